package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/internal/version"
)

func newVersion(t terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "显示版本",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(t.out, version.Tool)
			return err
		},
	}
}
