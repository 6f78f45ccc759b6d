package plan

// The words of 指标体系, 监测值 and the lists with their meanings. They are
// functions because a slice would be open to change.

func measureWords() []word[Measure] {
	return []word[Measure]{{"总量", Amount}, {"比率", Rate}, {"比值", Ratio}, {"计数", Count}, {"占比", Share}, {"指数", Index}}
}

func kindWords() []word[TargetKind] {
	return []word[TargetKind]{
		{"水平", Level}, {"保持", Keep}, {"年均增长", AverageGrowth}, {"倍增", Multiple}, {"逐年变化", Monotone},
		{"清零", Zero}, {"达标占比", ShareAbove}, {"区间", Band}, {"里程碑", Milestone},
	}
}

// Word returns the word of column 目标类型: 水平.
func (k TargetKind) Word() string { return kindWords()[k].text }

func opWords() []word[Op] {
	return []word[Op]{
		{"≥", GE}, {">", GT}, {"≤", LE}, {"<", LT}, {"=", EQ},
		{">=", GE}, {"<=", LE}, {"达到", GE}, {"不低于", GE}, {"以上", GE}, {"至少", GE}, {"超过", GT}, {"超", GT}, {"高于", GT},
		{"不高于", LE}, {"不超过", LE}, {"以内", LE}, {"以下", LE}, {"低于", LT}, {"等于", EQ},
	}
}

func directionWords() []word[Direction] { return []word[Direction]{{"正向", Up}, {"逆向", Down}} }

func stageWords() []word[Stage] {
	return []word[Stage]{{"未启动", NotStarted}, {"推进中", UnderWay}, {"已完成", Completed}}
}

// String returns the stage's word: 未启动, 推进中, 已完成, or "".
func (s Stage) String() string { return [...]string{"", "未启动", "推进中", "已完成"}[s] }
