package disclosure

import (
	"cmp"
	"slices"

	"habeas/dossier"
)

// record fills in the custody record and where the person stands. The events
// and charges of the cases are judged by the cases' own sets.
func (g *gate) record(d *dossier.Dossier, p *profile) {
	full := g.view.Custody(d)
	g.contradictions(full)
	open := g.open(full)
	standing := dossier.StatusOn(full, g.o.AsOf)
	custody, house := dossier.DaysInCustody(full, g.o.AsOf)
	told := standing
	if len(open.Events) < len(full.Events) || len(open.Charges) < len(full.Charges) {
		told = dossier.StatusOn(open, g.o.AsOf)
		if !g.silent(d) && g.closed == "" {
			g.compare(standing, told, [2]dossier.DayCount{custody, house}, open)
		}
	}
	g.passCharges(full, p, standing, told)
	g.passEvents(full, p)
	if g.silent(d) {
		return
	}
	told.Status, told.Certain, told.Since = standing.Status, standing.Certain, standing.Since
	told.By = g.shown.all(told.By)
	states := map[dossier.ID]dossier.ChargeState{}
	for id, s := range told.Charges {
		if k, ok := g.shown.keys[id]; ok && stateOf(standing, id) == s {
			states[k] = s
		}
	}
	told.Charges = states
	p.Standing, p.Days, p.House = &told, custody, house
}

// at is the gate that judges an event or a charge: that of its case, or g.
func (g *gate) at(id dossier.ID) *gate {
	if c := g.cases[id]; c != nil {
		return c
	}
	return g
}

// open is what the audience may see of a record on any day: the full record is
// compared with this, as events after the as-of day change nothing that they
// hide.
func (g *gate) open(full dossier.Custody) dossier.Custody {
	visible := func(part string, it dossier.Item) bool {
		return g.at(it.ID).judge(part, it.Audience) == "" && !after(it.TrueFrom, g.o.AsOf)
	}
	open := full.Keep(func(e dossier.Event) bool { return visible("events", e.Item) })
	open.Charges = slices.DeleteFunc(slices.Clone(full.Charges), func(c dossier.Charge) bool { return !visible("charges", c.Item) })
	seen := func(id dossier.ID) bool {
		return slices.ContainsFunc(open.Charges, func(c dossier.Charge) bool { return c.ID == id })
	}
	for i, e := range open.Events {
		// Who reads of a pardon without a charge takes it for all of them.
		open.Events[i].Charges = slices.DeleteFunc(slices.Clone(e.Charges), func(id dossier.ID) bool { return !seen(id) })
	}
	return open
}

// passCharges takes the charges through their gates, with what became of them.
func (g *gate) passCharges(full dossier.Custody, p *profile, standing, told dossier.Standing) {
	brought := map[dossier.ID]bool{}
	for _, c := range full.ChargesBy(g.o.AsOf) {
		brought[c.ID] = true
	}
	for _, c := range full.Charges {
		passed := pass(g.at(c.ID), "charges", []dossier.Charge{c}, func(c *dossier.Charge) *dossier.Item { return &c.Item },
			func(c *dossier.Charge) Why { return whyIf(!brought[c.ID], WhyLater) })
		for _, x := range passed {
			p.Charges = append(p.Charges, Charge{x, g.at(c.ID).state(c.ID, standing, told)})
		}
	}
}

// passEvents takes the events through their gates. It comes after the charges,
// which events name by their keys.
func (g *gate) passEvents(full dossier.Custody, p *profile) {
	spans := full.Spans()
	for i, e := range full.Events {
		passed := pass(g.at(e.ID), "events", []dossier.Event{e}, func(e *dossier.Event) *dossier.Item { return &e.Item },
			func(*dossier.Event) Why { return whyIf(spans[i].First > g.o.AsOf, WhyLater) })
		for _, x := range passed {
			x.Charges, x.Before = g.shown.all(x.Charges), ""
			p.Events = append(p.Events, x)
			p.Latest = append(p.Latest, limit(e.Date, full.Latest[i]))
		}
	}
	p.Disputed = g.shown.all(full.Disputed)
}

// compare stops a page that would contradict itself: its figures and status
// come from the full record, its custody record from the disclosed events.
func (g *gate) compare(full, told dossier.Standing, days [2]dossier.DayCount, open dossier.Custody) {
	const mend = ": show the events that are held back, or print without status"
	custody, house := dossier.DaysInCustody(open, g.o.AsOf)
	switch {
	case told.Status != full.Status:
		g.find(Stop, CodeStatusDiffers, "events", "", "the events that may be shown give another status than the full record"+mend)
	case told.Since != full.Since:
		g.find(Stop, CodeSinceDiffers, "events", "", "the events that may be shown give another beginning of the status than the full record"+mend)
	case custody != days[0] || house != days[1]:
		g.find(Stop, CodeDaysDiffer, "events", "", "the events that may be shown give other days in custody than the full record"+mend)
	case told.Release != full.Release:
		g.find(Warning, CodeReleaseDiffers, "events", "", "the figures count this release under another kind than the events that may be shown tell")
	}
}

// state is what the page says became of a charge: nothing where the events that
// may be shown say something else than the full record.
func (g *gate) state(charge dossier.ID, full, told dossier.Standing) dossier.ChargeState {
	s := stateOf(told, charge)
	if stateOf(full, charge) == s {
		return s
	}
	g.find(Warning, CodeChargeDiffers, "charges", charge, "prints without what became of it: the events that may be shown give another state than the full record")
	return ""
}

// stateOf takes a charge that no event has touched for pending.
func stateOf(s dossier.Standing, charge dossier.ID) dossier.ChargeState {
	if state := s.Charges[charge]; state != "" {
		return state
	}
	return dossier.ChargePending
}

// contradictions tells where the full record disagrees with itself.
func (g *gate) contradictions(full dossier.Custody) {
	for _, c := range dossier.Contradictions(full, g.o.AsOf) {
		var item dossier.ID
		if len(c.Events) > 0 {
			item = c.Events[len(c.Events)-1]
		}
		g.find(Warning, CodeContradiction, "events", item, "the record disagrees with itself: "+string(c.Kind))
	}
}

// inTime sorts the events of a record by their first possible day, as the
// status takes them: "2018" that is listed after May 2018 comes after it. One
// without a date follows the one listed before it.
func inTime(c dossier.Custody) []dossier.Event {
	events, spans := c.Events, c.Spans()
	type dated struct {
		first dossier.Day
		event dossier.Event
	}
	l := make([]dated, len(events))
	first := dossier.UnboundedBefore
	for i, e := range events {
		if e.Date.First().Bounded() {
			first = spans[i].First
		}
		l[i] = dated{first, e}
	}
	slices.SortStableFunc(l, func(a, b dated) int { return cmp.Compare(a.first, b.first) })
	sorted := make([]dossier.Event, len(l))
	for i := range l {
		sorted[i] = l[i].event
	}
	return sorted
}

// silent reports whether the dossier prints without status.
func (g *gate) silent(d *dossier.Dossier) bool { return slices.Contains(g.o.WithoutStatus, d.ID) }

// limit is the latest day of an event as far as it limits the event's own date:
// it is the day of a source, or of a check of the facts, which the audience may
// not be meant to see.
func limit(date dossier.Date, latest dossier.Day) dossier.Day {
	_, far := date.Reach()
	if latest >= max(date.Last(), far) || latest < date.First() {
		return dossier.Unbounded
	}
	return latest
}

// all are the keys of those identifiers whose items passed.
func (s *shown) all(ids []dossier.ID) []dossier.ID {
	var l []dossier.ID
	for _, id := range ids {
		if k, ok := s.keys[id]; ok {
			l = append(l, k)
		}
	}
	return l
}

func whyIf(held bool, why Why) Why {
	if held {
		return why
	}
	return ""
}
