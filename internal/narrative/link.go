package narrative

import (
	"net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"nianbao/internal/document"
)

func (c *converter) link(n *ast.Link) []document.Inline {
	start := n.Pos()
	outer := c.within.link
	c.within.link = true
	text := c.children(n)
	c.within.link = outer
	if len(n.Title) > 0 {
		c.warnf(start, "link-title", "链接不带题注，“%s”略去", n.Title).Hint = "写进链接的文字里"
	}
	if strings.TrimSpace(plain(text...)) == "" {
		c.errorf(start, "link", "链接没有文字").Hint = "在方括号里写上链接到什么"
		return nil
	}
	return c.linkTo(start, unescape(n.Destination), text)
}

func (c *converter) autoLink(n *ast.AutoLink) []document.Inline {
	href := string(n.URL(c.src))
	if n.AutoLinkType == ast.AutoLinkEmail {
		href = "mailto:" + strings.TrimPrefix(href, "mailto:")
	}
	return c.linkTo(n.Pos(), href, []document.Inline{document.Text(n.Label(c.src))})
}

// linkTo returns a link, or its text alone where href is refused.
func (c *converter) linkTo(start int, href string, text []document.Inline) []document.Inline {
	external, problem, hint := judge(href)
	if problem != "" {
		c.errorf(start, "link", "%s", problem).Hint = hint
		return text
	}
	return []document.Inline{document.Link{Href: href, External: external, Text: text, Pos: c.pos(start)}}
}

var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)

// judge says whether an address leads out of the report, or why it may not be used.
func judge(href string) (external bool, problem, hint string) {
	for _, r := range href {
		if r <= ' ' || classOf(r) != ordinary {
			return false, "链接地址里有空格或控制字符", "空格写成 %20，或换一个文件名"
		}
	}
	u, err := url.Parse(href)
	s := strings.ToLower(scheme.FindString(href))
	switch {
	case href == "":
		return false, "链接没有地址", "在圆括号里写上地址，如 03-yuanqu.md"
	case s == "https:" && (err != nil || u.Host == ""), err != nil:
		return false, "链接地址“" + href + "”不合格", "检查有没有漏写或多写的字符；地址里的中文标点要去掉"
	case s == "https:", s == "mailto:":
		return true, "", ""
	case s == "http:":
		return false, "外部链接要用 https", "改成 https://…；对方没有 https 时，写出网站名称，不加链接"
	case s != "":
		return false, "不能链接到“" + s + "”", "只能链接到本报告的页面和 https:// 地址"
	case strings.HasPrefix(href, "/"):
		return false, "链接不能以 / 开头：网站可能放在子目录里", "写相对本文件的路径，如 ../about.md"
	case strings.Contains(href, `\`):
		return false, `链接地址里有反斜线`, "改成 /：" + strings.ReplaceAll(href, `\`, "/")
	}
	return false, "", ""
}

// bareAddress is an address in running text. Chinese text goes on without a
// blank, so that only what is ASCII belongs to it.
var bareAddress = regexp.MustCompile(`(?i)\bhttps?://[a-z0-9](?:[-a-z0-9._~/?#@!$&'()*+,;=%:]*[-a-z0-9_~/#=%])?`)
