package config

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// zone is the time of every date in a configuration: UTC+8, whatever the
// machine is set to.
func zone() *time.Location { return time.FixedZone("UTC+8", 8*60*60) }

// The years that a plan can be about: others are slips of the keyboard.
const firstYear, lastYear = 1949, 2200

// Decode reads the configuration in f. The Config is as good as what could be
// read, with defaults; it is not to be published if the findings have errors.
func Decode(f *source.File) (Config, diag.List) {
	d := &decoder{&yaml.Decoder{File: f, Known: known, Samples: samples}}
	c := d.config()
	return c, d.Found
}

func (d *decoder) config() Config {
	top := d.Document()
	c := Config{
		Report:  d.report(d.Sub(top, "report")),
		Plan:    d.plan(d.Sub(top, "plan")),
		Rules:   d.rules(d.Sub(top, "rules")),
		Missing: Signs(d.Decoder, d.Sub(top, "missing")),
		Site:    d.site(d.Sub(top, "site")),
		Output:  d.output(top),
	}
	c.Editions = d.editions(top, c.Plan)
	return c
}

func (d *decoder) report(s yaml.Section) Report {
	r := Report{
		Name:      d.Need(s, "name"),
		Short:     d.Text(s, "short"),
		Publisher: d.Need(s, "publisher"),
		Demo:      d.Text(s, "demo"),
		Licence:   d.licence(s),
	}
	if r.Short == "" {
		r.Short = r.Name
	}
	if r.Demo == "" {
		r.Demo = "本页有演示数据，不是实际情况"
	}
	return r
}

func (d *decoder) plan(s yaml.Section) Plan {
	p := Plan{
		Title:   d.Need(s, "title"),
		Number:  d.Text(s, "number"),
		Issued:  d.time(s, "issued"),
		Area:    d.Text(s, "area"),
		Domains: d.domains(s),
	}
	p.Start, p.End = d.needYear(s, "start"), d.needYear(s, "end")
	p.Base = d.year(s, "base")
	d.checkYears(s, p)
	if p.Base == 0 && p.Start > 0 {
		p.Base = p.Start - 1
	}
	if p.Area == "" {
		p.Area = "全区"
	}
	return p
}

func (d *decoder) checkYears(s yaml.Section, p Plan) {
	if p.Start > 0 && p.End > 0 && p.End < p.Start {
		d.Add(diag.Errorf(s.ValuePos("end"), "bad-year", "计划的末年 %d 早于首年 %d", p.End, p.Start).Hintf("检查 start 和 end"))
	}
	if p.Base > 0 && p.End > 0 && p.Base >= p.End {
		d.Add(diag.Errorf(s.ValuePos("base"), "bad-year", "基年 %d 不早于计划的末年 %d", p.Base, p.End).Hintf("一般是首年的上一年"))
	}
}

func (d *decoder) domains(s yaml.Section) []string {
	return d.List(s, "domains", "领域的名称", map[string]diag.Pos{})
}

func (d *decoder) editions(top yaml.Section, p Plan) []Edition {
	if !top.Has("editions") {
		d.Missing(top, "editions")
		return nil
	}
	var out []Edition
	first := map[int]diag.Pos{}
	items := d.Items(top, "editions")
	if e := top.Fields["editions"]; len(items) == 0 && e.Value.Kind != yaml.Invalid && !d.Reported(e.Value.Pos) {
		d.Add(diag.Errorf(e.Pos, "empty-value", "一个年度版也没有").Hintf("%s", samples["editions"]))
	}
	for _, n := range items {
		e := d.edition(n, p)
		at, seen := first[e.Year]
		switch {
		case e.Year == 0:
		case seen:
			d.Add(diag.Errorf(e.Pos, "duplicate", "%d 年有两个版", e.Year).Notef(at, "第一个在这里").Hintf("每年一个版：删去一个，或改 year"))
		default:
			first[e.Year] = e.Pos
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Edition) int { return a.Year - b.Year })
	return out
}

func (d *decoder) edition(n yaml.Node, p Plan) Edition {
	s := d.Section(yaml.Entry{Key: "editions", Pos: n.Pos, Value: n})
	e := Edition{
		Year:     d.needYear(s, "year"),
		Title:    d.Text(s, "title"),
		Date:     d.needTime(s, "date"),
		Released: d.status(s),
		Pos:      s.Pos,
	}
	if s.Has("year") {
		e.Pos = s.Fields["year"].Pos
	}
	if e.Title == "" && e.Year > 0 {
		e.Title = strconv.Itoa(e.Year) + "年版"
	}
	if e.Year > 0 && p.Start > 0 && p.End >= p.Start && (e.Year < p.Start || e.Year > p.End) {
		d.Add(diag.Errorf(s.ValuePos("year"), "bad-year", "%d 年不在计划期 %d—%d 年内", e.Year, p.Start, p.End).
			Hintf("改 year，或改 plan 的 start、end"))
	}
	if e.Year > 0 && !e.Date.IsZero() && e.Date.Year() < e.Year {
		d.Add(diag.Warningf(s.ValuePos("date"), "early-date", "发布时间早于所报告的 %d 年", e.Year).Hintf("检查 date 和 year"))
	}
	return e
}

func (d *decoder) needYear(s yaml.Section, key string) int {
	if d.Need(s, key) == "" {
		return 0
	}
	return d.year(s, key)
}

func (d *decoder) needTime(s yaml.Section, key string) time.Time {
	if d.Need(s, key) == "" {
		return time.Time{}
	}
	return d.time(s, key)
}

func (d *decoder) status(s yaml.Section) bool {
	switch word := d.Text(s, "status"); word {
	case "released":
		return true
	case "", "draft":
	default:
		d.Add(diag.Errorf(s.ValuePos("status"), "bad-value", "status 是“%s”，只能是 draft 或 released", word).
			Hintf("草稿写 draft，已发布写 released"))
	}
	return false
}

// layouts are the forms of a date, with and without the time of day.
func layouts() []string {
	return []string{"2006-1-2 15:04", "2006-1-2", "2006-1-2 15:04:05", "2006-1-2T15:04"}
}

func (d *decoder) time(s yaml.Section, key string) time.Time {
	word := d.Text(s, key)
	if word == "" {
		return time.Time{}
	}
	for _, layout := range layouts() {
		t, err := time.ParseInLocation(layout, word, zone())
		if err == nil && t.Year() >= firstYear && t.Year() <= lastYear {
			return t
		}
	}
	d.Add(diag.Errorf(s.ValuePos(key), "bad-date", "%s 是“%s”，不是日期", key, word).
		Hintf("写成 2025-03-28 或 2025-03-28 09:00（北京时间）"))
	return time.Time{}
}

func (d *decoder) year(s yaml.Section, key string) int {
	word := d.Text(s, key)
	if word == "" {
		return 0
	}
	n, err := strconv.Atoi(word)
	if err != nil || n < firstYear || n > lastYear {
		d.Add(diag.Errorf(s.ValuePos(key), "bad-year", "%s 是“%s”，不是年份", key, word).
			Hintf("写四位数字，如 %s", orElse(strings.TrimSuffix(word, "年"), "2024")))
		return 0
	}
	return n
}

// orElse returns word if it is four digits, else other.
func orElse(word, other string) string {
	if n, err := strconv.Atoi(word); err == nil && n >= firstYear && n <= lastYear {
		return word
	}
	return other
}
