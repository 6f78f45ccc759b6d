package html

import (
	"fmt"
	"strings"

	"nianbao/internal/document"
)

// plain returns inlines as text: for contents, labels and descriptions.
func plain(inlines []document.Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		b.WriteString(plainOne(in))
	}
	return b.String()
}

func plainOne(in document.Inline) string {
	switch in := in.(type) {
	case document.Text:
		return string(in)
	case document.Emphasis:
		return plain(in.Text)
	case document.Strong:
		return plain(in.Text)
	case document.Deleted:
		return plain(in.Text)
	case document.Code:
		return string(in)
	case document.Script:
		return plain(in.Text)
	case document.Break:
		return ""
	case document.Number:
		digits, unit := numberText(in)
		return digits + string(unit)
	case document.Link:
		return plain(in.Text)
	case document.Ref:
		return in.Text
	case document.Status:
		return in.Word
	case document.Tag:
		return ""
	case document.Mini:
		return ""
	case document.NoteRef:
		return ""
	case document.Fraction:
		return plain(in.Over) + "/" + plain(in.Under)
	case document.Formula:
		return in.Text
	}
	panic(fmt.Sprintf("html: unresolved %T", in))
}
