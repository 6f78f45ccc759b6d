package docx

import "nianbao/internal/ooxml"

// lineOf is the pitch of the grid of 22 lines, in twips.
const lineOf = 579

// style is a paragraph style. Sizes are in half points, spaces in twips.
type style struct {
	id, name, next string
	face           face
	size           int
	bold           bool
	align          string
	// line is the exact distance between lines; 0 leaves it to what stands in it.
	line          int
	before, after int
	// first indents the first line by so many characters; left and right are in twips.
	first, left, right int
	// outline is the level in the contents, from 1; 0 for none.
	outline    int
	keep, tied bool // with the next; its lines with each other
	// spacing narrows the characters, so that 28 stand in a line.
	spacing int
	rule    bool // a rule at the left
	colour  string
}

// styles are those of paragraphs, the names those that Word knows where it has
// one.
var styles = [...]style{
	{id: "Title", name: "Title", next: "Body", face: biaosong, size: 44, align: "center", line: 680, before: 290, after: 290, tied: true},
	{id: "Imprint", name: "署名和日期", face: kai, size: 32, align: "center", line: lineOf, after: 290},
	{id: "Heading1", name: "heading 1", next: "Body", face: hei, size: 32, line: lineOf, first: 2, outline: 1, keep: true, tied: true},
	{id: "Heading2", name: "heading 2", next: "Body", face: kai, size: 32, line: lineOf, first: 2, outline: 2, keep: true, tied: true},
	{id: "Heading3", name: "heading 3", next: "Body", face: fang, size: 32, bold: true, line: lineOf, first: 2, outline: 3, keep: true, tied: true},
	{id: "Heading4", name: "heading 4", next: "Body", face: fang, size: 32, line: lineOf, first: 2, outline: 4, keep: true, tied: true},
	{id: "Body", name: "公文正文", face: fang, size: 32, align: "both", line: lineOf, first: 2, spacing: -5},
	{id: "ListItem", name: "公文列项", face: fang, size: 32, align: "both", line: lineOf, first: 2, spacing: -5},
	{id: "Quotation", name: "Quote", face: kai, size: 32, align: "both", line: lineOf, left: 640, right: 640, spacing: -5},
	{id: "Notice", name: "提示", face: fang, size: 28, align: "both", line: 480, left: 240, rule: true},
	{id: "Attachment", name: "附件", next: "AttachmentTitle", face: hei, size: 32, line: lineOf, keep: true},
	{id: "AttachmentTitle", name: "附件标题", next: "Body", face: biaosong, size: 44, align: "center", line: 680, before: lineOf, after: lineOf, outline: 1, keep: true, tied: true},
	{id: "ContentsTitle", name: "TOC Heading", face: hei, size: 32, align: "center", line: lineOf, before: 290, after: 290, keep: true},
	{id: "TOC1", name: "toc 1", face: fang, size: 24, line: 400},
	{id: "TOC2", name: "toc 2", face: fang, size: 24, line: 400, left: 480},
	{id: "Caption", name: "caption", face: hei, size: 24, align: "center", line: 400, before: 120, keep: true, tied: true},
	{id: "FigureTitle", name: "图题", face: hei, size: 24, align: "center", line: 400, keep: true, tied: true},
	{id: "FigureNote", name: "图注", face: song, size: 18, line: 280},
	{id: "Chart", name: "图", face: song, size: 21, align: "center", before: 120, keep: true},
	{id: "TableText", name: "表内文字", face: song, size: 21},
	{id: "TableHead", name: "表头", face: hei, size: 21, align: "center", tied: true},
	{id: "TableUnit", name: "表的单位", face: song, size: 21, align: "right", line: 300, keep: true},
	{id: "TableNote", name: "表注", face: song, size: 18, line: 280},
	{id: "SmallTitle", name: "小标题", face: hei, size: 21, line: 340, before: 60, keep: true},
	{id: "PanelTitle", name: "小图题", face: hei, size: 21, line: 340, before: 60},
	{id: "PanelChart", name: "小图", face: song, size: 21, align: "center"},
	{id: "Small", name: "间隔", face: song, size: 2, line: 120},
	{id: "Header", name: "header", face: kai, size: 18, align: "center", line: 280, colour: "5B6673"},
	{id: "FooterRight", name: "footer", face: half, size: 28, align: "right", line: 320, right: 280},
	{id: "FooterLeft", name: "双页页脚", face: half, size: 28, align: "left", line: 320, left: 280},
	{id: "FootnoteText", name: "footnote text", face: song, size: 18, line: 280},
}

// known are the styles that Word has under these names; the others are ours.
var known = map[string]bool{
	"Title": true, "heading 1": true, "heading 2": true, "heading 3": true, "heading 4": true, "Quote": true, "TOC Heading": true,
	"toc 1": true, "toc 2": true, "caption": true, "header": true, "footer": true, "footnote text": true,
}

func (w *writer) styles() []byte {
	return w.root("w:styles", func(b *ooxml.Writer) {
		b.In("w:docDefaults", func() {
			b.In("w:rPrDefault", func() {
				b.In("w:rPr", func() {
					fonts(b, fang)
					b.Val("w:kern", "2")
					b.Val("w:sz", "32")
					b.Val("w:szCs", "32")
					b.Empty("w:lang", "w:val", "en-US", "w:eastAsia", "zh-CN", "w:bidi", "ar-SA")
				})
			})
			b.Empty("w:pPrDefault")
		})
		b.In("w:style", func() {
			b.Val("w:name", "Normal")
			b.Empty("w:qFormat")
			b.In("w:pPr", func() { b.Val("w:widowControl", "0") })
			b.In("w:rPr", func() { fonts(b, fang) })
		}, "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal")
		for _, s := range styles {
			s.write(b)
		}
		characterStyles(b)
		tableStyles(b)
	})
}

func (s style) write(b *ooxml.Writer) {
	custom := "1"
	if known[s.name] {
		custom = ""
	}
	b.In("w:style", func() {
		b.Val("w:name", s.name)
		b.Val("w:basedOn", "Normal")
		if s.next != "" {
			b.Val("w:next", s.next)
		}
		b.Empty("w:qFormat")
		b.In("w:pPr", func() { s.paragraph(b) })
		b.In("w:rPr", func() { s.run(b) })
	}, "w:type", "paragraph", "w:customStyle", custom, "w:styleId", s.id)
}

func (s style) paragraph(b *ooxml.Writer) {
	if s.keep {
		b.Empty("w:keepNext")
	}
	if s.tied {
		b.Empty("w:keepLines")
	}
	b.Val("w:widowControl", "0")
	if s.rule {
		b.In("w:pBdr", func() { b.Empty("w:left", "w:val", "single", "w:sz", "18", "w:space", "8", "w:color", "0B4F8A") })
	}
	if s.line != lineOf {
		b.Val("w:snapToGrid", "0")
	}
	line, rule := "240", "auto"
	if s.line > 0 {
		line, rule = itoa(s.line), "exact"
	}
	b.Empty("w:spacing", "w:before", itoa(s.before), "w:after", itoa(s.after), "w:line", line, "w:lineRule", rule)
	switch {
	case s.first > 0:
		b.Empty("w:ind", "w:firstLineChars", itoa(s.first*100), "w:firstLine", itoa(s.first*s.size*10))
	case s.left+s.right > 0:
		b.Empty("w:ind", "w:left", itoa(s.left), "w:right", itoa(s.right))
	}
	if s.align != "" {
		b.Val("w:jc", s.align)
	}
	if s.outline > 0 {
		b.Val("w:outlineLvl", itoa(s.outline-1))
	}
}

func (s style) run(b *ooxml.Writer) {
	fonts(b, s.face)
	if s.bold {
		b.Empty("w:b")
	}
	if s.colour != "" {
		b.Val("w:color", s.colour)
	}
	if s.spacing != 0 {
		b.Val("w:spacing", itoa(s.spacing))
	}
	b.Val("w:sz", itoa(s.size))
	b.Val("w:szCs", itoa(s.size))
}

func characterStyles(b *ooxml.Writer) {
	b.In("w:style", func() {
		b.Val("w:name", "Default Paragraph Font")
	}, "w:type", "character", "w:default", "1", "w:styleId", "DefaultParagraphFont")
	b.In("w:style", func() {
		b.Val("w:name", "footnote reference")
		b.Val("w:basedOn", "DefaultParagraphFont")
		b.In("w:rPr", func() { b.Val("w:vertAlign", "superscript") })
	}, "w:type", "character", "w:styleId", "FootnoteReference")
}

// tableStyles are the statistical table of three rules with hairlines between
// its rows, and one without rules.
func tableStyles(b *ooxml.Writer) {
	margins := func() {
		b.In("w:tblCellMar", func() {
			b.Empty("w:top", "w:w", "30", "w:type", "dxa")
			b.Empty("w:left", "w:w", itoa(padding/2), "w:type", "dxa")
			b.Empty("w:bottom", "w:w", "30", "w:type", "dxa")
			b.Empty("w:right", "w:w", itoa(padding/2), "w:type", "dxa")
		})
	}
	b.In("w:style", func() {
		b.Val("w:name", "Normal Table")
		b.In("w:tblPr", func() {
			b.Empty("w:tblInd", "w:w", "0", "w:type", "dxa")
			margins()
		})
	}, "w:type", "table", "w:default", "1", "w:styleId", "TableNormal")
	rule := func(side, weight, colour string) {
		b.Empty("w:"+side, "w:val", "single", "w:sz", weight, "w:space", "0", "w:color", colour)
	}
	b.In("w:style", func() {
		b.Val("w:name", "统计表")
		b.Val("w:basedOn", "TableNormal")
		b.In("w:tblPr", func() {
			b.In("w:tblBorders", func() {
				rule("top", "12", "000000")
				rule("bottom", "12", "000000")
				rule("insideH", "4", "BFBFBF")
			})
			margins()
		})
	}, "w:type", "table", "w:customStyle", "1", "w:styleId", "Statistics")
	b.In("w:style", func() {
		b.Val("w:name", "无线表")
		b.Val("w:basedOn", "TableNormal")
	}, "w:type", "table", "w:customStyle", "1", "w:styleId", "Plain")
}
