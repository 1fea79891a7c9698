// Package say makes the sentences of the window out of the field's words.
package say

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas/dossier"
)

// Nameless is what stands for a person whom no source names.
const Nameless = "Not named in the source"

// Name is how a list names a person.
func Name(name, knownAs string) string {
	switch {
	case name != "":
		return name
	case knownAs != "":
		return Nameless + " (" + knownAs + ")"
	}
	return Nameless
}

// NameOf is [Name] for a dossier.
func NameOf(d *dossier.Dossier) string {
	if d == nil {
		return Nameless
	}
	if n, ok := d.PrintName(); ok {
		return n.Text
	}
	return Name("", d.KnownAs())
}

// Count is a number with its noun: "1 dossier", "2 dossiers".
func Count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// Figures is the line below the list: "30 dossiers · 9 held · 21 released, of
// them 3 not free".
func Figures(f dossier.Figures) string {
	parts := []string{Count(f.Profiled, "dossier"), fmt.Sprintf("%d held", f.Held)}
	released := fmt.Sprintf("%d released", f.Released)
	if f.ReleasedNotFree > 0 {
		released += fmt.Sprintf(", of them %d not free", f.ReleasedNotFree)
	}
	parts = append(parts, released)
	for _, p := range []struct {
		n    int
		word string
	}{{f.Disappeared, "disappeared"}, {f.AtLarge, "at large"}, {f.Dead, "dead"}, {f.NotKnown, "not known"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	return strings.Join(parts, " · ")
}

// Ago is how long before today something was checked: "today", "12 d".
func Ago(checked dossier.Date, today dossier.Day) string {
	last := checked.Last()
	if checked.IsZero() || !last.Bounded() {
		return "never"
	}
	switch n := int(today - last); {
	case n <= 0:
		return "today"
	case n < 400:
		return fmt.Sprintf("%d d ago", n)
	default:
		return fmt.Sprintf("%d y ago", n/365)
	}
}

// Sentence is an error or a word with a capital and, where it says more than a
// word, nothing else changed.
func Sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Bytes is a size as people read it: "412 KB".
func Bytes(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	default:
		return fmt.Sprintf("%.1f MB", float64(n)/1_000_000)
	}
}
