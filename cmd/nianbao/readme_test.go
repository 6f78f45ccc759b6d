package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/internal/dataset"
	"nianbao/internal/sheet"
)

const (
	chineseReadme = "../../README_zh.md"
	englishReadme = "../../README.md"
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fenced returns the block of README_zh.md between fences that begin with open.
func fenced(t *testing.T, readme, open string) string {
	t.Helper()
	fence := strings.TrimRight(open, "abcdefghijklmnopqrstuvwxyz\n")
	_, rest, ok := strings.Cut(readme, "\n"+open+"\n")
	text, _, closed := strings.Cut(rest, fence+"\n")
	if !ok || !closed {
		t.Fatalf("README_zh.md has no block %q", open)
	}
	return text
}

// project is a directory that is filled file by file.
type project struct {
	t   *testing.T
	dir string
}

// newProject has the configuration and the page that README_zh.md tells to
// write, and the workbooks that they need.
func newProject(t *testing.T) project {
	readme := read(t, chineseReadme)
	p := project{t, t.TempDir()}
	p.write("nianbao.yaml", fenced(t, readme, "```yaml"))
	p.write("content/2024/02-gongye.md", fenced(t, readme, "````markdown"))
	p.workbook("data/部门.xlsx", dataset.Departments, "代码,部门,简称", "jf-ju,经济发展局,经发局")
	p.workbook("data/指标体系.xlsx", dataset.Indicators, "代码,指标,领域,章,条款,单位,方向,计量,小数位,目标类型,目标值",
		"gongye-chanzhi,工业总产值,产业,二,一-1,亿元,正向,总量,1,水平,1000",
		"chengzhenhua,城镇化率,民生,二,一-2,%,正向,比率,2,水平,75",
		"chanye-yuan,新产业园建成,产业,二,二（一）,,正向,计数,,里程碑,")
	p.workbook("data/2024/监测值.xlsx", dataset.Observations, observed,
		"工业总产值,2021,,500,", "工业总产值,2023,,668.9,", "工业总产值,2024,,812.6,初步",
		"城镇化率,2021,,69.5,", "城镇化率,2024,,70.23,", "新产业园建成,2024,,推进中,")
	return p
}

const observed = "指标,年份,区域,数值,状态"

func (p project) write(name, text string) {
	p.t.Helper()
	file := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p project) replace(name, old, with string) {
	p.t.Helper()
	text := read(p.t, filepath.Join(p.dir, filepath.FromSlash(name)))
	if !strings.Contains(text, old) {
		p.t.Fatalf("%s does not hold %q", name, old)
	}
	p.write(name, strings.ReplaceAll(text, old, with))
}

func (p project) workbook(name string, kind dataset.Kind, header string, rows ...string) {
	p.t.Helper()
	schema, _ := dataset.SchemaOf(kind)
	table := sheet.Table{Name: string(kind), Schema: schema, Header: strings.Split(header, ",")}
	for _, r := range rows {
		table.Rows = append(table.Rows, strings.Split(r, ","))
	}
	data, err := sheet.Write(sheet.Properties{Title: string(kind), Author: "test"}, []sheet.Table{table})
	if err != nil {
		p.t.Fatal(err)
	}
	p.write(name, string(data))
}

// nianbao runs a command in the project and returns what it prints.
func (p project) nianbao(want int, args ...string) string {
	p.t.Helper()
	p.t.Chdir(p.dir)
	var out strings.Builder
	if got := run(context.Background(), args, terminal{&out, &out}); got != want {
		p.t.Fatalf("nianbao %v: exit status %d, want %d\n%s", args, got, want, out.String())
	}
	return out.String()
}

// What README_zh.md tells to write makes a report.
func TestReadmeProject(t *testing.T) {
	p := newProject(t)
	out := p.nianbao(exitDone, "build")
	// Without npm there is one warning, that charts are static.
	if clean := strings.Contains(out, "错误0个，警告0个"); !clean && !(strings.Contains(out, "no-interactive-charts") && strings.Contains(out, "错误0个，警告1个")) {
		t.Errorf("the first build of a new report says\n%s", out)
	}
	p.nianbao(exitDone, "verify", "public")
}

// finding is the one that a README shows.
var finding = regexp.MustCompile(`(?m)^content/.*: 错误\[(?:.*\n)+?\t建议: .*\n`)

// The finding that both READMEs show is printed to the letter.
func TestReadmeFinding(t *testing.T) {
	texts := []string{read(t, chineseReadme), read(t, englishReadme)}
	p := newProject(t)
	p.replace("content/2024/02-gongye.md", "达到{{工业总产值}}", "达到{{工业总产直}}")
	out := p.nianbao(exitErrors, "check")
	for _, text := range texts {
		if shown := finding.FindString(text); shown == "" || !strings.Contains(out, shown) {
			t.Errorf("shown is\n%s\nprinted is\n%s", shown, out)
		}
	}
}

// Every message that README_zh.md explains is one that the program prints.
func TestReadmeMessages(t *testing.T) {
	_, section, _ := strings.Cut(read(t, chineseReadme), "## 五、常见的问题\n")
	section, _, _ = strings.Cut(section, "\n## ")
	p := newProject(t)
	p.workbook("data/2024/监测值.xlsx", dataset.Observations, observed, "工业总产值,2021,,500,", "工业总产值,2024,,812.6,")
	out := p.nianbao(exitDone, "check")
	p.mistakes()
	out += p.nianbao(exitErrors, "check")
	p.replace("nianbao.yaml", "publisher:", "publishr:")
	p.replace("nianbao.yaml", "  base: ", "  base：")
	out += p.nianbao(exitErrors, "check")
	n := 0
	for _, line := range strings.Split(section, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 3 {
			continue
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1) {
			n++
			if !strings.Contains(out, strings.Trim(m[1], "…")) {
				t.Errorf("%q is not printed", m[1])
			}
		}
	}
	if n < 15 {
		t.Errorf("found only %d messages in README_zh.md", n)
	}
	if t.Failed() {
		t.Log(out)
	}
}

// mistakes makes every mistake that README_zh.md explains.
func (p project) mistakes() {
	p.write("nianbao.yaml", read(p.t, filepath.Join(p.dir, "nianbao.yaml"))+"  - year: 2025\n    date: 2026-03-27\n")
	p.write("content/2024/05-qita.md", "---\ntitle: 其他\n---\n\n｛｛甲｝｝和{{乙\n")
	p.write("content/2024/03-minsheng.md", "---\ntitle: \xc3\xf1\xc9\xfa\n---\n")
	p.write("content/2024/04-治理.md", "---\ntitle: 治理\n---\n")
	p.write("data/2024/旧表.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	p.write("data/2024/~$监测值.xlsx", "x")
	p.workbook("data/指标体系.xlsx", dataset.Indicators, "代码,指标,领域,章,条款,单位,方向,计量,小数位,目标类型,目标值,责任部门",
		"gongye-chanzhi,工业总产值,产业,二,一-1,亿元,正向,总量,1,水平,1000,经发居",
		"chengzhenhua,城镇化率,民生,三,一-2,%,正向,比率,2,水平,75,",
		"chanye-yuan,新产业园建成,产业,二,二（一）,,正向,计数,,里程碑,,")
	p.workbook("data/2024/监测值.xlsx", dataset.Observations, observed,
		"工业总产值,2021,,500,", "工业总产值,2024,,812.6,推进中", "工业总产值,2024,,812.6,", "工业总产值,2022,,约800,",
		"工业总产直,2024,,3,", "城镇化率,2024,,0.7023,", "新产业园建成,2024,,1,")
	p.workbook("data/2025/监测值.xlsx", dataset.Observations, observed, "工业总产值,2024,,810.2,")
	p.write("data/2024/年鉴.csv", "主要指标,,\n单位：万元,,\n指标,2023年,2024年\n甲区,,\n增加值,1,2\n乙区,,\n增加值,3,4\n总产值,5,6\n")
	p.write("data/2024/年鉴.map.yaml", "sheets:\n  - name: 年鉴\n    tables:\n      - range: A3:C8\n        feeds:\n"+
		"          - {indicator: 工业总产值, row: 工业总产直}\n          - {indicator: 工业总产值, row: 增加值}\n          - {indicator: 工业总产值, row: 总产值, years: 2023}\n")
}
