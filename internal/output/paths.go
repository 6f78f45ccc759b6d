package output

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/internal/diag"
)

// maxPath leaves room for a project directory below the 260 characters that
// Windows allows by default.
const maxPath = 180

// devices are the names that Windows keeps to itself, with any ending.
var devices = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$`)

// Check reports files that cannot be written on every system, and files that
// want the same place. A build that has such findings is not written.
func Check(files []File) diag.List {
	var found diag.List
	taken := map[string]File{}
	for _, f := range files {
		if why := pathProblem(f.Path); why != "" {
			found = append(found, diag.Errorf(f.Pos, "bad-output-path", "输出文件“%s”的路径不能用：%s", f.Path, why).
				Hintf("改短或换一个只有字母、数字、连字符的代码或文件名"))
			continue
		}
		key := fold(f.Path)
		if first, ok := taken[key]; ok {
			found = append(found, clash(f, first))
			continue
		}
		taken[key] = f
	}
	return append(found, beneath(files, taken)...)
}

func clash(f, first File) diag.Diagnostic {
	d := diag.Errorf(f.Pos, "duplicate-output", "两处都要写 %s", f.Path)
	if f.Path != first.Path {
		d = diag.Errorf(f.Pos, "duplicate-output", "%s 和 %s 只有大小写不同，在 Windows 上是同一个文件", f.Path, first.Path)
	}
	if first.Pos != (diag.Pos{}) {
		d = d.Notef(first.Pos, "另一处在这里")
	}
	return d.Hintf("改其中一个的代码或文件名")
}

// beneath reports files whose directory is itself a file.
func beneath(files []File, taken map[string]File) diag.List {
	var found diag.List
	for _, f := range files {
		for dir := path.Dir(f.Path); dir != "." && dir != "/"; dir = path.Dir(dir) {
			if parent, ok := taken[fold(dir)]; ok {
				found = append(found, diag.Errorf(f.Pos, "duplicate-output", "%s 要在 %s 里面，而后者是文件", f.Path, parent.Path).
					Hintf("改其中一个的代码或文件名"))
			}
		}
	}
	return found
}

// fold makes paths equal that are one file where case does not count.
func fold(p string) string { return strings.ToLower(p) }

// pathProblem says why p cannot be a path of the output, or "".
func pathProblem(p string) string {
	switch {
	case !utf8.ValidString(p) || strings.ContainsFunc(p, unicode.IsControl):
		return "有控制字符"
	case !fs.ValidPath(p) || p == ".":
		return "不是输出目录里的路径"
	case fold(p) == ManifestPath || strings.HasPrefix(fold(p), ".nianbao-"):
		return "这个名字留给程序自己"
	case utf8.RuneCountInString(p) > maxPath:
		return "太长"
	}
	for name := range strings.SplitSeq(p, "/") {
		if why := nameProblem(name); why != "" {
			return why
		}
	}
	return ""
}

func nameProblem(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case strings.ContainsAny(name, `\:*?"<>|`):
		return `有 \ : * ? " < > | 之一`
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "以点或空格结尾"
	case devices.MatchString(strings.TrimRight(stem, " ")):
		return "“" + stem + "”是 Windows 的设备名"
	case len(name) > 240:
		return "太长"
	}
	return ""
}
