package chart

import (
	"cmp"
	"strconv"
	"strings"

	"nianbao/internal/number"
)

// named is how many series, parts or groups a description goes into.
const named = 6

// noData is what is said of a chart that shows nothing.
const noData = "没有可以显示的数据"

// Describe returns s in Chinese sentences for readers who do not see it: what
// it shows over which span, first, latest and extreme values, and the latest
// against the target. It is generated from the data alone.
func (s Spec) Describe() string {
	s = s.Clean().Shown()
	var w sentences
	w.add(s.opening())
	switch s.Form {
	case Strip, Donut:
		s.describeStrip(&w)
	case Bullet:
		s.describeBullet(&w)
	case Cells:
		s.describeCells(&w)
	case Matrix:
		s.describeMatrix(&w)
	case Schedule:
		s.describeSchedule(&w)
	case Cartesian, Ranking, Spark, Radar, Dumbbell:
		s.describeLayers(&w)
	}
	if s.Demo() {
		w.add("含演示数据")
	}
	return w.String()
}

// sentences joins clauses that each become a sentence.
type sentences struct{ b strings.Builder }

func (w *sentences) add(s string) {
	s = strings.TrimRight(strings.TrimSpace(s), "。")
	if s != "" {
		w.b.WriteString(s + "。")
	}
}

func (w *sentences) String() string { return w.b.String() }

func (s Spec) opening() string {
	what := s.Subject
	if what == "" {
		what = s.Finding
	}
	if what == "" {
		return s.kind()
	}
	return s.kind() + "：" + what
}

func (s Spec) kind() string {
	switch s.Form {
	case Ranking:
		return "横条图"
	case Strip:
		return "构成图"
	case Donut:
		return "环形图"
	case Radar:
		return "雷达图"
	case Dumbbell:
		return "哑铃图"
	case Matrix:
		return "评价矩阵"
	case Schedule:
		return "进度安排图"
	case Bullet:
		return "进度条"
	case Cells:
		return "评价分布图"
	case Spark:
		return "走势图"
	case Cartesian:
		return s.cartesianKind()
	}
	return "图"
}

func (s Spec) cartesianKind() string {
	bars, lines := false, false
	for _, p := range s.Panels {
		bars = bars || p.solid()
		lines = lines || !p.solid()
	}
	switch {
	case bars && lines:
		return "折线与柱形图"
	case bars:
		return "柱形图"
	}
	return "折线图"
}

func (s Spec) describeLayers(w *sentences) {
	told := 0
	for _, p := range s.Panels {
		for _, l := range p.Layers {
			if (l.Role != Observed && l.Role != Context) || l.Mark == Band {
				continue
			}
			if told++; told > named {
				continue
			}
			w.add(s.seriesText(p, l))
			if l.Role == Observed {
				s.describeReferences(w, p, l)
			}
		}
	}
	if told > named {
		w.add("另有" + strconv.Itoa(told-named) + "个系列，见数据表")
	}
	if told == 0 {
		w.add(noData)
	}
}

// label returns the name of category x: a year with 年.
func (s Spec) label(x int) string {
	l := s.X.Labels[x]
	if s.X.Years && IsYear(l) {
		return l + "年"
	}
	return l
}

// IsYear reports whether s is four digits.
func IsYear(s string) bool {
	if len(s) != 4 {
		return false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

func (p Panel) text(v number.Value) string {
	if v.Unit == "" {
		v.Unit = p.Unit
	}
	return v.String()
}

func (s Spec) seriesText(p Panel, l Layer) string {
	name := l.Name
	if name == "" && len(s.Panels) > 1 {
		name = p.Title
	}
	if name != "" {
		name += "："
	}
	first, last, ok := l.Known()
	switch {
	case !ok:
		return name + "没有数据"
	case first.X == last.X:
		return name + s.valueText(p, last)
	case s.X.Years:
		return name + s.courseText(p, l, first, last)
	}
	lo, hi := l.Extremes()
	if !more(hi, lo) {
		return name + "各项均为" + p.text(hi.Value)
	}
	return name + "最高" + s.label(hi.X) + p.text(hi.Value) + "，最低" + s.label(lo.X) + p.text(lo.Value)
}

func (s Spec) valueText(p Panel, d Datum) string {
	t := s.label(d.X) + p.text(d.Value)
	if d.Value.Status == Provisional(d.Value) && d.Value.Status != number.Final {
		t += "（" + d.Value.Status.String() + "）"
	}
	return t
}

// Provisional returns 初步 or 预计 if v is no more than that, else 正式.
func Provisional(v number.Value) number.Status {
	if v.Status == number.Preliminary || v.Status == number.Estimated {
		return v.Status
	}
	return number.Final
}

// courseText tells a series of years: from, to, and extremes that are neither.
func (s Spec) courseText(p Panel, l Layer, first, last Datum) string {
	var b strings.Builder
	verb := "，到"
	switch {
	case more(last, first):
		verb = "，升至"
	case more(first, last):
		verb = "，降至"
	}
	b.WriteString(s.valueText(p, first) + verb + s.valueText(p, last))
	lo, hi := l.Extremes()
	if more(hi, first) && more(hi, last) {
		b.WriteString("，最高" + s.valueText(p, hi))
	}
	if more(first, lo) && more(last, lo) {
		b.WriteString("，最低" + s.valueText(p, lo))
	}
	if gaps := s.Gaps(l); len(gaps) > 0 {
		b.WriteString("，缺" + s.listLabels(gaps))
	}
	return b.String()
}

func (s Spec) listLabels(xs []int) string {
	var out []string
	for i, x := range xs {
		if i == named {
			return strings.Join(out, "、") + "等"
		}
		out = append(out, s.label(x))
	}
	return strings.Join(out, "、")
}

// Gaps returns the categories at which l has no number: stated as unknown, or
// left out between two that it has.
func (s Spec) Gaps(l Layer) []int {
	first, last, ok := l.Known()
	var out []int
	for x := range s.X.Labels {
		d, has := l.At(x)
		switch {
		case has && d.Value.State == number.Unknown:
			out = append(out, x)
		case !has && ok && s.X.Years && x > first.X && x < last.X:
			out = append(out, x)
		}
	}
	return out
}

func more(a, b Datum) bool { return a.Value.Dec.Cmp(b.Value.Dec) > 0 }

// Extremes returns the first lowest and the first highest datum that hold numbers.
func (l Layer) Extremes() (lo, hi Datum) {
	some := false
	for _, d := range l.Data {
		if !d.Value.Known() {
			continue
		}
		if !some || more(lo, d) {
			lo = d
		}
		if !some || more(d, hi) {
			hi = d
		}
		some = true
	}
	return lo, hi
}

// describeReferences tells target, needed level and projection of panel p against its series l.
func (s Spec) describeReferences(w *sentences, p Panel, l Layer) {
	_, last, ok := l.Known()
	if !ok || !p.only(l) {
		return
	}
	for _, r := range p.Layers {
		switch {
		case !s.X.Years && (r.Role == Target || r.Role == Path) && r.Mark != Band:
			w.add(s.rowsText(p, l, r))
		case r.Role == Target:
			w.add(s.targetText(p, r, last))
		case r.Role == Path && r.Mark != Band:
			w.add(s.pathText(p, r, last))
		case r.Role == Projection:
			w.add(s.projectionText(p, r))
		}
	}
}

// only reports whether l is the first observed layer of p: references are told once.
func (p Panel) only(l Layer) bool {
	for _, o := range p.Layers {
		if o.Role == Observed {
			return o.Name == l.Name && len(o.Data) == len(l.Data)
		}
	}
	return false
}

// rowsText tells which categories of l lie below r, each held against its own
// value of r or all against the one of a Rule: "低于目标的有2项：甲、乙".
func (s Spec) rowsText(p Panel, l, r Layer) string {
	_, rule, ok := r.Known()
	said, one := cmp.Or(r.Name, r.Role.word()), r.Mark == Rule && ok
	if one {
		said += p.text(rule.Value)
	}
	held := 0
	var below []int
	for _, d := range l.Data {
		ref, has := r.At(d.X)
		if one {
			ref, has = rule, true
		}
		if !has || !ref.Value.Known() || !d.Value.Known() {
			continue
		}
		held++
		if more(ref, d) {
			below = append(below, d.X)
		}
	}
	switch {
	case held == 0:
		return ""
	case len(below) == 0:
		return "各项都不低于" + said
	}
	return "低于" + said + "的有" + strconv.Itoa(len(below)) + "项：" + s.listLabels(below)
}

func (s Spec) targetText(p Panel, r Layer, last Datum) string {
	_, at, ok := r.Known()
	if !ok {
		return ""
	}
	t := r.Name
	if t == "" {
		t = s.label(at.X) + "目标"
	}
	return t + p.text(at.Value) + s.against(p, last, at.Value, "持平")
}

// against compares d with a reference: "，2024年比它低187.4亿元".
func (s Spec) against(p Panel, d Datum, ref number.Value, even string) string {
	diff := number.Derive(d.Value.Dec.Sub(ref.Dec).Abs(), p.UnitOf().Difference(), d.Value.Decimals)
	switch d.Value.Dec.Cmp(ref.Dec) {
	case 0:
		return "，" + s.label(d.X) + "与之" + even
	case 1:
		return "，" + s.label(d.X) + "比它高" + diff.String()
	}
	return "，" + s.label(d.X) + "比它低" + diff.String()
}

func (s Spec) pathText(p Panel, r Layer, last Datum) string {
	d, ok := r.At(last.X)
	if !ok || !d.Value.Known() {
		return ""
	}
	return s.label(last.X) + "应达" + p.text(d.Value) + s.against(p, last, d.Value, "相等")
}

func (s Spec) projectionText(p Panel, r Layer) string {
	end := r.Data[len(r.Data)-1]
	if r.Mark == Band {
		if !end.Low.Known() || !end.High.Known() {
			return ""
		}
		return cmp.Or(r.Name, "推算区间") + end.Low.Digits() + "—" + p.text(end.High)
	}
	if !end.Value.Known() {
		return ""
	}
	return cmp.Or(r.Name, Projection.word()) + s.label(end.X) + "为" + p.text(end.Value)
}

func (s Spec) describeStrip(w *sentences) {
	whole := s.Total()
	if whole.Known() {
		w.add(cmp.Or(s.WholeName, "合计") + whole.String())
	}
	var out []string
	for i, p := range s.Parts {
		if i == named {
			out = append(out, "其余"+strconv.Itoa(len(s.Parts)-named)+"项见数据表")
			break
		}
		if sh := p.Share(whole); sh.Known() {
			out = append(out, p.Name+"占"+sh.String())
		} else {
			out = append(out, p.Name+p.Value.String())
		}
	}
	if len(out) == 0 {
		out = append(out, noData)
	}
	w.add(strings.Join(out, "，"))
}

func (s Spec) describeBullet(w *sentences) {
	if !s.Done.Known() {
		w.add("没有完成进度")
		return
	}
	t := "完成进度" + Percent(s.Done).String()
	if s.Elapsed.Known() {
		t += "，序时进度" + Percent(s.Elapsed).String()
	}
	w.add(t)
}

func (s Spec) describeCells(w *sentences) {
	total := 0
	var out []string
	for _, p := range s.Parts {
		if len(p.Items) > 0 {
			total += len(p.Items)
			out = append(out, p.Name+strconv.Itoa(len(p.Items))+"项")
		}
	}
	if total == 0 {
		w.add(noData)
		return
	}
	w.add("共" + strconv.Itoa(total) + "项：" + strings.Join(out, "，"))
}
