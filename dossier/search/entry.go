package search

import (
	"reflect"
	"slices"
	"strings"
	"sync/atomic"

	"habeas/dossier"
)

// section is a part of a dossier's text that a field of the language names.
type section uint8

const (
	sectionAll section = iota
	sectionName
	sectionCharge
	sectionAffiliation
	sectionPlace
	sectionTag
	sectionSource
	sectionRest
	sections
)

var textFields = map[string]section{
	"name": sectionName, "charge": sectionCharge, "affiliation": sectionAffiliation,
	"place": sectionPlace, "tag": sectionTag, "source": sectionSource,
}

// entry is one dossier made searchable, with what it shares with others.
type entry struct {
	d       *dossier.Dossier
	cited   []dossier.ID // sources
	custody dossier.Custody

	all    string // the sections one after the other; each text stands between spaces
	ends   [sections]int
	latest atomic.Pointer[asOf]
}

// asOf is where the person stands on a day.
type asOf struct {
	day         dossier.Day
	Standing    dossier.Standing
	Days, House dossier.DayCount
}

func newEntry(v *dossier.View, d *dossier.Dossier) *entry {
	e := &entry{d: d, custody: v.Custody(d)}
	var g gathered
	for _, id := range d.Cases {
		g.walk(reflect.ValueOf(v.Case(id)))
	}
	g.walk(reflect.ValueOf(d))
	e.cited = g.cited
	e.write(v, g.texts)
	return e
}

// tells reports whether the entry says what one of these cases or sources says.
func (e *entry) tells(ids []dossier.ID) bool {
	for _, id := range ids {
		if slices.Contains(e.d.Cases, id) || slices.Contains(e.cited, id) {
			return true
		}
	}
	return false
}

// on works out where the person stands on a day, and keeps the last answer.
func (e *entry) on(day dossier.Day) *asOf {
	if a := e.latest.Load(); a != nil && a.day == day {
		return a
	}
	a := &asOf{day: day, Standing: dossier.StatusOn(e.custody, day)}
	a.Days, a.House = dossier.DaysInCustody(e.custody, day)
	e.latest.Store(a)
	return a
}

// text is a section, folded.
func (e *entry) text(s section) string {
	if s == sectionAll {
		return e.all
	}
	return e.all[e.ends[s-1]:e.ends[s]]
}

// dated is the date of a field: between which days it lies.
func (e *entry) dated(field string) (first, last dossier.Day, ok bool) {
	switch p := e.d.Person; {
	case field == "checked":
		c := e.d.LastChecked()
		return c.First(), c.Last(), !c.IsZero()
	case !p.Born.Date.IsZero():
		return p.Born.Date.First(), p.Born.Date.Last(), true
	case p.Age.Years > 0 && !p.Age.AsOf.IsZero():
		// Of that age on some day of AsOf: born up to a year and a day before.
		return p.Age.AsOf.First().AddTerm(dossier.Term{Years: -p.Age.Years - 1}).Add(1),
			p.Age.AsOf.Last().AddTerm(dossier.Term{Years: -p.Age.Years}), true
	}
	return 0, 0, false
}

// write folds the texts, section by section; rest are all of them.
func (e *entry) write(v *dossier.View, rest []string) {
	var b strings.Builder
	put := func(texts ...string) {
		for _, t := range texts {
			if t = fold(t); t != "" {
				b.WriteString(" ")
				b.WriteString(t)
				b.WriteString(" \n")
			}
		}
	}
	d := e.d
	for _, n := range d.Names {
		put(n.Text, n.Say)
	}
	e.ends[sectionName] = b.Len()
	for _, c := range e.custody.Charges {
		put(c.Offence, c.Law, c.Article, c.CaseNumber)
	}
	e.ends[sectionCharge] = b.Len()
	for _, a := range d.Person.Affiliations {
		put(a.Organisation, a.Role)
	}
	e.ends[sectionAffiliation] = b.Len()
	for _, ev := range e.custody.Events {
		put(ev.Place)
	}
	put(d.Person.Birthplace.Text)
	for _, a := range d.Person.Addresses {
		put(a.Text)
	}
	e.ends[sectionPlace] = b.Len()
	put(d.Tags...)
	e.ends[sectionTag] = b.Len()
	for _, id := range e.cited {
		if s := v.Source(id); s != nil {
			put(s.Title, s.Author, s.Publisher, s.PrintsAs, s.Address, string(s.ID))
		}
	}
	e.ends[sectionSource] = b.Len()

	put(rest...)
	e.ends[sectionRest] = b.Len()
	e.all = b.String()
}
