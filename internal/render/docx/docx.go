// Package docx sets a page of a report, or a whole edition, as a Word document
// in the form that GB/T 9704-2012 prescribes for official documents: what an
// office attaches to its own.
//
// # The document
//
//	page       A4; margins 37, 26, 35, 28 mm (top, right, bottom, left); a text block of 22 lines
//	           with 28 characters each; page numbers at the foot outside, — 1 —
//	title      二号小标宋, centred; body 三号仿宋, first line indented by two characters
//	headings   一、 黑体, （一） 楷体, 1. and （1） 仿宋: real styles with outline levels. The form of its
//	           number decides where a heading has one, else its depth.
//	tables     title above, unit at the right, three rules, figures at the right; the head repeats on
//	           each page, rows do not part; one too wide for the page stands on a page across
//	figures    native charts with their values (package chart/office), number and title below; what
//	           Office cannot draw is a table, as [chart.Spec.In] says
//	notes      footnotes ①; references and contents are fields with their results in them
//
// An edition has its chapters as the body, then as 附件 the table of indicators,
// the lists and the parks. Pages of single indicators, parks and departments
// repeat what these hold and are left to the site. Contents have no page
// numbers until the reader updates the field: only Word knows them, and a file
// that asked for it would open with a question.
//
// # What is not there
//
// Links to pages that are not in the document stand as text, and links that are
// mere navigation (the more of a section) are left out. A formula is its text.
// No part holds a path, a user or a clock: the properties are the edition's.
package docx

import (
	"fmt"
	"io/fs"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/ooxml"
	"nianbao/internal/render/words"
	"nianbao/internal/report"
)

// Options adjust a document. The zero Options is a sound one.
type Options struct {
	// Attachment makes the document an attachment of another: its first line is
	// 附件, with the number if it is not "".
	Attachment bool
	Number     string
}

// Page returns one page of the report as a document.
func Page(r *report.Report, p *report.Page, templates fs.FS, o Options) ([]byte, diag.List, error) {
	w, found := newWriter(r, []*report.Page{p}, templates)
	w.pageDocument(p, o)
	return w.finish(properties(r, p.Title, p.Published), found)
}

// Edition returns an edition of the report as a document.
func Edition(r *report.Report, year int, templates fs.FS, o Options) ([]byte, diag.List, error) {
	chapters, attached := pagesOf(r, year)
	if len(chapters)+len(attached) == 0 {
		return nil, diag.List{diag.Errorf(diag.Pos{}, "no-pages", "%d年版没有可以导出的页面", year).Hintf("在 content/%d/ 里写各章，或换一个版次", year)}, nil
	}
	w, found := newWriter(r, append(append([]*report.Page{}, chapters...), attached...), templates)
	e := editionOf(r, year)
	w.editionDocument(e, chapters, attached, o)
	return w.finish(properties(r, editionTitle(r, e), e.Date), found)
}

// pagesOf are the pages that an edition's document holds.
func pagesOf(r *report.Report, year int) (chapters, attached []*report.Page) {
	for i := range r.Pages {
		p := &r.Pages[i]
		if p.Edition != year {
			continue
		}
		switch p.Kind {
		case report.ChapterPage:
			chapters = append(chapters, p)
		case report.IndicatorsPage, report.ListPage, report.ParksPage:
			attached = append(attached, p)
		case report.FrontPage, report.IndicatorPage, report.ParkPage, report.DepartmentPage, report.DepartmentsPage, report.MethodsPage,
			report.DataPage, report.AboutPage, report.ChaptersPage, report.ComparePage, report.NotFoundPage:
		}
	}
	return chapters, attached
}

func editionOf(r *report.Report, year int) report.Edition {
	for _, e := range r.Editions {
		if e.Year == year {
			return e
		}
	}
	return report.Edition{Year: year, Title: fmt.Sprintf("%d年版", year)}
}

func editionTitle(r *report.Report, e report.Edition) string {
	return r.Config.Report.Name + "（" + e.Title + "）"
}

func properties(r *report.Report, title string, at time.Time) ooxml.Properties {
	return ooxml.Properties{Title: title, Subject: r.Config.Report.Name, Author: r.Config.Report.Publisher, Created: at}
}

// pageDocument writes a page: title, what it is and from whom, its text.
func (w *writer) pageDocument(p *report.Page, o Options) {
	w.at = p
	w.attachmentLine(o)
	w.title(p.Title, w.anchorOf(p.Path))
	w.imprint(p.Source, p.Published, p.State)
	w.lead(p.Lead)
	// Chapters keep 一、 for their own title.
	w.depth = 1
	if p.Kind == report.ChapterPage {
		w.depth = 0
	}
	w.blocks(p.Body)
	w.endPage()
}

// editionDocument writes an edition: title, contents, chapters, attachments.
func (w *writer) editionDocument(e report.Edition, chapters, attached []*report.Page, o Options) {
	w.attachmentLine(o)
	w.title(editionTitle(w.report, e), "")
	w.imprint(w.report.Config.Report.Publisher, e.Date, "")
	head := w.take()
	for _, p := range chapters {
		w.at = p
		w.turn(false)
		w.heading(1, []document.Inline{document.Text(p.Title)}, p.Path)
		w.lead(p.Lead)
		w.blocks(p.Body)
		w.endPage()
	}
	for i, p := range attached {
		w.at = p
		w.turn(len(p.Lead) == 0 && w.wide(p.Body))
		w.paragraph("Attachment", para{pageBreak: true}, func() { w.run(fmt.Sprintf("附件%d", i+1), look{}) })
		marks := w.entry(fmt.Sprintf("附件%d　%s", i+1, p.Title), p.Path, 1)
		w.paragraph("AttachmentTitle", para{bookmarks: marks}, func() { w.run(p.Title, look{}) })
		w.lead(p.Lead)
		w.blocks(p.Body)
		w.endPage()
	}
	body := w.take()
	w.b.Raw(head)
	w.contents()
	w.b.Raw(body)
}

func (w *writer) attachmentLine(o Options) {
	if o.Attachment {
		w.paragraph("Attachment", para{}, func() { w.run("附件"+o.Number, look{}) })
	}
}

func (w *writer) title(text, anchor string) {
	var marks []string
	if anchor != "" {
		marks = []string{anchor}
	}
	w.paragraph("Title", para{bookmarks: marks}, func() { w.run(text, look{}) })
}

// imprint says from whom a document is, of when, and how final its figures are.
func (w *writer) imprint(source string, at time.Time, state string) {
	date := ""
	if !at.IsZero() {
		date = at.Format("2006年1月2日")
	}
	w.paragraph("Imprint", para{}, func() {
		for i, line := range [...]string{source, joined("　", date, state)} {
			if i > 0 && line != "" {
				w.b.In("w:r", func() { w.b.Empty("w:br") })
			}
			w.run(line, look{})
		}
	})
}

func (w *writer) lead(text []document.Inline) {
	if len(text) > 0 {
		w.paragraph("Body", para{}, func() { w.inlines(text) })
	}
}

// newWriter reads the words and finds what references may lead to.
func newWriter(r *report.Report, pages []*report.Page, templates fs.FS) (*writer, diag.List) {
	say, found := words.Read(templates)
	w := &writer{report: r, say: say, targets: map[string]*target{}, numbers: map[string]int{}}
	w.take()
	for _, p := range pages {
		w.collect(p)
		if p.Demo {
			w.demo = r.Config.Report.Demo
		}
	}
	return w, found
}
