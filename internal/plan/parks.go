package plan

import (
	"nianbao/internal/dataset"
	"nianbao/internal/diag"
	"nianbao/internal/number"
)

// readParkRules reads 园区考核 of the latest folder that has one, as a whole:
// weights of two folders would not go together.
func (b *builder) readParkRules() {
	runs := byFolder(b.rows(dataset.ParkScores))
	if len(runs) == 0 {
		return
	}
	type key struct {
		code   string
		method ScoreMethod
	}
	seen := map[key]row{}
	last := runs[len(runs)-1]
	for _, r := range last {
		p, ok := b.parkRule(r)
		if !ok {
			continue
		}
		k := key{p.Indicator, p.Method}
		if first, again := seen[k]; again {
			d := diag.Errorf(r.at("指标"), "duplicate-row", "“%s”按%s计分有两行", b.byCode[k.code].Name, k.method.Word())
			b.add(d.Notef(first.at("指标"), "第一行在这里").Hintf("只留一行，权重相加；或换一种计分"))
			continue
		}
		seen[k] = r
		b.e.ParkRules = append(b.e.ParkRules, p)
	}
	b.checkParkWeights(last[0])
}

func (b *builder) parkRule(r row) (p ParkRule, ok bool) {
	ind, ok := b.subject(r)
	if !ok {
		return p, false
	}
	p = ParkRule{Indicator: ind.Code, Note: r.Get("备注"), Pos: r.at("权重")}
	if _, numeric := ind.asksFor(); !numeric {
		b.add(diag.Errorf(r.at("指标"), "bad-target", "“%s”是里程碑，没有数可以计分", ind.Name).Hintf("换一个有数的指标，或删去这一行"))
		return p, false
	}
	if p.Method, ok = choose(r, "计分", scoreWords()); !ok {
		r.missing("计分")
		return p, false
	}
	p.Weight = r.number("权重")
	if !p.Weight.Known() {
		r.missing("权重")
		return p, false
	}
	if p.Weight.Dec.Sign() <= 0 || p.Weight.Dec.Cmp(number.Int(100)) > 0 {
		b.add(diag.Errorf(r.at("权重"), "bad-number", "权重是%s", diag.Clip(r.Get("权重"))).Hintf("填大于0、不超过100的数；不考核的指标删去这一行"))
		return p, false
	}
	p.Weight.Unit, p.Weight.Demo = "", r.yes("演示")
	return p, true
}

// missing reports a field that is blank; another slip in it has been reported.
func (r row) missing(field string) {
	if r.Get(field) == "" {
		r.required(field)
	}
}

// checkParkWeights wants the weights of the scores to sum to 100.
func (b *builder) checkParkWeights(first row) {
	sum := number.Decimal{}
	for _, p := range b.e.ParkRules {
		sum = sum.Add(p.Weight.Dec)
	}
	hundred := number.Int(100)
	if len(b.e.ParkRules) == 0 || sum.Cmp(hundred) == 0 {
		return
	}
	at, ok := columnOf(first.table, "权重")
	if !ok {
		at = first.at("权重")
	}
	d := diag.Warningf(at, "weight-sum", "园区考核的权重合计是%s，不是100", plain(sum))
	b.once(d.Hintf("改园区考核的权重，合计%s。不改的，得分按现在的权重加权平均，满分100", lessOrMore(hundred.Sub(sum))))
}

// ParkTarget returns a park's own target of one year.
func (e Edition) ParkTarget(code, park string, year int) (AnnualTarget, bool) {
	for _, t := range e.ParkTargets {
		if t.Indicator == code && t.Area == park && t.Year == year {
			return t, true
		}
	}
	return AnnualTarget{}, false
}

// Whole holds the value of the edition's area against the sum of its parks.
type Whole struct {
	Value, Sum number.Value
	// Off is Value less Sum.
	Off number.Value
	// Missing are the parks without a value; there is then no Sum to hold against.
	Missing []string
	// Equal says that the two are the same, Rounding that they differ by no more
	// than the rounding of the parts: half of the last decimal for each.
	Equal, Rounding bool
}

// Whole holds a year's value of an indicator against its parks; ok is false
// for what does not add up by its nature, and where whole or parks have no value.
func (e Edition) Whole(i Indicator, year int) (w Whole, ok bool) {
	if i.Measure != Amount && i.Measure != Count || len(e.Parks) == 0 {
		return w, false
	}
	x := e.lookup()
	own, _ := x.value(place{i.Code, e.Area, FullYear, year})
	w.Value = own.Value
	sum, parts := number.Decimal{}, []number.Value{}
	for _, p := range e.Parks {
		part, _ := x.value(place{i.Code, p.Name, FullYear, year})
		if !part.Value.Known() {
			w.Missing = append(w.Missing, p.Name)
			continue
		}
		sum = sum.Add(part.Value.Dec)
		parts = append(parts, part.Value)
	}
	if !w.Value.Known() || len(parts) == 0 {
		return w, false
	}
	w.Sum = number.Derive(sum, i.Unit, i.Decimals, parts...)
	off := w.Value.Dec.Sub(sum)
	w.Off = number.Derive(off, i.Unit.Difference(), i.Decimals, append(parts, w.Value)...)
	half := number.Int(5)
	for range i.Decimals + 1 {
		half = half.Quo(number.Int(10))
	}
	w.Equal = len(w.Missing) == 0 && off.Sign() == 0
	w.Rounding = len(w.Missing) == 0 && !w.Equal && off.Abs().Cmp(half.Mul(number.Int(int64(len(parts))))) <= 0
	return w, true
}
