package chart

import (
	"math"
	"testing"

	"nianbao/internal/number"
)

func bars(stack string, values ...string) Layer {
	l := Layer{Mark: Bar, Stack: stack, Name: "甲"}
	for i, v := range values {
		d := Datum{X: i}
		if v != "" {
			d.Value = number.Value{Dec: number.MustParse(v), State: number.Present, Unit: "亿元", Decimals: 1}
		}
		l.Data = append(l.Data, d)
	}
	return l
}

func sharesOf(layers ...Layer) Spec {
	s := Spec{Panels: []Panel{{Unit: "亿元", Shares: true, Layers: layers}}}
	for range layers[0].Data {
		s.X.Labels = append(s.X.Labels, "类")
	}
	return s
}

func TestSharesAreOfTheStack(t *testing.T) {
	s := sharesOf(bars("", "1", "", "3"), bars("", "2", "5", "-1"))
	got := s.Clean().Shown().Panels[0]
	if got.Unit != number.Percent {
		t.Errorf("unit %q", got.Unit)
	}
	for i, want := range []string{"33.3", "66.7"} {
		if v := got.Layers[i].Data[0].Value; v.Digits() != want {
			t.Errorf("share %d is %s, want %s", i, v.Digits(), want)
		}
		for _, x := range []int{1, 2} {
			if got.Layers[i].Data[x].Value.Known() {
				t.Errorf("category %d has a share though a part is missing or negative", x)
			}
		}
	}
	again := s.Clean().Shown().Shown()
	if v := again.Panels[0].Layers[0].Data[0].Value.Digits(); v != "33.3" {
		t.Errorf("shares of shares are %s", v)
	}
}

func TestSharesTableHasValuesToo(t *testing.T) {
	table := sharesOf(bars("", "1"), bars("", "3")).Table()
	if len(table.Columns) != 4 || table.Rows[0].Cells[0].Value.String() != "1.0亿元" || table.Rows[0].Cells[3].Value.String() != "75.0%" {
		t.Errorf("%+v", table)
	}
}

func TestGathered(t *testing.T) {
	part := func(v int64) Part {
		return Part{Name: "部分", Value: number.Value{Dec: number.Int(v), State: number.Present}}
	}
	for _, c := range []struct {
		name  string
		parts []Part
		least int64
		want  int
		rest  string
	}{
		{"few", []Part{part(5), part(5)}, 0, 2, ""},
		{"one small stays", []Part{part(50), part(1), part(49)}, 5, 3, ""},
		{"two small", []Part{part(50), part(1), part(47), part(2)}, 5, 3, "3"},
		{"at the bound", []Part{part(90), part(5), part(5)}, 5, 3, ""},
		{"many", []Part{part(1), part(1), part(1), part(1), part(1), part(1), part(1), part(1)}, 0, 6, "3"},
		{"six", []Part{part(1), part(1), part(1), part(1), part(1), part(1)}, 0, 6, ""},
		{"all small", []Part{part(1), part(1), part(1)}, 90, 1, "3"},
	} {
		got := Spec{Parts: c.parts, Least: number.Int(c.least)}.Gathered()
		rest := ""
		if last := got[len(got)-1]; last.Name == Rest {
			rest = last.Value.Dec.String()
		}
		if len(got) != c.want || rest != c.rest {
			t.Errorf("%s: %d parts, rest %q, want %d, %q", c.name, len(got), rest, c.want, c.rest)
		}
	}
}

// Two axes are readable only if both have their ticks on the same lines and
// one zero.
func TestTwinAxesShareLinesAndZero(t *testing.T) {
	for _, c := range [][2][]string{
		{{"431.2", "812.6"}, {"7.6", "19.7"}},
		{{"431.2", "812.6"}, {"-7.6", "19.7"}},
		{{"-10", "812.6"}, {"-90", "5"}},
		{{"0.001", "0.004"}, {"1000000", "1000001"}},
		{{"5"}, {"-5"}},
		{{""}, {"3", "4"}},
	} {
		line := bars("", c[1]...)
		line.Mark = Line
		s := Spec{TwoAxes: true, Panels: []Panel{{Layers: []Layer{bars("", c[0]...)}}, {Layers: []Layer{line}}}}
		got := s.Scales()
		a, b := got[0], got[1]
		if len(a.Ticks) != len(b.Ticks) || len(a.Ticks) < 4 || len(a.Ticks) > 7 {
			t.Errorf("%v: %d and %d ticks", c, len(a.Ticks), len(b.Ticks))
			continue
		}
		for i := range a.Ticks {
			if d := a.At(a.Ticks[i].At) - b.At(b.Ticks[i].At); math.Abs(d) > 1e-9 {
				t.Errorf("%v: tick %d is %v off", c, i, d)
			}
		}
		if b.Min < 0 && b.Max > 0 && math.Abs(a.At(0)-b.At(0)) > 1e-9 {
			t.Errorf("%v: zeros at %v and %v", c, a.At(0), b.At(0))
		}
	}
}

func TestTwoPanelsOfBarsDoNotShareAPlot(t *testing.T) {
	s := Spec{TwoAxes: true, X: Axis{Labels: []string{"a"}}, Panels: []Panel{{Layers: []Layer{bars("", "1")}}, {Layers: []Layer{bars("", "2")}}}}
	if s.Clean().TwoAxes {
		t.Error("bars stand in front of bars")
	}
}

func TestOnCircle(t *testing.T) {
	for i := range 1000 {
		turn := float64(i)/250 - 2
		x, y := OnCircle(turn)
		sin, cos := math.Sincos(turn * 2 * math.Pi)
		if math.Abs(x-sin) > 1e-7 || math.Abs(y+cos) > 1e-7 {
			t.Fatalf("at %v turns %v, %v; want %v, %v", turn, x, y, sin, -cos)
		}
	}
}

func TestMonths(t *testing.T) {
	if m := NewMonth(2024, 12) + 1; m.String() != "2025年1月" {
		t.Errorf("after December comes %s", m)
	}
	if NewMonth(2024, 13) != 0 || NewMonth(0, 1) != 0 || Month(0).String() != "" {
		t.Error("there is a thirteenth month, a year 0, or a name for none")
	}
}

func TestLate(t *testing.T) {
	half := number.Value{Dec: number.MustParse("0.5"), State: number.Present}
	end := NewMonth(2024, 6)
	for _, c := range []struct {
		task Task
		now  Month
		want bool
	}{
		{Task{End: end, Done: half}, end - 1, false},
		{Task{End: end, Done: half}, end, true},
		{Task{End: end, Deadline: end + 3, Done: half}, end, false},
		{Task{End: end}, end + 9, false},
		{Task{Done: half}, end, false},
		{Task{End: end, Done: half, Status: Status{Tone: Met}}, end + 9, false},
		{Task{End: end, Done: number.Value{Dec: number.Int(1), State: number.Present}}, end + 9, false},
	} {
		if got := c.task.Late(c.now); got != c.want {
			t.Errorf("%+v at %s is late: %v", c.task, c.now, got)
		}
	}
}

func TestMatrixAndScheduleAreTold(t *testing.T) {
	m := Spec{Form: Matrix, X: Axis{Years: true, Labels: []string{"2023", "2024"}}, Parts: []Part{{Name: "产业", Items: []Item{
		{Name: "甲", Href: "x.html", States: []State{{Word: "滞后"}, {Word: "达标"}}}, {Name: "乙", States: []State{{Word: "达标"}}},
	}}}}
	if got, want := m.Describe(), "评价矩阵。共2行，2列，从2023年到2024年。2024年：达标1项。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if row := m.Table().Rows[0]; row.Head != "甲" || row.Cells[0].Href != "x.html" || row.Cells[2].Text != "达标" {
		t.Errorf("%+v", row)
	}
	s := Spec{Form: Schedule, Now: NewMonth(2024, 12), Tasks: []Task{{Name: "路", Begin: NewMonth(2023, 1), End: NewMonth(2024, 6), Done: number.Value{Dec: number.MustParse("0.625"), State: number.Present}}}}
	if got, want := s.Describe(), "进度安排图。共1项，从2023年1月到2024年12月。到2024年12月底，完成0项。逾期1项：路。"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if row := s.Table().Rows[0]; row.Cells[2].Text != "2024年6月" || row.Cells[3].Value.String() != "62.5%" {
		t.Errorf("%+v", row)
	}
}

func TestRadarNeedsAxes(t *testing.T) {
	for n, want := range map[int]Form{2: Dumbbell, 3: Radar, 12: Radar, 13: Dumbbell} {
		if got := (Spec{Form: Radar, X: Axis{Labels: make([]string, n)}}).Clean().Form; got != want {
			t.Errorf("%d axes are drawn as form %d, want %d", n, got, want)
		}
	}
}

func TestScheduleTableTellsTheDeadline(t *testing.T) {
	s := Spec{Form: Schedule, Tasks: []Task{{Name: "路", End: NewMonth(2024, 6), Deadline: NewMonth(2024, 9)}}}
	if got := s.Table().Rows[0].Cells[2].Text; got != "2024年9月" {
		t.Errorf("the deadline is %s", got)
	}
}
