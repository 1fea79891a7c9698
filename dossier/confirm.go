package dossier

import "slices"

// Confirm marks what a dossier says as checked on a day, and reports whether
// there is something in it to be marked. d is a copy, whose lists are shared with
// others: they are replaced.
//
// For some items the day of confirmation says more than that, and they are left
// alone: an event without a whole day or a dated source happened by then at the
// latest, and a text without "true from" holds from then on.
func (v *View) Confirm(d *Dossier, day Day) (any bool) {
	mark := func(m *Mark, may bool) {
		if may && (m.Confirmed.IsZero() || m.Confirmed.Last() <= day) {
			m.Confirmed, any = DateOf(day), true
		}
	}
	d.Events = slices.Clone(d.Events)
	for i := range d.Events {
		e := &d.Events[i]
		whole := !e.Date.IsZero() && e.Date.First() == e.Date.Last()
		undated := e.Mark
		undated.Confirmed = Date{}
		latest, _ := v.latest(undated)
		mark(&e.Mark, whole || latest != Unbounded)
	}
	d.Charges = slices.Clone(d.Charges)
	for i := range d.Charges {
		mark(&d.Charges[i].Mark, true)
	}
	d.Person.Occupations = slices.Clone(d.Person.Occupations)
	for i := range d.Person.Occupations {
		mark(&d.Person.Occupations[i].Mark, true)
	}
	d.Health = slices.Clone(d.Health)
	for i := range d.Health {
		mark(&d.Health[i].Mark, !d.Health[i].TrueFrom.IsZero())
	}
	d.Narrative, d.Asks = slices.Clone(d.Narrative), slices.Clone(d.Asks)
	for _, texts := range [][]Paragraph{d.Narrative, d.Asks} {
		for i := range texts {
			mark(&texts[i].Mark, !texts[i].TrueFrom.IsZero())
		}
	}
	return any
}
