package number

// Unit is a unit of measure in the words of the table: 亿元, %, 家, 件/万人.
type Unit string

// The units whose difference has another name.
const (
	Percent       Unit = "%"
	PerMille      Unit = "‰"
	PercentPoint  Unit = "个百分点"
	PerMillePoint Unit = "个千分点"
)

// Difference returns the unit of a difference of two values in u: two
// percentages differ by percentage points (conventions.md §3).
func (u Unit) Difference() Unit {
	switch u {
	case Percent:
		return PercentPoint
	case PerMille:
		return PerMillePoint
	}
	return u
}

// Canonical returns u by its one name: 个百分点 for 百分点, as titles of columns
// have it.
func (u Unit) Canonical() Unit {
	switch u {
	case "百分点":
		return PercentPoint
	case "千分点":
		return PerMillePoint
	}
	return u
}

// Ratio reports whether u counts nothing: %, ‰ and their points, by any name.
func (u Unit) Ratio() bool {
	switch u.Canonical() {
	case Percent, PerMille, PercentPoint, PerMillePoint:
		return true
	}
	return false
}
