package number

// State says what kind of thing stands in a cell that asks for a number
// (national and provincial yearbooks distinguish them; conventions.md §3).
type State uint8

// The states of a value.
const (
	// Unknown: not collected, not yet published, or none: a blank cell.
	Unknown State = iota
	// Present: the decimal holds, zero included.
	Present
	// Below: not zero, but less than half of the table's smallest unit: "…".
	Below
	// NotApplicable: no number can stand here: "—".
	NotApplicable
)

// Status says how final a figure is.
type Status uint8

// The statuses of a value (状态 of a 监测值 row).
const (
	Final       Status = iota // 正式
	Preliminary               // 初步
	Estimated                 // 预计
	Revised                   // 修订
)

// String returns the Chinese word that officials use for s.
func (s Status) String() string {
	return [...]string{"正式", "初步", "预计", "修订"}[s]
}

// Origin is the cell that a number was read from.
type Origin struct {
	// File is the public name of the workbook, relative to the project.
	File  string
	Sheet string
	// Cell is a reference such as "C14".
	Cell string
	// SHA256 is the lower-case hexadecimal hash of the workbook.
	SHA256 string
}

// String returns o as 工作簿!工作表!单元格.
func (o Origin) String() string {
	return o.File + "!" + o.Sheet + "!" + o.Cell
}

// Value is a number as a report knows it: it stays a Value until a renderer
// turns it into text. The zero Value is unknown.
type Value struct {
	Dec   Decimal
	State State
	Unit  Unit
	// Decimals is the number of decimals to publish; negative publishes those Dec has.
	Decimals int
	Status   Status
	// Demo marks a demonstration value (演示): it is shown as such wherever it appears.
	Demo bool
	// Origins are the cells it was read from; a derived value has those of its inputs.
	Origins []Origin
}

// Known reports whether v holds a decimal.
func (v Value) Known() bool { return v.State == Present }

// Published returns the number of v as it is shown: rounded to its decimals.
func (v Value) Published() Decimal {
	if v.Decimals < 0 {
		return v.Dec
	}
	return v.Dec.Round(v.Decimals)
}

// Derive returns a known value d that was computed from inputs: it has the
// inputs' origins in order without repeats, is demonstration if any input is,
// and as preliminary as the least final of them.
func Derive(d Decimal, unit Unit, decimals int, inputs ...Value) Value {
	v := Value{Dec: d, State: Present, Unit: unit, Decimals: decimals}
	seen := map[Origin]bool{}
	for _, in := range inputs {
		v.Demo = v.Demo || in.Demo
		v.Status = lessFinal(v.Status, in.Status)
		for _, o := range in.Origins {
			if !seen[o] {
				seen[o] = true
				v.Origins = append(v.Origins, o)
			}
		}
	}
	return v
}

// lessFinal returns the weaker claim: 预计 before 初步 before 正式; a revised
// input makes nothing that is derived from it a revision.
func lessFinal(a, b Status) Status {
	rank := [...]int{Final: 0, Revised: 0, Preliminary: 1, Estimated: 2}
	if rank[b] > rank[a] {
		return b
	}
	if rank[a] == 0 {
		return Final
	}
	return a
}
