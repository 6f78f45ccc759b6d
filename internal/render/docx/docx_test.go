package docx

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/internal/chart"
	"nianbao/internal/document"
	"nianbao/internal/golden"
	"nianbao/internal/ooxml"
	"nianbao/internal/report"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
	"nianbao/templates"
)

func sortedNames(m map[string]chart.Spec) []string { return slices.Sorted(maps.Keys(m)) }

// partsOf unpacks a document.
func partsOf(t testing.TB, data []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range r.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %s", f.Name, f.Modified)
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

var lines = regexp.MustCompile(`<(w:p|w:tbl|w:tr|w:tc|w:sectPr|w:sdt)>`)

// The document of every kind of node, as it was read when it was made.
func TestDocument(t *testing.T) {
	parts := partsOf(t, pageOf(t))
	golden.Equal(t, "testdata/document.xml.txt", []byte(lines.ReplaceAllString(parts["word/document.xml"], "\n<$1>")+"\n"))
	golden.Equal(t, "testdata/footnotes.xml.txt", []byte(lines.ReplaceAllString(parts["word/footnotes.xml"], "\n<$1>")+"\n"))
}

func TestSameBytes(t *testing.T) {
	first := editionFile(t)
	for range 3 {
		if !bytes.Equal(first, editionFile(t)) {
			t.Fatal("two runs differ")
		}
	}
}

// orders are the sequences of ECMA-376, as far as documents use them.
var orders = map[string]string{
	"pPr":     "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
	"rPr":     "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
	"a:r/rPr": "ln solidFill latin ea cs", "defRPr": "ln solidFill latin ea cs",
	"sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"tbl":    "tblPr tblGrid tr", "tr": "trPr tc", "tc": "tcPr p tbl",
	"tblPr":         "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders":    "top left start bottom right end insideH insideV",
	"tblCellMar":    "top left start bottom right end",
	"tcPr":          "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"style":         "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"styles":        "docDefaults latentStyles style",
	"font":          "altName panose1 charset family notTrueType pitch sig",
	"numbering":     "numPicBullet abstractNum num numIdMacAtCleanup",
	"abstractNum":   "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"lvl":           "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"numbering/num": "abstractNumId lvlOverride",
	"settings":      "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop defaultTabStop autoHyphenation evenAndOddHeaders drawingGridVerticalSpacing characterSpacingControl footnotePr endnotePr compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"compat":        "spaceForUL balanceSingleByteDoubleByteWidth doNotLeaveBackslashAlone ulTrailSpace adjustLineHeightInTable useFELayout compatSetting",
	"sdt":           "sdtPr sdtEndPr sdtContent", "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
	"chartSpace":     "date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes",
	"chart":          "title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs",
	"plotArea":       "layout areaChart|barChart|lineChart|radarChart|doughnutChart catAx|valAx dTable spPr",
	"areaChart":      "grouping varyColors ser dLbls dropLines axId",
	"barChart":       "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
	"lineChart":      "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
	"radarChart":     "radarStyle varyColors ser dLbls axId",
	"doughnutChart":  "varyColors ser dLbls firstSliceAng holeSize",
	"areaChart/ser":  "idx order tx spPr pictureOptions dPt dLbls trendline errBars cat val",
	"barChart/ser":   "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape",
	"lineChart/ser":  "idx order tx spPr marker dPt dLbls trendline errBars cat val smooth",
	"radarChart/ser": "idx order tx spPr marker dPt dLbls cat val", "doughnutChart/ser": "idx order tx spPr explosion dPt dLbls cat val",
	"dPt":     "idx invertIfNegative marker bubble3D explosion spPr",
	"dLbls":   "dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator showLeaderLines",
	"dLbl":    "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator",
	"catAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
	"valAx":   "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit minorUnit",
	"scaling": "logBase orientation max min", "legend": "legendPos legendEntry layout overlay spPr txPr", "ln": "noFill solidFill gradFill pattFill prstDash round bevel miter headEnd tailEnd",
	"spPr": "xfrm custGeom prstGeom noFill solidFill gradFill blipFill pattFill grpFill ln", "pattFill": "fgClr bgClr", "txPr": "bodyPr lstStyle p", "rich": "bodyPr lstStyle p",
	"ser/marker": "symbol size spPr", "dPt/marker": "symbol size spPr", "title": "tx layout overlay spPr txPr",
	"numCache": "formatCode ptCount pt", "strCache": "ptCount pt",
}

// In WordprocessingML and DrawingML rPr are two things; part by part the one
// at hand is meant.
func ordersOf(name string) map[string]string {
	out := maps.Clone(orders)
	if strings.HasPrefix(name, "word/charts/") {
		out["rPr"] = orders["a:r/rPr"]
		delete(out, "pPr")
	} else {
		delete(out, "title")
		delete(out, "chart") // the reference to one
	}
	return out
}

func TestElementsStandInSchemaOrder(t *testing.T) {
	for _, data := range [][]byte{pageOf(t), editionFile(t)} {
		for name, text := range partsOf(t, data) {
			if path.Ext(name) != ".xml" || name == "word/theme/theme1.xml" {
				continue
			}
			if err := ooxml.Misplaced([]byte(text), ordersOf(name)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// Each part is typed and referred to; each reference leads to a part.
func TestPartsAreWhole(t *testing.T) {
	parts := partsOf(t, editionFile(t))
	types := parts["[Content_Types].xml"]
	target := regexp.MustCompile(`Target="([^"]+)"( TargetMode="External")?`)
	reached := map[string]bool{}
	for name, text := range parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		for _, m := range target.FindAllStringSubmatch(text, -1) {
			if m[2] != "" {
				continue
			}
			to := path.Join(path.Dir(path.Dir(name)), m[1])
			if reached[to] = true; parts[to] == "" {
				t.Errorf("%s refers to %s, which is not there", name, to)
			}
		}
	}
	for name := range parts {
		if strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml" {
			continue
		}
		if !reached[name] {
			t.Errorf("nothing refers to %s", name)
		}
		if path.Ext(name) == ".xml" && !strings.Contains(types, `"/`+name+`"`) {
			t.Errorf("%s has no content type", name)
		}
	}
	ids := regexp.MustCompile(`r:id="(rId\d+)"`)
	for _, m := range ids.FindAllStringSubmatch(parts["word/document.xml"], -1) {
		if !strings.Contains(parts["word/_rels/document.xml.rels"], `"`+m[1]+`"`) {
			t.Errorf("%s is no relation", m[1])
		}
	}
}

// What a reference leads to is there, once; a name that is there twice makes
// Word repair the file.
func TestBookmarksAreUnique(t *testing.T) {
	body := partsOf(t, editionFile(t))["word/document.xml"]
	names, ids := map[string]bool{}, map[string]bool{}
	for _, m := range regexp.MustCompile(`<w:bookmarkStart w:id="(\d+)" w:name="([^"]+)"/>`).FindAllStringSubmatch(body, -1) {
		if ids[m[1]] || names[m[2]] || len(m[2]) > 40 {
			t.Errorf("bookmark %s", m[0])
		}
		ids[m[1]], names[m[2]] = true, true
	}
	for _, m := range regexp.MustCompile(`w:anchor="([^"]+)"| (?:NOTE)?REF (\S+)`).FindAllStringSubmatch(body, -1) {
		if !names[m[1]+m[2]] {
			t.Errorf("%s leads nowhere", m[0])
		}
	}
	drawings := regexp.MustCompile(`<wp:docPr id="\d+"`).FindAllString(body, -1)
	if slices.Sort(drawings); len(slices.Compact(slices.Clone(drawings))) != len(drawings) {
		t.Error("two drawings have one id")
	}
	if begun, ended := strings.Count(body, `"begin"`), strings.Count(body, `"end"`); begun != ended {
		t.Errorf("%d fields begin, %d end", begun, ended)
	}
}

func TestFontsAreWhole(t *testing.T) {
	fonts := regexp.MustCompile(`<w:rFonts[^>]*>`)
	for name, text := range partsOf(t, editionFile(t)) {
		for _, f := range fonts.FindAllString(text, -1) {
			for _, slot := range []string{"w:ascii=", "w:hAnsi=", "w:eastAsia=", "w:cs=", "w:hint="} {
				if !strings.Contains(f, slot) {
					t.Errorf("%s: %s has no %s", name, f, slot)
				}
			}
		}
	}
}

// Nothing of the machine, and no prompt when the document opens.
func TestNothingOfTheMachine(t *testing.T) {
	checkClean(t, editionFile(t))
	core := partsOf(t, editionFile(t))["docProps/core.xml"]
	for _, want := range []string{"<dc:title>甲区行动方案年度报告（2024年版）</dc:title>", "<dc:creator>某办公室</dc:creator>", ">2025-03-28T01:00:00Z</dcterms:created>"} {
		if !strings.Contains(core, want) {
			t.Errorf("%s lacks %s", core, want)
		}
	}
}

func checkClean(t *testing.T, data []byte) {
	t.Helper()
	for name, text := range partsOf(t, data) {
		if path.Ext(name) == ".xlsx" {
			checkClean(t, []byte(text))
			continue
		}
		for _, bad := range []string{"/tmp/", "/home/", "/work/", `C:\`, "updateFields", "w:dirty", "excelize", "data/甲", time.Now().Format("2006-01-02")} {
			if strings.Contains(text, bad) {
				t.Errorf("%s holds %q", name, bad)
			}
		}
	}
}

// Every chart's workbook opens and holds the values that the chart shows.
func TestWorkbooksHoldTheValues(t *testing.T) {
	parts := partsOf(t, pageOf(t))
	n := 0
	for name, text := range parts {
		if path.Dir(name) != "word/charts" {
			continue
		}
		n++
		number := strings.TrimSuffix(strings.TrimPrefix(name, "word/charts/chart"), ".xml")
		b, found := workbook.Read(source.NewFile("a.xlsx", []byte(parts["word/embeddings/Microsoft_Excel_Sheet"+number+".xlsx"])))
		if b == nil || len(found) > 0 {
			t.Fatalf("%s: %v", name, found)
		}
		checkRanges(t, name, text, b.Sheets[0])
	}
	if n < 15 {
		t.Errorf("%d charts", n)
	}
}

var (
	ranges = regexp.MustCompile(`<c:f>'数据'!([^<]+)</c:f><c:(num|str)Cache>(.*?)</c:(?:num|str)Cache>`)
	points = regexp.MustCompile(`<c:pt idx="(\d+)"><c:v>([^<]*)</c:v>`)
)

func checkRanges(t *testing.T, name, text string, s workbook.Sheet) {
	t.Helper()
	for _, m := range ranges.FindAllStringSubmatch(text, -1) {
		r, ok := workbook.ParseRange(strings.ReplaceAll(m[1], "$", ""))
		if !ok {
			t.Fatalf("%s: range %s", name, m[1])
		}
		cached := map[string]string{}
		for _, p := range points.FindAllStringSubmatch(m[3], -1) {
			cached[p[1]] = p[2]
		}
		for row := r.Top; row <= r.Bottom; row++ {
			cell := s.At(row, r.Left)
			want := cached[itoa(row-r.Top)]
			if m[2] == "num" {
				want = strings.TrimRight(strings.TrimRight(want, "0"), ".")
				if got := strings.TrimRight(strings.TrimRight(cell.Raw, "0"), "."); got != want || !cell.Numeric && want != "" {
					t.Errorf("%s: %s is %q, the chart has %q", name, workbook.Ref(row, r.Left), cell.Raw, want)
				}
			} else if cell.Text != want {
				t.Errorf("%s: %s is %q, the chart has %q", name, workbook.Ref(row, r.Left), cell.Text, want)
			}
		}
	}
}

func TestHeadingLevels(t *testing.T) {
	for s, want := range map[string]int{
		"一、总体": 1, "十二、其他": 1, "（一）核心": 2, "（十一）": 2, "1.做法": 3, "2．做法": 3, "（1）细则": 4, "（12）": 4,
		"总体": 0, "2024年": 0, "1.5倍": 0, "一区多园": 0, "（注）": 0, "": 0, "一": 0, "（一": 0,
	} {
		if got := numbered(s); got != want {
			t.Errorf("%q is of level %d, want %d", s, got, want)
		}
	}
}

// A sequence that does not follow on the last restarts the count.
func TestNumbersCount(t *testing.T) {
	w, _ := newWriter(sampleReport(), nil, templates.FS)
	w.at = &report.Page{Path: "2024/jia.html"}
	for _, n := range []string{"图2-1", "图2-2", "图2-1", "图1", "表2-1", "图"} {
		w.numbering(n, "")
	}
	got := w.take()
	for _, want := range []string{`SEQ 图2_ \* ARABIC `, `SEQ 图2_ \* ARABIC \r 1`, `SEQ 图 \* ARABIC `, `SEQ 表2_ \* ARABIC `} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// Text stays text, whoever wrote it.
func TestHostileText(t *testing.T) {
	bad := "<w:p>&\"'\x00\x1f\u202e\ufffe]]>\xff DDEAUTO c:\\cmd \\o = 1+1"
	r := sampleReport()
	r.Config.Report.Name, r.Config.Report.Publisher, r.Config.Report.Demo = bad, bad, bad
	spec := charts()["bars"]
	spec.Finding, spec.Subject, spec.Source, spec.Notes, spec.ID = bad, bad, bad, []string{bad}, bad
	spec.X.Labels = []string{bad, bad, bad, bad}
	spec.Panels[0].Layers[0].Name, spec.Panels[0].Unit = bad, "亿<元"
	r.Pages[0].Title = bad
	r.Pages[0].Body = []document.Block{
		document.Heading{Level: 2, ID: bad, Text: text(bad)}, document.Paragraph{Text: append(text(bad), document.Link{Href: "javascript:alert(1)", External: true, Text: text(bad)},
			document.NoteRef{Index: 999, Note: text(bad)}, document.Code(bad), document.Ref{Href: bad, Text: bad})},
		document.Table{ID: bad, Number: "表" + bad + "99999999999999999999", Title: bad, Unit: bad, Groups: []document.RowGroup{{Rows: []document.Row{{Cells: []document.Cell{{Text: text(bad), ColSpan: 1 << 30, RowSpan: -5}}}}}}},
		document.Table{}, document.Facts{}, document.Keys{}, document.Cards{}, document.Group{Form: document.Multiples}, document.List{Start: -4},
		document.Figure{ID: bad, Number: bad, Chart: spec}, document.Figure{}, document.Figure{Chart: chart.Spec{Form: chart.Donut}},
	}
	data, found, err := Edition(r, 2024, templates.FS, Options{})
	if err != nil || len(found) > 0 {
		t.Fatalf("%v %v", err, found)
	}
	for name, text := range partsOf(t, data) {
		if ext := path.Ext(name); ext != ".xml" && ext != ".rels" {
			continue
		}
		if err := ooxml.Misplaced([]byte(text), ordersOf(name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if strings.ContainsAny(text, "\x00\u202e") || strings.Contains(text, "javascript:") {
			t.Errorf("%s keeps what must not be in it", name)
		}
	}
}

func TestNoPagesIsAFinding(t *testing.T) {
	data, found, err := Edition(sampleReport(), 2030, templates.FS, Options{})
	if data != nil || err != nil || len(found) != 1 || found[0].Code != "no-pages" {
		t.Errorf("%d bytes, %v, %v", len(data), found, err)
	}
}
