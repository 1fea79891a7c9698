package dossier

// HeldAt is where a person who is held on a day was last known to be held: the
// place of the last event by then that tells of a custody and names one; "" where
// none does. Whether the person is held is for [StatusOn] to say.
func HeldAt(c Custody, asOf Day) string {
	var place string
	last := UnboundedBefore
	for i, span := range c.Spans() {
		e := c.Events[i]
		if e.Place == "" || span.Last > asOf || span.Last < last || !e.tellsWhere() {
			continue
		}
		place, last = e.Place, span.Last
	}
	return place
}

// tellsWhere reports whether the place of an event is one where the person was
// held: that of a hearing on bail is a court.
func (e Event) tellsWhere() bool {
	does := e.Does()
	switch does.Custody {
	case BeginsCustody:
		return !does.Taken
	case ShowsCustody:
		return e.Kind != BailDenied
	}
	return false
}
