package report

import (
	"path"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/plan"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/tree"
)

// resolve replaces every binding and finds what every link leads to.
func (l *linker) resolve() {
	fragments := l.fragments()
	written := map[string]string{}
	for _, d := range l.drafts {
		if d.authored {
			written[d.source.File] = d.Path
		}
	}
	l.each(func(d *draft) diag.List {
		r := &resolver{l: l, d: d, fragments: fragments, written: written}
		d.Title = document.Plain(r.run(title(d)))
		d.Lead = r.run(d.source.Meta.Lead)
		d.Body = r.body(d.Body)
		if !d.authored {
			d.Body = withoutEmptyFacts(d.Body)
		}
		return r.found
	})
}

// withoutEmptyFacts drops the facts of a generated page that have nothing to
// say: the unit of a milestone.
func withoutEmptyFacts(blocks []document.Block) []document.Block {
	return tree.Blocks(blocks, func(b document.Block) []document.Block {
		f, ok := b.(document.Facts)
		if !ok {
			return []document.Block{b}
		}
		f.Items = slices.DeleteFunc(slices.Clone(f.Items), func(x document.Fact) bool { return len(x.Value) == 0 })
		return []document.Block{f}
	})
}

func title(d *draft) []document.Inline {
	if len(d.source.Meta.TitleText) > 0 {
		return d.source.Meta.TitleText
	}
	return []document.Inline{document.Text(d.source.Meta.Title)}
}

// fragments lists the fragments of every page.
func (l *linker) fragments() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, d := range l.drafts {
		ids := map[string]bool{}
		document.Walk(d.Body, func(b document.Block) {
			switch b := b.(type) {
			case document.Heading:
				ids[b.ID] = true
			case document.Section:
				ids[b.ID] = true
			case document.Figure:
				ids[b.ID] = true
			case document.Table:
				ids[b.ID] = true
			}
		})
		out[d.Path] = ids
	}
	return out
}

// resolver resolves one page.
type resolver struct {
	l         *linker
	d         *draft
	fragments map[string]map[string]bool
	// written are the addresses of authors' files.
	written map[string]string
	found   diag.List
	// used are the indicators bound so far in the current section.
	used []string
}

// body resolves blocks; the sections of a chapter get the indicators that
// their text speaks of as margin notes.
func (r *resolver) body(blocks []document.Block) []document.Block {
	var out []document.Block
	noted := map[string]bool{}
	margins := r.d.authored && r.d.scope.Book != nil && len(directive.OfChapter(r.d.scope.Book, r.d.chapter)) > 0
	for _, b := range blocks {
		r.used = nil
		done := tree.Inlines([]document.Block{b}, r.inline)
		s, ok := done[0].(document.Section)
		if ok && margins {
			s.Aside = r.aside(noted)
			done[0] = s
		}
		out = append(out, done...)
	}
	return out
}

// maxAside bounds the margin notes of a section.
const maxAside = 4

// aside returns the section's indicators that no section before has noted.
func (r *resolver) aside(noted map[string]bool) []document.Key {
	var keys []document.Key
	for _, code := range r.used {
		if noted[code] || len(keys) == maxAside {
			continue
		}
		if ind := r.d.scope.Book.Indicator(code); ind != nil && numeric(*ind) {
			noted[code] = true
			keys = append(keys, directive.Key(r.d.scope.Book, *ind))
		}
	}
	return keys
}

// numeric tells an indicator with figures from a milestone, of which the text says all.
func numeric(ind plan.Indicator) bool {
	return !slices.ContainsFunc(ind.Targets, func(t plan.Target) bool { return t.Kind == plan.Milestone })
}

func (r *resolver) run(run []document.Inline) []document.Inline { return tree.Run(run, r.inline) }

func (r *resolver) inline(x document.Inline) []document.Inline {
	switch x := x.(type) {
	case document.Binding:
		return r.binding(x)
	case document.Link:
		return r.link(x)
	}
	return []document.Inline{x}
}

func (r *resolver) binding(b document.Binding) []document.Inline {
	answer := binding.Resolve(r.d.scope, b)
	r.found = append(r.found, answer.Findings...)
	r.d.demo = r.d.demo || answer.Demo
	if answer.Indicator != "" && !slices.Contains(r.used, answer.Indicator) {
		r.used = append(r.used, answer.Indicator)
	}
	// A link inside a link would be two ways from one place.
	return answer.Text
}

// link finds what an author's address leads to.
func (r *resolver) link(x document.Link) []document.Inline {
	if x.External {
		return []document.Inline{x}
	}
	if x.Pos == (diag.Pos{}) {
		return r.made(x)
	}
	target, fragment, _ := strings.Cut(x.Href, "#")
	page, ok := r.target(target)
	if !ok {
		if r.d.authored {
			r.found = append(r.found, r.lost(x, target))
		}
		return x.Text
	}
	x.Href = page
	if fragment != "" {
		if !r.fragments[page][fragment] {
			r.found = append(r.found, diag.Errorf(x.Pos, "link-fragment", "%s 里没有 #%s", path.Base(page), fragment).Hintf("%s", r.nearFragment(page, fragment)))
			return []document.Inline{x}
		}
		x.Href += "#" + fragment
	}
	return []document.Inline{x}
}

// made keeps of an address that the report made what there is: an edition
// without indicators has no table of them, an author's page may lack the part.
func (r *resolver) made(x document.Link) []document.Inline {
	page, fragment, _ := strings.Cut(x.Href, "#")
	switch {
	case path.Ext(page) != ".html":
	case r.l.paths[page] == nil:
		return x.Text
	case fragment != "" && !r.fragments[page][fragment]:
		x.Href = page
	}
	return []document.Inline{x}
}

// target finds the page of an address: a Markdown file beside the author's, or
// a page of the edition or of the report.
func (r *resolver) target(target string) (string, bool) {
	if target == "" {
		return r.d.Path, true
	}
	if strings.HasSuffix(target, ".md") {
		page, ok := r.written[path.Join(path.Dir(r.d.source.File), target)]
		return page, ok
	}
	for _, base := range []string{r.home(), path.Dir(r.d.Path), "."} {
		if p := path.Join(base, target); r.l.paths[p] != nil {
			return p, true
		}
	}
	return "", false
}

// home is the folder that relative addresses begin from: the edition's.
func (r *resolver) home() string {
	if r.d.Edition == 0 {
		return "."
	}
	return path.Dir(r.l.editionPath(r.d.Edition))
}

func (r *resolver) lost(x document.Link, target string) diag.Diagnostic {
	d := diag.Errorf(x.Pos, "link-target", "链接“%s”没有对应的页面", target)
	var candidates []string
	for _, p := range r.l.drafts {
		if p.authored && p.source.Edition == r.d.source.Edition {
			candidates = append(candidates, path.Base(p.source.File))
		}
		candidates = append(candidates, strings.TrimPrefix(p.Path, r.home()+"/"))
	}
	if near := nearest.Of(target, candidates); near != "" {
		return d.Hintf("是不是“%s”？", near)
	}
	return d.Hintf("链接写成同一目录里的文件名，如 03-yuanqu.md；网址要带 https://")
}

func (r *resolver) nearFragment(page, fragment string) string {
	var ids []string
	for id := range r.fragments[page] {
		ids = append(ids, id)
	}
	if near := nearest.Of(fragment, ids); near != "" {
		return "是不是“#" + near + "”？"
	}
	return "在那个标题的末尾加上 {#" + fragment + "}"
}
