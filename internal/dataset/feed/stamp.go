package feed

import (
	"regexp"
	"strconv"
	"strings"

	"nianbao/internal/dataset/figure"
)

// stamp is the time that labels name.
type stamp struct {
	year int
	// period is as 期别 has it, "" for a whole year.
	period string
	// status is as 状态 has it.
	status string
	// several says that the labels name more than one time.
	several bool
}

var (
	yearly  = regexp.MustCompile(`^((?:19|20)[0-9]{2}) ?年? ?(?:末|底|度|数|实际|实绩)? ?(?:\(([^()]{1,8})\)|([EFPRᴱᴾᴿ])|(预计|预测|初步|快报)数?)?$`)
	partial = regexp.MustCompile(`^(?:((?:19|20)[0-9]{2}) ?年 ?)?([0-9]{1,2}(?: ?[-—–~至] ?[0-9]{1,2})? ?月(?:份)?|第?[一二三四1-4]季度|上半年|下半年|前三季度|全年)$`)
	dash    = regexp.MustCompile(` ?[-—–~至] ?`)
)

// isPeriod reports whether s names a part of a year or all of it, and no year.
func isPeriod(s string) bool {
	m := partial.FindStringSubmatch(figure.Fold(s))
	return m != nil && m[1] == "" || s == "年度"
}

var (
	// misread is a label that was meant as a year: 2O23年, 二〇二三年, 23年, 20233年.
	misread = regexp.MustCompile(`^(?:[0-9OoQlI〇○零一二三四五六七八九]{2,6} ?年.{0,8}|(?:19|20)[0-9OoQlI]{2,3} ?.{0,8})$`)
	// compared is what no year alone has: growth, shares, plans, several years.
	compared = regexp.MustCompile(`[增比均占速倍幅排位差±+%‰/]|指数|计划|目标|任务|预算|上年|[-—–~至]`)
)

// misread reports whether l seems to name a year that nobody could read.
func (l line) misread() (string, bool) {
	if l.time.year != 0 {
		return "", false
	}
	for _, p := range l.all {
		if s := figure.Fold(p.text); misread.MatchString(s) && !compared.MatchString(s) {
			return p.text, true
		}
	}
	return "", false
}

// read takes a label for a time; ok is false when it is none.
func (s *stamp) read(text string) (ok bool) {
	text = figure.Fold(text)
	if m := yearly.FindStringSubmatch(strings.ToUpper(text)); m != nil {
		s.put(m[1], "", statusWord(m[2]+m[3]+m[4]))
		return true
	}
	if m := partial.FindStringSubmatch(text); m != nil {
		s.put(m[1], period(m[2]), "")
		return true
	}
	return false
}

func (s *stamp) put(year, period, status string) {
	if y, err := strconv.Atoi(year); err == nil {
		s.several = s.several || s.year != 0 && s.year != y
		s.year = y
	}
	if period == "全年" || period == "1—12月" {
		period = ""
	}
	s.several = s.several || s.period != "" && period != ""
	s.period += period
	if status != "" {
		s.status = status
	}
}

// period is a text in the form that a stamp's period has.
func period(s string) string { return dash.ReplaceAllString(strings.ReplaceAll(s, " ", ""), "—") }

// statusWord is the word of 状态 for what stands behind a year.
func statusWord(mark string) string {
	switch {
	case mark == "E", mark == "ᴱ", mark == "F", strings.Contains(mark, "预"), strings.Contains(mark, "估"):
		return "预计"
	case mark == "P", mark == "ᴾ", strings.Contains(mark, "初步"), strings.Contains(mark, "快报"):
		return "初步"
	case mark == "R", mark == "ᴿ", strings.Contains(mark, "修订"):
		return "修订"
	}
	return ""
}
