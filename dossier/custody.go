package dossier

// Custody is the part of a dossier that status is derived from: its own events
// and charges and those of its cases, in listing order, and for each event the
// latest day on which it can have happened by its sources. [View.Custody]
// makes it of the full record, package disclosure of what may be seen.
type Custody struct {
	Events  []Event
	Latest  []Day // per event; [Unbounded] where nothing limits it, also where there is no entry
	Charges []Charge
	// Disputed are the events over whose date two copies of the vault
	// disagree; what rests on them is no more than likely.
	Disputed []ID
}

// Custody gathers what the status of a dossier is derived from. The events of
// its cases stand first, except those that are placed before one of its own.
func (v *View) Custody(d *Dossier) Custody {
	var c Custody
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
		c.Charges = append(c.Charges, shared.Charges...)
		c.dispute(shared.Disputes)
		for _, e := range shared.Events {
			if own[e.Before] {
				placed[e.Before] = append(placed[e.Before], e)
			} else {
				c.Events = append(c.Events, e)
			}
		}
	}
	for _, e := range d.Events {
		c.Events = append(c.Events, placed[e.ID]...)
		c.Events = append(c.Events, e)
	}
	c.Charges = append(c.Charges, d.Charges...)
	c.dispute(d.Disputes)
	c.Latest = make([]Day, len(c.Events))
	for i, e := range c.Events {
		c.Latest[i] = v.latest(e.Mark)
	}
	return c
}

func (c *Custody) dispute(disputes []Dispute) {
	for _, d := range disputes {
		if d.Part == "events" && d.Field == "date" {
			c.Disputed = append(c.Disputed, d.Item)
		}
	}
}

// latest is the last day on which what the mark speaks of can have happened:
// who reports it knew of it by then. A source without a date was there when it
// was seen.
func (v *View) latest(m Mark) Day {
	day := Unbounded
	for _, id := range m.Sources {
		s := v.Source(id)
		switch {
		case s == nil:
		case !s.Date.IsZero():
			day = min(day, s.Date.Last())
		default:
			day = min(day, s.Seen.Last())
		}
	}
	if day == Unbounded {
		day = m.Confirmed.Last()
	}
	return day
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
