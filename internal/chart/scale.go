package chart

import (
	"math"
	"strconv"
	"strings"

	"nianbao/internal/number"
)

// Tick is one mark of a value axis.
type Tick struct {
	At   float64
	Text string
}

// Scale is a value axis: its ends and its ticks, lowest first.
type Scale struct {
	Min, Max float64
	Ticks    []Tick
}

// At returns where v stands on the axis, 0 at Min and 1 at Max.
func (s Scale) At(v float64) float64 { return (v - s.Min) / (s.Max - s.Min) }

// Scale returns the value axis that every renderer gives p. It starts at zero
// if p has bars or areas, or if no value lies closer to the others than to
// zero: the smallest over half of the largest.
func (p Panel) Scale() Scale {
	lo, hi, ok := p.Extent()
	if !ok {
		return NewScale(0, 1)
	}
	if p.solid() || nearZero(lo, hi) {
		return NewScale(min(0, lo), max(0, hi))
	}
	room := hi - lo
	if room == 0 {
		room = math.Abs(hi)
	}
	return NewScale(lo-float64(room*.1), hi+float64(room*.02))
}

func nearZero(lo, hi float64) bool {
	if lo < 0 && hi > 0 {
		return true
	}
	a, b := math.Abs(lo), math.Abs(hi)
	return min(a, b) <= float64(max(a, b)*.5)
}

// solid reports whether p has marks whose length or surface is read, which must start at zero.
func (p Panel) solid() bool {
	for _, l := range p.Layers {
		if l.Mark == Bar || l.Mark == Area {
			return true
		}
	}
	return false
}

// Extent returns the least and the greatest value drawn in p, stacks added up.
func (p Panel) Extent() (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	take := func(v number.Value) {
		if v.Known() {
			f := v.Dec.Float()
			lo, hi = min(lo, f), max(hi, f)
		}
	}
	for _, l := range p.Layers {
		for _, d := range l.Data {
			if l.Mark == Band {
				take(d.Low)
				take(d.High)
			} else if l.Mark != Bar || l.Stack == "" {
				take(d.Value)
			}
		}
	}
	for _, sum := range p.stackEnds() {
		lo, hi = min(lo, sum), max(hi, sum)
	}
	return lo, hi, lo <= hi
}

// stackEnds returns where the stacks of p end, below and above zero.
func (p Panel) stackEnds() []float64 {
	type end struct {
		stack string
		x     int
		below bool
	}
	at := map[end]int{}
	var sums []float64
	for _, l := range p.Layers {
		if l.Mark != Bar || l.Stack == "" {
			continue
		}
		for _, d := range l.Data {
			if !d.Value.Known() {
				continue
			}
			e := end{l.Stack, d.X, d.Value.Dec.Sign() < 0}
			i, ok := at[e]
			if !ok {
				i = len(sums)
				at[e] = i
				sums = append(sums, 0)
			}
			sums[i] += d.Value.Dec.Float()
		}
	}
	return sums
}

// NewScale returns an axis over lo to hi with 4 to 6 ticks that are 1, 2, 2.5
// or 5 times a power of ten apart. It begins at a tick; it ends at the data,
// or at the next tick if that is within 12 % of the span.
func NewScale(lo, hi float64) Scale {
	lo, hi = widen(lo, hi)
	span := hi - lo
	e := exponent(span)
	best := step{}
	for x := e - 2; x <= e+1; x++ {
		for _, m := range [...]int64{10, 20, 25, 50} {
			if c := newStep(m, x-1, lo, hi); c.better(best) {
				best = c
			}
		}
	}
	s := best.scale(math.Max(math.Abs(lo), math.Abs(hi)))
	s.Max = max(s.Max, hi)
	return s
}

// widen returns an interval that can be divided.
func widen(lo, hi float64) (float64, float64) {
	if math.IsNaN(lo) || math.IsNaN(hi) || math.IsInf(lo, 0) || math.IsInf(hi, 0) {
		return 0, 1
	}
	if lo > hi {
		lo, hi = hi, lo
	}
	size := max(math.Abs(lo), math.Abs(hi))
	if size == 0 {
		return 0, 1
	}
	if hi-lo < float64(size*1e-9) {
		pad := float64(size * .1)
		return lo - pad, hi + pad
	}
	return lo, hi
}

// exponent returns that of the leading decimal digit. It reads the shortest
// decimal form, because a logarithm may differ between processors.
func exponent(f float64) int {
	s := strconv.FormatFloat(f, 'e', -1, 64)
	n, _ := strconv.Atoi(s[strings.IndexByte(s, 'e')+1:])
	return n
}

// step is a candidate: ticks at a to b times mantissa × 10^exp.
type step struct {
	mantissa int64
	exp      int
	a, b     int64
}

func newStep(mantissa int64, exp int, lo, hi float64) step {
	size := shifted(mantissa, exp)
	a, b := int64(math.Floor(float64(lo/size)+1e-9)), int64(math.Floor(float64(hi/size)+1e-9))
	if float64(float64(b+1)*size)-hi < float64(.12*(hi-lo)) {
		b++
	}
	return step{mantissa, exp, a, b}
}

func (s step) ticks() int64 { return s.b - s.a + 1 }

// better reports whether s has a count of ticks closer to 5 than t; outside of 4 to 6 is a last resort.
func (s step) better(t step) bool {
	if t.mantissa == 0 {
		return true
	}
	return s.distance() < t.distance()
}

func (s step) distance() int64 {
	n := s.ticks()
	d := max(n-5, 5-n)
	if d > 1 {
		return d + 100
	}
	return d
}

func (s step) scale(size float64) Scale {
	ticks := make([]Tick, 0, 6)
	for q := s.a; q <= s.b && len(ticks) < 12; q++ {
		ticks = append(ticks, Tick{shifted(q*s.mantissa, s.exp), tickText(q*s.mantissa, s.exp, s.mantissa, size)})
	}
	return Scale{ticks[0].At, ticks[len(ticks)-1].At, ticks}
}

// shifted returns n × 10^exp, correctly rounded.
func shifted(n int64, exp int) float64 {
	var a [32]byte
	b := strconv.AppendInt(a[:0], n, 10)
	b = append(b, 'e')
	b = strconv.AppendInt(b, int64(exp), 10)
	f, _ := strconv.ParseFloat(string(b), 64)
	return f
}

// tickText writes n × 10^exp with the decimals that the step needs. Long
// numbers are counted in 万 and 亿 from seven digits on, and in powers of ten
// where those words end.
func tickText(n int64, exp int, mantissa int64, size float64) string {
	if n == 0 {
		return "0"
	}
	suffix := ""
	switch {
	case size >= 1e16 || size < 1e-6:
		e := exponent(size)
		exp -= e
		suffix = "×10" + Superscript(e)
	case size >= 1e9:
		exp, suffix = exp-8, "亿"
	case size >= 1e6:
		exp, suffix = exp-4, "万"
	}
	places := -exp
	if mantissa%10 == 0 {
		places--
	}
	return decimalText(n, exp, max(0, places)) + suffix
}

// decimalText is n × 10^exp with places decimals, which are enough to be exact.
func decimalText(n int64, exp, places int) string {
	d, err := number.Parse(strconv.FormatInt(n, 10) + "e" + strconv.Itoa(exp))
	if err != nil {
		return strconv.FormatFloat(shifted(n, exp), 'g', 3, 64)
	}
	return d.Text(places)
}

// Superscript returns n in raised figures.
func Superscript(n int) string {
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		switch c {
		case '-':
			b.WriteRune('⁻')
		default:
			b.WriteRune([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[c-'0'])
		}
	}
	return b.String()
}
