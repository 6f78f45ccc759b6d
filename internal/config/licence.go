package config

import (
	"regexp"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/yaml"
)

// licenceNames is the form of a licence's identifier: CC-BY-4.0.
var licenceNames = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

// licence is an identifier or the address of the conditions: catalogues of data
// take nothing else.
func (d *decoder) licence(s yaml.Section) string {
	text := d.Text(s, "licence")
	if text == "" || licenceNames.MatchString(text) {
		return text
	}
	if strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://") {
		return d.address(s, "licence", "写成 https://www.example.gov.cn/shuoming.html")
	}
	d.Add(diag.Errorf(s.ValuePos("licence"), "bad-value", "licence 是“%s”，不是许可的代号，也不是网址", text).
		Hintf("写代号，如 CC-BY-4.0，或使用条件的网址；没有就不写"))
	return ""
}
