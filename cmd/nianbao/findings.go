package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/output"
)

// now is the one reading of the machine's clock: how long a command took. No
// byte of a report depends on it.
func now() time.Time { return time.Now() }

// findingOptions are the flags of every command that reports findings.
type findingOptions struct {
	json bool
	all  bool
}

func (o *findingOptions) addFlags(c *cobra.Command) {
	c.Flags().BoolVar(&o.json, "json", false, "用 JSON 逐行输出问题（标准输出）")
	c.Flags().BoolVar(&o.all, "all", false, "逐个列出同样的问题，不合并")
}

// print shows the findings of a run and returns errFindings if one is an error.
func (o *findingOptions) print(t terminal, r build.Result) error {
	found := r.Findings.Sorted()
	if o.all || o.json {
		found = r.Findings.Ordered()
	}
	if err := o.write(t, r, found); err != nil {
		return machineError{err}
	}
	if !r.Findings.HasErrors() {
		return nil
	}
	if !o.json {
		fmt.Fprintf(t.err, "%s；没有写任何文件\n", counts(r.Findings.Ordered()))
	}
	return errFindings
}

func (o *findingOptions) write(t terminal, r build.Result, found diag.List) error {
	if o.json {
		return diag.WriteJSON(t.out, found)
	}
	return diag.WriteText(t.err, found, func(name string, n int) string {
		if r.Snapshot == nil {
			return ""
		}
		if f := r.Snapshot.File(name); f != nil {
			return f.Line(n)
		}
		return ""
	})
}

// closing prints the last line: what was made, how long it took, what was found.
func (o *findingOptions) closing(t terminal, verb string, r build.Result, started time.Time) {
	if o.json {
		return
	}
	size := 0
	for _, f := range r.Files {
		size += len(f.Data)
	}
	fmt.Fprintf(t.err, "%s：%d页，%d幅图，%d个文件，%s，用时%.1f秒；%s\n", verb,
		len(r.Report.Pages), figures(r), len(r.Files), bytes(size), now().Sub(started).Seconds(), counts(r.Findings.Ordered()))
}

// counts says how many findings there are: 错误0个，警告2个，建议1个.
func counts(l diag.List) string {
	var parts []string
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Suggestion} {
		parts = append(parts, fmt.Sprintf("%s%d个", s.Word(), l.Count(s)))
	}
	return strings.Join(parts, "，")
}

func bytes(n int) string {
	if n < 1<<20 {
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// figures counts the charts that stand as figures; marks in cells are none.
func figures(r build.Result) int {
	n := 0
	for _, p := range r.Report.Pages {
		document.Walk(p.Body, func(b document.Block) {
			if _, ok := b.(document.Figure); ok {
				n++
			}
		})
	}
	return n
}

// inputs are the files that a build read, for the manifest.
func inputs(r build.Result) []output.Input {
	var list []output.Input
	for _, f := range r.Snapshot.Files {
		list = append(list, output.Input{Path: f.Path, Size: int64(len(f.Data)), SHA256: f.SHA256})
	}
	return list
}
