package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

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
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return runVerify(t, o, args) },
	}
	o.addFlags(c)
	return c
}

func runVerify(t terminal, o findingOptions, args []string) error {
	if err := checkSite(args); err != nil {
		return usageError{err}
	}
	v, found, err := output.Verify(args[0])
	if err != nil {
		return machineError{err}
	}
	if !o.json && v.Recovered != output.Nothing {
		fmt.Fprintln(t.err, v.Recovered.Word())
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
}

// checkSite wants exactly one directory that is there.
func checkSite(args []string) error {
	if len(args) != 1 {
		return errors.New("写明一个网站目录，如 nianbao verify public")
	}
	info, err := os.Stat(args[0])
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("没有目录 %s；还没有生成时先运行 nianbao build", args[0])
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s 不是目录；写明网站目录，如 nianbao verify public", args[0])
	}
	return nil
}
