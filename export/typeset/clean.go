package typeset

import "unicode/utf8"

// text is one hard line of the input: cleaned characters, and for each the
// index of the span it came from. owner is the span that an empty text takes
// its style from.
type text struct {
	runes []rune
	spans []int32
	owner int32
}

// clean joins spans and makes them fit to be set, changing as little as can be,
// because what is printed must be found again as it was typed. Nothing is
// normalised: the order in which Khmer was typed is kept, and HarfBuzz composes
// accents by itself.
//
//   - a newline, in any of its forms (UAX #14, class BK, CR, LF and NL), ends a
//     text; with flat it is a space
//   - a tab is a space
//   - other C0 and C1 controls are dropped
//   - bytes that are not UTF-8 and noncharacters are U+FFFD
//
// A newline at the very end adds no empty text.
func clean(spans []Span, flat bool) []text {
	var texts []text
	var t text
	afterCR := false
	for i, span := range spans {
		t.grow(len(span.Text))
		if len(t.runes) == 0 {
			t.owner = int32(i)
		}
		for _, r := range span.Text {
			switch {
			case r == '\n' && afterCR: // the second half of CR LF
			case isNewline(r) && !flat:
				texts = append(texts, t)
				t = text{owner: int32(i)}
			case isNewline(r), r == '\t':
				t.add(' ', i)
			case isControl(r):
			case isNoncharacter(r):
				t.add(utf8.RuneError, i)
			default:
				t.add(r, i)
			}
			afterCR = r == '\r'
		}
	}
	if len(t.runes) > 0 {
		texts = append(texts, t)
	}
	return texts
}

func (t *text) add(r rune, span int) {
	t.runes = append(t.runes, r)
	t.spans = append(t.spans, int32(span))
}

func (t *text) grow(n int) {
	if t.runes == nil {
		t.runes = make([]rune, 0, n)
		t.spans = make([]int32, 0, n)
	}
}

func isNewline(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func isControl(r rune) bool { return r < 0x20 || 0x7F <= r && r < 0xA0 }

// isNoncharacter tells the code points that Unicode keeps for programs
// (Unicode 23.7); a PDF reader may choke on them.
func isNoncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}
