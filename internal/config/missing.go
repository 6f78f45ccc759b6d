package config

import "nianbao/internal/diag"

// Missing are the signs that statistical tables have instead of a number,
// beside the usual ones; a sign that is usual for another state has here its
// place.
type Missing struct {
	// Below stands for less than half of the smallest unit, NotApplicable where
	// no number can, Unknown for not collected or not published.
	Below, NotApplicable, Unknown []string
}

func (d *decoder) missingSigns(s section) Missing {
	first := map[string]diag.Pos{}
	return Missing{
		Below:         d.list(s, "below", "符号", first),
		NotApplicable: d.list(s, "na", "符号", first),
		Unknown:       d.list(s, "unknown", "符号", first),
	}
}
