package docx

import "fmt"

// entry is a line of the contents.
type entry struct {
	text, bookmark string
	level          int
}

// contentsDepth is the deepest level of headings that the contents name.
const contentsDepth = 2

// entry notes a heading for the contents and returns its bookmarks.
func (w *writer) entry(text, address string, level int) []string {
	marks := w.anchors(address)
	if len(marks) == 0 {
		marks = []string{fmt.Sprintf("_Toc%06d", len(w.outline)+1)}
	}
	w.outline = append(w.outline, entry{text, marks[0], level})
	return marks
}

// contents writes the contents as a field with its entries in it. The page
// numbers come when a reader updates the field.
func (w *writer) contents() {
	var lines []entry
	for _, e := range w.outline {
		if e.level <= contentsDepth {
			lines = append(lines, e)
		}
	}
	if len(lines) == 0 {
		return
	}
	b := w.b
	w.paragraph("ContentsTitle", para{}, func() { w.run("目　录", look{}) })
	mark := func(kind string) {
		b.In("w:r", func() { b.Empty("w:fldChar", "w:fldCharType", kind) })
	}
	b.In("w:sdt", func() {
		b.In("w:sdtPr", func() {
			b.In("w:docPartObj", func() {
				b.Val("w:docPartGallery", "Table of Contents")
				b.Empty("w:docPartUnique")
			})
		})
		b.In("w:sdtContent", func() {
			for i, e := range lines {
				w.paragraph("TOC"+itoa(e.level), para{}, func() {
					if i == 0 {
						mark("begin")
						b.In("w:r", func() {
							b.Text("w:instrText", ` TOC \o "1-2" \h \z \u `, "xml:space", "preserve")
						})
						mark("separate")
					}
					b.In("w:hyperlink", func() { w.run(e.text, look{}) }, "w:anchor", e.bookmark, "w:history", "1")
					if i == len(lines)-1 {
						mark("end")
					}
				})
			}
		})
	})
	w.paragraph("Small", para{pageBreak: true}, nil)
}
