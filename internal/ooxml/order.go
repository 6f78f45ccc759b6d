package ooxml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Misplaced holds a part against the orders that a schema prescribes: orders
// names, for an element, the elements that it may have in their sequence, each
// by its local name; those joined by | stand in any order. It returns the first element that stands out of order or
// where it may not stand; nil for none. An element that orders does not name
// may hold anything.
func Misplaced(part []byte, orders map[string]string) error {
	type level struct {
		name  string
		order []string
		at    int
	}
	var stack []level
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := t.Name.Local
			if n := len(stack); n > 0 && stack[n-1].order != nil {
				up := &stack[n-1]
				i := slices.IndexFunc(up.order, func(s string) bool { return slices.Contains(strings.Split(s, "|"), name) })
				if i < 0 {
					return fmt.Errorf("%s may not stand in %s", name, up.name)
				}
				if i < up.at {
					return fmt.Errorf("%s stands after %s in %s", name, up.order[up.at], up.name)
				}
				up.at = i
			}
			path := name
			if n := len(stack); n > 0 {
				path = stack[n-1].name + "/" + name
			}
			order, ok := orders[lastTwo(path)]
			if !ok {
				order, ok = orders[name]
			}
			l := level{name: name}
			if ok {
				l.order = strings.Fields(order)
			}
			stack = append(stack, l)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}

// lastTwo is the end of a path: an element's name differs in what it holds by
// where it stands, as the series of a bar chart and that of a line chart.
func lastTwo(path string) string {
	parts := strings.Split(path, "/")
	return strings.Join(parts[max(0, len(parts)-2):], "/")
}
