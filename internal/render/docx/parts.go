package docx

import (
	"slices"

	"nianbao/internal/diag"
	"nianbao/internal/ooxml"
)

const (
	wordNS     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	wordType   = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relationNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// fixedPart is a part that every document has, with its relation.
type fixedPart struct{ relation, file, contentType string }

// The parts that others refer to, by their place in fixedParts.
const (
	headerPart = 6
	oddPart    = 7
	evenPart   = 8
)

// fixedParts have the first relations of the document part.
var fixedParts = [...]fixedPart{
	{"styles", "styles.xml", wordType + "styles+xml"},
	{"numbering", "numbering.xml", wordType + "numbering+xml"},
	{"settings", "settings.xml", wordType + "settings+xml"},
	{"fontTable", "fontTable.xml", wordType + "fontTable+xml"},
	{"footnotes", "footnotes.xml", wordType + "footnotes+xml"},
	{"theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"},
	{"header", "header1.xml", wordType + "header+xml"},
	{"footer", "footer1.xml", wordType + "footer+xml"},
	{"footer", "footer2.xml", wordType + "footer+xml"},
}

func idOf(part int) string { return ooxml.ID(part) }

// finish packs what was written.
func (w *writer) finish(p ooxml.Properties, found diag.List) ([]byte, diag.List, error) {
	body := w.take()
	found = append(found, w.found...)
	if found.HasErrors() {
		return nil, found, nil
	}
	main := ooxml.Part{Name: "word/document.xml", Type: wordType + "document.main+xml", Data: w.document(body)}
	content := [...][]byte{w.styles(), w.numberingPart(), w.settings(), w.fontTable(), w.footnotes(), []byte(theme), w.header(), w.footer("right"), w.footer("left")}
	var fixed []ooxml.Part
	for i, f := range fixedParts {
		main.Relations = append(main.Relations, ooxml.Relation{Type: f.relation, Target: f.file})
		fixed = append(fixed, ooxml.Part{Name: "word/" + f.file, Type: f.contentType, Data: content[i]})
	}
	main.Relations = append(main.Relations, w.relations...)
	data, err := ooxml.Pack(main.Name, slices.Concat([]ooxml.Part{main}, fixed, w.parts, ooxml.PropertyParts(p)))
	return data, found, err
}

// root writes a part's outermost element with the namespaces that parts use.
func (w *writer) root(name string, content func(b *ooxml.Writer)) []byte {
	w.take()
	w.b.In(name, func() { content(w.b) },
		"xmlns:w", wordNS, "xmlns:r", relationNS, "xmlns:m", "http://schemas.openxmlformats.org/officeDocument/2006/math",
		"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
	part := w.b.Part()
	w.take()
	return part
}

func (w *writer) document(body string) []byte {
	return w.root("w:document", func(b *ooxml.Writer) {
		b.In("w:body", func() {
			b.Raw(body)
			writeSection(b, w.across, w.demo != "")
		})
	})
}

// footer writes the page number outside: — 1 —, one character in.
func (w *writer) footer(side string) []byte {
	return w.root("w:ftr", func(b *ooxml.Writer) {
		style := "FooterRight"
		if side == "left" {
			style = "FooterLeft"
		}
		w.paragraph(style, para{}, func() {
			w.run("— ", look{})
			w.field("PAGE", func() { w.run("1", look{}) })
			w.run(" —", look{})
		})
	})
}

// header says on each page that the document has demonstration values.
func (w *writer) header() []byte {
	return w.root("w:hdr", func(*ooxml.Writer) {
		w.paragraph("Header", para{}, func() { w.run(w.demo, look{}) })
	})
}

// footnotes begin with the two rules that Word draws above them.
func (w *writer) footnotes() []byte {
	return w.root("w:footnotes", func(b *ooxml.Writer) {
		for id, kind := range [...]string{"separator", "continuationSeparator"} {
			b.In("w:footnote", func() {
				w.paragraph("FootnoteText", para{}, func() { b.In("w:r", func() { b.Empty("w:" + kind) }) })
			}, "w:type", kind, "w:id", itoa(id-1))
		}
		for i, n := range w.notes {
			b.In("w:footnote", func() {
				w.paragraph("FootnoteText", para{}, func() {
					b.In("w:r", func() {
						w.look(look{style: "FootnoteReference"})
						b.Empty("w:footnoteRef")
					})
					w.run(" ", look{})
					b.Raw(n.body)
				})
			}, "w:id", itoa(i+1))
		}
	})
}

// The lists of the numbering part.
const (
	bulletList    = 1
	firstNumbered = 2
)

func (w *writer) numberingPart() []byte {
	return w.root("w:numbering", func(b *ooxml.Writer) {
		kinds := [...][2]string{{"bullet", "·"}, {"decimal", ""}}
		for i, kind := range kinds {
			b.In("w:abstractNum", func() {
				b.Val("w:multiLevelType", "hybridMultilevel")
				for level := range deepest {
					listLevel(b, level, kind)
				}
			}, "w:abstractNumId", itoa(i))
		}
		b.In("w:num", func() { b.Val("w:abstractNumId", "0") }, "w:numId", itoa(bulletList))
		for i, start := range w.lists {
			b.In("w:num", func() {
				b.Val("w:abstractNumId", "1")
				for level := range deepest {
					b.In("w:lvlOverride", func() { b.Val("w:startOverride", itoa(start)) }, "w:ilvl", itoa(level))
				}
			}, "w:numId", itoa(firstNumbered+i))
		}
	})
}

func listLevel(b *ooxml.Writer, level int, kind [2]string) {
	text := kind[1]
	if text == "" {
		text = "%" + itoa(level+1) + "．"
	}
	b.In("w:lvl", func() {
		b.Val("w:start", "1")
		b.Val("w:numFmt", kind[0])
		b.Val("w:suff", "nothing")
		b.Val("w:lvlText", text)
		b.Val("w:lvlJc", "left")
		b.In("w:pPr", func() {
			b.Empty("w:ind", "w:left", itoa(level*640), "w:firstLineChars", "200", "w:firstLine", "640")
		})
	}, "w:ilvl", itoa(level))
}

func (w *writer) settings() []byte {
	return w.root("w:settings", func(b *ooxml.Writer) {
		b.Empty("w:zoom", "w:percent", "100")
		b.Empty("w:mirrorMargins")
		b.Empty("w:bordersDoNotSurroundHeader")
		b.Empty("w:bordersDoNotSurroundFooter")
		b.Val("w:defaultTabStop", "640")
		b.Empty("w:evenAndOddHeaders")
		b.Val("w:drawingGridVerticalSpacing", "579")
		b.Val("w:characterSpacingControl", "compressPunctuation")
		b.In("w:footnotePr", func() {
			b.Empty("w:footnote", "w:id", "-1")
			b.Empty("w:footnote", "w:id", "0")
		})
		b.In("w:compat", func() {
			b.Empty("w:spaceForUL")
			b.Empty("w:balanceSingleByteDoubleByteWidth")
			b.Empty("w:doNotLeaveBackslashAlone")
			b.Empty("w:ulTrailSpace")
			b.Empty("w:adjustLineHeightInTable")
			b.Empty("w:useFELayout")
			b.Empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
		})
		b.Empty("w:themeFontLang", "w:val", "en-US", "w:eastAsia", "zh-CN")
		b.Empty("w:clrSchemeMapping", "w:bg1", "light1", "w:t1", "dark1", "w:bg2", "light2", "w:t2", "dark2",
			"w:accent1", "accent1", "w:accent2", "accent2", "w:accent3", "accent3", "w:accent4", "accent4", "w:accent5", "accent5", "w:accent6", "accent6",
			"w:hyperlink", "hyperlink", "w:followedHyperlink", "followedHyperlink")
		b.Val("w:decimalSymbol", ".")
		b.Val("w:listSeparator", ",")
	})
}
