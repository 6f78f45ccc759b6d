package config

import (
	"strings"

	"golang.org/x/text/width"

	"nianbao/internal/diag"
	"nianbao/internal/number"
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

// Signs reads the section missing. A sign that is a number is refused, for
// every cell with that number would lose it; of zeros 0.0 may mean below.
func Signs(d *yaml.Decoder, s yaml.Section) Missing {
	first := map[string]diag.Pos{}
	return Missing{
		Below:         signs(d, s, "below", first),
		NotApplicable: signs(d, s, "na", first),
		Unknown:       signs(d, s, "unknown", first),
	}
}

func signs(d *yaml.Decoder, s yaml.Section, key string, first map[string]diag.Pos) []string {
	var kept []string
	for _, sign := range d.List(s, key, "符号", first) {
		n, err := number.Parse(strings.ReplaceAll(strings.TrimSuffix(width.Fold.String(sign), "%"), ",", ""))
		if err != nil || key == "below" && n.Sign() == 0 {
			kept = append(kept, sign)
			continue
		}
		d.Add(diag.Errorf(first[sign], "bad-value", "missing.%s 里的“%s”是数，不能代替没有的数", key, sign).
			Hintf("删去它：不然表里所有的 %s 都不算数；代替数的是 …、—、× 这样的符号", sign))
	}
	return kept
}
