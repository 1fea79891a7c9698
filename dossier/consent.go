package dossier

// ConsentOn are the audiences for which some consent of the dossier holds on a
// day, and whether any does.
func (d *Dossier) ConsentOn(day Day) (Audiences, bool) {
	var l []Audience
	for _, c := range d.Consent {
		if d.Holds(c, day) {
			for _, a := range AllAudiences {
				if c.For.Includes(a) {
					l = append(l, a)
				}
			}
		}
	}
	return To(l...), len(l) > 0
}

// Holds reports whether a consent of the dossier holds on a day: by itself, and
// because the person did not withdraw after it was given. Where the person says
// no, neither the family nor what was once published says yes.
func (d *Dossier) Holds(c Consent, day Day) bool {
	if !c.HoldsOn(day) {
		return false
	}
	for _, w := range d.Consent {
		saidNo := w.Basis == ConsentPerson && !w.Withdrawn.IsZero() && w.Withdrawn.First() <= day
		if saidNo && c.Basis != ConsentPerson && (c.Given.IsZero() || c.Given.First() <= w.Withdrawn.First()) {
			return false
		}
	}
	return true
}

// HoldsOn reports whether a consent, taken by itself, was given and neither withdrawn nor run
// out by a day. "Until September" holds through September, "withdrawn in
// September" no longer holds on its first day. A consent without a date of
// giving holds from the start.
func (c Consent) HoldsOn(day Day) bool {
	if c.Basis == "" || c.For == ByDefault || c.For == Internal {
		return false
	}
	if !c.Given.IsZero() && c.Given.First() > day {
		return false
	}
	if c.Until.Last() < day { // a missing date has no last day
		return false
	}
	return c.Withdrawn.IsZero() || c.Withdrawn.First() > day
}
