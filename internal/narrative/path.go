package narrative

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/diag"
)

var (
	pagePath     = regexp.MustCompile(`^content/([0-9]{4})/([0-9]{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$`)
	loosePath    = regexp.MustCompile(`^content/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$`)
	templatePath = regexp.MustCompile(`^templates/pages/([a-z0-9]+(?:-[a-z0-9]+)*)\.md$`)
	numbered     = regexp.MustCompile(`^([0-9]{1,2})[-_ .、]*(.*)$`)
	notSlug      = regexp.MustCompile(`[^a-z0-9]+`)
)

// named returns a page with what its path says.
func named(path string) (*Page, diag.List) {
	p := &Page{File: path}
	if m := pagePath.FindStringSubmatch(path); m != nil {
		p.Edition, _ = strconv.Atoi(m[1])
		p.Order, _ = strconv.Atoi(m[2])
		p.Slug = m[3]
		return p, nil
	}
	if m := loosePath.FindStringSubmatch(path); m != nil {
		p.Slug = m[1]
		return p, nil
	}
	p.guess()
	return p, diag.List{badName(path)}
}

// guess fills in what a path that breaks the rules may have meant, so that
// the page is not missing from all that is checked later.
func (p *Page) guess() {
	dir, name, _ := cutLast(p.File, "/")
	if year := strings.TrimPrefix(dir, "content/"); isYear(year) {
		p.Edition, _ = strconv.Atoi(year)
	}
	stem := suggestName(name, p.Edition > 0, "page")
	if m := numbered.FindStringSubmatch(stem); m != nil && p.Edition > 0 {
		p.Order, _ = strconv.Atoi(m[1])
		stem = m[2]
	}
	p.Slug = strings.TrimSuffix(stem, ".md")
}

// templateNamed returns a template page with what its path says.
func templateNamed(path string) (*Page, diag.List) {
	p := &Page{File: path}
	if m := templatePath.FindStringSubmatch(path); m != nil {
		p.Slug = m[1]
		return p, nil
	}
	return p, diag.List{diag.Errorf(diag.Pos{File: path}, "file-name",
		"页面模板的文件名要写成 templates/pages/名称.md，名称只用小写字母、数字和连字符")}
}

func badName(path string) diag.Diagnostic {
	d := diag.Errorf(diag.Pos{File: path}, "file-name",
		"文件名会成为网页地址，要写成 content/年份/两位序号-名称.md（不属于某一年的写成 content/名称.md），名称只用小写字母、数字和连字符")
	dir, name, _ := cutLast(path, "/")
	if strings.Count(path, "/") > 2 {
		return d.Hintf("年份目录下面不再分目录，把文件移到 %s/", strings.Join(strings.Split(path, "/")[:2], "/"))
	}
	if !isYear(strings.TrimPrefix(dir, "content/")) && dir != "content" {
		return d.Hintf("目录名要是四位年份，如 content/2024/")
	}
	return d.Hintf("改名为 %s；标题写在文件开头的 title: 里，可以用中文", suggestName(name, dir != "content", "拼音或英文"))
}

// suggestName makes of name what the rules allow, and unknown of a name that
// holds nothing of it: Chinese is romanised by who knows how to read it.
func suggestName(name string, inEdition bool, unknown string) string {
	stem := strings.TrimSuffix(strings.ToLower(name), ".md")
	order := ""
	if m := numbered.FindStringSubmatch(stem); m != nil && inEdition {
		order, stem = m[1], m[2]
	}
	slug := strings.Trim(notSlug.ReplaceAllString(stem, "-"), "-")
	if slug == "" {
		slug = unknown
	}
	if !inEdition {
		return slug + ".md"
	}
	if order == "" {
		order = "01"
	}
	if len(order) == 1 {
		order = "0" + order
	}
	return order + "-" + slug + ".md"
}

func isYear(s string) bool {
	_, err := strconv.ParseUint(s, 10, 16)
	return err == nil && len(s) == 4
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return "", s, false
}
