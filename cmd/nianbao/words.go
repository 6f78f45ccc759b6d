package main

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"
	"syscall"

	"nianbao/internal/output"
)

// causes are the machine's usual failures, with their remedies.
var causes = []struct {
	err           error
	words, remedy string
}{
	{output.ErrBusy, "另一个 nianbao 正在写这个目录", "等它结束再试"},
	{fs.ErrPermission, "没有权限", "换一个有权限的目录，或请管理员开放权限"},
	{syscall.EROFS, "磁盘是只读的", "换一个能写的磁盘"},
	{syscall.ENOSPC, "磁盘满了", "腾出空间再试"},
	{syscall.ENOTDIR, "不是目录", "那里已有一个同名文件：改名、移走，或用 -o 另指目录"},
	{syscall.EISDIR, "是目录，不是文件", "移走这个目录再试"},
	{fs.ErrNotExist, "不存在", "检查路径"},
	{fs.ErrExist, "已经存在", "移走它再试"},
}

// machineWords says in Chinese what failed on the machine, with its path, and
// what may help. The system's own words follow in brackets, for those who
// look after the machine.
func machineWords(err error) (reason, remedy string) {
	where := ""
	var path *fs.PathError
	if errors.As(err, &path) {
		where = path.Path + "："
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return where + c.words + "（" + err.Error() + "）", c.remedy
		}
	}
	return "机器出错：" + err.Error(), "再试一次；仍不行就把这一行交给维护人员"
}

// cause is the Chinese word for err alone.
func cause(err error) string {
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.words
		}
	}
	return err.Error()
}

// usages turn what cobra and pflag say in English into Chinese; a message that
// none of them knows stays as it is.
var usages = []struct {
	english *regexp.Regexp
	chinese string
}{
	{regexp.MustCompile(`^unknown command "(.*)" for "nianbao (.*)"$`), "$2 后面不能有“$1”"},
	{regexp.MustCompile(`^unknown flag: (.*)$`), "没有选项 $1"},
	{regexp.MustCompile(`^unknown shorthand flag: '(.*)' in .*$`), "没有选项 -$1"},
	{regexp.MustCompile(`^flag needs an argument: '(.*)' in .*$`), "选项 -$1 后面要写值"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "选项 $1 后面要写值"},
	{regexp.MustCompile(`^invalid argument "(.*)" for "(.*)" flag: .*$`), "选项 $2 的值“$1”不对"},
}

// chineseUsage says in Chinese what the parser of the command line said.
func chineseUsage(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	for _, u := range usages {
		if u.english.MatchString(s) {
			return u.english.ReplaceAllString(s, u.chinese)
		}
	}
	return s
}
