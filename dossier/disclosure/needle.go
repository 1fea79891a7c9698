package disclosure

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"habeas/dossier/script"
)

// needle is a text to look for, in the form of a haystack.
type needle struct {
	text  string // as typed
	key   string
	match match
}

type match uint8

const (
	anywhere    match = iota
	wholeWords        // under [longEnough] letters or digits
	wholeNumber       // a number that is short enough to be met by chance
)

const (
	longEnough       = 12 // letters or digits
	longNumber       = 7  // digits: found also inside a longer number
	shortestNumber   = 4  // digits
	fewestWords      = 3  // of a clause that is sought on its own
	fewestLettersAll = 2  // of a text that is sought at all
)

// needles are what is sought of one typed text: the whole, then its clauses and
// its numbers, these also as they are dialled from elsewhere.
func needles(text string) []needle {
	var l []needle
	whole, ok := newNeedle(text)
	if ok {
		l = append(l, whole)
	}
	for _, c := range clauses(text) {
		if n, ok := newNeedle(c); ok && n.key != whole.key {
			l = append(l, n)
		}
	}
	for _, s := range numbers(text) {
		if s.key != whole.key || whole.match != anywhere {
			l = append(l, s)
		}
		if key, ok := subscriber(s.key); ok {
			l = append(l, needle{text: s.text, key: key})
		}
	}
	return l
}

// newNeedle is a text to seek; false where it says too little: no letter or
// digit, a single one, a number of up to three digits, a year.
func newNeedle(text string) (needle, bool) {
	key := newHaystack([]string{text}, false).text
	letters, digits := 0, 0
	for _, r := range key {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case !unicode.IsMark(r):
			letters++
		}
	}
	n := needle{text: text, key: key}
	switch {
	case letters == 0:
		return numberNeedle(text, key)
	case letters+digits < fewestLettersAll:
		return n, false
	case letters+digits < longEnough:
		n.match = wholeWords
	}
	return n, true
}

// calendar is what reads as a year, a month, a day or a span of years. Dates
// are not sought: the page computes its own.
var calendar = regexp.MustCompile(`^\D*` + year + `(\D{1,3}(` + year + `|` + month + `(\D{1,3}` + monthDay + `)?))?\D*$`)

const (
	year     = `(1[89]|2[01])\d\d`
	month    = `(0[1-9]|1[0-2])`
	monthDay = `(0[1-9]|[12]\d|3[01])`
)

func numberNeedle(text, key string) (needle, bool) {
	n := needle{text: text, key: key, match: wholeNumber}
	if len(key) >= longNumber {
		n.match = anywhere
	}
	return n, len(key) >= shortestNumber && !calendar.MatchString(norm.NFKC.String(text))
}

// numbers are the numbers of four digits or more in a text, each with its
// spacing: digits of any script with at most three other signs between them, as in
// "012 - 345 - 678".
func numbers(text string) []needle {
	var l []needle
	begin, end, between := -1, 0, 0
	take := func() {
		if begin >= 0 {
			s := text[begin:end]
			if n, ok := numberNeedle(s, newHaystack([]string{s}, false).text); ok {
				l = append(l, n)
			}
		}
		begin = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsDigit(r):
			if begin < 0 {
				begin = i
			}
			end, between = i+utf8.RuneLen(r), 0
		case script.Unseen(r):
		case begin >= 0 && between < 3 && (unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("./()+·_*", r)):
			between++
		default:
			take()
		}
	}
	take()
	return l
}

// clauses are the parts of a text between punctuation that are long enough to
// tell something on their own.
func clauses(text string) []string {
	var l []string
	begin := 0
	take := func(end int) {
		c := strings.TrimSpace(text[begin:end])
		letters, dense := 0, 0
		for _, r := range c {
			if unicode.IsLetter(r) {
				letters++
				if script.Unspaced(r) {
					dense++
				}
			}
		}
		if letters >= longEnough && (len(strings.Fields(c)) >= fewestWords || dense >= longEnough) {
			l = append(l, c)
		}
	}
	for i, r := range text {
		next := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			next = i + 1
		}
		if !strings.ContainsRune(",.;:!?()[]{}\"“”«»…—–|\n\r\t។៕៖。、，；：！？", r) {
			continue
		}
		if strings.ContainsRune(",.:", r) {
			after, _ := utf8.DecodeRuneInString(text[next:])
			if next < len(text) && !unicode.IsSpace(after) {
				continue // within a number or an address
			}
		}
		take(i)
		begin = next
	}
	take(len(text))
	return l
}
