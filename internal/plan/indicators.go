package plan

import (
	"cmp"
	"slices"
	"strings"

	"nianbao/internal/config"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// indicatorsOf merges the rows of one folder into indicators, by code in order
// of first appearance. Rows kept out of public builds go to hidden.
func (b *builder) indicatorsOf(rows []row) (public, hidden []Indicator) {
	groups, order := map[string][]row{}, []string{}
	for _, r := range rows {
		code, ok := r.code()
		if !ok {
			continue
		}
		if groups[code] == nil {
			order = append(order, code)
		}
		groups[code] = append(groups[code], r)
	}
	for _, code := range order {
		i, shown := b.indicator(code, groups[code])
		if shown {
			public = append(public, i)
		} else {
			hidden = append(hidden, i)
		}
	}
	return public, hidden
}

// code reads 代码, which becomes an address.
func (r row) code() (string, bool) {
	code, ok := r.required("代码")
	if !ok {
		return "", false
	}
	if !isSlug(code) {
		d := diag.Errorf(r.at("代码"), "bad-code", "代码“%s”不能作网址", diag.Clip(code))
		r.add(d.Hintf("只用小写字母、数字和连字符，如 gongye-chanzhi"))
		return "", false
	}
	return code, true
}

func isSlug(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != "" && len(s) <= 80 && s[0] != '-' && s[len(s)-1] != '-'
}

// indicator makes one indicator of its rows; shown is false when all are kept back.
func (b *builder) indicator(code string, rows []row) (ind Indicator, shown bool) {
	var kept []row
	for _, r := range rows {
		if r.public() {
			kept = append(kept, r)
		} else {
			b.withhold()
		}
	}
	if len(kept) == 0 {
		return b.describe(code, rows[0]), false
	}
	ind = b.describe(code, kept[0])
	for i, r := range kept {
		if i > 0 {
			sameIndicator(ind, kept[0], r)
		}
		if t, ok := b.target(r, ind); ok {
			t.Repeats = repeats(ind.Targets, t)
			ind.Targets = append(ind.Targets, t)
		}
	}
	if ind.Chapter == "" {
		ind.Chapter = chapterOf(ind.Targets)
	}
	return ind, true
}

// describe reads everything of an indicator but its targets.
func (b *builder) describe(code string, r row) Indicator {
	ind := Indicator{
		Code: code, Number: r.Get("编号"), Short: r.Get("简称"), Aliases: split(r.Get("别名")),
		Chapter: numeral(r.Get("章")), Unit: number.Unit(r.Get("单位")),
		Definition: r.Get("定义"), Scope: r.Get("口径"), Note: r.Get("备注"), Pos: r.at("代码"),
	}
	ind.Name, _ = r.required("指标")
	ind.Domain = b.domain(r)
	ind.Binding, _ = choose(r, "属性", bindingWords())
	ind.Direction = need(r, "方向", directionWords(), Up)
	ind.Measure = need(r, "计量", measureWords(), Amount)
	ind.Decimals = decimals(r, ind.Measure)
	ind.Weight = weight(r)
	ind.Owners = b.owners(r, "责任部门")
	return ind
}

// need is choose for a field that must be filled.
func need[T any](r row, field string, words []word[T], otherwise T) T {
	if _, ok := r.required(field); !ok {
		return otherwise
	}
	if v, ok := choose(r, field, words); ok {
		return v
	}
	return otherwise
}

func (b *builder) domain(r row) string {
	name, ok := r.required("领域")
	if !ok || len(b.cfg.Plan.Domains) == 0 {
		return name
	}
	if d, ok := b.domains.find(name); ok {
		return d
	}
	d := diag.Errorf(r.at("领域"), "unknown-domain", "没有领域“%s”", diag.Clip(name))
	r.add(d.Hintf("%s", b.domains.hint(name, "可填："+strings.Join(b.cfg.Plan.Domains, "、")+"；新领域先写进 nianbao.yaml 的 plan.domains")))
	return name
}

// decimals defaults to the customs of official tables: none for counts, one
// for rates and shares, two for the rest.
func decimals(r row, m Measure) int {
	v := r.number("小数位")
	if !v.Known() {
		return map[Measure]int{Count: 0, Rate: 1, Share: 1, Amount: 2, Ratio: 2, Index: 2}[m]
	}
	for n := range 10 {
		if v.Dec.Cmp(number.Int(int64(n))) == 0 {
			return n
		}
	}
	r.add(diag.Errorf(r.at("小数位"), "bad-number", "小数位是“%s”", diag.Clip(r.Get("小数位"))).Hintf("填0到9的整数"))
	return 0
}

func weight(r row) number.Value {
	v := r.number("权重")
	if v.Known() && v.Dec.Sign() < 0 {
		r.add(diag.Errorf(r.at("权重"), "bad-number", "权重是负数").Hintf("填0到100的数"))
		return number.Value{}
	}
	v.Unit, v.Decimals = "", -1
	v.Demo = v.Known() && r.yes("权重演示")
	return v
}

// sameIndicator reports a further row of a code that contradicts the first.
func sameIndicator(ind Indicator, first, r row) {
	for _, f := range []string{"指标", "单位", "方向", "计量", "领域", "小数位", "权重"} {
		a, c := first.Get(f), r.Get(f)
		if c == "" || fold(a) == fold(c) {
			continue
		}
		d := diag.Errorf(r.at(f), "duplicate-code", "代码“%s”的两行%s不同：“%s”和“%s”", ind.Code, f, diag.Clip(a), diag.Clip(c))
		r.add(d.Notef(first.at(f), "第一行在这里").Hintf("同一指标的各行要一致；不是同一指标就换一个代码"))
	}
}

// target reads the row's target; ok is false when too little of it can be used.
func (b *builder) target(r row, ind Indicator) (t Target, ok bool) {
	kind, ok := choose(r, "目标类型", kindWords())
	if !ok {
		r.required("目标类型")
		return t, false
	}
	t = Target{Kind: kind, Wording: r.Get("原文要点"), Note: r.Get("备注"), Pos: r.at("目标值"), yearPos: r.at("目标年")}
	t.Clause, _ = r.required("条款")
	t.Op = operator(r, kind, ind.Direction)
	if t.Year, ok = r.year("目标年"); !ok {
		t.Year = b.cfg.Plan.End
	}
	ok = b.targetValue(r, ind, &t)
	b.base(r, &t)
	return t, ok
}

// operator reads 目标运算; blank is the usual one of the kind and direction.
func operator(r row, k TargetKind, d Direction) Op {
	if op, ok := choose(r, "目标运算", opWords()); ok {
		return op
	}
	switch {
	case k == Zero:
		return EQ
	case d == Down:
		return LE
	}
	return GE
}

func (b *builder) targetValue(r row, ind Indicator, t *Target) bool {
	switch t.Kind {
	case Monotone, Milestone:
		return true
	case Zero:
		t.Value = number.Value{State: number.Present, Unit: ind.Unit, Decimals: -1}
		if v := r.number("目标值"); v.Known() {
			t.Value.Origins = v.Origins
			if v.Dec.Sign() != 0 {
				r.add(diag.Errorf(r.at("目标值"), "bad-target", "清零目标的目标值是“%s”", diag.Clip(r.Get("目标值"))).Hintf("留空或写0；不是清零就改目标类型"))
			}
		}
		return true
	}
	t.Value = asWritten(r.number("目标值"), ind.Unit)
	if !t.Value.Known() {
		if slices.Contains([]string{"", "-", "—", "–", "…", "/"}, r.Get("目标值")) {
			r.add(diag.Errorf(r.at("目标值"), "missing-target", "目标值空着，目标类型是“%s”", t.Kind.Word()).Hintf("填目标值；没有数值的目标用“里程碑”或“逐年变化”"))
		}
		return false
	}
	return checkTarget(r, ind, t)
}

// asWritten keeps a target's own decimals: the plan says 1000, not 1000.00.
func asWritten(v number.Value, u number.Unit) number.Value {
	v.Unit, v.Decimals = u, -1
	return v
}

func checkTarget(r row, ind Indicator, t *Target) bool {
	switch t.Kind {
	case Band:
		t.High = asWritten(r.number("目标上限"), ind.Unit)
		if !t.High.Known() || t.High.Dec.Cmp(t.Value.Dec) <= 0 {
			r.add(diag.Errorf(r.at("目标上限"), "missing-target", "区间目标的上限空着或不大于下限").Hintf("下限填目标值，上限填目标上限"))
			return false
		}
	case Multiple:
		t.Value.Unit = "倍"
		if t.Value.Dec.Sign() <= 0 {
			r.add(diag.Errorf(r.at("目标值"), "bad-target", "倍数不大于0").Hintf("倍增填2，增长到1.5倍填1.5"))
			return false
		}
	case AverageGrowth:
		if ind.Unit != number.Percent && ind.Unit != number.PerMille {
			r.add(diag.Errorf(r.at("单位"), "bad-target", "年均增长目标的单位是“%s”", diag.Clip(string(ind.Unit))).Hintf("单位写 %%，目标值和监测值都填增长速度；要按水平值判断就另设一个“水平”目标"))
			return false
		}
	}
	return true
}

// base reads 基期年. The plan's default stands in for a blank one.
func (b *builder) base(r row, t *Target) {
	y, given := r.year("基期年")
	switch t.Kind {
	case Keep, Band, Milestone:
		return
	}
	t.Base, t.BaseSource = y, r.Get("基期来源")
	if !given {
		t.Base = b.cfg.Plan.Base
	}
	if !given || t.BaseSource == "" {
		t.BaseSource = AssumedBase
	}
	if t.Base != 0 && t.Year != 0 && t.Base >= t.Year {
		r.add(diag.Errorf(r.at("基期年"), "bad-year", "基期%d年不早于目标年%d年", t.Base, t.Year).Hintf("改基期年或目标年"))
		t.Base = 0
	}
}

// AssumedBase is the BaseSource of a base year that neither the plan nor a source gives.
const AssumedBase = "本报告设定"

// repeats reports whether t states one of the targets before it again.
func repeats(before []Target, t Target) bool {
	for _, p := range before {
		if p.Kind == t.Kind && p.Op == t.Op && p.Year == t.Year && sameNumber(p.Value, t.Value) && sameNumber(p.High, t.High) && (t.Kind != Milestone || p.Wording == t.Wording) {
			return true
		}
	}
	return false
}

// sameNumber compares values by what they say, not where they stand.
func sameNumber(a, b number.Value) bool {
	return a.State == b.State && (!a.Known() || a.Dec.Cmp(b.Dec) == 0)
}

// numeral takes the chapter's numeral off its title: 二、推进…… is 二.
func numeral(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "第"), "章")
	n := strings.TrimLeft(s, "一二三四五六七八九十")
	if n == s {
		return s
	}
	return s[:len(s)-len(n)]
}

// chapterOf takes the chapter from the clauses. 一-1 is one of the main targets
// of all, which are in no chapter of tasks; 一（一） is in chapter 一.
func chapterOf(targets []Target) string {
	for _, t := range targets {
		n := numeral(t.Clause)
		rest := strings.TrimPrefix(t.Clause, n)
		main := n == "一" && !strings.HasPrefix(rest, "（") && !strings.HasPrefix(rest, "(")
		if !main && (rest != "" || len([]rune(n)) == 1) {
			return n
		}
	}
	return ""
}

// sortIndicators orders by domain, 编号 and sheet.
func sortIndicators(list []Indicator, p config.Plan) {
	domains := slices.Clone(p.Domains)
	for _, i := range list {
		if !slices.Contains(domains, i.Domain) {
			domains = append(domains, i.Domain)
		}
	}
	rank := map[string]int{}
	for n, d := range domains {
		rank[d] = n
	}
	slices.SortStableFunc(list, func(a, c Indicator) int {
		return cmp.Or(cmp.Compare(rank[a.Domain], rank[c.Domain]), natural(a.Number, c.Number))
	})
}

// natural compares 编号 so that 9 comes before 10 and 1.9 before 1.10; blank ones keep their place at the end.
func natural(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(b2i(a == ""), b2i(b == ""))
	}
	for a != "" && b != "" {
		x, restA := chunk(a)
		y, restB := chunk(b)
		if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
			return c
		}
		a, b = restA, restB
	}
	return cmp.Compare(len(a), len(b))
}

// chunk cuts the leading digits, without zeros before them, or one other character off s.
func chunk(s string) (head, rest string) {
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if n > 0 {
		return strings.TrimLeft(s[:n], "0"), s[n:]
	}
	r := []rune(s)
	return string(r[:1]), string(r[1:])
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
