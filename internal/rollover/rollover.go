// Package rollover makes the inputs of a new edition from those of the last
// one, so that a compiler begins with forms to fill in and not with an empty
// folder:
//
//	nianbao.yaml        the edition, as a draft, after the last one; the rest as it stands
//	data/<year>/*.xlsx  last year's standard workbooks: same sheets and columns
//	content/<year>/*.md last year's chapters: front matter, headings, and the
//	                    directives that name no year and no file
//
// # Rows
//
// 监测值 and 年度目标 have a row for each indicator, area and period of last
// year's, with the new year and no value. Of the four lists and 督查整改 the open
// items are carried over with their numbers: what they are, who answers for them
// and by when; what was reported of last year is blank. 修订说明 and 目标调整 have
// no rows. Tables that add up over the years (指标体系, 园区, 部门) are not copied,
// and neither are statistical tables that nobody but their author can fill in:
// they are named in [Result.Left].
//
// # What is refused
//
// Nothing is ever overwritten: a year that has an edition, and each file that is
// there already, is a finding, and then there are no files at all. A
// configuration whose editions are not written one below the other cannot be
// added to; the finding says what to write.
package rollover

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/sheet"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// File is one file to write.
type File struct {
	// Path is slash-separated and relative to the project.
	Path string
	Data []byte
}

// Result is what a new edition begins with.
type Result struct {
	// From is the year that it follows.
	From int
	// Files are new; Config replaces nianbao.yaml.
	Files  []File
	Config File
	// Left are last year's files that were not carried over.
	Left []string
}

// Make returns the inputs of the edition of year. With findings that are errors
// it returns no files; the error is the machine's.
func Make(s *source.Snapshot, year int) (Result, diag.List, error) {
	settings := s.File(source.ConfigPath)
	if settings == nil {
		return Result{}, diag.List{diag.Errorf(diag.Pos{File: source.ConfigPath}, "no-config", "这里没有 %s", source.ConfigPath).
			Hintf("在报告的目录里运行，或用 -C 指明目录")}, nil
	}
	cfg, found := config.Decode(settings)
	if found.HasErrors() {
		return Result{}, found, nil
	}
	from, found := follows(cfg, year)
	if found.HasErrors() {
		return Result{}, found, nil
	}
	text, found := withEdition(settings, cfg, from, year)
	m := &maker{from: from.Year, year: year, result: Result{From: from.Year, Config: File{settings.Path, text}}}
	if err := m.books(s); err != nil {
		return Result{}, nil, err
	}
	m.chapters(s)
	for _, f := range m.result.Files {
		if s.File(f.Path) != nil {
			found = append(found, diag.Errorf(diag.Pos{File: f.Path}, "file-exists", "已经有这个文件").
				Hintf("先移走或改名，再运行；没有写任何文件"))
		}
	}
	if found.HasErrors() {
		return Result{}, found, nil
	}
	return m.result, found, nil
}

// follows returns the edition that the year's follows.
func follows(cfg config.Config, year int) (config.Edition, diag.List) {
	var last config.Edition
	for _, e := range cfg.Editions {
		if e.Year == year {
			return e, diag.List{diag.Errorf(e.Pos, "edition-exists", "已经有%d年版", year).Hintf("换一个年份，或直接编辑 data/%d 和 content/%d", year, year)}
		}
		if e.Year > last.Year {
			last = e
		}
	}
	switch {
	case year < last.Year:
		return last, diag.List{diag.Errorf(last.Pos, "edition-order", "最后一版是%d年版，不能在它以前加%d年版", last.Year, year).Hintf("以前的版在 nianbao.yaml 的 editions 里手工补")}
	case year < cfg.Plan.Start || year > cfg.Plan.End:
		return last, diag.List{diag.Errorf(last.Pos, "bad-year", "%d年不在计划期 %d—%d 年内", year, cfg.Plan.Start, cfg.Plan.End).Hintf("检查年份，或改 nianbao.yaml 里 plan 的 start、end")}
	}
	return last, nil
}

// maker collects the files of an edition.
type maker struct {
	from, year int
	result     Result
}

func (m *maker) add(file string, data []byte) {
	m.result.Files = append(m.result.Files, File{file, data})
}

// moved is the path of a file of last year in the new one.
func (m *maker) moved(file string) string {
	root, rest, _ := strings.Cut(file, "/")
	_, rest, _ = strings.Cut(rest, "/")
	return path.Join(root, strconv.Itoa(m.year), m.dated(rest))
}

// dated puts the new year in the place of the last one.
func (m *maker) dated(text string) string {
	return strings.ReplaceAll(text, strconv.Itoa(m.from), strconv.Itoa(m.year))
}

// books makes the workbooks from those in last year's folder.
func (m *maker) books(s *source.Snapshot) error {
	taken := map[string]bool{}
	observed := false
	for _, f := range s.Match("data/" + strconv.Itoa(m.from) + "/**/*") {
		if strings.HasSuffix(f.Path, ".yaml") {
			m.result.Left = append(m.result.Left, f.Path)
			continue
		}
		tables := m.tables(recognised(f))
		if len(tables) == 0 {
			m.result.Left = append(m.result.Left, f.Path)
			continue
		}
		observed = observed || slices.ContainsFunc(tables, func(t sheet.Table) bool { return t.Schema.Kind == dataset.Observations })
		name := m.moved(strings.TrimSuffix(f.Path, path.Ext(f.Path)) + ".xlsx")
		for n := 2; taken[name]; n++ {
			name = m.moved(strings.TrimSuffix(f.Path, path.Ext(f.Path)) + "-" + strconv.Itoa(n) + ".xlsx")
		}
		taken[name] = true
		if err := m.write(name, tables); err != nil {
			return err
		}
	}
	if observed {
		return nil
	}
	name := "data/" + strconv.Itoa(m.year) + "/" + string(dataset.Observations) + ".xlsx"
	if t, ok := firstObservations(s, m.year); ok && !taken[name] {
		return m.write(name, []sheet.Table{t})
	}
	return nil
}

func (m *maker) write(name string, tables []sheet.Table) error {
	data, err := sheet.Write(sheet.Properties{Title: strings.TrimSuffix(path.Base(name), ".xlsx")}, tables)
	if err == nil {
		m.add(name, data)
	}
	return err
}

// recognised are the standard tables of a file; what is wrong in it is for check to say.
func recognised(f *source.File) []dataset.Table {
	b, _ := workbook.Read(f)
	if b == nil {
		return nil
	}
	tables, _ := dataset.Recognise(b)
	return tables
}

// firstObservations is a 监测值 with a row for each indicator, for a project
// that has kept its values elsewhere.
func firstObservations(s *source.Snapshot, year int) (sheet.Table, bool) {
	schema, _ := dataset.SchemaOf(dataset.Observations)
	t := sheet.Table{Name: string(dataset.Observations), Schema: schema, Header: []string{"指标", "年份", "数值", "单位", "状态", "来源", "备注"}}
	seen := map[string]bool{}
	for _, f := range s.Match("data/**/*") {
		for _, d := range recognised(f) {
			for _, r := range d.Records {
				if name := r.Get("指标"); d.Kind == dataset.Indicators && name != "" && !seen[name] {
					seen[name] = true
					t.Rows = append(t.Rows, []string{name, strconv.Itoa(year), "", r.Get("单位"), "", "", ""})
				}
			}
		}
	}
	return t, len(t.Rows) > 0
}
