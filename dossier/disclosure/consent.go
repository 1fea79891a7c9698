package disclosure

import (
	"slices"

	"habeas/dossier"
)

// consented reports whether the consents that hold today cover the audience. It
// notes why not, and a consent that somebody took back although another one
// still covers it.
func (g *gate) consented(d *dossier.Dossier) bool {
	var valid, tookBack, ranOut bool
	for _, c := range d.Consent {
		was := c
		was.Withdrawn = dossier.Date{}
		open := was
		open.Until = dossier.Date{}
		switch {
		case d.Holds(c, g.o.Now):
			valid = true
		case was.HoldsOn(g.o.Now):
			tookBack = true
		case open.HoldsOn(g.o.Now):
			ranOut = true
		}
	}
	for _, c := range d.Consent {
		if c.Basis == dossier.ConsentPublished && d.Holds(c, g.o.Now) && g.view.Source(c.Source) == nil {
			g.find(Warning, CodeConsentUnsourced, "consent", c.ID, "rests on what was published, and names no source")
		}
	}
	covers, _ := d.ConsentOn(g.o.Now)
	switch {
	case covers.Includes(g.o.Audience):
		if tookBack {
			g.find(Warning, CodeConsentWithdrawn, "consent", "", "a consent was withdrawn; another one still covers this audience")
		}
	case tookBack:
		g.find(Stop, CodeConsentWithdrawn, "consent", "", "the consent was withdrawn")
	case valid:
		g.find(Stop, CodeConsentNarrow, "consent", "", "no consent covers this audience")
	case ranOut:
		g.find(Stop, CodeConsentExpired, "consent", "", "the consent has run out")
	default:
		g.find(Stop, CodeConsentMissing, "consent", "", "no consent is recorded")
	}
	return covers.Includes(g.o.Audience)
}

// consent is the weightiest of those that hold today and cover the audience: the
// person's own word before that of the family, of counsel, and of what is
// published already.
func (k *packet) consent(d *dossier.Dossier) *Consent {
	var best *Consent
	rank := func(b dossier.ConsentBasis) int { return slices.Index(dossier.ConsentBases, b) }
	for _, c := range d.Consent {
		if d.Holds(c, k.o.Now) && c.For.Includes(k.o.Audience) && (best == nil || rank(c.Basis) < rank(best.Basis)) {
			best = &Consent{c.Basis, c.Given}
		}
	}
	return best
}
