package assess_test

import (
	"testing"

	"nianbao/internal/assess"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/plan"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// Whatever stands in the tables, nothing panics, and what cannot be judged says why.
func FuzzAssess(f *testing.F) {
	head := "代码,指标,领域,条款,单位,方向,计量,小数位,目标类型,目标运算,目标值,目标上限,目标年,基期年,权重\n"
	values := "指标,年份,数值,单位,口径变更\n"
	f.Add(head+"a,甲,产业,一,亿元,正向,总量,1,水平,≥,1000,,2025,2021,50\n", values+"甲,2021,500,,\n甲,2024,812.6,,\n")
	f.Add(head+"a,甲,产业,一,%,逆向,比率,1,年均增长,≤,100000000000000000,,2200,1900,50\n", values+"甲,2023,-99.999,,\n甲,2024,100000000000000000,,是\n")
	f.Add(head+"a,甲,产业,一,倍,正向,指数,1,倍增,≥,0.00000000000000001,,2025,,0\n", values+"甲,2021,0.000000000000000001,,\n甲,2024,1000000000000000000,,\n")
	f.Add(head+"a,甲,产业,一,户,逆向,计数,0,清零,=,,,2025,,\n", values+"甲,2021,46,,\n甲,2024,…,,\n")
	f.Add(head+"a,甲,产业,一,%,正向,比率,1,区间,≥,2,3,2025,,1\n", values+"甲,2021,1.5,,\n甲,2024,9,‰,\n")
	f.Add(head+"a,甲,产业,一,,正向,计数,,里程碑,,,,2025,,\n", values+"甲,2024,推进中,,\n")
	cfg := config.Config{
		Plan:     config.Plan{Start: 2022, End: 2025, Base: 2021, Area: "全区", Domains: []string{"产业"}},
		Editions: []config.Edition{{Year: 2022}, {Year: 2024}},
	}
	f.Fuzz(func(t *testing.T, indicators, observations string) {
		var tables []dataset.Table
		for name, text := range map[string]string{"data/指标体系.csv": indicators, "data/2022/监测值.csv": observations} {
			book, _ := workbook.Read(source.NewFile(name, []byte(text)))
			if book == nil {
				return
			}
			got, _ := dataset.Recognise(book)
			tables = append(tables, got...)
		}
		editions, _ := plan.Build(cfg, tables)
		for _, e := range editions {
			for _, a := range assess.Assess(e, assess.DefaultRules()).Assessments {
				a.Steps()
				if a.Verdict == assess.Unjudged && len(a.Reasons) == 0 {
					t.Errorf("%s %s cannot be judged, and no reason is given", a.Indicator.Code, a.Target.Kind)
				}
			}
		}
	})
}
