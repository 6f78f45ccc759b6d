package main

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/cobra"

	"nianbao/internal/build"
	"nianbao/internal/output"
)

func newVerify(t terminal) *cobra.Command {
	var o findingOptions
	c := &cobra.Command{
		Use:   "verify 目录",
		Short: "核对网站文件与生成时是否一致",
		Long: "verify 用目录里的 manifest.json 核对每个文件，列出被改、缺少和多余的文件。\n" +
			"上次生成若中断，先把它收尾或撤销。\n" + exitHelp,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			v, found, err := output.Verify(args[0])
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return usageError{fmt.Errorf("没有目录 %s", args[0])}
			case err != nil:
				return machineError{err}
			}
			if !o.json && v.Recovered != output.Nothing {
				fmt.Fprintf(t.err, "%s\n", v.Recovered.Word())
			}
			if err := o.write(t, build.Result{}, found.Ordered()); err != nil {
				return machineError{err}
			}
			if found.HasErrors() {
				return errFindings
			}
			if !o.json {
				fmt.Fprintf(t.err, "%d个文件与生成时一致\n", len(v.Manifest.Files))
			}
			return nil
		},
	}
	o.addFlags(c)
	return c
}
