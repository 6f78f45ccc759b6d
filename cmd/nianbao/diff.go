package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"nianbao/internal/output"
	"nianbao/internal/release"
)

func newDiff(t terminal) *cobra.Command {
	asJSON := false
	c := &cobra.Command{
		Use:   "diff 旧网站 新网站",
		Short: "比较两次生成的网站，列出数和评价的变化",
		Long: "diff 比较两个生成好的网站目录：各版的数和评价有什么变化，哪些文件新增、改动、删去。\n" +
			"有没有变化，退出状态都是 0。\n" + exitHelp,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{errors.New("写明两个网站目录，先旧后新，如 nianbao diff public.old public")}
			}
			before, err := openSite(args[0])
			if err != nil {
				return err
			}
			now, err := openSite(args[1])
			if err != nil {
				return err
			}
			if err := differences(t.out, before, now, asJSON); err != nil {
				return machineError{err}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "用 JSON 逐行输出变化（标准输出）")
	return c
}

// site is what a built site says, by the path of its open data.
type site struct {
	manifest output.Manifest
	data     map[string][]release.Line
}

// openSite reads the manifest of a site and its open data.
func openSite(dir string) (site, error) {
	if err := checkSite([]string{dir}); err != nil {
		return site{}, usageError{err}
	}
	s := site{data: map[string][]release.Line{}}
	raw, err := os.ReadFile(filepath.Join(dir, output.ManifestPath))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, usageError{fmt.Errorf("%s 里没有 %s，不是生成的网站", dir, output.ManifestPath)}
	case err != nil:
		return s, machineError{err}
	}
	if s.manifest, err = output.DecodeManifest(raw); err != nil {
		return s, usageError{fmt.Errorf("%s 里的 %s 不完整：%w", dir, output.ManifestPath, err)}
	}
	for _, f := range s.manifest.Files {
		if ok, _ := path.Match("data/*/indicators.json", f.Path); !ok {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil {
			return s, machineError{err}
		}
		if s.data[f.Path], err = release.Targets(raw); err != nil {
			return s, usageError{fmt.Errorf("%s/%s 不是开放数据：%w", dir, f.Path, err)}
		}
	}
	return s, nil
}

// difference is a line of diff --json.
type difference struct {
	Edition string `json:"edition"`
	// Name is the target, area and period, as in messages.
	Name string `json:"name"`
	// Kind is added, removed or changed.
	Kind  string `json:"kind"`
	Field string `json:"field,omitempty"`
	Old   string `json:"old,omitempty"`
	New   string `json:"new,omitempty"`
}

// differences prints what changed in the figures, edition by edition, then the files.
func differences(w io.Writer, before, now site, asJSON bool) error {
	var err error
	say := func(format string, args ...any) {
		if _, failed := fmt.Fprintf(w, format, args...); err == nil {
			err = failed
		}
	}
	editions := maps.Clone(before.data)
	maps.Copy(editions, now.data)
	total := 0
	for _, name := range slices.Sorted(maps.Keys(editions)) {
		edition := path.Base(path.Dir(name))
		changes := release.Compare(before.data[name], now.data[name])
		total += len(changes)
		if len(changes) > 0 && !asJSON {
			say("%s年版：%d处\n", edition, len(changes))
		}
		for _, c := range changes {
			if !asJSON {
				say("\t%s\n", c)
				continue
			}
			for _, d := range flat(edition, c) {
				line, failed := json.Marshal(d)
				err = errors.Join(err, failed)
				say("%s\n", line)
			}
		}
	}
	if !asJSON {
		if total == 0 {
			say("数和评价没有变化\n")
		}
		say("%s\n", files(before.manifest, now.manifest))
	}
	return err
}

// flat is a change as lines of JSON, one a field.
func flat(edition string, c release.Change) []difference {
	switch {
	case c.Added:
		return []difference{{Edition: edition, Name: c.Line.Name, Kind: "added"}}
	case c.Gone:
		return []difference{{Edition: edition, Name: c.Line.Name, Kind: "removed"}}
	}
	var out []difference
	for _, f := range c.Fields {
		out = append(out, difference{edition, c.Line.Name, "changed", f.Name, f.Old, f.New})
	}
	return out
}

// files counts the files that are new, changed and gone.
func files(before, now output.Manifest) string {
	added, changed, gone := 0, 0, 0
	for _, f := range now.Files {
		switch old, ok := before.File(f.Path); {
		case !ok:
			added++
		case old.SHA256 != f.SHA256:
			changed++
		}
	}
	for _, f := range before.Files {
		if _, ok := now.File(f.Path); !ok {
			gone++
		}
	}
	return fmt.Sprintf("文件：新增%d个，改动%d个，删去%d个，共%d个", added, changed, gone, len(now.Files))
}
