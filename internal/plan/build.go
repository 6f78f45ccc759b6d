package plan

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/diag"
)

// Build makes the editions that cfg lists, by year ascending. Rows with 公开
// 否 are left out of every edition. What is wrong in a row is a finding at its
// cell, and the rest of the report is built without it.
func Build(cfg config.Config, tables []dataset.Table) ([]Edition, diag.List) {
	var found diag.List
	s := shelve(cfg, tables, &found)
	years := slices.Clone(cfg.Editions)
	slices.SortStableFunc(years, func(a, b config.Edition) int { return cmp.Compare(a.Year, b.Year) })
	var editions []Edition
	for _, ed := range years {
		b := newBuilder(cfg, ed, s, &found)
		e := b.edition()
		b.checkFolder(ed)
		if n := len(editions); n > 0 {
			b.checkClosing(editions[n-1], e)
		}
		editions = append(editions, e)
	}
	return editions, unique(found)
}

// unique drops what several editions found in the same cell.
func unique(l diag.List) diag.List {
	seen := map[string]bool{}
	return slices.DeleteFunc(l, func(d diag.Diagnostic) bool {
		k := fmt.Sprint(d.Pos, d.Severity, d.Code, d.Message)
		if d.Pos.Line > 0 {
			k += fmt.Sprint(d.Notes) // what differs is the cells that a map leads to
		}
		old := seen[k]
		seen[k] = true
		return old
	})
}

// shelf holds the tables with the folder that each lies in.
type shelf struct{ tables []placed }

type placed struct {
	*dataset.Table
	// folder is the year of data/<year>, 0 for data itself.
	folder int
}

// shelve orders tables by folder, then by file and sheet as they came, and
// reports those that no edition will read.
func shelve(cfg config.Config, tables []dataset.Table, found *diag.List) shelf {
	var s shelf
	last := 0
	for _, e := range cfg.Editions {
		last = max(last, e.Year)
	}
	copies := copies{}
	for i := range tables {
		t := &tables[i]
		p := placed{t, FolderOf(t.Pos.File)}
		if copies.has(p, found) {
			continue
		}
		s.tables = append(s.tables, p)
		switch {
		case p.folder == 0 && asOfOneDate(t.Kind):
			d := diag.Warningf(t.Pos, "unread-table", "%s不在年份文件夹中，没有哪一版会读它", t.Kind)
			*found = append(*found, d.Hintf("把文件移到 data/<年份>/ 下，如 data/%d/", last))
		case p.folder > last && len(cfg.Editions) > 0:
			d := diag.Warningf(t.Pos, "unread-table", "data/%d 在最后一版（%d年）之后，没有哪一版会读它", p.folder, last)
			*found = append(*found, d.Hintf("在 nianbao.yaml 的 editions 中加上 %d 年版", p.folder))
		case asOfOneDate(t.Kind) && len(cfg.Editions) > 0 && !published(cfg, p.folder):
			d := diag.Warningf(t.Pos, "unread-table", "%s在 data/%d，而没有 %d 年版，没有哪一版会读它", t.Kind, p.folder, p.folder)
			*found = append(*found, d.Hintf("移到要读它的那一版的文件夹，如 data/%d/；或在 nianbao.yaml 的 editions 中加上 %d 年版", last, p.folder))
		}
	}
	slices.SortStableFunc(s.tables, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.folder, b.folder), cmp.Compare(a.Pos.File, b.Pos.File))
	})
	return s
}

// copies finds workbooks that stand in one folder twice, by folder and hash.
type copies map[string]string

// has reports a further copy of a workbook, once; its tables are not read.
func (c copies) has(p placed, found *diag.List) bool {
	file, key := p.Pos.File, fmt.Sprint(p.folder, p.Origin.SHA256)
	first, seen := c[key]
	if !seen {
		c[key] = file
		return false
	}
	if first == file || p.Origin.SHA256 == "" {
		return false
	}
	if c[key+file] == "" {
		c[key+file] = file
		d := diag.Errorf(diag.Pos{File: file}, "duplicate-workbook", "与 %s 的内容完全相同", path.Base(first))
		*found = append(*found, d.Notef(diag.Pos{File: first}, "另一份在这里").Hintf("只留一份；副本移出 data/"))
	}
	return true
}

func published(cfg config.Config, year int) bool {
	return slices.ContainsFunc(cfg.Editions, func(e config.Edition) bool { return e.Year == year })
}

// FolderOf returns the year of data/<year>/… or content/<year>/…, 0 where there is none.
func FolderOf(file string) int {
	parts := strings.Split(path.Dir(file), "/")
	if len(parts) < 2 {
		return 0
	}
	y, err := strconv.Atoi(parts[1])
	if err != nil || len(parts[1]) != 4 {
		return 0
	}
	return y
}

// asOfOneDate reports whether an edition takes the kind from its own folder only.
func asOfOneDate(k dataset.Kind) bool {
	switch k {
	case dataset.Reforms, dataset.Applications, dataset.Projects, dataset.Tasks, dataset.Supervision, dataset.Overrides:
		return true
	}
	return false
}

// rows returns the records of a kind that the edition reads, folder by folder.
func (b *builder) rows(k dataset.Kind) []row {
	var rows []row
	for _, t := range b.shelf.tables {
		if t.Kind != k || t.folder > b.e.Year || asOfOneDate(k) && t.folder != b.e.Year {
			continue
		}
		for _, r := range t.Records {
			rows = append(rows, row{r, t.Table, t.folder, b.found})
		}
	}
	return rows
}

// builder makes one edition. It lives no longer than Build.
type builder struct {
	cfg   config.Config
	shelf shelf
	found *diag.List
	e     Edition

	domains, indicators, parks, departments *register
	byCode                                  map[string]*Indicator
	// retargeted are the annual targets that a later folder changes.
	retargeted []retarget
}

func newBuilder(cfg config.Config, ed config.Edition, s shelf, found *diag.List) *builder {
	b := &builder{
		cfg: cfg, shelf: s, found: found,
		e: Edition{
			Year: ed.Year, Title: ed.Title, Date: ed.Date, Released: ed.Released,
			Start: cfg.Plan.Start, End: cfg.Plan.End, Base: cfg.Plan.Base, Area: cfg.Plan.Area,
			refused: map[string]bool{},
		},
		domains: newRegister(), indicators: newRegister(), parks: newRegister(), departments: newRegister(),
		byCode: map[string]*Indicator{},
	}
	for _, d := range cfg.Plan.Domains {
		b.domains.enter(d, d)
	}
	return b
}

func (b *builder) add(d diag.Diagnostic) { *b.found = append(*b.found, d) }

func (b *builder) withhold() { b.e.Withheld++ }

// edition reads the tables in an order in which each finds the names it refers
// to; the checks then look up what has been read.
func (b *builder) edition() Edition {
	b.e.Title = cmp.Or(b.e.Title, strconv.Itoa(b.e.Year)+"年版")
	b.readDepartments()
	b.readParks()
	b.readIndicators()
	b.readRevisions()
	b.readObservations()
	b.readAnnualTargets()
	b.readAdjustments()
	b.checkRetargeted()
	b.readOverrides()
	b.readParkRules()
	b.readItems()
	b.readRemedies()
	b.e.index = newIndex(&b.e)
	b.checkRevisions()
	b.checkWeights()
	b.checkWholes()
	b.checkScales()
	b.checkSense()
	return b.e
}

// byFolder cuts rows, which are in folder order, into one run a folder.
func byFolder(rows []row) [][]row {
	var runs [][]row
	for i, r := range rows {
		if i == 0 || r.folder != rows[i-1].folder {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], r)
	}
	return runs
}

// put gives v the place in list of the earlier one with its key, or the next
// place; at holds the places by key.
func put[K comparable, T any](list []T, at map[K]int, key K, v T) []T {
	if n, ok := at[key]; ok {
		list[n] = v
		return list
	}
	at[key] = len(list)
	return append(list, v)
}

// readIndicators merges 指标体系 over the folders: a later folder's rows of a
// code replace all of an earlier one's.
func (b *builder) readIndicators() {
	at := map[string]int{}
	var list []Indicator
	for _, run := range byFolder(b.rows(dataset.Indicators)) {
		public, hidden := b.indicatorsOf(run)
		for _, i := range public {
			list = put(list, at, i.Code, i)
		}
		for _, i := range hidden {
			b.hide(b.indicators, append([]string{i.Code, i.Name, i.Short}, i.Aliases...))
		}
	}
	for n := range list {
		list[n].Order = n
	}
	sortIndicators(list, b.cfg.Plan)
	if len(list) == 0 && !slices.ContainsFunc(*b.found, func(d diag.Diagnostic) bool { return d.Code == NoIndicators }) {
		b.add(b.noIndicators())
	}
	b.e.Indicators = list
	b.e.Domains = domainsOf(list, b.cfg.Plan)
	b.nameIndicators()
}

// NoIndicators is the code of the finding that there is nothing to report on:
// whatever else is missing then follows from it.
const NoIndicators = "no-indicators"

// noIndicators says why an edition has no indicators.
func (b *builder) noIndicators() diag.Diagnostic {
	schema, _ := dataset.SchemaOf(dataset.Indicators)
	pos := diag.Pos{File: "data/" + string(dataset.Indicators) + ".xlsx"}
	for _, t := range b.shelf.tables {
		if t.Kind != dataset.Indicators {
			continue
		}
		if t.folder > b.e.Year {
			return diag.Errorf(t.Pos, NoIndicators, "%d年版没有指标体系：这一份在 data/%d，只用于 %d 年及以后各版", b.e.Year, t.folder, t.folder).
				Hintf("把它移到 data/ 下，各版都会读")
		}
		return diag.Errorf(t.Pos, NoIndicators, "%d年版的指标体系里没有一行可用", b.e.Year).
			Hintf("每个指标填一行：%s", strings.Join(schema.Required(), "、"))
	}
	return diag.Errorf(pos, NoIndicators, "没有指标体系（%s），报告没有可写的指标", pos.File).
		Hintf("在 data/ 下放工作簿 指标体系.xlsx，表头写 %s 等列，每个指标一行", strings.Join(schema.Required(), "、"))
}

func (b *builder) hide(g *register, words []string) {
	for _, w := range words {
		if w != "" {
			g.hidden[fold(w)] = true
		}
	}
}

// domainsOf lists the configured domains, then others in order of appearance.
func domainsOf(list []Indicator, p config.Plan) []string {
	domains := slices.Clone(p.Domains)
	for _, i := range list {
		if i.Domain != "" && !slices.Contains(domains, i.Domain) {
			domains = append(domains, i.Domain)
		}
	}
	return domains
}

// nameIndicators lets names win over short names, and those over aliases and codes.
func (b *builder) nameIndicators() {
	for pass := range 4 {
		for n := range b.e.Indicators {
			i := &b.e.Indicators[n]
			b.byCode[i.Code] = i
			words := [][]string{{i.Name}, {i.Code}, {i.Short}, i.Aliases}[pass]
			for _, w := range b.indicators.enter(i.Code, words...) {
				first, _ := b.indicators.find(w)
				d := diag.Errorf(i.Pos, "duplicate-name", "“%s”同时指代码“%s”和“%s”的指标", diag.Clip(w), first, i.Code)
				b.add(d.Notef(b.byCode[first].Pos, "另一个在这里").Hintf("给其中一个换名称、简称或别名"))
			}
		}
	}
}
