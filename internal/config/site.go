package config

import (
	"math"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/yaml"
)

func (d *decoder) site(s yaml.Section) Site {
	return Site{
		URL:    d.url(s),
		Name:   d.Text(s, "name"),
		Domain: d.Text(s, "domain"),
		ID:     d.siteID(s),
		Column: d.Text(s, "column"),
		Color:  d.color(s),
	}
}

func (d *decoder) url(s yaml.Section) string {
	text := d.address(s, "url", "写成 https://www.example.gov.cn/report/")
	if text == "" {
		return ""
	}
	return strings.TrimSuffix(text, "/") + "/"
}

// address is an absolute address of the web, without a query.
func (d *decoder) address(s yaml.Section, key, hint string) string {
	text := d.Text(s, key)
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		d.Add(diag.Errorf(s.ValuePos(key), "bad-value", "%s 是“%s”，不是网址", key, text).Hintf("%s", hint))
		return ""
	}
	return u.String()
}

// siteIDs is the form of a SiteIDCode: ten digits, or bm and eight.
var siteIDs = regexp.MustCompile(`^([0-9]{10}|bm[0-9]{8})$`)

func (d *decoder) siteID(s yaml.Section) string {
	text := d.Text(s, "id")
	if text != "" && !siteIDs.MatchString(text) {
		d.Add(diag.Errorf(s.ValuePos("id"), "bad-value", "id 是“%s”，不是网站标识码", text).Hintf("写十位数字，或 bm 加八位数字；没有就留空"))
		return ""
	}
	return text
}

var colors = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// leastContrast is what WCAG 2.2 AA wants of text on its background.
const leastContrast = 4.5

func (d *decoder) color(s yaml.Section) string {
	text := d.Text(s, "color")
	switch {
	case text == "":
		if e, ok := s.Fields["color"]; ok && strings.Contains(d.File.Line(e.Pos.Line), "#") && !strings.Contains(d.File.Line(e.Pos.Line), `""`) {
			d.Add(diag.Warningf(e.Pos, "empty-value", "color 是空的：# 后面成了注释").Hintf(`加引号，如 color: "#1F4E79"`))
		}
		return ""
	case !colors.MatchString(text):
		d.Add(diag.Errorf(s.ValuePos("color"), "bad-value", "color 是“%s”，不是颜色", text).Hintf(`写成 "#1F4E79" 这样的六位十六进制`))
		return ""
	}
	if c := contrastWithWhite(text); c < leastContrast {
		d.Add(diag.Errorf(s.ValuePos("color"), "low-contrast", "颜色 %s 与白色的对比度是 %s，要达到 4.5", text, strconv.FormatFloat(math.Floor(c*100)/100, 'f', 2, 64)).
			Hintf("换一个更深的颜色"))
		return ""
	}
	return strings.ToUpper(text)
}

// contrastWithWhite returns the contrast ratio of WCAG 2.2 of #RRGGBB on white.
func contrastWithWhite(color string) float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	luminance := 0.0
	for i, w := range weights {
		n, _ := strconv.ParseUint(color[1+2*i:3+2*i], 16, 8) // the form has been checked
		luminance += float64(w * linear(float64(n)/255))
	}
	return 1.05 / (luminance + 0.05)
}

func linear(channel float64) float64 {
	if channel <= 0.04045 {
		return channel / 12.92
	}
	return math.Pow((channel+0.055)/1.055, 2.4)
}

func (d *decoder) output(s yaml.Section) string {
	const usual = "public"
	text := d.Text(s, "output")
	if text == "" {
		return usual
	}
	first, _, _ := strings.Cut(path.Clean(text), "/")
	bad := path.IsAbs(text) || strings.ContainsAny(text, "\\:*?\"<>|\x00") || first == "." || first == ".." || strings.HasPrefix(first, ".")
	if bad || slices.Contains([]string{"content", "data", "editions", "templates"}, first) {
		d.Add(diag.Errorf(s.ValuePos("output"), "bad-value", "output 是“%s”，不能往那里写", text).
			Hintf("写项目里的一个目录名，如 public，不能是 content、data、editions 或 templates；要写到别处，用命令行的参数"))
		return usual
	}
	return path.Clean(text)
}
