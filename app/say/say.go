// Package say makes the sentences of the window out of the field's words.
package say

import (
	"fmt"
	"runtime"
	"time"

	"habeas/dossier"
	"habeas/dossier/words"
)

// Nameless is what stands for a person whom no source names.
const Nameless = "Not named in the source"

// Name is how a list names a person.
func Name(name, knownAs string) string {
	switch {
	case name != "":
		return name
	case knownAs != "":
		return "Not named (" + knownAs + ")"
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

// Ago is how long before today something was checked.
func Ago(checked dossier.Date, today dossier.Day) string {
	last := checked.Last()
	if checked.IsZero() || !last.Bounded() {
		return "never"
	}
	if years := int(today-last) / 365; years >= 2 {
		return Words().Counted(years, words.Year) + " ago"
	}
	return Words().Ago(min(last, today), today)
}

// Capital begins a text, such as that of an error, with a capital letter.
func Capital(s string) string { return words.Capital(s) }

// Who is who may see something, on a chip; nobody where it says nothing.
func Who(s dossier.Audiences) string {
	if s == dossier.ByDefault {
		return "nobody"
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
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	default:
		return fmt.Sprintf("%.1f MB", float64(n)/1_000_000)
	}
}

// Moment is a day and a time of it: "12 September 2018, 10:05".
func Moment(t time.Time) string {
	return Words().Day(dossier.DayOf(t)) + ", " + t.Format("15:04")
}

// Count is a number of things that are no words of the field: "3 backups".
func Count(n int, one, many string) string {
	if n == 1 {
		many = one
	}
	return Words().Digits(n) + " " + many
}
