package svg

import (
	"nianbao/internal/chart"
	"nianbao/internal/chart/sample"
)

// drawn is a sample with the widths at which it is looked at.
type drawn struct {
	name   string
	spec   chart.Spec
	widths []Width
}

func samples() []drawn {
	out := []drawn{
		{"panel", sample.Trend(), []Width{Panel, PanelPhone}},
		{"panel-falling", sample.Demo(sample.Falling()), []Width{Panel, PanelPhone}},
		{"panel-bars", sample.Bars(), []Width{Panel, PanelPhone}},
	}
	for _, s := range sample.Kinds() {
		out = append(out, drawn{s.Name, s.Spec, widths(s.Name)})
	}
	return out
}

func widths(name string) []Width {
	switch name {
	case "trend", "schedule":
		return []Width{Text, Half, Phone, Full}
	case "cells":
		return []Width{Full, Tablet, Text, Phone}
	case "spark":
		return []Width{Cell, SmallCell, Margin}
	case "bullet":
		return []Width{Cell, SmallCell}
	case "bullet-demo":
		return []Width{Cell}
	case "donut-demo", "schedule-many", "empty":
		return []Width{Text}
	}
	return []Width{Text, Half, Phone}
}
