package release

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"nianbao/internal/diag"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/source"
)

// shared is an example of everything that an edition publishes from tables
// that all editions share.
func shared() plan.Edition {
	e := example()
	e.Parks = []plan.Park{{Code: "dong", Name: "东园", Core: true, About: "简介"}}
	e.ParkTargets = []plan.AnnualTarget{{Indicator: "amount", Year: 2024, Area: "东园", Value: known("60")}}
	e.ParkRules = []plan.ParkRule{{Indicator: "amount", Weight: known("100"), Note: "备注"}}
	e.Departments = []plan.Department{{Code: "gongxin", Name: "甲局", Duty: "职责"}}
	e.Revisions = []plan.Revision{{Indicator: "amount", Year: 2023, Area: e.Area, Old: known("62"), New: known("63"), Reason: "核对"}}
	e.Adjustments = []plan.Adjustment{{Indicator: "amount", Year: 2025, Old: known("90"), New: known("100"), Document: "甲文"}}
	return e
}

func check(e plan.Edition, l Lock) diag.List {
	now, _ := lockOf(e)
	return Edition{Published: now, Released: true, Sound: true}.Check(l)
}

// Whatever a page of the edition shows from a shared table is locked, with what
// is told of its change.
func TestSharedTablesAreLocked(t *testing.T) {
	_, l := lockOf(shared())
	for want, change := range map[string]func(*plan.Edition){
		"band 目标上限由2改为3":                func(e *plan.Edition) { e.Indicators[8].Targets[0].High = known("3") },
		"amount 基期来源由（空）改为方案":           func(e *plan.Edition) { e.Indicators[0].Targets[0].BaseSource = "方案" },
		"amount 条款说明由（空）改为新":            func(e *plan.Edition) { e.Indicators[0].Targets[0].Note = "新" },
		"amount 说明由（空）改为新":              func(e *plan.Edition) { e.Indicators[0].Note = "新" },
		"amount2021年（全区） 备注由（空）改为新":     func(e *plan.Edition) { e.Observations[0].Note = "新" },
		"amount2021年（全区） 口径变更由（空）改为是":   func(e *plan.Edition) { e.Observations[0].Break = true },
		"amount2023年（全区）的修订 原值由62改为61":  func(e *plan.Edition) { e.Revisions[0].Old = known("61") },
		"amount2023年（全区）的修订 原因由核对改为更正":  func(e *plan.Edition) { e.Revisions[0].Reason = "更正" },
		"amount2023年（全区）的修订没有了":         func(e *plan.Edition) { e.Revisions = nil },
		"amount2025年目标的调整 文件由甲文改为乙文":    func(e *plan.Edition) { e.Adjustments[0].Document = "乙文" },
		"amount2025年目标的调整 原目标由90改为91":   func(e *plan.Edition) { e.Adjustments[0].Old = known("91") },
		"东园 简介由简介改为新":                   func(e *plan.Edition) { e.Parks[0].About = "新" },
		"东园 核心区由是改为（空）":                 func(e *plan.Edition) { e.Parks[0].Core = false },
		"东园amount2024年年度目标 目标值由60改为61":  func(e *plan.Edition) { e.ParkTargets[0].Value = known("61") },
		"园区考核的amount 权重由100改为90":        func(e *plan.Edition) { e.ParkRules[0].Weight = known("90") },
		"园区考核的amount 备注由备注改为（空）":        func(e *plan.Edition) { e.ParkRules[0].Note = "" },
		"甲局 职责由职责改为新":                   func(e *plan.Edition) { e.Departments[0].Duty = "新" },
		"amount2024年年度目标 目标值由70改为71":    func(e *plan.Edition) { e.AnnualTargets[0].Value = known("71") },
		"重大项目清单“甲项目” 完成时限由（空）改为2025-06": func(e *plan.Edition) { e.Items[0].Deadline = time.Date(2025, 6, 30, 0, 0, 0, 0, time.UTC) },
	} {
		e := shared()
		change(&e)
		found := check(e, l)
		told := false
		for _, d := range found {
			told = told || strings.Contains(d.Message, want)
		}
		if !told {
			t.Errorf("%q is not told: %v", want, found)
		}
	}
}

// A kind of thing that the edition had none of is locked as well: the first one
// that comes is a change.
func TestFirstOfAKindIsAChange(t *testing.T) {
	bare := shared()
	bare.ParkTargets, bare.Departments, bare.Revisions, bare.Adjustments, bare.Items = nil, nil, nil, nil, nil
	_, l := lockOf(bare)
	for want, add := range map[string]func(e *plan.Edition, full plan.Edition){
		"年度目标原来没有":      func(e *plan.Edition, full plan.Edition) { e.ParkTargets = full.ParkTargets },
		"甲局原来没有":        func(e *plan.Edition, full plan.Edition) { e.Departments = full.Departments },
		"的修订原来没有":       func(e *plan.Edition, full plan.Edition) { e.Revisions = full.Revisions },
		"目标的调整原来没有":     func(e *plan.Edition, full plan.Edition) { e.Adjustments = full.Adjustments },
		"重大项目清单“甲项目”原来": func(e *plan.Edition, full plan.Edition) { e.Items = full.Items },
	} {
		e := bare
		add(&e, shared())
		found := check(e, l)
		if len(found) != 1 || !strings.Contains(found[0].Message, want) {
			t.Errorf("%q is not told: %v", want, found)
		}
	}
}

// A figure changed in the lock itself, well-formed as it stays, is seen.
func TestEditedLockIsRefused(t *testing.T) {
	_, l := lockOf(example())
	text := l.Encode()
	for _, change := range [][2]string{{`"71"`, `"72"`}, {`"whole":true`, `"whole":false`}, {`"value 数值",`, ``}, {`"releases":[`, `"releases":[` + "\n" + `{"tool":"甲","note":"乙"},`}} {
		p, l := lockOf(example(), "data/2024/a.csv", "x")
		edited := bytes.Replace(l.Encode(), []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(edited, l.Encode()) {
			t.Fatalf("the lock has no %s", change[0])
		}
		if _, found := Decode(source.NewFile(Path(p.Year), edited)); len(found) != 1 || found[0].Code != "bad-lock" {
			t.Errorf("%q → %q is taken: %v", change[0], change[1], found)
		}
	}
	if _, found := Decode(source.NewFile(Path(2024), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))); len(found) > 0 {
		t.Errorf("other line ends are an edit: %v", found)
	}
}

// A figure below the unit is published as that, and two things of one name are
// both locked.
func TestOddLinesAreLocked(t *testing.T) {
	e := shared()
	e.Observations[0].Value = number.Value{State: number.Below}
	e.Departments = append(e.Departments, e.Departments[0])
	_, l := lockOf(e)
	e = shared()
	e.Departments = append(e.Departments, e.Departments[0])
	e.Departments[1].Duty = "新"
	var told string
	for _, d := range check(e, l) {
		told += d.Message + "\n"
	}
	for _, want := range []string{"amount2021年（全区） 数值由…改为50", "甲局 职责由职责改为新"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told:\n%s", want, told)
		}
	}
	keys := map[string]bool{}
	for _, x := range l.Lines {
		if keys[x.Key] {
			t.Errorf("two lines of key %q", x.Key)
		}
		keys[x.Key] = true
	}
}
