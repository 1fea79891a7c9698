package spreadsheet

import (
	"strconv"
	"strings"

	"habeas/dossier"
	"habeas/dossier/script"
	"habeas/dossier/words"
)

// Row is one row as an event, and what of it was not understood.
type Row struct {
	Line     int // counted from 1 without the head
	Event    dossier.Event
	Problems []Problem
}

// Problem is a cell that was not understood, or not all of it.
type Problem struct {
	Column Column
	At     int // the column's place, from 0
	Cell   string
	// Readings are the days that a date may mean, where there are several.
	Readings []dossier.Date
	// Taken is the kind that a cell was taken for by its first words, "" for none.
	Taken dossier.EventKind
}

// Events reads the rows as events, in their order, without identifiers. What is
// not understood stands in the words of its event, so that nothing is lost.
func (t *Table) Events() []Row {
	rows := make([]Row, 0, len(t.Rows))
	for i, cells := range t.Rows {
		if r := t.event(cells); r.Event.Kind != "" {
			r.Line = i + 1
			rows = append(rows, r)
		}
	}
	return rows
}

// Asks reports whether the table has dates that may be of two days.
func (t *Table) Asks() bool {
	for i, c := range t.Columns {
		if c == Date && t.share(i, func(cell string) bool { return len(words.Readings(cell)) > 1 }) > 0 {
			return true
		}
	}
	return false
}

func (t *Table) event(cells []string) Row {
	r := Row{Event: dossier.Event{Kind: dossier.OtherEvent}}
	e := &r.Event
	var said []string
	some := false
	for i, cell := range cells {
		if cell == "" || t.Columns[i] == Ignored {
			continue
		}
		some = true
		switch t.Columns[i] {
		case Date:
			d, readings := t.date(cell)
			if d.IsZero() || !e.Date.IsZero() {
				r.Problems = append(r.Problems, Problem{Column: Date, At: i, Cell: cell, Readings: readings})
				said = append(said, cell)
				continue
			}
			e.Date = d
		case Kind:
			k, whole, ok := kindOf(cell)
			if ok {
				e.Kind = k
			}
			if !whole {
				r.Problems = append(r.Problems, Problem{Column: Kind, At: i, Cell: cell, Taken: k})
				said = append(said, cell)
			}
		case Place:
			e.Place = join(e.Place, cell)
		case Authority:
			e.Authority = join(e.Authority, cell)
		case Basis:
			e.LegalBasis = join(e.LegalBasis, cell)
		case Note:
			e.Note = join(e.Note, cell)
		default:
			said = append(said, cell)
		}
	}
	if !some {
		return Row{}
	}
	e.Text = strings.Join(said, "; ")
	return r
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// date reads a cell; where it may mean two days, those are given until somebody
// has said which comes first.
func (t *Table) date(cell string) (dossier.Date, []dossier.Date) {
	readings := words.Readings(cell)
	if len(readings) < 2 {
		d, _ := dateOf(cell)
		return d, nil
	}
	if !t.Answered {
		return dossier.Date{}, readings
	}
	if t.MonthFirst {
		return readings[1], nil
	}
	return readings[0], nil // Readings gives the one with the day first before
}

// infer finds the order of day and month in those dates that can be of one day
// only: in a column with 31/12/2017 the day stands first in all.
func (t *Table) infer() {
	var dayFirst, monthFirst bool
	for i, c := range t.Columns {
		if c != Date {
			continue
		}
		for _, r := range t.Rows {
			readings := words.Readings(r[i])
			parts := strings.FieldsFunc(strings.Map(script.Digit, r[i]), func(r rune) bool { return r < '0' || r > '9' })
			if len(readings) != 1 || len(parts) != 3 || len(parts[0]) == 4 || parts[0] == parts[1] {
				continue
			}
			first, _ := strconv.Atoi(parts[0])
			dayFirst = dayFirst || first > 12
			monthFirst = monthFirst || first <= 12
		}
	}
	if dayFirst != monthFirst {
		t.Answered, t.MonthFirst = true, monthFirst
	}
}
