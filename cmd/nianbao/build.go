package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/output"
	"nianbao/internal/version"
)

// buildOptions are the flags of build.
type buildOptions struct {
	findingOptions
	out  string
	date string
}

func newBuild(t terminal) *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build",
		Short: "生成网站",
		Long: "build 读取 nianbao.yaml、content/、data/ 和 templates/，生成报告网站。\n" +
			"有错误时不写任何文件，原来的网站保持不变。\n" + exitHelp,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c, t) },
	}
	o.addFlags(c)
	c.Flags().StringVarP(&o.out, "out", "o", "", "写到这个目录（默认用 nianbao.yaml 的 output）")
	c.Flags().StringVar(&o.date, "date", "", "文件时间，2025-03-28 或 2025-03-28 09:00，北京时间（默认用 SOURCE_DATE_EPOCH）")
	return c
}

func (o *buildOptions) run(c *cobra.Command, t terminal) error {
	started := now()
	modified, err := fileTime(o.date, os.Getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return usageError{err}
	}
	if err := checkOut(o.out); err != nil {
		return usageError{err}
	}
	p := newProgress(t)
	defer p.done()
	result, err := p.run(c.Context(), build.Options{})
	if err != nil {
		return err
	}
	written, err := o.write(&result, modified, p)
	if err != nil {
		return machineError{err}
	}
	p.done()
	if err := o.print(t, result); err != nil {
		return err
	}
	o.report(t, result, written, started)
	return nil
}

// write puts a sound result on disk and adds what that finds.
func (o *buildOptions) write(r *build.Result, modified time.Time, p progress) (output.Result, error) {
	if o.out == "" {
		o.out = r.Config.Output
	}
	if r.Files == nil {
		return output.Result{}, nil
	}
	p.stage("写入")
	written, found, err := output.Write(o.out, r.Files, inputs(*r), output.Options{
		Tool: version.Tool, Time: modified,
	})
	r.Findings = append(r.Findings, found...)
	return written, err
}

// checkOut refuses a directory in which a site would lie among a project's
// own files: the project itself, what holds it, and its inputs. An empty out
// is the configuration's, which has been checked when it was decoded.
func checkOut(out string) error {
	if out == "" {
		return nil
	}
	project, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	target, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	if within(target, project) {
		return fmt.Errorf("不能写到 %s：那里是报告自己的目录，或它的上级；另指一个目录，如 -o public", out)
	}
	for _, input := range []string{"content", "data", "editions", "templates"} {
		if within(filepath.Join(project, input), target) {
			return fmt.Errorf("不能写到 %s：那里放的是 %s/；另指一个目录，如 -o public", out, input)
		}
	}
	return nil
}

// within reports whether path is dir or lies below it.
func within(dir, path string) bool {
	relative, err := filepath.Rel(dir, path)
	return err == nil && relative != ".." && !strings.HasPrefix(relative, ".."+string(filepath.Separator))
}

// keptShown is how many files that no build made are named one by one.
const keptShown = 10

func (o *buildOptions) report(t terminal, r build.Result, w output.Result, started time.Time) {
	if o.json {
		return
	}
	if w.Recovered != output.Nothing {
		fmt.Fprintf(t.err, "%s\n", w.Recovered.Word())
	}
	for _, name := range w.Edited {
		fmt.Fprintf(t.err, "%s 被改动过，已重新生成\n", name)
	}
	for i, name := range w.Kept {
		if i == keptShown {
			fmt.Fprintf(t.err, "……共保留%d个不是本程序生成的文件\n", len(w.Kept))
			break
		}
		fmt.Fprintf(t.err, "保留了不是本程序生成的文件 %s\n", name)
	}
	o.closing(t, "已生成 "+o.out, r, started)
}

var errDate = errors.New("写成 2025-03-28 或 2025-03-28 09:00")

// fileTime returns the time that output files get: date in UTC+8, else the
// seconds since 1970 in epoch, else the zero time, which leaves it to the disk.
func fileTime(date, epoch string) (time.Time, error) {
	beijing := time.FixedZone("UTC+8", 8*60*60)
	if date != "" {
		for _, layout := range []string{"2006-01-02", "2006-01-02 15:04"} {
			if at, err := time.ParseInLocation(layout, date, beijing); err == nil {
				return at, nil
			}
		}
		return time.Time{}, fmt.Errorf("--date 的值“%s”不是日期：%w", date, errDate)
	}
	if epoch == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("环境变量 SOURCE_DATE_EPOCH 的值“%s”不是秒数", epoch)
	}
	return time.Unix(seconds, 0), nil
}
