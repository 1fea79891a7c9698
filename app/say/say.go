// Package say makes the sentences of the window out of the field's words.
package say

import (
	"runtime"
	"strconv"
	"strings"
	"time"

	"habeas/dossier"
	"habeas/dossier/words"
)

// Nameless is what stands for a person whom no source names.
func Nameless() string { return T("Not named in the source") }

// Name is how a list names a person.
func Name(name, knownAs string) string {
	switch {
	case name != "":
		return name
	case knownAs != "":
		return T("Not named (%s)", knownAs)
	}
	return Nameless()
}

// NameOf is [Name] for a dossier.
func NameOf(d *dossier.Dossier) string {
	if d == nil {
		return Nameless()
	}
	if n, ok := d.PrintName(); ok {
		return n.Text
	}
	return Name("", d.KnownAs())
}

// Ago is how long before today something was checked.
func Ago(checked dossier.Date, today dossier.Day) string {
	last := checked.Last()
	if checked.IsZero() || !last.Bounded() {
		return T("never")
	}
	if years := int(today-last) / 365; years >= 2 {
		return T("%s ago", Words().Counted(years, words.Year))
	}
	return Words().Ago(min(last, today), today)
}

// Capital begins a text, such as that of an error, with a capital letter.
func Capital(s string) string { return words.Capital(s) }

// Who is who may see something, on a chip; nobody where it says nothing.
func Who(s dossier.Audiences) string {
	if s == dossier.ByDefault {
		return T("nobody")
	}
	return Words().Mid(Words().Audiences(s))
}

// Keys names keys as the platform does: "Ctrl+Shift+E", "⇧⌘E" on macOS.
func Keys(key string, shift bool) string { return keys(runtime.GOOS, key, shift) }

func keys(system, key string, shift bool) string {
	switch {
	case system == "darwin" && shift:
		return "⇧⌘" + key
	case system == "darwin":
		return "⌘" + key
	case shift:
		return "Ctrl+Shift+" + key
	}
	return "Ctrl+" + key
}

// Bytes is a size as people read it: "412 KB".
func Bytes(n int) string {
	switch {
	case n < 1000:
		return N(n, "%s byte", "%s bytes")
	case n < 1_000_000:
		return T("%s KB", (n+500)/1000)
	default:
		return T("%s MB", Decimal(float64(n)/1_000_000, 1))
	}
}

// Decimal is a number with some digits behind the sign that the language has for
// that: "2.3", in French "2,3".
func Decimal(x float64, digits int) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if Words().Base() == words.French.Tag {
		text = strings.Replace(text, ".", ",", 1)
	}
	return Words().Finish(text)
}

// Moment is a day and a time of it: "12 September 2018, 10:05".
func Moment(t time.Time) string {
	return Words().Day(dossier.DayOf(t)) + ", " + t.Format("15:04")
}
