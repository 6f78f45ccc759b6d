package data

import (
	"strconv"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
)

// entry is one row of the open data; the order of its fields is the contract's.
type entry struct {
	ID           text       `json:"id"`
	Name         text       `json:"name"`
	Domain       text       `json:"domain"`
	Clause       text       `json:"clause"`
	Unit         text       `json:"unit"`
	Measure      word       `json:"measure"`
	Year         year       `json:"year"`
	Period       text       `json:"period"`
	Area         text       `json:"area"`
	Value        figure     `json:"value"`
	State        text       `json:"state"`
	Demo         bool       `json:"demo"`
	Source       *source    `json:"source"`
	BaseYear     year       `json:"base_year"`
	Base         figure     `json:"base"`
	TargetKind   word       `json:"target_kind"`
	TargetOp     word       `json:"target_op"`
	TargetYear   year       `json:"target_year"`
	Target       figure     `json:"target"`
	AnnualTarget figure     `json:"annual_target"`
	Realisation  figure     `json:"realisation"`
	Progress     figure     `json:"progress"`
	Elapsed      figure     `json:"elapsed"`
	Due          figure     `json:"due"`
	DueGap       figure     `json:"due_gap"`
	PaceMethod   word       `json:"pace_method"`
	Pace         figure     `json:"pace"`
	Required     figure     `json:"required"`
	Level        word       `json:"level"`
	Verdict      text       `json:"verdict"`
	Change       word       `json:"change"`
	Projection   *projected `json:"projection"`
	Reasons      []string   `json:"reasons"`
}

// source is the cell that a value was read from.
type source struct {
	File   text `json:"file"`
	Sheet  text `json:"sheet"`
	Cell   text `json:"cell"`
	SHA256 text `json:"sha256"`
}

// projected is the trend in the target's year.
type projected struct {
	Value figure `json:"value"`
	Low   figure `json:"low"`
	High  figure `json:"high"`
}

// text is a string; empty is null.
type text string

// figure is a number as a decimal string; empty is null.
type figure string

// year is a calendar year; zero is null.
type year int

// word is a member of an enumeration: its name in JSON, its Chinese word in
// CSV. The zero word is null.
type word struct{ name, chinese string }

// MarshalJSON implements json.Marshaler.
func (t text) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	return JSON(string(t)), nil
}

// MarshalJSON implements json.Marshaler.
func (f figure) MarshalJSON() ([]byte, error) { return text(f).MarshalJSON() }

// MarshalJSON implements json.Marshaler.
func (w word) MarshalJSON() ([]byte, error) { return text(w.name).MarshalJSON() }

// MarshalJSON implements json.Marshaler.
func (y year) MarshalJSON() ([]byte, error) {
	if y == 0 {
		return []byte("null"), nil
	}
	return strconv.AppendInt(nil, int64(y), 10), nil
}

// The digits of a number: one with more than exactDigits does not end, and
// leaves with shownDigits.
const (
	exactDigits = 24
	shownDigits = 12
)

// Figure is a known value in plain notation, unrounded where its digits end;
// "" for any other.
func Figure(v number.Value) string {
	if !v.Known() {
		return ""
	}
	if v.Dec.Significant(exactDigits).Cmp(v.Dec) != 0 {
		return v.Dec.Significant(shownDigits).String()
	}
	return v.Dec.String()
}

func figureOf(v number.Value) figure { return figure(Figure(v)) }

// stateOf says how final a value is, or why there is none.
func stateOf(o plan.Observation) text {
	switch {
	case o.Value.State == number.Below:
		return "不足最小单位"
	case o.Value.State == number.NotApplicable:
		return "不适用"
	case o.Value.Known() || o.Stage != plan.NoStage:
		return text(o.Value.Status.String())
	}
	return ""
}

func sourceOf(v number.Value) *source {
	if len(v.Origins) == 0 {
		return nil
	}
	o := v.Origins[0]
	return &source{text(o.File), text(o.Sheet), text(o.Cell), text(o.SHA256)}
}

// opOf is the operator of a target that has one.
func opOf(t plan.Target) word {
	if t.Kind == plan.Band || t.Kind == plan.Milestone {
		return word{}
	}
	chinese := t.Op.Sign()
	if t.Op == plan.EQ {
		chinese = "等于" // the sign would begin a formula
	}
	return word{t.Op.String(), chinese}
}

// levelOf is met or not, by the target's operator.
func levelOf(a assess.Assessment) word {
	switch {
	case !a.Judgeable:
		return word{}
	case a.Met:
		return word{"met", "达到"}
	}
	return word{"not_met", "未达到"}
}

func changeOf(c assess.Change) word {
	return word{[...]string{"", "better", "worse", "flat"}[c], c.String()}
}

// methodOf is the path that due, pace and required follow; an average growth
// has a pace and no path.
func methodOf(a assess.Assessment) word {
	switch {
	case a.Target.Kind == plan.AverageGrowth || !a.Due.Known() && !a.Pace.Known() && !a.Required.Known():
		return word{}
	case a.Geometric:
		return word{"geometric", "几何"}
	}
	return word{"linear", "线性"}
}
