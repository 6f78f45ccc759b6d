package report

import (
	"cmp"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/dataset/reconcile"
	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/narrative"
	"nianbao/internal/report/binding"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
)

// Input is what linking puts together. Results are by year ascending;
// Templates are the generated pages' Markdown, by name.
type Input struct {
	Config    config.Config
	Pages     []*narrative.Page
	Templates []*narrative.Page
	Results   []assess.Result
	// Workbooks are all that were read: a table may show a sheet as it stands.
	// The tables of those that [FilesShown] names have been looked for.
	Workbooks []mapping.Book
	// Data are the files of open data that pages offer; they are part of the
	// output beside the report.
	Data []ledger.DataFile
	// Reissues are the notes of editions released again.
	Reissues []ledger.Reissue
	// Charts are the templates of charts.
	Charts template.Set
}

// Link returns the report. It is complete as far as the input allows; what an
// author must mend is in the list.
func Link(in Input) (*Report, diag.List) {
	l := &linker{in: in, shelf: ledger.Open(in.Config, in.Results), templates: map[string]*narrative.Page{}, paths: map[string]*draft{}, fellows: map[fellow][]*draft{}}
	l.shelf.Data, l.shelf.Workbooks, l.shelf.Shown = in.Data, in.Workbooks, FilesShown(in.Pages)
	for _, t := range in.Templates {
		l.templates[t.Slug] = t
	}
	l.shelf.Reissues, l.shelf.Charts = in.Reissues, in.Charts
	l.lay()
	l.expand()
	l.number()
	l.resolve()
	l.finish()
	return l.report(), l.found
}

// FilesShown returns the workbooks that pages show as they stand, by file.
func FilesShown(pages []*narrative.Page) map[string]bool {
	files := map[string]bool{}
	for _, p := range pages {
		document.Walk(p.Body, func(b document.Block) {
			if h, ok := b.(document.Hole); ok {
				files[directive.FileShown(h)] = true
			}
		})
	}
	return files
}

// KindsDrawn returns the kinds of charts that pages ask for.
func KindsDrawn(pages []*narrative.Page) map[string]bool {
	kinds := map[string]bool{}
	for _, p := range pages {
		document.Walk(p.Body, func(b document.Block) {
			if h, ok := b.(document.Hole); ok {
				kinds[directive.KindDrawn(h)] = true
			}
		})
	}
	return kinds
}

// TablesShown returns the statistical tables that pages show or draw, in the
// pages' order, each once.
func TablesShown(pages []*narrative.Page, books []mapping.Book) []reconcile.Subject {
	var out []reconcile.Subject
	seen := map[string]bool{}
	for _, p := range pages {
		document.Walk(p.Body, func(b document.Block) {
			h, ok := b.(document.Hole)
			if !ok {
				return
			}
			s, ok := directive.TableShown(h, books)
			if key := s.File + "!" + s.Sheet + "!" + s.Range.String(); ok && !seen[key] {
				seen[key] = true
				out = append(out, s)
			}
		})
	}
	return out
}

// linker is the state of one run: drafts become pages step by step.
type linker struct {
	in        Input
	shelf     *ledger.Shelf
	templates map[string]*narrative.Page
	drafts    []*draft
	// paths are the drafts by address.
	paths map[string]*draft
	// fellows are the drafts that a rail lists together.
	fellows map[fellow][]*draft
	found   diag.List
}

// draft is a page on its way.
type draft struct {
	Page
	scope binding.Scope
	// source is the Markdown; authored says that an author wrote it.
	source   *narrative.Page
	authored bool
	// chapter is the plan's chapter, slug what the page has in common with its
	// siblings of other editions.
	chapter, sibling string
	// short is the title in navigation.
	short string
	// key begins the IDs of the page's charts.
	key string
	// demo says that some binding's words rest on demonstration values.
	demo bool
	// lost are the figures and tables that could not be made, as in Scope.Refs.
	lost []string
}

func (l *linker) add(d ...diag.Diagnostic) { l.found = append(l.found, d...) }

// each runs f on every draft, several at a time, and keeps what they found in
// the drafts' order. f may change its own draft alone.
func (l *linker) each(f func(*draft) diag.List) {
	found := make([]diag.List, len(l.drafts))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, d := range l.drafts {
		group.Go(func() error {
			found[i] = f(d)
			return nil
		})
	}
	_ = group.Wait()
	l.add(slices.Concat(found...)...)
}

// expand replaces every directive by its blocks.
func (l *linker) expand() {
	cards := map[*ledger.Book][]document.Card{}
	for _, b := range l.shelf.Books {
		cards[b] = l.chapterCards(b)
	}
	editions := l.editionCards()
	l.each(func(d *draft) diag.List {
		x := expansion{draft: d, context: directive.Context{Scope: d.scope, Key: d.key, Chapters: cards[d.scope.Book], Editions: editions}}
		return x.run()
	})
}

// expansion is one draft's turn from Markdown into blocks.
type expansion struct {
	*draft
	context directive.Context
	found   diag.List
}

func (x *expansion) run() diag.List {
	x.Body = nil
	keys, indicators := false, false
	for _, b := range x.source.Body {
		h, ok := b.(document.Hole)
		if !ok || h.Name == sectionWord {
			x.Body = append(x.Body, b)
			continue
		}
		keys, indicators = keys || h.Name == "keys", indicators || h.Name == "indicators"
		blocks, found := directive.Expand(x.context, h)
		x.Body, x.found = append(x.Body, blocks...), append(x.found, found...)
		if name := directive.Reference(h); name != "" && found.HasErrors() {
			x.lost = append(x.lost, name)
		}
	}
	if x.authored {
		x.complete(keys, indicators)
	}
	x.Body = x.sections()
	return x.found
}

// report puts the finished pages in order: editions latest first, pages of no
// edition last.
func (l *linker) report() *Report {
	r := &Report{Config: l.in.Config, Editions: l.editions(), Cells: cells(l.in.Results)}
	slices.SortStableFunc(l.drafts, func(a, b *draft) int {
		if (a.Edition == 0) != (b.Edition == 0) {
			return cmp.Compare(b2i(a.Edition == 0), b2i(b.Edition == 0))
		}
		return cmp.Compare(b.Edition, a.Edition)
	})
	for _, d := range l.drafts {
		r.Pages = append(r.Pages, d.Page)
	}
	return r
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
