package number_test

import (
	"slices"
	"strings"
	"testing"

	"nianbao/internal/number"
)

func TestUnitsThatConvert(t *testing.T) {
	for _, c := range []struct{ from, to, one string }{
		{"万元", "亿元", "0.0001"}, {"元", "万元", "0.0001"}, {"亿元", "元", "100000000"}, {"亿元", "亿元", "1"},
		{"人", "万人", "0.0001"}, {"千瓦", "万千瓦", "0.0001"}, {"兆瓦", "万千瓦", "0.1"}, {"公里", "米", "1000"}, {"千米", "公里", "1"},
		{"公顷", "亩", "15"}, {"平方公里", "公顷", "100"}, {"平方千米", "万亩", "0.15"}, {"万吨", "吨", "10000"}, {"吨", "公斤", "1000"},
		{"%", "‰", "10"}, {"个百分点", "个千分点", "10"}, {"百分点", "个百分点", "1"}, {"亿度", "万千瓦时", "10000"},
		{"元/人", "万元/人", "0.0001"}, {"件/万人", "件/人", "0.0001"}, {"人/平方公里", "人/公顷", "0.01"}, {"公里/小时", "米/小时", "1000"},
	} {
		got, ok := number.Convert(number.Int(1), number.Unit(c.from), number.Unit(c.to))
		if !ok || got.Cmp(number.MustParse(c.one)) != 0 {
			t.Errorf("1 %s = %s %s (%v), want %s", c.from, got, c.to, ok, c.one)
		}
	}
	for _, c := range [][2]string{
		{"亿元", "家"}, {"个百分点", "%"}, {"百分点", "分点"}, {"万", "亿"}, {"", "元"}, {"户", "人"}, {"亩", "米"},
		{"吨标准煤", "吨"}, {"人次", "人"}, {"元/人", "元"}, {"美元", "元"}, {"吨公里", "公里"},
		{strings.Repeat("亿", 30) + "元", "元"}, // no unit of anybody's
	} {
		if got, ok := number.Convert(number.Int(1), number.Unit(c[0]), number.Unit(c[1])); ok {
			t.Errorf("1 %s = %s %s, want no conversion", c[0], got, c[1])
		}
	}
}

func TestOtherUnits(t *testing.T) {
	for u, want := range map[number.Unit][]number.Unit{
		"万元": {"元", "亿元"}, "千元": {"元", "万元", "亿元"}, "万亩": {"平方公里", "公顷", "亩", "平方米"}, "%": {"‰"}, "家": nil, "": nil,
	} {
		got := u.Others()
		if !slices.Equal(got, want) {
			t.Errorf("instead of %s: %v, want %v", u, got, want)
		}
		for _, o := range got {
			if _, ok := number.Convert(number.Int(1), u, o); !ok {
				t.Errorf("%s is offered instead of %s and does not convert", o, u)
			}
		}
	}
}

func FuzzConvert(f *testing.F) {
	f.Add("万元", "亿元")
	f.Add("平方千米", "亩")
	f.Add("千千千万亿元", "元")
	f.Add("元/万人", "亿元/人")
	f.Fuzz(func(t *testing.T, from, to string) {
		d := number.MustParse("12345.678")
		there, ok := number.Convert(d, number.Unit(from), number.Unit(to))
		if !ok {
			return
		}
		back, ok := number.Convert(there, number.Unit(to), number.Unit(from))
		if !ok || back.Significant(20).Cmp(d) != 0 {
			t.Errorf("%s of %q is %s of %q is %s (%v)", d, from, there, to, back, ok)
		}
	})
}
