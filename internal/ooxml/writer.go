// Package ooxml writes the parts of Office files, and packs them: small, in
// the order in which it is told, the same bytes for the same calls.
//
// A part is written with a [Writer]: elements with their prefixes as the format
// names them ("w:p", "c:ser"), attributes as names and values in turn. Whoever
// writes knows the order in which a schema wants its elements; [Misplaced]
// holds a finished part against such an order, for tests.
//
// Text is escaped, and loses what XML forbids and what would turn the direction
// of the text around it.
package ooxml

import (
	"encoding/xml"
	"strings"

	"nianbao/internal/character"
)

// Writer collects one part.
type Writer struct{ b strings.Builder }

// Open writes an opening tag. An attribute whose value is empty is left out.
func (w *Writer) Open(name string, attributes ...string) {
	w.tag(name, attributes)
	w.b.WriteByte('>')
}

// Close writes a closing tag.
func (w *Writer) Close(name string) {
	w.b.WriteString("</")
	w.b.WriteString(name)
	w.b.WriteByte('>')
}

// Empty writes an element without content.
func (w *Writer) Empty(name string, attributes ...string) {
	w.tag(name, attributes)
	w.b.WriteString("/>")
}

// Val writes an element whose one attribute is val, with the element's prefix
// in WordprocessingML and without in DrawingML.
func (w *Writer) Val(name, value string) {
	if strings.HasPrefix(name, "w:") {
		w.Empty(name, "w:val", value)
		return
	}
	w.Empty(name, "val", value)
}

// In writes an element around what content writes.
func (w *Writer) In(name string, content func(), attributes ...string) {
	w.Open(name, attributes...)
	content()
	w.Close(name)
}

// Text writes an element that holds text alone.
func (w *Writer) Text(name, text string, attributes ...string) {
	w.Open(name, attributes...)
	w.Escape(text)
	w.Close(name)
}

// Escape writes text.
func (w *Writer) Escape(text string) { _ = xml.EscapeText(&w.b, []byte(Clean(text))) }

// Raw writes s, which is XML already.
func (w *Writer) Raw(s string) { w.b.WriteString(s) }

// String returns what was written.
func (w *Writer) String() string { return w.b.String() }

// Part returns what was written as a part, with the XML declaration.
func (w *Writer) Part() []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + w.b.String())
}

func (w *Writer) tag(name string, attributes []string) {
	w.b.WriteByte('<')
	w.b.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		w.b.WriteByte(' ')
		w.b.WriteString(attributes[i])
		w.b.WriteString(`="`)
		w.Escape(attributes[i+1])
		w.b.WriteByte('"')
	}
}

// Clean returns s without characters that XML forbids and without bidirectional
// overrides.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		if character.Unfit(r) {
			return -1
		}
		return r
	}, s)
}
