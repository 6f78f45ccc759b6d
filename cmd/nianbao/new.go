package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/rollover"
	"nianbao/internal/source"
)

func newNew(t terminal) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "建立新的一版",
		Long:  "new edition 年份 建立新的一版。\n" + exitHelp,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("new 后面不能有“%s”；用 nianbao new edition 年份", args[0])}
			}
			return usageError{fmt.Errorf("写明建立什么，如 nianbao new edition 2025")}
		},
	}
	c.AddCommand(newEdition(t))
	return c
}

func newEdition(t terminal) *cobra.Command {
	var o findingOptions
	c := &cobra.Command{
		Use:   "edition 年份",
		Short: "照上一版建立新的一版",
		Long: "new edition 照最后一版建立下一版：在 nianbao.yaml 里加上这一版（草稿），\n" +
			"data/年份/ 里放好同样的工作簿，表头照旧，数值空着，四个清单和督查整改带上没有办完的事项；\n" +
			"content/年份/ 里放好同样的各章，只有题头、标题和图表指令。\n" +
			"不改动、不覆盖已有的文件；有一个文件已经存在，就什么也不写。\n" + exitHelp,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return o.edition(t, args) },
	}
	o.addFlags(c)
	return c
}

func (o *findingOptions) edition(t terminal, args []string) error {
	year, err := yearArgument(args, "nianbao new edition 2025")
	if err != nil {
		return usageError{err}
	}
	s, found, err := source.Read(os.DirFS("."))
	if err != nil {
		return machineError{err}
	}
	made, more, err := rollover.Make(s, year)
	if err != nil {
		return machineError{err}
	}
	r := build.Result{Snapshot: s, Findings: append(found, more...)}
	if err := o.print(t, r); err != nil {
		return err
	}
	if err := made.Write("."); err != nil {
		return machineError{err}
	}
	if o.json {
		return nil
	}
	for _, f := range made.Files {
		fmt.Fprintf(t.err, "新建 %s\n", f.Path)
	}
	for _, f := range made.Left {
		fmt.Fprintf(t.err, "没有带过来 %s：不是每年相同的标准表，换成今年的再放入\n", f)
	}
	fmt.Fprintf(t.err, "已照%d年版建立%d年版（草稿）：新建%d个文件，nianbao.yaml 加了一项；填表、写正文后运行 nianbao check\n", made.From, year, len(made.Files))
	return nil
}
