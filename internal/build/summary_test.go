package build_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/internal/build"
	"nianbao/internal/document"
	"nianbao/internal/report"
	"nianbao/internal/report/tree"
)

// Every target has a verdict, or a reason why it has none, and what the page of
// indicators counts is what the open data says, in every edition.
func TestSummariesCountWhatTablesShow(t *testing.T) {
	r := run(t)
	data := openData(t, r)
	for year, list := range data {
		want, judged := map[string]int{}, 0
		for _, e := range list {
			if e.at("area") != "全区" || e.at("period") != "全年" {
				continue
			}
			if e["verdict"] == nil {
				if !strings.Contains(e.at("reasons"), "同一目标") {
					t.Errorf("%s %s %s has no verdict: %s", year, e["id"], e["clause"], e.at("reasons"))
				}
				continue
			}
			if e.at("verdict") == "无法评估" && e.at("reasons") == "[]" {
				t.Errorf("%s %s %s cannot be judged, and no reason is given", year, e["id"], e["clause"])
			}
			want[e.at("verdict")]++
			judged++
		}
		want["合计"] = judged
		if got := summed(t, r, year); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: the table counts %v, the open data %v", year, got, want)
		}
		if rows := rowsOf(r, year); rows != judged {
			t.Errorf("%s: the tables have %d rows for %d targets", year, rows, judged)
		}
		sentence := fmt.Sprintf("%d项目标中", judged)
		if text := page(t, r, year+"/indicators.html"); !strings.Contains(text, sentence) {
			t.Errorf("%s: nothing says %s", year, sentence)
		} else {
			checkSentence(t, year, text[strings.Index(text, sentence):], want)
		}
	}
}

// checkSentence wants the generated sentence to name every verdict with its number.
func checkSentence(t *testing.T, year, text string, want map[string]int) {
	t.Helper()
	for _, s := range strings.Split(text, sentenceEnd) {
		found := 0
		for v, n := range want {
			if v != "合计" && strings.Contains(s, fmt.Sprintf("，%s%d项", v, n)) {
				found++
			}
		}
		if found == len(want)-1 {
			return
		}
	}
	t.Errorf("%s: no sentence names %v", year, want)
}

const sentenceEnd = "。"

// indicatorsPage returns the tables of an edition's page of indicators by their names.
func indicatorsPage(r build.Result, year string) map[string]document.Table {
	out := map[string]document.Table{}
	for _, p := range r.Report.Pages {
		if p.Kind == report.IndicatorsPage && strconv.Itoa(p.Edition) == year {
			tree.Blocks(p.Body, func(b document.Block) []document.Block {
				if t, ok := b.(document.Table); ok {
					out[t.ID] = t
				}
				return []document.Block{b}
			})
		}
	}
	return out
}

// summed reads the last column of the table of counts.
func summed(t *testing.T, r build.Result, year string) map[string]int {
	t.Helper()
	got := map[string]int{}
	for _, g := range indicatorsPage(r, year)["fulfilment"].Groups {
		for _, row := range g.Rows {
			name := document.Plain(row.Cells[0].Text)
			if status, ok := row.Cells[0].Text[0].(document.Status); ok {
				name = status.Word
			}
			last := row.Cells[len(row.Cells)-1].Text[0].(document.Number)
			n, err := strconv.Atoi(last.Value.Digits())
			if err != nil {
				t.Fatal(err)
			}
			got[name] = n
		}
	}
	return got
}

// rowsOf counts the rows of the 指标完成情况表 of every domain.
func rowsOf(r build.Result, year string) int {
	n := 0
	for id, t := range indicatorsPage(r, year) {
		if strings.HasPrefix(id, "domain-") {
			for _, g := range t.Groups {
				n += len(g.Rows)
			}
		}
	}
	return n
}

// What a later year brings is not in an earlier edition, through the whole program.
func TestALaterFolderChangesNoEarlierEdition(t *testing.T) {
	all := with(t, "-- data/2024/年度目标.csv --\n指标,年份,区域,目标值\n企业数,2024,,40\n")
	earlier := with(t, "")
	earlier.Files = slices.DeleteFunc(earlier.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "data/2024/") })
	earlier.Files[0].Data = []byte(strings.Replace(string(earlier.Files[0].Data), "  - {year: 2024, date: 2025-03-28 09:00}\n", "", 1))
	before, after := sound(t, earlier), sound(t, all)
	for _, path := range []string{"data/2023/indicators.json", "data/2023/indicators.csv"} {
		if page(t, before, path) != page(t, after, path) {
			t.Errorf("%s changed when %d came", path, 2024)
		}
	}
	if len(openData(t, before)) != 1 || len(openData(t, after)) != 2 {
		t.Error("the editions are not those of the configurations")
	}
}
