// Command nianbao turns a government office's statistical tables and Markdown
// narrative into the annual progress report of an action plan.
//
// # Exit status
//
//	0  done
//	1  the report has errors; for verify: something changed, is missing or extra
//	2  wrong usage
//	3  the machine failed: a disk, a missing tool
//
// Messages are Chinese, on standard error. With --json they are JSON lines on
// standard output and nothing else is printed there.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/internal/nearest"
)

// The exit statuses, compared with the help by a test.
const (
	exitDone    = 0
	exitErrors  = 1
	exitUsage   = 2
	exitMachine = 3
)

// exitHelp ends every command's help.
const exitHelp = `
退出状态：
  0  完成
  1  报告有错误（verify：有文件被改、缺少或多余）
  2  用法不对
  3  机器出错（磁盘、缺少工具）`

// errFindings is returned once findings that are errors have been printed.
var errFindings = errors.New("report has errors")

// usageError is an error in how the program was called.
type usageError struct{ error }

// machineError is a failure of the machine: a disk, a missing tool.
type machineError struct{ error }

// terminal is what a command prints to.
type terminal struct {
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], terminal{os.Stdout, os.Stderr}))
}

// run executes one command line and returns the exit status.
func run(ctx context.Context, args []string, t terminal) int {
	root := newRoot(t)
	root.SetArgs(args)
	root.SetOut(t.out)
	root.SetErr(t.err)
	return status(root.ExecuteContext(ctx), t)
}

// status turns a command's error into its message and exit status. What is
// not marked as the machine's is the command line parser's: wrong usage.
func status(err error, t terminal) int {
	var machine machineError
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFindings):
		return exitErrors
	case errors.As(err, &machine):
		reason, remedy := machineWords(machine.error)
		fmt.Fprintf(t.err, "nianbao: %s\n\t建议: %s\n", reason, remedy)
		return exitMachine
	case errors.As(err, &usage):
		fmt.Fprintf(t.err, "nianbao: %v\n", usage)
	default:
		fmt.Fprintf(t.err, "nianbao: 命令写法不对：%s\n", chineseUsage(err.Error()))
	}
	fmt.Fprintln(t.err, "\t建议: 用 nianbao help 查看用法")
	return exitUsage
}

func newRoot(t terminal) *cobra.Command {
	root := &cobra.Command{
		Use:   "nianbao",
		Short: "把统计表和文稿做成行动方案年度报告",
		Long: "nianbao 把 Excel 统计表和 Markdown 文稿做成行动方案的年度报告：\n" +
			"一个不依赖服务器和网络的网站。\n" + exitHelp,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("没有“%s”这个命令%s", args[0], meant(c, args))}
			}
			return c.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "help [命令]", Short: "查看一个命令的用法", RunE: func(c *cobra.Command, args []string) error {
		found, rest, err := c.Root().Find(args)
		if err != nil || len(rest) > 0 {
			return usageError{fmt.Errorf("没有“%s”这个命令%s", strings.Join(args, " "), meant(c.Root(), args))}
		}
		return found.Help()
	}})
	root.SetUsageTemplate(usageTemplate)
	directory := root.PersistentFlags().StringP("directory", "C", ".", "先进入这个目录")
	root.PersistentFlags().BoolP("help", "h", false, "查看用法")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if err := os.Chdir(*directory); err != nil {
			return usageError{fmt.Errorf("不能进入目录 %s：%s", *directory, cause(err))}
		}
		return nil
	}
	root.AddCommand(newBuild(t), newCheck(t), newExport(t), newInspect(t), newVerify(t), newDiff(t), newNew(t), newRelease(t), newExplain(t), newVersion(t))
	for _, c := range root.Commands() {
		c.DisableFlagsInUseLine = true
	}
	return root
}

// meant is the hint at the command that a misspelt word stands for, or "".
func meant(root *cobra.Command, args []string) string {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	if near := nearest.Of(strings.Join(args, " "), names); near != "" {
		return "，是不是 " + near + "？"
	}
	return ""
}

const usageTemplate = `用法：
  {{.UseLine}}{{if .HasAvailableSubCommands}} 命令{{end}}
{{if .HasAvailableSubCommands}}
命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableFlags}}
选项：
{{.Flags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`
