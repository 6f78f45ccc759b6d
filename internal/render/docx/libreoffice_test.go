package docx

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"nianbao/internal/document"
	"nianbao/internal/libreoffice"
	"nianbao/templates"
)

// squeeze drops blanks, which differ by where lines end.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// What a reader sees in another program: each number and word of the page,
// each value of each chart, page numbers.
func TestLibreOfficeShowsEverything(t *testing.T) {
	data := pageOf(t)
	pages := libreoffice.Text(t, libreoffice.PDF(t, "甲章.docx", data))
	all := squeeze(strings.Join(pages, ""))
	for _, want := range []string{
		"二、甲章", "某局2025年3月28日", "一句引言。", "812.6亿元", "见图2-1和表2-1", "3．第三项", "4．第四项", "里层", "注意：提醒", "（一）分园情况（演示）",
		"表2-1分园指标", "单位：亿元", "合计15.017.0▲需加快", "1.5→3.5", "完成进度62.5%，序时进度75.0%", "初：初步数。演：演示数据。", "分园数为推算。", "资料来源：某局",
		"目标1000亿元", "3.2万人", "图2-16图题", "表2-2宽表", "方案的写法。原文（https://www.example.gov.cn/a?b=1&c=2）", "本文含演示数据。",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q", want)
		}
	}
	for i, p := range pages {
		if !strings.Contains(squeeze(p), "—"+itoa(i+1)+"—") {
			t.Errorf("page %d has no number", i+1)
		}
	}
	for name, text := range partsOf(t, data) {
		if strings.HasPrefix(name, "word/charts/chart") {
			checkDrawn(t, name, text, all)
		}
	}
}

var tenths = regexp.MustCompile(`<c:v>(\d+\.\d)</c:v>`)

// checkDrawn wants the values of each series that is labelled point by point.
func checkDrawn(t *testing.T, name, part, shown string) {
	t.Helper()
	for _, series := range strings.Split(part, "<c:ser>")[1:] {
		if !strings.Contains(series, `<c:showVal val="1"/>`) || strings.Contains(series, "<c:dLbl>") {
			continue
		}
		for _, v := range tenths.FindAllStringSubmatch(series, -1) {
			if !strings.Contains(shown, v[1]) {
				t.Errorf("%s: %s is not drawn", name, v[1])
			}
		}
	}
}

// A full page of text has 22 lines of 28 characters, within one.
func TestGrid(t *testing.T) {
	r := sampleReport()
	p := &r.Pages[1]
	p.Body = nil
	for range 20 {
		p.Body = append(p.Body, document.Paragraph{Text: text(strings.Repeat("国", 600))})
	}
	data, found, err := Page(r, p, templates.FS, Options{})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	pages := libreoffice.Text(t, libreoffice.PDF(t, "text.docx", data))
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	lines, longest := 0, 0
	for line := range strings.Lines(pages[2]) {
		if n := strings.Count(line, "国"); n > 0 {
			lines++
			longest = max(longest, n)
		}
	}
	if lines < 21 || lines > 23 || longest < 27 || longest > 29 {
		t.Errorf("%d lines of %d characters", lines, longest)
	}
}
