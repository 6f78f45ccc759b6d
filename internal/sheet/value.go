package sheet

import (
	"strconv"
	"strings"
	"time"

	"nianbao/internal/dataset"
)

// value returns what is stored for text in a column of type t, and how it looks.
func value(text string, t dataset.Type) (any, look) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, look{part: partOf(t)}
	}
	switch t {
	case dataset.Number:
		if places, ok := plainNumber(text); ok {
			v, err := strconv.ParseFloat(text, 64)
			if err == nil {
				return v, look{part: partNumber, format: decimals(places)}
			}
		}
		return text, look{part: partWord}
	case dataset.Year:
		if n, err := strconv.Atoi(text); err == nil {
			return n, look{part: partNumber, format: "0"}
		}
		return text, look{part: partWord}
	case dataset.Date:
		if v, format, ok := dateOf(text); ok {
			return v, look{part: partWord, format: format}
		}
		return text, look{part: partText}
	case dataset.Choice, dataset.YesNo:
		return text, look{part: partWord}
	case dataset.Text:
		return text, look{part: partText}
	}
	return text, look{part: partText}
}

func partOf(t dataset.Type) part {
	switch t {
	case dataset.Number, dataset.Year:
		return partNumber
	case dataset.Choice, dataset.YesNo, dataset.Date:
		return partWord
	case dataset.Text:
		return partText
	}
	return partText
}

// plainNumber reports whether s is a number that a double holds as written,
// and with how many decimals. A code with leading zeros is none.
func plainNumber(s string) (places int, ok bool) {
	digits := strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || point && fraction == "" || strings.Trim(whole+fraction, "0123456789") != "" {
		return 0, false
	}
	if len(whole) > 1 && whole[0] == '0' || len(whole)+len(fraction) > 15 {
		return 0, false
	}
	return len(fraction), true
}

// decimals is the number format with so many decimals.
func decimals(places int) string {
	if places == 0 {
		return "0"
	}
	return "0." + strings.Repeat("0", places)
}

// dateOf reads an ISO date or month. A month is stored as its first day and
// shown without a day, so that it is read back as a month.
func dateOf(s string) (time.Time, string, bool) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return t, "yyyy-mm-dd", true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t, "yyyy-mm", true
	}
	return time.Time{}, "", false
}
