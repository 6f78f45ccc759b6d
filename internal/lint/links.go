// Package lint inspects a finished output before it is written: what a reader
// or an inspection of government sites would stumble over.
//
// # Links
//
// In every HTML file each link, script, style and image must be relative,
// must name a file of the output, and its fragment an element of that page.
// Absolute addresses are allowed for links that a reader follows (https), and
// never for anything that a page loads.
package lint

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"nianbao/internal/diag"
	"nianbao/internal/output"
)

// page is what the link check needs of one HTML file.
type page struct {
	ids  map[string]bool
	refs []reference
}

type reference struct {
	value string
	// loads says that the browser fetches it by itself.
	loads bool
}

// Links checks every reference in the HTML files of an output. A finding's
// place is the output file; its hint says which input kind makes such links.
func Links(files []output.File) diag.List {
	pages := scanAll(files)
	site := make(map[string]*page, len(files))
	for i, f := range files {
		site[f.Path] = pages[i]
	}
	var found diag.List
	for i, f := range files {
		if pages[i] == nil {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(pages[i].ids)) {
			if pages[i].ids[id] {
				found = append(found, diag.Errorf(diag.Pos{File: f.Path}, "duplicate-id", "页面里有两个元素叫“%s”", id).
					Hintf("给其中一个标题或图表另起一个编号"))
			}
		}
		for _, r := range pages[i].refs {
			if d, bad := check(f.Path, r, site); bad {
				found = append(found, d)
			}
		}
	}
	return found
}

// scanAll parses the HTML files in parallel; other files have a nil page.
func scanAll(files []output.File) []*page {
	pages := make([]*page, len(files))
	var wait sync.WaitGroup
	gate := make(chan struct{}, 8)
	for i, f := range files {
		if !strings.HasSuffix(f.Path, ".html") {
			continue
		}
		wait.Add(1)
		gate <- struct{}{}
		go func() {
			defer func() { <-gate; wait.Done() }()
			pages[i] = scan(f.Data)
		}()
	}
	wait.Wait()
	return pages
}

// scan collects ids (true once seen twice) and references.
func scan(data []byte) *page {
	p := &page{ids: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return p
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, more := z.TagName()
		tag := string(name)
		for more {
			var key, value []byte
			key, value, more = z.TagAttr()
			p.attribute(tag, string(key), string(value))
		}
	}
}

func (p *page) attribute(tag, key, value string) {
	switch key {
	case "id":
		_, seen := p.ids[value]
		p.ids[value] = seen
	case "href", "xlink:href":
		loads := tag == "link" || tag == "use" || tag == "image"
		p.refs = append(p.refs, reference{value, loads})
	case "src", "poster", "data", "action":
		p.refs = append(p.refs, reference{value, true})
	case "srcset":
		for part := range strings.SplitSeq(value, ",") {
			if fields := strings.Fields(part); len(fields) > 0 {
				p.refs = append(p.refs, reference{fields[0], true})
			}
		}
	}
}

func check(from string, r reference, site map[string]*page) (diag.Diagnostic, bool) {
	pos := diag.Pos{File: from}
	u, err := url.Parse(r.value)
	if err != nil {
		return diag.Errorf(pos, "bad-link", "链接“%s”写法不对", r.value), true
	}
	if u.Scheme == "data" && r.loads {
		return diag.Diagnostic{}, false
	}
	if u.Scheme != "" || u.Host != "" {
		if r.loads || u.Scheme != "https" {
			return diag.Errorf(pos, "foreign-resource", "页面引用了外部地址“%s”", r.value).
				Hintf("站点不能从别处加载内容；资料网址只用 https"), true
		}
		return diag.Diagnostic{}, false
	}
	if strings.HasPrefix(u.Path, "/") {
		return diag.Errorf(pos, "absolute-path", "链接“%s”是绝对路径，站点放进子目录就会失效", r.value), true
	}
	target := from
	if u.Path != "" {
		target = path.Join(path.Dir(from), u.Path)
	}
	page, exists := site[target]
	if !exists {
		return diag.Errorf(pos, "dead-link", "链接“%s”指向的文件不存在", r.value).
			Hintf("检查正文里的链接，或缺少的页面"), true
	}
	return checkFragment(pos, r, u.Fragment, page)
}

func checkFragment(pos diag.Pos, r reference, fragment string, target *page) (diag.Diagnostic, bool) {
	if fragment == "" || target == nil {
		return diag.Diagnostic{}, false
	}
	if _, ok := target.ids[fragment]; !ok {
		return diag.Errorf(pos, "dead-fragment", "链接“%s”指向的位置不存在", r.value).
			Hintf("检查正文里的链接，或标题的编号"), true
	}
	return diag.Diagnostic{}, false
}
