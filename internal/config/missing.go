package config

import (
	"nianbao/internal/diag"
	"nianbao/internal/yaml"
)

// Missing are the signs that statistical tables have instead of a number,
// beside the usual ones; a sign that is usual for another state has here its
// place.
type Missing struct {
	// Below stands for less than half of the smallest unit, NotApplicable where
	// no number can, Unknown for not collected or not published.
	Below, NotApplicable, Unknown []string
}

func (d *decoder) missingSigns(s yaml.Section) Missing {
	first := map[string]diag.Pos{}
	return Missing{
		Below:         d.List(s, "below", "符号", first),
		NotApplicable: d.List(s, "na", "符号", first),
		Unknown:       d.List(s, "unknown", "符号", first),
	}
}
