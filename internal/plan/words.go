package plan

import "nianbao/internal/number"

// The words of 指标体系, 监测值 and the lists with their meanings. They are
// functions because a slice would be open to change.

func measureWords() []word[Measure] {
	return []word[Measure]{
		{"总量", Amount, "总数 绝对数 数量"}, {"比率", Rate, "率 百分率 百分比"}, {"比值", Ratio, "倍数"},
		{"计数", Count, "个数"}, {"占比", Share, "比重 份额"}, {"指数", Index, ""},
	}
}

func kindWords() []word[TargetKind] {
	return []word[TargetKind]{
		{"水平", Level, "达到"}, {"保持", Keep, "保持在"}, {"年均增长", AverageGrowth, "年均增速"}, {"倍增", Multiple, "翻番"},
		{"逐年变化", Monotone, "逐年下降 逐年提高 稳步提高"}, {"清零", Zero, "消除 不发生"}, {"达标占比", ShareAbove, ""},
		{"区间", Band, ""}, {"里程碑", Milestone, "事项"},
	}
}

func scoreWords() []word[ScoreMethod] {
	return []word[ScoreMethod]{
		{"比最好", BestScore, "与最好之比 水平"}, {"增速", GrowthScore, "增长 增幅"}, {"名次", RankScore, "排名 位次"}, {"完成目标", RealisedScore, "目标完成 完成率"},
	}
}

// Word returns the word of column 计分: 比最好.
func (m ScoreMethod) Word() string { return scoreWords()[m].text }

// Word returns the word of column 目标类型: 水平.
func (k TargetKind) Word() string { return kindWords()[k].text }

// Word returns the word of column 计量: 总量.
func (m Measure) Word() string { return measureWords()[m].text }

func opWords() []word[Op] {
	return []word[Op]{
		{"≥", GE, ">= ≧ 大于等于 大于或等于 达到 不低于 不少于 不小于 以上 及以上 至少"}, {">", GT, "超过 超 高于 大于 多于"}, {"≤", LE, "<= ≦ 小于等于 小于或等于 不高于 不超过 不大于 不多于 以内 以下 及以下"},
		{"<", LT, "低于 小于 少于"}, {"=", EQ, "等于"},
	}
}

func directionWords() []word[Direction] {
	return []word[Direction]{{"正向", Up, "正 越大越好 ↑"}, {"逆向", Down, "逆 负向 越小越好 ↓"}}
}

func bindingWords() []word[bool] {
	return []word[bool]{{"约束性", true, "约束 约束性指标"}, {"预期性", false, "预期 预期性指标"}}
}

func stageWords() []word[Stage] {
	return []word[Stage]{
		{"未启动", NotStarted, "未开工 未开始 尚未启动"}, {"推进中", UnderWay, "进行中 在建 正在推进 实施中"}, {"已完成", Completed, "完成 已建成 建成 竣工 已竣工"},
	}
}

func statusWords() []word[number.Status] {
	return []word[number.Status]{
		{"正式", number.Final, "正式数 年报数"}, {"初步", number.Preliminary, "初步数 快报数 快报"},
		{"预计", number.Estimated, "预计数 估计数"}, {"修订", number.Revised, "修订数"},
	}
}

func closingWords() []word[bool] {
	return []word[bool]{{"已办结", true, "办结 已完成 已整改 销号 已销号"}, {"未办结", false, "整改中 推进中 未完成 未整改 正在整改"}}
}

// String returns the stage's word: 未启动, 推进中, 已完成, or "".
func (s Stage) String() string { return [...]string{"", "未启动", "推进中", "已完成"}[s] }
