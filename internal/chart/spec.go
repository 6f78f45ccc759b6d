// Package chart holds the one definition of a chart. A [Spec] is a value:
// what is drawn, never how. The renderers (chart/svg for page and print,
// chart/echarts for readers who ask, chart/office for Word) agree because they
// read the same Spec; its data table ([Spec.Table]) and its Chinese description
// ([Spec.Describe]) come from it too.
//
// # Grammar
//
// A Spec of form Cartesian has one shared horizontal axis and one or more
// panels above it; a panel is a list of layers over one vertical axis. A layer
// is a mark (bar, line, area, point, rule, band) with a role (observed series,
// context, target, needed path, projection) and one datum per category at
// most. Level and growth is two panels; on request ([Spec.TwoAxes]) the two
// share one plot, the ticks of both axes on the same lines.
//
// A missing year is a datum whose value is unknown, or one that a series leaves
// out between two that it has: it is shown as missing, never joined and never
// zero. A Rule needs its first and last category only ([Layer.Reach]). A Path
// may leave its bends to the renderer ([Layer.Geometric]). A Band begins at the
// last observed value unless it has a datum there or before ([Panel.Start]). A
// demonstration value is hatched, a preliminary or estimated one hollow: both
// follow from the values themselves.
//
// Bars side by side whose layers are named after years take a ramp from light
// to dark; bars with an equal, non-empty Stack stand on each other. In a panel
// of [Panel.Shares] they show what each is of its stack's sum.
//
// In a Ranking the first Bar layer is drawn and its value written; a Point or
// Rule layer becomes a tick in each row, with the part that the bar lacks and
// the difference.
//
// In a Radar each layer is a series over the axes that X names; a missing value
// is a gap in its outline. Fewer than 3 or more than 12 axes are drawn as a
// Dumbbell. In a Dumbbell each category is a row and each layer a mark in it:
// Context is where it began (hollow), Observed where it is (filled), Target
// where it should be (diamond).
//
// The other forms have their own fields: Strip and Donut (Parts of one whole, in
// one hue), Bullet (Done against Elapsed, one row), Cells (one cell an item by
// verdict), Matrix (Parts are groups of rows, [Item.States] their cells, X the
// columns), Schedule (Tasks over months), Spark (a cartesian reduced to its
// line, for table cells).
//
// # What follows from a Spec
//
//   - [Spec.Scales]: the ends and ticks of the value axes
//   - [Spec.Shown]: the values as they are drawn, shares for values
//   - [Spec.Gathered]: the parts as they are drawn, small ones in one
//   - [Spec.Table]: the data, with the values as they came
//   - [Spec.Describe]: the same in Chinese sentences
//   - [Spec.Clean]: the Spec without what cannot be drawn; each of the above
//     and every renderer starts from it, so that odd data never stop a page
package chart

import "nianbao/internal/number"

// Form is the family of a chart.
type Form uint8

// The forms.
const (
	Cartesian Form = iota // panels of layers over a shared axis
	Ranking               // horizontal bars, one a category, sorted by the maker
	Strip                 // parts of a whole as one bar
	Bullet                // share done (bar), elapsed time (tick), missing part (line): for table cells
	Cells                 // one cell an item, grouped by verdict, with counts in words
	Spark                 // the first panel's lines alone: for table cells and margins
	Donut                 // parts of a whole as a ring, at most 6; Strip is the default
	Radar                 // the first panel's lines over 3 to 12 axes around a centre
	Dumbbell              // one row a category: base, now and target as marks on one axis
	Matrix                // verdicts as cells: one row an item, one column a category
	Schedule              // one row a task over months, with the share done and the report's date
)

// Spec is one chart.
type Spec struct {
	// ID is ASCII and unique within an edition: it names elements and downloads.
	ID   string
	Form Form
	// Finding is the title: what the chart shows, as a sentence or a noun.
	Finding string
	// Subject is the second line: thing, unit, years.
	Subject string
	// Notes stand below; Source names where the data come from.
	Notes  []string
	Source string
	// X is the shared axis of Cartesian, Spark and Ranking.
	// In a Radar it names the axes, in a Dumbbell the rows, in a Matrix the columns.
	X      Axis
	Panels []Panel
	// TwoAxes sets the two panels of a Cartesian in one plot: the first with its
	// axis at the left, the second with its own at the right.
	TwoAxes bool
	// Parts are a Strip's or Donut's parts or the groups of Cells or a Matrix, in drawing order.
	Parts []Part
	// Whole names and holds a Strip's or Donut's total.
	WholeName string
	Whole     number.Value
	// Least gathers the parts whose share is below so many per cent as 其他, if they are several.
	Least number.Decimal
	// Tasks are a Schedule's rows; Now is the month at whose end the report stands.
	Tasks []Task
	Now   Month
	// From and To bound a Schedule's axis; zero is what its rows need.
	From, To Month
	// Done and Elapsed are a Bullet's share done and share of time gone, as ratios.
	Done, Elapsed number.Value
}

// Axis is the shared axis of categories.
type Axis struct {
	// Years says that the labels are consecutive years, drawn as points in time.
	Years  bool
	Labels []string
	// Status, where not empty, holds a verdict for each label: a Ranking shows its icon before the name.
	Status []Status
}

// Status is a verdict as a shape and a colour.
type Status struct {
	Tone Tone
	Icon Icon
}

// Panel is one plot over the shared axis.
type Panel struct {
	// Title names the panel where there are several: "比上年增长（%，可比价）".
	Title string
	Unit  number.Unit
	// Weight is the share of the height relative to the other panels; 0 counts as 1.
	Weight int
	// Shares shows bars as per cent of the sum of their stack (all bars are one
	// stack if none is named). A category with a missing or negative part has none.
	Shares bool
	Layers []Layer
}

// Mark is the geometry of a layer.
type Mark uint8

// The marks.
const (
	Line  Mark = iota // joined between neighbouring known values only
	Bar               // grouped side by side, or stacked where Stack is equal and not empty
	Area              // from zero
	Point             // symbols alone
	Rule              // one horizontal line from the first to the last datum, labelled at its end
	Band              // between Low and High
)

// Role says what a layer stands for; renderers derive its look from it.
type Role uint8

// The roles.
const (
	Observed   Role = iota // a series: takes the next series colour
	Context                // for comparison only: grey
	Target                 // dashed, value at the end
	Path                   // the way needed from the base: thin, dotted
	Projection             // the past trend continued: lighter, dashed
)

// Layer is one mark over the data of one series.
type Layer struct {
	Mark Mark
	Role Role
	// Name is the series' name, for legend, end label and table column.
	Name  string
	Stack string
	// Geometric says that a Path grows by an equal rate between its data, not by an equal amount.
	Geometric bool
	Data      []Datum
}

// Datum is one value at one category.
type Datum struct {
	// X indexes Axis.Labels.
	X     int
	Value number.Value
	// Low and High bound a Band.
	Low, High number.Value
}

// Part is a part of a whole, or a group of cells.
type Part struct {
	Name  string
	Value number.Value
	// Tone colours a group of Cells; a Strip ignores it.
	Tone Tone
	// Note is a second, smaller line under the name.
	Note string
	// Items are the cells of a group, one an indicator.
	Items []Item
}

// Item is one cell of a Cells chart or one row of a Matrix.
type Item struct {
	Name string
	// Word is the verdict in words, Icon its shape.
	Word string
	Icon Icon
	// Href leads to the item's page, relative to the output's root.
	Href string
	// States are the cells of a Matrix's row, one a category; one without a word is empty.
	States []State
}

// State is a verdict in words, with its shape and colour.
type State struct {
	Status
	Word string
}

// Task is one row of a Schedule.
type Task struct {
	Name string
	// Href leads to the task's page, relative to the output's root.
	Href string
	// Begin and End are the first and the last month of the plan; zero is unknown.
	Begin, End Month
	// Deadline is the month by whose end it must be done, if that is not End; zero is End.
	Deadline Month
	// Done is the share done, as a ratio.
	Done   number.Value
	Status Status
	// Word is the verdict in words.
	Word string
}

// Tone is the colour family of a verdict. Colour never stands alone: an Icon
// and a word always accompany it.
type Tone uint8

// The tones.
const (
	None Tone = iota // cannot be judged
	Met
	On
	Need
	Lag
)

// String returns the class suffix of t: none, met, on, need, lag.
func (t Tone) String() string {
	return [...]string{"none", "met", "on", "need", "lag"}[min(t, Lag)]
}

// Icon is the shape of a verdict; shapes differ, so that black-and-white print can be read.
type Icon uint8

// The icons (visual/NOTES.md).
const (
	IconNone Icon = iota // ○ hollow: cannot be judged
	IconTodo             // dashed ○: not begun
	IconMet              // ✓ disc
	IconFast             // » disc
	IconOn               // ring with core
	IconRun              // half disc: under way
	IconNeed             // ▲
	IconLag              // ■
	IconMiss             // ■ with ×: missed or overdue
	IconBack             // ▼
)

// String returns the symbol's id suffix in the page's icon set.
func (i Icon) String() string {
	return [...]string{"none", "todo", "met", "fast", "on", "run", "need", "lag", "miss", "back"}[min(i, IconBack)]
}
