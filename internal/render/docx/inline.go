package docx

import (
	"strings"

	"nianbao/internal/chart"
	"nianbao/internal/document"
)

func (w *writer) inlines(list []document.Inline) { w.styled(list, look{}) }

// styled writes a run of nodes in a look.
func (w *writer) styled(list []document.Inline, l look) {
	for _, in := range list {
		w.inline(in, l)
	}
}

// inline writes one node within a line. The switch is exhaustive.
func (w *writer) inline(in document.Inline, l look) {
	switch in := in.(type) {
	case document.Text:
		w.run(string(in), l)
	case document.Emphasis:
		l.kai = true
		w.styled(in.Text, l)
	case document.Strong:
		l.strong = true
		w.styled(in.Text, l)
	case document.Deleted:
		l.struck = true
		w.styled(in.Text, l)
	case document.Code:
		w.run(string(in), l)
	case document.Script:
		l.raised = "superscript"
		if in.Sub {
			l.raised = "subscript"
		}
		w.styled(in.Text, l)
	case document.Break:
		w.b.In("w:r", func() { w.b.Empty("w:br") })
	case document.Number:
		w.number(in, l)
	case document.Link:
		w.link(in)
	case document.Ref:
		w.ref(in)
	case document.Status:
		w.status(in, l)
	case document.Tag:
		w.run("（"+string(in)+"）", l)
	case document.Mini:
		w.run(miniWords(in.Chart), l)
	case document.NoteRef:
		w.noteRef(in)
	case document.Fraction:
		w.fraction(in)
	case document.Formula:
		w.run(in.Text, l)
	default:
		panic(unresolved(in))
	}
}

// number writes a number with its unit and the marks behind it.
func (w *writer) number(n document.Number, l look) {
	digits, unit := n.Words()
	w.run(digits+string(unit), l)
	if digits != "" && !n.Value.Known() {
		w.seen |= stateMark(digits)
	}
	m := n.Marked(w.beside, w.mixed, w.sentence)
	if m == 0 {
		return
	}
	w.seen |= m
	var signs strings.Builder
	for _, s := range w.say.Signs() {
		if m&s.Mark != 0 {
			signs.WriteString(s.Sign)
		}
	}
	l.raised = "superscript"
	w.run(signs.String(), l)
}

// stateMark is the mark of a value that is a sign.
func stateMark(sign string) document.Marks {
	if sign == "—" {
		return document.MarkNotApplicable
	}
	return document.MarkBelow
}

// statusSigns are the shapes of verdicts as characters that Chinese fonts have.
var statusSigns = [...]string{
	chart.IconNone: "○", chart.IconTodo: "○", chart.IconMet: "√", chart.IconFast: "≫", chart.IconOn: "◎", chart.IconRun: "◐",
	chart.IconNeed: "▲", chart.IconLag: "■", chart.IconMiss: "×", chart.IconBack: "▼",
}

// statusColours are those of the printed page.
var statusColours = [...]string{chart.None: "5B6673", chart.Met: "12633C", chart.On: "1B7F4B", chart.Need: "8F5400", chart.Lag: "B3261E"}

// status writes sign and word of a verdict in their colour.
func (w *writer) status(s document.Status, l look) {
	if int(s.Tone) < len(statusColours) {
		l.colour = statusColours[s.Tone]
	}
	sign := ""
	if int(s.Icon) < len(statusSigns) {
		sign = statusSigns[s.Icon]
	}
	w.run(sign+s.Word, l)
}

// bulletWords says what a bullet shows: nothing where the share done, and by it
// the rest, is said beside it.
func bulletWords(s chart.Spec, said string) string {
	var parts []string
	for i, r := range s.Table().Rows {
		v := r.Cells[0].Value
		if i == 0 && v.Known() && strings.Contains(said, v.Digits()) {
			return ""
		}
		if v.Known() {
			parts = append(parts, r.Head+v.String())
		}
	}
	return strings.Join(parts, "，")
}

// miniWords says what a small chart in a line shows: a share done against the
// time gone, a series from its first to its last value.
func miniWords(s chart.Spec) string {
	if s.Form == chart.Bullet {
		return bulletWords(s, "")
	}
	for _, p := range s.Clean().Panels {
		for _, l := range p.Layers {
			first, last, ok := l.Known()
			if ok && l.Role == chart.Observed && first.X != last.X {
				return first.Value.Digits() + "→" + last.Value.Digits()
			}
		}
	}
	return ""
}

// fraction writes numerator over denominator as a formula that can be edited.
func (w *writer) fraction(f document.Fraction) {
	b := w.b
	side := func(name string, text []document.Inline) {
		b.In(name, func() {
			b.In("m:r", func() { b.Text("m:t", document.Plain(text), "xml:space", "preserve") })
		})
	}
	b.In("m:oMath", func() {
		b.In("m:f", func() {
			side("m:num", f.Over)
			side("m:den", f.Under)
		})
	})
}

// note is a footnote.
type note struct{ body string }

// noteRef writes the mark of a footnote: the first of an index is the note's
// own, further ones refer to it.
func (w *writer) noteRef(n document.NoteRef) {
	b := w.b
	if w.apart {
		w.run("（"+document.Plain(n.Note)+"）", look{})
		return
	}
	if name, again := w.noted[n.Index]; again {
		w.field("NOTEREF "+name+` \f \h`, func() { w.run(circled(n.Index), look{style: "FootnoteReference"}) })
		return
	}
	if w.noted == nil {
		w.noted = map[int]string{}
	}
	id := len(w.notes) + 1
	name := "_Note" + itoa(id)
	w.noted[n.Index] = name
	w.notes = append(w.notes, note{}) // holds its place: a note may not hold another
	w.bookmark(name, func() {
		b.In("w:r", func() {
			w.look(look{style: "FootnoteReference"})
			b.Empty("w:footnoteReference", "w:id", itoa(id))
		})
	})
	w.apart = true
	w.notes[id-1].body = w.within(func() { w.inlines(n.Note) })
	w.apart = false
}

// circled returns ① and on.
func circled(n int) string {
	if n < 1 || n > 20 {
		return itoa(n)
	}
	return string(rune('①' + n - 1))
}
