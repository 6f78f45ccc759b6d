package rollover

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/diag"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// withEdition is the configuration with the edition of year after from's, line
// by line as its author wrote it. The result is read again: unless it says what
// it said, and the new edition, it is refused.
func withEdition(f *source.File, cfg config.Config, from config.Edition, year int) ([]byte, diag.List) {
	date := from.Date.AddDate(year-from.Year, 0, 0).Format("2006-01-02 15:04")
	lines := strings.SplitAfter(string(f.Data), "\n")
	at, indent, ok := after(f, from)
	if ok {
		end := "\n"
		if strings.HasSuffix(lines[0], "\r\n") {
			end = "\r\n"
		}
		if last := len(lines) - 1; at > last || at == last && lines[last] != "" {
			at = len(lines)
			if !strings.HasSuffix(lines[at-1], "\n") {
				lines[at-1] += end
			}
		}
		text := strings.Join(slices.Insert(lines, at,
			fmt.Sprintf("%s- year: %d%s", indent, year, end),
			fmt.Sprintf("%s  title: %d年版%s", indent, year, end),
			fmt.Sprintf("%s  date: %s    # 预计的发布时间，发布前改正%s", indent, date, end),
			fmt.Sprintf("%s  status: draft%s", indent, end)), "")
		if same(f.Path, []byte(text), cfg, year) {
			return []byte(text), nil
		}
	}
	return nil, diag.List{diag.Errorf(from.Pos, "edition-place", "不能在 nianbao.yaml 里加上%d年版：各版要一项接一项分行写", year).
		Hintf("手工在 editions 里加四行：- year: %d；title: %d年版；date: %s；status: draft，再把每项改为分行写，重新运行", year, year, date)}
}

// after is the index of the line that follows the edition's item, and the
// blanks before its dash.
func after(f *source.File, e config.Edition) (at int, indent string, ok bool) {
	doc, _ := yaml.Parse(f, 0, len(f.Data))
	for _, top := range doc.Root.Entries {
		if top.Key != "editions" || top.Value.Kind != yaml.Sequence {
			continue
		}
		for _, item := range top.Value.Items {
			first, last := 0, 0
			mine := false
			for _, k := range item.Entries {
				if first == 0 || k.Pos.Line < first {
					first = k.Pos.Line
				}
				last = max(last, k.Pos.Line, k.Value.Pos.Line)
				mine = mine || k.Pos == e.Pos
			}
			before, _, dash := strings.Cut(f.Line(first), "-")
			if mine && dash && strings.TrimSpace(before) == "" {
				return last, before, true
			}
		}
	}
	return 0, "", false
}

// same reports whether text decodes to cfg and the edition of year.
func same(name string, text []byte, cfg config.Config, year int) bool {
	now, found := config.Decode(source.NewFile(name, text))
	if found.HasErrors() || len(now.Editions) != len(cfg.Editions)+1 {
		return false
	}
	for _, e := range now.Editions {
		old := slices.IndexFunc(cfg.Editions, func(x config.Edition) bool { return x.Year == e.Year })
		switch {
		case old < 0:
			if e.Year != year || e.Released {
				return false
			}
		case cfg.Editions[old].Title != e.Title || cfg.Editions[old].Released != e.Released || !cfg.Editions[old].Date.Equal(e.Date):
			return false
		}
	}
	return true
}
