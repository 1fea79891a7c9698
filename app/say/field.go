package say

import (
	"fmt"
	"strings"

	"habeas/dossier"
)

// Status is the short word for where a person stands.
func Status(s dossier.Standing) string { return string(s.Status) }

// StatusLong is the same with what a reader may wonder.
func StatusLong(s dossier.Standing) string { return string(s.Status) }

// Day is a day in words.
func Day(d dossier.Day) string { return d.String() }

// Date is a date in words.
func Date(d dossier.Date) string { return d.String() }

// EventDate is a date of an event in words, where a/b is some day from a to b.
func EventDate(d dossier.Date) string { return d.String() }

// Kind is an event's kind in words.
func Kind(k dossier.EventKind) string { return string(k) }

// Event is an event in words: "Bail denied six times".
func Event(e dossier.Event) string { return fmt.Sprint(e.Kind, " × ", e.Times) }

// Days is a number of days in words.
func Days(n dossier.DayCount) string { return fmt.Sprint(n.Least, n.Most) }

// ChargeState is what became of a charge.
func ChargeState(s dossier.ChargeState) string { return string(s) }

// Audience is an audience in words.
func Audience(a dossier.Audience) string { return string(a) }

// Audiences is a set of audiences on a chip.
func Audiences(s dossier.Audiences) string { return strings.ReplaceAll(s.String(), ",", ", ") }
