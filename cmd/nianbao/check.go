package main

import (
	"github.com/spf13/cobra"

	"nianbao/internal/build"
)

func newCheck(t terminal) *cobra.Command {
	var o findingOptions
	c := &cobra.Command{
		Use:   "check",
		Short: "检查报告，不写任何文件",
		Long:  "check 走完 build 的所有步骤，报告发现的问题，但不写任何文件。\n" + exitHelp,
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			started := now()
			result, err := built(c.Context(), t, build.Options{})
			if err != nil {
				return err
			}
			if err := o.print(t, result); err != nil {
				return err
			}
			o.closing(t, "检查完毕", result, started)
			return nil
		},
	}
	o.addFlags(c)
	return c
}
