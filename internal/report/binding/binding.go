// Package binding resolves what stands in double braces: words that name a
// thing and what is asked of it. Package report's comment lists the words.
//
// A word that nobody knows is an error at its own column, with the nearest
// that would do. A value that is missing is a warning, and the text says
// 无公开数据: a report is honest about what it does not have. Generated pages
// are not warned about, since nobody wrote them.
package binding

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/plan"
	"nianbao/internal/report/ledger"
	"nianbao/internal/report/phrase"
)

// Scope is what a page's bindings may refer to. Book is nil in a report
// without editions; the subjects are nil or empty on pages that have none.
type Scope struct {
	Shelf *ledger.Shelf
	Book  *ledger.Book
	// Indicator, Park, Department, List and Domain are 本指标, 本园区, 本部门, 本清单, 本领域.
	Indicator  *plan.Indicator
	Park       *plan.Park
	Department *plan.Department
	List       *plan.ItemKind
	Domain     string
	// Generated says that a template asks, not an author.
	Generated bool
	// Refs are the numbered figures and tables by 图 or 表 and name: "图 output".
	Refs map[string]document.Ref
}

// Result is a resolved binding.
type Result struct {
	Text phrase.Inlines
	// Indicator is the code of the indicator asked about, "" for none.
	Indicator string
	// Demo says that what it tells rests on demonstration values, even where no number shows it.
	Demo     bool
	Findings diag.List
}

// word is one word of a binding with its place.
type word struct {
	text string
	pos  diag.Pos
}

// maxLength bounds a binding, in characters.
const maxLength = 200

// Resolve returns what a binding says.
func Resolve(s Scope, b document.Binding) Result {
	words := split(b)
	if len(words) == 0 {
		return Result{}
	}
	r := &resolver{Scope: s, pos: b.Pos}
	if utf8.RuneCountInString(b.Text) > maxLength {
		text := r.fail(b.Pos, "binding-word", "{{ }} 里的文字太长", "检查是不是漏了 }}")
		return Result{Text: text, Findings: r.findings}
	}
	text := r.subject(words)
	return Result{Text: text, Indicator: r.used, Demo: r.demo, Findings: r.findings}
}

// split cuts at blanks, ASCII or full-width.
func split(b document.Binding) []word {
	var out []word
	column := b.Pos.Column
	for rest := b.Text; rest != ""; {
		start := strings.IndexFunc(rest, func(r rune) bool { return !blank(r) })
		if start < 0 {
			break
		}
		end := strings.IndexFunc(rest[start:], blank)
		if end < 0 {
			end = len(rest) - start
		}
		column += utf8.RuneCountInString(rest[:start])
		pos := b.Pos
		pos.Column = column
		out = append(out, word{rest[start : start+end], pos})
		column += utf8.RuneCountInString(rest[start : start+end])
		rest = rest[start+end:]
	}
	return out
}

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '　' || r == '\u00a0' }

// resolver resolves one binding.
type resolver struct {
	Scope
	pos      diag.Pos
	used     string
	demo     bool
	findings diag.List
}

// subject finds what the first word, or the longest run of first words, names.
func (r *resolver) subject(words []word) phrase.Inlines {
	first, rest := words[0], words[1:]
	switch first.text {
	case "图", "表":
		return r.reference(first, rest)
	case "评价":
		return r.counts(rest)
	case "本指标":
		return r.own(first, r.Indicator != nil, func() phrase.Inlines { return r.indicator(*r.Indicator, rest) })
	case "本园区":
		return r.own(first, r.Park != nil, func() phrase.Inlines { return r.park(*r.Park, rest) })
	case "本部门":
		return r.own(first, r.Department != nil, func() phrase.Inlines { return r.department(*r.Department, rest) })
	case "本清单":
		return r.own(first, r.List != nil, func() phrase.Inlines { return r.list(*r.List, rest) })
	case "本领域":
		return r.own(first, r.Domain != "", func() phrase.Inlines { return r.domain(r.Domain, rest) })
	}
	if text, ok := r.general(first, rest); ok {
		return text
	}
	if r.Book == nil {
		return r.unknown(first, "没有可用的版次，不能绑定“"+first.text+"”", nil)
	}
	switch first.text {
	case "指标":
		return r.link(first, rest, r.Book.IndicatorNames(), r.indicatorLink)
	case "园区":
		return r.link(first, rest, r.parkNames(), func(name string) phrase.Inlines { return known(r.Book.Park(name) != nil, phrase.Park(r.Book, name)) })
	case "部门":
		return r.link(first, rest, r.Book.DepartmentNames(), func(name string) phrase.Inlines {
			return known(r.Book.Department(name) != nil, phrase.Owner(r.Book, name))
		})
	}
	return r.named(words)
}

// maxWords bounds how many words a name is looked for in.
const maxWords = 8

// named tries the longest run of words first: names may hold blanks.
func (r *resolver) named(words []word) phrase.Inlines {
	for n := min(len(words), maxWords); n > 0; n-- {
		name := joined(words[:n])
		if kind, ok := listKind(name); ok {
			return r.list(kind, words[n:])
		}
		if ind := r.Book.Indicator(name); ind != nil {
			return r.indicator(*ind, words[n:])
		}
		if slices.Contains(r.Book.Edition().Domains, name) {
			return r.domain(name, words[n:])
		}
		if p := r.Book.Park(name); p != nil {
			return r.park(*p, words[n:])
		}
	}
	names := append(r.Book.IndicatorNames(), r.Book.Edition().Domains...)
	for _, k := range kinds() {
		names = append(names, k.String())
	}
	for _, w := range generalWords() {
		names = append(names, w)
	}
	return r.unknown(words[0], "没有“"+words[0].text+"”这个指标或词", names)
}

func joined(words []word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, " ")
}

func kinds() []plan.ItemKind {
	return []plan.ItemKind{plan.Reform, plan.Application, plan.Project, plan.Task}
}

// ListKind returns the list called name.
func listKind(name string) (plan.ItemKind, bool) {
	for _, k := range kinds() {
		if k.String() == name {
			return k, true
		}
	}
	return 0, false
}

// own resolves a scope word, an error on a page that has no such subject.
func (r *resolver) own(w word, has bool, resolve func() phrase.Inlines) phrase.Inlines {
	if !has || r.Book == nil {
		return r.fail(w.pos, "binding-scope", "“"+w.text+"”只能用在它自己的页面里", "写出名称")
	}
	return resolve()
}

// reference is a figure's or table's number as a link.
func (r *resolver) reference(kind word, rest []word) phrase.Inlines {
	if len(rest) != 1 {
		return r.fail(kind.pos, "binding-reference", "“"+kind.text+"”后面要写一个名字", "如 {{"+kind.text+" output}}，名字是指令里的 id")
	}
	if ref, ok := r.Refs[kind.text+" "+rest[0].text]; ok {
		return phrase.Inlines{ref}
	}
	var names []string
	for k := range r.Refs {
		if w, name, _ := strings.Cut(k, " "); w == kind.text {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return r.unknown(rest[0], "没有名为“"+rest[0].text+"”的"+kind.text, names)
}

// link resolves 指标 NAME and its like.
func (r *resolver) link(kind word, rest []word, names []string, find func(string) phrase.Inlines) phrase.Inlines {
	if len(rest) == 0 {
		return r.fail(kind.pos, "binding-word", "“"+kind.text+"”后面要写名称", "")
	}
	if text := find(joined(rest)); text != nil {
		return text
	}
	return r.unknown(rest[0], "没有名为“"+joined(rest)+"”的"+kind.text, names)
}

func known(ok bool, text phrase.Inlines) phrase.Inlines {
	if !ok {
		return nil
	}
	return text
}

func (r *resolver) indicatorLink(name string) phrase.Inlines {
	ind := r.Book.Indicator(name)
	if ind == nil {
		return nil
	}
	r.used = ind.Code
	return phrase.Indicator(r.Book, *ind)
}

func (r *resolver) parkNames() []string {
	var out []string
	for _, p := range r.Book.Edition().Parks {
		out = append(out, p.Name)
	}
	return out
}

// unknown reports a word with the nearest that would do.
func (r *resolver) unknown(w word, message string, candidates []string) phrase.Inlines {
	hint := "看看名称或词有没有写错"
	if near := nearest.Of(w.text, candidates); near != "" {
		hint = "是不是“" + near + "”？"
	} else if len(candidates) > 0 && len(candidates) <= 12 {
		hint = "可以是：" + strings.Join(candidates, "、")
	}
	return r.fail(w.pos, "binding-word", message, hint)
}

// fail reports an error; the text shows where it was.
func (r *resolver) fail(pos diag.Pos, code, message, hint string) phrase.Inlines {
	d := diag.Errorf(pos, code, "%s", message)
	d.Hint = hint
	r.findings = append(r.findings, d)
	return phrase.Text("？")
}

// missing says 无公开数据 and warns the author, unless a figure of the indicator
// was refused: that has been reported at its cell, and may be why.
func (r *resolver) missing(what string) phrase.Inlines {
	if refused := r.used != "" && r.Book.Edition().Refused(r.used); !r.Generated && !refused {
		r.findings = append(r.findings, diag.Warningf(r.pos, "no-data", "%s", what).
			Hintf("在监测值里补上，或改写这句话；现在显示“%s”", phrase.NoData))
	}
	return phrase.Text(phrase.NoData)
}

// extra reports words after one that takes none.
func (r *resolver) extra(words []word) {
	if len(words) > 0 {
		r.fail(words[0].pos, "binding-word", fmt.Sprintf("多了“%s”", words[0].text), "去掉它")
	}
}
