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
	"nianbao/internal/config"
	"nianbao/internal/diag"
	"nianbao/internal/release"
	"nianbao/internal/source"
)

// releaseOptions are the flags of release.
type releaseOptions struct {
	findingOptions
	note, date string
}

func newRelease(t terminal) *cobra.Command {
	var o releaseOptions
	c := &cobra.Command{
		Use:   "release 年份",
		Short: "锁定已发布的一版，以后改动会报错",
		Long: "release 把一版的文件指纹、全部公布的数和评价写进 editions/年份.lock.json，与数据一起保存。\n" +
			"先在 nianbao.yaml 里把这一版的 status 改为 released，并且没有错误。\n" +
			"锁定以后，旧数据改了，或换了算法使公布的数变了，build 和 check 逐条报错；\n" +
			"确需更正，用 --note 写明更正了什么、为什么，重新锁定，这句话登在这一版的首页。\n" + exitHelp,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, t, args) },
	}
	o.addFlags(c)
	c.Flags().StringVar(&o.note, "note", "", "再次发布时更正了什么、为什么")
	c.Flags().StringVar(&o.date, "date", "", "再次发布的日期，如 2025-06-01")
	return c
}

func (o *releaseOptions) run(c *cobra.Command, t terminal, args []string) error {
	year, err := yearArgument(args, "nianbao release 2024")
	if err == nil {
		err = o.check()
	}
	if err != nil {
		return usageError{err}
	}
	r, err := built(c.Context(), t, build.Options{Releasing: true})
	if err != nil {
		return err
	}
	r.Findings = append(r.Findings, releasable(r.Config, year)...)
	if err := o.print(t, r); err != nil {
		return err
	}
	return o.lock(t, r, year)
}

// yearArgument wants exactly one year.
func yearArgument(args []string, example string) (int, error) {
	if len(args) != 1 {
		return 0, fmt.Errorf("写明一个年份，如 %s", example)
	}
	year, err := strconv.Atoi(strings.TrimSuffix(args[0], "年"))
	if err != nil || year < 1000 || year > 9999 {
		return 0, fmt.Errorf("“%s”不是年份，如 %s", args[0], example)
	}
	return year, nil
}

// check refuses a note that is no sentence and a date that is no day.
func (o *releaseOptions) check() error {
	o.note = strings.Join(strings.Fields(o.note), " ")
	const longest = 500
	if len([]rune(o.note)) > longest {
		return fmt.Errorf("--note 超过%d字；写更正了什么、为什么，细节写进修订说明", longest)
	}
	if o.date == "" {
		return nil
	}
	if o.note == "" {
		return errors.New("--date 是再次发布的日期，要同 --note 一起写")
	}
	if _, err := time.Parse(time.DateOnly, o.date); err != nil {
		return fmt.Errorf("--date 的值“%s”不是日期，写成 2025-06-01", o.date)
	}
	return nil
}

// releasable wants the year's edition to be there and to say that it is released.
func releasable(c config.Config, year int) diag.List {
	for _, e := range c.Editions {
		switch {
		case e.Year == year && !e.Released:
			return diag.List{diag.Errorf(e.Pos, "not-released", "%s还是草稿，不能锁定", e.Title).Hintf("定稿后在 nianbao.yaml 里写 status: released，再运行 nianbao release %d", year)}
		case e.Year == year:
			return nil
		}
	}
	return diag.List{diag.Errorf(diag.Pos{File: build.ConfigFile}, "not-released", "nianbao.yaml 没有%d年版", year).Hintf("检查年份；新的一版用 nianbao new edition %d 建立", year)}
}

// lock writes the lock, unless the edition is as it was locked, or has changed
// and nobody says why.
func (o *releaseOptions) lock(t terminal, r build.Result, year int) error {
	now, ok := r.Published(year)
	if !ok {
		return machineError{fmt.Errorf("no edition of %d", year)}
	}
	before, found := former(r.Snapshot, year)
	if before != nil && o.note == "" {
		changes := release.Edition{Published: now, Released: true, Sound: true}.Check(*before)
		if len(changes) == 0 {
			o.say(t, "%s与锁定时一致，没有改动 %s", now.Title, release.Path(year))
			return nil
		}
		r.Findings = append(found, changes...)
		return o.print(t, r)
	}
	l := now.Lock(before, release.Release{Date: o.date, Note: o.note})
	if err := os.MkdirAll(release.Folder, 0o755); err != nil {
		return machineError{err}
	}
	if err := replaceFile(release.Path(year), l.Encode()); err != nil {
		return machineError{err}
	}
	o.say(t, "已锁定%s：%s，%d个文件，%d条公布内容；请与数据一起保存", now.Title, release.Path(year), len(l.Inputs), len(l.Lines))
	return nil
}

func (o *releaseOptions) say(t terminal, format string, args ...any) {
	if !o.json {
		fmt.Fprintf(t.err, format+"\n", args...)
	}
}

// former is the lock that the edition has, nil for none.
func former(s *source.Snapshot, year int) (*release.Lock, diag.List) {
	f := s.File(release.Path(year))
	if f == nil {
		return nil, nil
	}
	l, found := release.Decode(f)
	if len(found) > 0 {
		return nil, found
	}
	return &l, nil
}

// replaceFile writes a file whole: what was there stays until the new one is complete.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".nianbao-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
