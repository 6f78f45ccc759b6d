package plan

import (
	"slices"

	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// checkFolder reports an edition without a folder of its own: it would be last
// year's report under a new date. A project that keeps all its years in data/
// needs none.
func (b *builder) checkFolder(ed config.Edition) {
	elsewhere := false
	for _, t := range b.shelf.tables {
		if t.folder == b.e.Year {
			return
		}
		elsewhere = elsewhere || t.folder != 0
	}
	observed := slices.ContainsFunc(b.e.Observations, func(o Observation) bool { return o.Year == b.e.Year })
	if observed && !elsewhere || len(b.shelf.tables) == 0 {
		return
	}
	d := diag.Warningf(ed.Pos, "no-folder", "%d年版没有自己的数据：data/%d 不在，或里面没有读到表", b.e.Year, b.e.Year)
	b.add(d.Hintf("把当年的工作簿放到 data/%d/ 下（文件夹名正好是四位年份）；还没有这一版就从 editions 中删去", b.e.Year))
}

// checkWeights wants the weights, where there are any, to sum to 100.
func (b *builder) checkWeights() {
	sum, given := number.Decimal{}, 0
	for _, i := range b.e.Indicators {
		if i.Weight.Known() {
			sum = sum.Add(i.Weight.Dec)
			given++
		}
	}
	if given == 0 {
		return
	}
	hundred := number.Int(100)
	if sum.Cmp(hundred) != 0 {
		d := diag.Warningf(b.weightColumn(), "weight-sum", "%d年版的权重合计是%s，不是100", b.e.Year, plain(sum))
		b.add(d.Hintf("改指标体系的权重，合计%s；%d个指标中%d个有权重。不改的，综合实现程度按现在的权重加权平均", lessOrMore(hundred.Sub(sum)), len(b.e.Indicators), given))
	}
}

// lessOrMore says what a sum lacks: 还少5, 多了5.
func lessOrMore(lack number.Decimal) string {
	if lack.Sign() < 0 {
		return "多了" + plain(lack.Abs())
	}
	return "还少" + plain(lack)
}

func (b *builder) weightColumn() diag.Pos {
	for _, t := range b.shelf.tables {
		if t.Kind != dataset.Indicators || t.folder > b.e.Year {
			continue
		}
		if at, ok := columnOf(t.Table, "权重"); ok {
			return at
		}
	}
	return diag.Pos{}
}

// checkWholes wants the whole to be the sum of its parks where every park has
// a value, within the rounding of the parts.
func (b *builder) checkWholes() {
	if len(b.e.Parks) < 2 {
		return
	}
	for _, i := range b.e.Indicators {
		for _, own := range b.e.Series(i.Code, "", "") {
			w, ok := b.e.Whole(i, own.Year)
			if !ok || len(w.Missing) > 0 || w.Equal || w.Rounding {
				continue
			}
			d := diag.Warningf(own.Pos, "park-sum", "%s %d年：%s是%s，各园区合计是%s，相差%s",
				i.Name, own.Year, b.e.Area, w.Value, asPrinted(w.Sum, w.Value), asPrinted(w.Off, w.Value))
			b.add(d.Hintf("核对各园区的行；口径不同就在备注中写明，不要改数凑合计"))
		}
	}
}

// asPrinted has the decimals that other is printed with, or as many as it needs.
func asPrinted(v, other number.Value) number.Value {
	v.Decimals = max(other.Decimals, v.Dec.Places())
	return v
}

// checkClosing reports remedies that were open in the edition before and have
// disappeared without being closed.
func (b *builder) checkClosing(before, now Edition) {
	have := map[string]bool{}
	for _, m := range now.Remedies {
		have[m.Number] = true
	}
	for _, m := range before.Remedies {
		if m.Done || have[m.Number] {
			continue
		}
		d := diag.Warningf(m.Pos, "remedy-lost", "整改事项“%s”在%d年版没有办结，%d年版没有再列", diag.Clip(m.Number), before.Year, now.Year)
		b.add(d.Hintf("在 data/%d/ 的督查整改中列出它，填状态；办结的写办结日期和结果", now.Year))
	}
}
