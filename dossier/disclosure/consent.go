package disclosure

import "habeas/dossier"

// judgeConsent notes a consent that does not cover the audience, and one that
// somebody took back although another one still does.
func (g *gate) judgeConsent(list []dossier.Consent) {
	var valid, tookBack, ranOut bool
	for _, c := range list {
		was := c
		was.Withdrawn = dossier.Date{}
		open := was
		open.Until = dossier.Date{}
		switch {
		case c.HoldsOn(g.o.Now):
			valid = true
		case was.HoldsOn(g.o.Now):
			tookBack = true
		case open.HoldsOn(g.o.Now):
			ranOut = true
		}
	}
	switch {
	case g.consent.Includes(g.o.Audience):
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
}
