package dossier

// ConsentOn are the audiences for which some consent of the dossier holds on a
// day, and whether any does.
func (d *Dossier) ConsentOn(day Day) (Audiences, bool) {
	var l []Audience
	for _, c := range d.Consent {
		if c.HoldsOn(day) {
			for _, a := range AllAudiences {
				if c.For.Includes(a) {
					l = append(l, a)
				}
			}
		}
	}
	return To(l...), len(l) > 0
}

// HoldsOn reports whether a consent was given and neither withdrawn nor run
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
