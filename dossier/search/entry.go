package search

import (
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
	line    Line

	all    string // the sections one after the other; each text stands between spaces
	ends   [sections]int
	latest atomic.Pointer[place]
	today  atomic.Pointer[judged]
}

// place is where the person stands on a day.
type place struct {
	day         dossier.Day
	standing    dossier.Standing
	days, house dossier.DayCount
}

// judged is what depends on the day on which it is asked.
type judged struct {
	day    dossier.Day
	covers dossier.Audiences // of the consents that hold
	given  bool              // some consent holds
	stale  bool
}

func newEntry(v *dossier.View, d *dossier.Dossier) *entry {
	e := &entry{d: d, custody: v.Custody(d)}
	e.line = newLine(d, &e.custody)
	g := gather(v, d)
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
func (e *entry) on(day dossier.Day) *place {
	if p := e.latest.Load(); p != nil && p.day == day {
		return p
	}
	p := &place{day: day, standing: dossier.StatusOn(e.custody, day)}
	p.days, p.house = dossier.DaysInCustody(e.custody, day)
	e.latest.Store(p)
	return p
}

// judge is on for what is judged today.
func (e *entry) judge(day dossier.Day) *judged {
	if j := e.today.Load(); j != nil && j.day == day {
		return j
	}
	j := &judged{day: day, stale: e.d.Stale(day)}
	j.covers, j.given = e.d.ConsentOn(day)
	e.today.Store(j)
	return j
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
		c := e.line.Checked
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
	eachText(v, e.d, &e.custody, e.cited, rest, func(s section, texts ...string) {
		for _, t := range texts {
			if t = fold(t); t != "" {
				b.WriteString(" ")
				b.WriteString(t)
				b.WriteString(" \n")
			}
		}
		e.ends[s] = b.Len()
	})
	for s := sectionName; s < sections; s++ {
		e.ends[s] = max(e.ends[s], e.ends[s-1]) // one without a text
	}
	e.all = b.String()
}

// eachText gives the texts of a dossier in the order of the sections; rest are
// those of the last one.
func eachText(v *dossier.View, d *dossier.Dossier, c *dossier.Custody, cited []dossier.ID, rest []string, put func(section, ...string)) {
	for _, n := range d.Names {
		put(sectionName, n.Text, n.Say)
	}
	for _, ch := range c.Charges {
		put(sectionCharge, ch.Offence, ch.Law, ch.Article, ch.CaseNumber)
	}
	for _, a := range d.Person.Affiliations {
		put(sectionAffiliation, a.Organisation, a.Role)
	}
	for _, e := range c.Events {
		put(sectionPlace, e.Place)
	}
	put(sectionPlace, d.Person.Birthplace.Text)
	for _, a := range d.Person.Addresses {
		put(sectionPlace, a.Text)
	}
	put(sectionTag, d.Tags...)
	for _, id := range cited {
		if s := v.Source(id); s != nil {
			put(sectionSource, s.Title, s.Author, s.Publisher, s.PrintsAs, s.Address, string(s.ID))
		}
	}
	put(sectionRest, rest...)
}
