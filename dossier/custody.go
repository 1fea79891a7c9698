package dossier

import "slices"

// Custody is the part of a dossier that status is derived from: its own events
// and charges and those of its cases, in listing order, and for each event the
// latest day on which it can have happened by its sources. [View.Custody]
// makes it of the full record, package disclosure of what may be seen.
type Custody struct {
	Events  []Event
	Latest  []Day // per event; [Unbounded] where nothing limits it, also where there is no entry
	Charges []Charge
	// Disputed are the events over whose day two copies of the vault disagree;
	// what rests on them is no more than likely.
	Disputed []ID
}

// Custody gathers what the status of a dossier is derived from. The events of
// its cases stand first, except those that are placed before one of its own. The
// lists may be those of the dossier itself: nothing in them may be changed.
func (v *View) Custody(d *Dossier) Custody {
	var c Custody
	var disputes []Dispute
	if len(d.Cases) == 0 {
		c.Events, c.Charges = slices.Clip(d.Events), slices.Clip(d.Charges)
	} else {
		c.Events, c.Charges, disputes = v.withCases(d)
	}
	disputes = append(disputes, d.Disputes...)
	c.Latest = make([]Day, len(c.Events))
	for i, e := range c.Events {
		latest, limitDisputed := v.latest(e.Mark)
		c.Latest[i] = latest
		for _, x := range disputes {
			if x.Part == "events" && x.Item == e.ID {
				limitDisputed = limitDisputed || x.Field == "sources" || x.Field == "confirmed"
				if x.Field == "date" {
					c.Disputed = append(c.Disputed, e.ID)
				}
			}
		}
		if limitDisputed && e.Date.First() != e.Date.Last() && !slices.Contains(c.Disputed, e.ID) {
			c.Disputed = append(c.Disputed, e.ID) // of one whole day, nothing else limits the date
		}
	}
	return c
}

// withCases gives the events and charges of a dossier and its cases, and the
// disputes of the cases.
func (v *View) withCases(d *Dossier) (events []Event, charges []Charge, disputes []Dispute) {
	own := make(map[ID]bool, len(d.Events))
	for _, e := range d.Events {
		own[e.ID] = true
	}
	placed := map[ID][]Event{}
	for _, id := range d.Cases {
		shared := v.Case(id)
		if shared == nil {
			continue
		}
		charges = append(charges, shared.Charges...)
		disputes = append(disputes, shared.Disputes...)
		for _, e := range shared.Events {
			if own[e.Before] {
				placed[e.Before] = append(placed[e.Before], e)
			} else {
				events = append(events, e)
			}
		}
	}
	for _, e := range d.Events {
		events = append(events, placed[e.ID]...)
		events = append(events, e)
	}
	return events, append(charges, d.Charges...), disputes
}

// latest is the last day on which what the mark speaks of can have happened:
// who reports it knew of it by then. A source without a date was there when it
// was seen. It also tells whether the day of a source is disputed.
func (v *View) latest(m Mark) (day Day, disputed bool) {
	day = Unbounded
	for _, id := range m.Sources {
		s := v.Source(id)
		if s == nil {
			continue
		}
		if !s.Date.IsZero() {
			day = min(day, s.Date.Last())
		} else {
			day = min(day, s.Seen.Last())
		}
		disputed = disputed || slices.ContainsFunc(s.Disputes, func(d Dispute) bool { return d.Field == "date" || d.Field == "seen" })
	}
	if day == Unbounded {
		day = m.Confirmed.Last()
	}
	return day, disputed
}

// Keep is the custody with only those events that the function lets pass, and
// all charges. Each event keeps its latest day.
func (c Custody) Keep(pass func(Event) bool) Custody {
	k := Custody{Charges: c.Charges, Disputed: c.Disputed}
	for i, e := range c.Events {
		if pass(e) {
			k.Events = append(k.Events, e)
			k.Latest = append(k.Latest, c.latestOf(i))
		}
	}
	return k
}

func (c Custody) latestOf(i int) Day {
	if i < len(c.Latest) {
		return c.Latest[i]
	}
	return Unbounded
}

// Span is between which days something happened, both counted; a side that
// nothing limits is [UnboundedBefore] or [Unbounded].
type Span struct{ First, Last Day }

// Spans are between which days the events happened, one for each: by their own
// dates, their neighbours in the list and their earliest sources.
func (c Custody) Spans() []Span {
	of := make(map[*Event]Span, len(c.Events))
	for _, s := range newTimeline(c).steps {
		of[s.event] = Span{s.low, s.high}
	}
	spans := make([]Span, len(c.Events))
	for i := range c.Events {
		spans[i] = of[&c.Events[i]]
	}
	return spans
}

// ChargesBy are the charges that may have been brought by the end of a day: all
// but those that only events wholly after it name.
func (c Custody) ChargesBy(day Day) []Charge {
	brought, named := map[ID]bool{}, map[ID]bool{}
	for i, e := range c.Events {
		last := e.Date.Last()
		if latest := c.latestOf(i); latest >= e.Date.First() {
			last = min(last, latest)
		}
		for _, id := range e.Charges {
			named[id] = true
			brought[id] = brought[id] || last <= day
		}
	}
	later := func(x Charge) bool { return named[x.ID] && !brought[x.ID] }
	if !slices.ContainsFunc(c.Charges, later) {
		return c.Charges // as is usual, and cheaper than to look at the neighbours
	}
	for i, span := range c.Spans() {
		for _, id := range c.Events[i].Charges {
			brought[id] = brought[id] || span.First <= day
		}
	}
	return slices.DeleteFunc(slices.Clone(c.Charges), later)
}
