package plan

import (
	"testing"
	"time"

	"nianbao/internal/number"
)

func TestDatesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2024": "2024-12-31", "2024年底": "2024-12-31", "2024年": "2024-12-31", "2024年末": "2024-12-31",
		"2024-02": "2024-02-29", "2024年2月": "2024-02-29", "2024年2月底": "2024-02-29", "2024/2": "2024-02-29", "2024.02": "2024-02-29",
		"2024-6-5": "2024-06-05", "2024年6月5日": "2024-06-05", "2024年6月5日前": "2024-06-05", "２０２４-０６-０５": "2024-06-05",
	} {
		if got, ok := parseDate(text, true); !ok || got.Format("2006-01-02") != want {
			t.Errorf("%s: %s (%v), want %s", text, got.Format("2006-01-02"), ok, want)
		}
	}
	for _, text := range []string{"", "年底", "2024-13", "2024-02-30", "24-06", "2024--06", "2024-06-05-01", "1024", "9999", "2024-0", "五月"} {
		if got, ok := parseDate(text, true); ok {
			t.Errorf("%q is %s, want no date", text, got.Format("2006-01-02"))
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2024年6月底", "2024-06-30", "2024.6", "长期", "2024年2月30日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, ok := parseDate(s, false)
		last, again := parseDate(s, true)
		if ok != again || ok && (last.Before(first) || first.Year() != last.Year()) {
			t.Errorf("%q: %s to %s (%v, %v)", s, first, last, ok, again)
		}
	})
}

func TestNumbersSortAsPeopleCount(t *testing.T) {
	order := []string{"1", "2", "2.1", "2.9", "2.10", "9-1", "10", "一1", "一2", "一10", ""}
	for i, a := range order {
		for j, b := range order {
			if got := natural(a, b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("natural(%q, %q) = %d", a, b, got)
			}
		}
	}
}

func FuzzNatural(f *testing.F) {
	f.Add("1.9", "1.10", "1.10a")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if natural(a, b) != -natural(b, a) {
			t.Errorf("%q and %q: %d and %d", a, b, natural(a, b), natural(b, a))
		}
		if natural(a, b) < 0 && natural(b, c) < 0 && natural(a, c) >= 0 {
			t.Errorf("%q < %q < %q, but not %q < %q", a, b, c, a, c)
		}
	})
}

func TestPeriodsHaveOneSpelling(t *testing.T) {
	for text, want := range map[string]string{
		"": FullYear, "年度": FullYear, "全年": FullYear, "1-9月": "1—9月", "1–9月": "1—9月", "1至9月": "1—9月", "1—9月": "1—9月",
		"上半年": "上半年", "近三年年均": "近三年年均", "1-12月": FullYear,
	} {
		if got := period(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestChapterNumerals(t *testing.T) {
	for text, want := range map[string]string{"二": "二", "二、推进新型工业化": "二", "第十章": "十", "二（三）": "二", "一-1": "一", "": "", "附件": "附件"} {
		if got := numeral(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestTimeShareCountsMonths(t *testing.T) {
	day := func(s string) time.Time { d, _ := parseDate(s, false); return d }
	i := Item{Begin: day("2023-03"), End: day("2025-06")}
	for at, want := range map[string]string{
		"2024-12-31": "0.785714", "2024-12-30": "0.75", "2022-12-31": "0", "2023-03-31": "0.0357143", "2025-06-30": "1", "2030-01-01": "1",
	} {
		if got := i.TimeShare(day(at)).Dec.Significant(6); got.Cmp(number.MustParse(want)) != 0 {
			t.Errorf("at %s: %s, want %s", at, got, want)
		}
	}
	if (Item{Begin: day("2023-03")}).TimeShare(day("2024-12-31")).Known() {
		t.Error("a share of time without an end")
	}
}

func TestLateIsTheDayOfTheDeadlineAndAfter(t *testing.T) {
	deadline, _ := parseDate("2024-12", true)
	e := Edition{Year: 2024}
	for _, c := range []struct {
		stage Stage
		late  bool
	}{{UnderWay, true}, {NoStage, true}, {Completed, false}} {
		if got := (Item{Stage: c.stage, Deadline: deadline}).Late(e.YearEnd()); got != c.late {
			t.Errorf("%s: late %v, want %v", c.stage, got, c.late)
		}
	}
	if (Item{Stage: UnderWay}).Late(e.YearEnd()) {
		t.Error("late without a deadline")
	}
}
