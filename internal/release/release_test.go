package release

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/number"
	"nianbao/internal/plan"
	"nianbao/internal/source"
)

func known(s string) number.Value {
	return number.Value{Dec: number.MustParse(s), State: number.Present, Decimals: -1}
}

// example has an indicator of every kind of target, so that every formula
// leaves its digits in it.
func example() plan.Edition {
	e := plan.Edition{Year: 2024, Title: "2024年版", Start: 2022, End: 2025, Base: 2021, Area: "全区", Domains: []string{"甲"}}
	add := func(code string, m plan.Measure, d plan.Direction, t plan.Target, values ...string) {
		t.Clause, t.Year = "一", 2025
		if t.Kind != plan.Keep && t.Kind != plan.Band && t.Kind != plan.Milestone {
			t.Base = 2021
		}
		e.Indicators = append(e.Indicators, plan.Indicator{Code: code, Name: code, Domain: "甲", Measure: m, Direction: d, Decimals: 1, Weight: known("10"), Targets: []plan.Target{t}})
		for i, v := range values {
			e.Observations = append(e.Observations, plan.Observation{Indicator: code, Year: 2025 - len(values) + i, Period: plan.FullYear, Area: e.Area, Value: known(v)})
		}
		e.AnnualTargets = append(e.AnnualTargets, plan.AnnualTarget{Indicator: code, Year: 2024, Value: known("70")})
	}
	add("amount", plan.Amount, plan.Up, plan.Target{Kind: plan.Level, Value: known("100")}, "50", "55", "63", "71")
	add("rate", plan.Rate, plan.Down, plan.Target{Kind: plan.Level, Op: plan.LE, Value: known("2")}, "5", "4.4", "4.1", "3.3")
	add("keep", plan.Rate, plan.Down, plan.Target{Kind: plan.Keep, Op: plan.LT, Value: known("4.5")}, "4", "4.6", "4.2", "4.4")
	add("growth", plan.Rate, plan.Up, plan.Target{Kind: plan.AverageGrowth, Value: known("12")}, "9", "11", "13", "10.5")
	add("multiple", plan.Count, plan.Up, plan.Target{Kind: plan.Multiple, Value: known("2")}, "20", "24", "30", "33")
	add("monotone", plan.Share, plan.Up, plan.Target{Kind: plan.Monotone}, "31", "32", "31.5", "33")
	add("zero", plan.Count, plan.Down, plan.Target{Kind: plan.Zero, Op: plan.LE, Value: known("0")}, "9", "6", "5", "1")
	add("share", plan.Share, plan.Up, plan.Target{Kind: plan.ShareAbove, Value: known("60")}, "40", "44", "47", "53")
	add("band", plan.Ratio, plan.Up, plan.Target{Kind: plan.Band, Value: known("1"), High: known("2")}, "0.4", "0.7", "0.8", "0.9")
	e.Items = []plan.Item{{Kind: plan.Project, Number: "1", Name: "甲项目", Stage: plan.UnderWay, Total: known("10"), Planned: known("3"), Done: known("2.5"), Cumulative: known("4")}}
	return e
}

// figuresOf are the lines of what assessing a yields beside what it reads.
func figuresOf(a assess.Assessment) []byte {
	var b bytes.Buffer
	b.WriteString(a.Indicator.Code + " " + a.Verdict.String() + " " + a.Change.String())
	for _, v := range []number.Value{a.Realisation, a.Progress, a.Elapsed, a.Due, a.Gap, a.ActualGrowth, a.NeededGrowth, a.Pace, a.Score, a.Required, a.Mean, a.Annual.Gap} {
		b.WriteString(" " + figure(v))
	}
	b.WriteString("\n")
	return b.Bytes()
}

// Locks say by which method their figures were computed: whoever changes a
// formula so that the example comes out otherwise raises assess.Method, and adds
// the line that this test prints.
func TestMethodRisesWithItsFigures(t *testing.T) {
	h := sha256.New()
	r := assess.Assess(example(), assess.DefaultRules())
	for _, a := range r.Assessments {
		h.Write(figuresOf(a))
	}
	h.Write([]byte(figure(r.Total.Value) + r.Items[0].Verdict.String()))
	want := assess.Method + " " + hex.EncodeToString(h.Sum(nil))[:16]
	known, err := os.ReadFile("testdata/methods.txt")
	if err != nil {
		t.Fatal(err)
	}
	if list := strings.Fields(string(known)); len(list) < 2 || strings.Join(list[len(list)-2:], " ") != want {
		t.Errorf("the figures of the example are those of\n%s\nand testdata/methods.txt ends otherwise: raise assess.Method and add the line", want)
	}
}

func lockOf(e plan.Edition, files ...string) (Published, Lock) {
	var list []*source.File
	for i := 0; i < len(files); i += 2 {
		list = append(list, source.NewFile(files[i], []byte(files[i+1])))
	}
	p := Of(assess.Assess(e, assess.DefaultRules()), nil, source.NewSnapshot(list...), nil)
	return p, p.Lock(nil, Release{})
}

func TestLockComesBack(t *testing.T) {
	p, l := lockOf(example(), "data/2024/a.csv", "x", "data/b.csv", "y", "data/2025/c.csv", "z", "content/2024/d.md", "w")
	back, found := Decode(source.NewFile(Path(2024), l.Encode()))
	if len(found) > 0 {
		t.Fatal(found)
	}
	if !bytes.Equal(back.Encode(), l.Encode()) {
		t.Error("a lock does not come back as it was")
	}
	if len(l.Inputs) != 3 || !l.Inputs[0].Whole || !l.Inputs[1].Whole || l.Inputs[2].Whole {
		t.Errorf("the inputs are %+v", l.Inputs)
	}
	if list := (Edition{Published: p, Released: true, Sound: true}).Check(back); len(list) > 0 {
		t.Errorf("what has not changed is found: %v", list)
	}
}

// A shared file that says nothing else in the edition may change; a formula may
// not, though no file did.
func TestOnlyWhatIsPublishedCounts(t *testing.T) {
	_, l := lockOf(example(), "data/b.csv", "y")
	now, _ := lockOf(example(), "data/b.csv", "y and a later year", "data/new.csv", "")
	if list := (Edition{Published: now, Released: true, Sound: true}).Check(l); len(list) > 0 {
		t.Errorf("a shared file's change is found: %v", list)
	}
	for i, line := range l.Lines {
		if line.Key == "composite " {
			l.Lines[i].Values = map[string]string{"综合实现程度": "0.5", "可计入权重": line.Values["可计入权重"]}
		}
	}
	l.Method = "0"
	now, _ = lockOf(example(), "data/b.csv", "y")
	list := Edition{Published: now, Released: true, Sound: true}.Check(l)
	if len(list) != 1 || !strings.Contains(list[0].Message, "全部目标综合 综合实现程度由0.5改为") || !strings.Contains(list[0].Notes[0].Message, "计算方法由第0版改为") {
		t.Errorf("a formula's change is told as %+v", list)
	}
}

// A field that an older program did not lock is not held against it.
func TestNewFieldsAreNotChanges(t *testing.T) {
	p, l := lockOf(example())
	var fields []string
	for _, f := range l.Fields {
		if f != "value 数值" && !strings.HasPrefix(f, "item ") {
			fields = append(fields, f)
		}
	}
	l.Fields = fields
	var lines []Line
	for _, x := range l.Lines {
		delete(x.Values, "数值")
		if x.kind() != kindItem {
			lines = append(lines, x)
		}
	}
	l.Lines = lines
	p, _ = lockOf(example())
	if list := (Edition{Published: p, Released: true, Sound: true}).Check(l); len(list) > 0 {
		t.Errorf("fields that are new are found: %v", list)
	}
}

func FuzzDecode(f *testing.F) {
	_, l := lockOf(example())
	f.Add(l.Encode())
	f.Add([]byte(`{"version":1,"edition":2024,"releases":[{}],"lines":[{"key":"","name":"","values":null}]}`))
	f.Add([]byte(`{"version":9}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, found := Decode(source.NewFile(Path(2024), data))
		if len(found) > 0 {
			return
		}
		p, _ := lockOf(example())
		_ = Edition{Published: p, Released: true, Sound: true}.Check(l)
		if again, found := Decode(source.NewFile(Path(2024), l.Encode())); len(found) > 0 || !bytes.Equal(again.Encode(), l.Encode()) {
			t.Errorf("%q does not come back: %v", data, found)
		}
	})
}

// parks adds two parks that are scored, with targets of their own.
func parks(e plan.Edition) plan.Edition {
	for i, name := range []string{"东园", "西园"} {
		e.Parks = append(e.Parks, plan.Park{Code: []string{"dong", "xi"}[i], Name: name})
		for year, v := range map[int]string{2023: "20", 2024: []string{"30", "25"}[i]} {
			e.Observations = append(e.Observations, plan.Observation{Indicator: "amount", Year: year, Period: plan.FullYear, Area: name, Value: known(v)})
		}
		e.ParkTargets = append(e.ParkTargets, plan.AnnualTarget{Indicator: "amount", Area: name, Year: 2024, Value: known("32")})
	}
	e.ParkRules = []plan.ParkRule{
		{Indicator: "amount", Weight: known("60"), Method: plan.GrowthScore}, {Indicator: "amount", Weight: known("40"), Method: plan.RealisedScore},
	}
	return e
}

// What a park was scored and what it was to reach are published, and so locked.
func TestScoresAndTargetsOfParksAreLocked(t *testing.T) {
	_, l := lockOf(parks(example()))
	changes := map[string]struct {
		change func(*plan.Edition)
		want   []string
	}{
		"nothing":           {func(*plan.Edition) {}, nil},
		"a park's target":   {func(e *plan.Edition) { e.ParkTargets[1].Value = known("50") }, []string{"西园amount2024年年度目标", "由32改为50", "考核得分由"}},
		"the weights":       {func(e *plan.Edition) { e.ParkRules[0].Weight, e.ParkRules[1].Weight = known("10"), known("90") }, []string{"考核得分由"}},
		"the way of scores": {func(e *plan.Edition) { e.ParkRules[0].Method = plan.RankScore }, []string{"园区考核的amount"}},
	}
	for name, c := range changes {
		e := parks(example())
		c.change(&e)
		now, _ := lockOf(e)
		var told strings.Builder
		for _, d := range (Edition{Published: now, Released: true, Sound: true}).Check(l) {
			told.WriteString(d.Message + "\n")
		}
		for _, w := range c.want {
			if !strings.Contains(told.String(), w) {
				t.Errorf("%s: %q is not told in\n%s", name, w, told.String())
			}
		}
		if c.want == nil && told.Len() > 0 {
			t.Errorf("%s is told as\n%s", name, told.String())
		}
	}
}
