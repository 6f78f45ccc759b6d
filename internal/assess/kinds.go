package assess

import "nianbao/internal/plan"

// Kind is a kind of target and how it is judged, in words.
type Kind struct {
	Kind plan.TargetKind
	Rule string
}

// Kinds returns the kinds of targets.
func Kinds() []Kind {
	return []Kind{
		{plan.Level, "目标年以前，已达到目标的为提前实现，没有达到的看节奏；目标年及以后只看是否达到。"},
		{plan.Multiple, "目标水平为基期数值的倍数，按几何路径，其余同水平目标。"},
		{plan.ShareAbove, "以占比为准，按线性路径，其余同水平目标。"},
		{plan.Keep, "每年看是否达到，说明几年中有几年达标，不算节奏。"},
		{plan.AverageGrowth, "基期以后各年增速连乘后开方，与目标比较；节奏仅供参考。"},
		{plan.Monotone, "每年与上年比较，朝要求的方向变化为达标，说明几年中有几年达标。"},
		{plan.Zero, "每年看是否为零；从有到无的另列线性路径的进度和节奏，仅供参考。"},
		{plan.Band, "每年看是否在区间内；区间外的实现程度，以历年离区间最远的距离为0。"},
		{plan.Milestone, "看填报的进展：已完成、推进中、未启动；目标年及以后没有完成的为逾期。"},
	}
}

// KindOf returns how a kind of target is judged.
func KindOf(k plan.TargetKind) Kind {
	for _, x := range Kinds() {
		if x.Kind == k {
			return x
		}
	}
	return Kind{Kind: k}
}
