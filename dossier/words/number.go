package words

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/dossier"
)

// numbers are a language's numbers and lists.
type numbers struct {
	small     [13]string // "none" … "twelve"
	once      string
	twice     string
	times     string // "%s times"
	separator string // of thousands
	and, or   string // between the last two of a list, with their spaces
	comma     string
	notKnown  string
	disputed  string    // values
	against   string    // between values that exclude each other
	ages      [2]string // "%d or %d", "%d to %d"
	several   func(n int) bool
}

// Noun is something that is counted.
type Noun string

// The nouns that are counted.
const (
	Dossier    Noun = "dossier"
	Person     Noun = "person"
	Profile    Noun = "profile"
	Event      Noun = "event"
	Charge     Noun = "charge"
	Source     Noun = "source"
	Item       Noun = "item"
	Finding    Noun = "finding"
	Page       Noun = "page"
	Copy       Noun = "copy"
	Attachment Noun = "attachment"
	Change     Noun = "change"
	Case       Noun = "case"
	Match      Noun = "match"
	Day        Noun = "day"
	Month      Noun = "month"
	Year       Noun = "year"
)

// Noun is the noun alone, as it goes with the number: "dossiers".
func (w *Words) Noun(n int, noun Noun) string {
	forms := w.nouns[noun]
	if w.numbers.several(n) {
		return forms[1]
	}
	return forms[0]
}

// Counted is a number of things in digits: "1 dossier", "30 dossiers".
func (w *Words) Counted(n int, noun Noun) string { return w.count(w.Digits(n), n, noun) }

// InWords is the same with the number in words: "six people".
func (w *Words) InWords(n int, noun Noun) string { return w.count(w.Number(n), n, noun) }

func (w *Words) count(number string, n int, noun Noun) string {
	form, ok := w.counts[noun]
	if !ok {
		form = w.counts[""]
	}
	return w.compose(form, number, w.Noun(n, noun))
}

// Number is a number in words up to twelve, in digits beyond: "six", "13".
func (w *Words) Number(n int) string {
	if n >= 0 && n < len(w.numbers.small) {
		return w.numbers.small[n]
	}
	return w.Digits(n)
}

// Digits is a number with its thousands set apart: "10,000".
func (w *Words) Digits(n int) string {
	s, sign := strconv.Itoa(n), ""
	if n < 0 {
		s, sign = s[1:], "-"
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + w.numbers.separator + s[i:]
	}
	return w.finish(sign + s)
}

// Times is how often: "once", "twice", "six times".
func (w *Words) Times(n int) string {
	switch n {
	case 1:
		return w.numbers.once
	case 2:
		return w.numbers.twice
	}
	return w.compose(w.numbers.times, w.Number(n))
}

// List joins texts: "a, b and c".
func (w *Words) List(items []string) string { return w.join(items, w.numbers.and) }

// OrList joins texts that exclude each other: "a, b or c".
func (w *Words) OrList(items []string) string { return w.join(items, w.numbers.or) }

func (w *Words) join(items []string, last string) string {
	n := len(items)
	if n < 2 {
		return strings.Join(items, "")
	}
	if r, _ := utf8.DecodeRuneInString(items[n-1]); w.Base() == "km" && !unicode.Is(unicode.Khmer, r) {
		last += " " // it is written in one with a Khmer word alone
	}
	return strings.Join(items[:n-1], w.numbers.comma) + last + items[n-1]
}

// NotKnown is what stands where a fact is not known.
func (w *Words) NotKnown() string { return w.numbers.notKnown }

// Disputed are the values of a field on which two copies of the vault disagree:
// "disputed: once / twice". They may be typed, so nothing is asked of the whole.
func (w *Words) Disputed(values []string) string {
	return fmt.Sprintf(w.numbers.disputed, strings.Join(values, w.numbers.against))
}

// Age is an age of which least and most are known: "65", "64 or 65".
func (w *Words) Age(least, most int, known bool) string {
	switch {
	case !known:
		return w.NotKnown()
	case most <= least:
		return w.Digits(least)
	case most == least+1:
		return w.compose(w.numbers.ages[0], least, most)
	}
	return w.compose(w.numbers.ages[1], least, most)
}

// sets are the words for who may see something.
type sets struct {
	byDefault, internal, everybody string
}

// Audiences is who may see an item: "Donors and diplomats".
func (w *Words) Audiences(s dossier.Audiences) string {
	switch {
	case s == dossier.ByDefault:
		return w.sets.byDefault
	case s.Includes(dossier.Public):
		return w.sets.everybody
	}
	var names []string
	for _, a := range s.List() {
		name := w.Audience(a)
		if len(names) > 0 {
			name = w.Mid(name)
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return w.sets.internal
	}
	return w.List(names)
}

// summary is a language's line of figures; each takes the number.
type summary struct {
	held, released, notFree, disappeared, atLarge, dead, notKnown string
	separator                                                     string
}

// Summary is the figures in one line: "30 dossiers · 9 held · 21 released, of
// them 3 not free".
func (w *Words) Summary(f dossier.Figures) string {
	parts := []string{w.Counted(f.Profiled, Dossier), w.compose(w.summary.held, w.Digits(f.Held))}
	released := w.compose(w.summary.released, w.Digits(f.Released))
	if f.ReleasedNotFree > 0 {
		released += w.compose(w.summary.notFree, w.Digits(f.ReleasedNotFree))
	}
	parts = append(parts, released)
	for _, more := range []struct {
		text string
		n    int
	}{{w.summary.disappeared, f.Disappeared}, {w.summary.atLarge, f.AtLarge}, {w.summary.dead, f.Dead}, {w.summary.notKnown, f.NotKnown}} {
		if more.n > 0 {
			parts = append(parts, w.compose(more.text, w.Digits(more.n)))
		}
	}
	return strings.Join(parts, w.summary.separator)
}
