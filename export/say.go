package export

import (
	"fmt"
	"strings"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
)

// TEMPORARY until dossier/words.

func (p *press) day(d dossier.Day) string {
	if !d.Bounded() {
		return "not known"
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%d %s %d", day, m, y)
}

func (p *press) date(d dossier.Date) string {
	if d.IsZero() {
		return "not known"
	}
	y, m, _ := d.First().Civil()
	s := p.day(d.First())
	switch d.Precision() {
	case dossier.PreciseMonth:
		s = fmt.Sprintf("%s %d", m, y)
	case dossier.PreciseYear:
		s = fmt.Sprint(y)
	}
	if d.Approximate() {
		s = "about " + s
	}
	return s
}
func (p *press) dateShort(d dossier.Date) string {
	y, m, _ := d.First().Civil()
	return fmt.Sprintf("%s %d", m.String()[:3], y)
}
func (p *press) eventDate(d dossier.Date) string { return p.date(d) }

func (p *press) status(s dossier.Standing) string { return p.statusPlain(s.Status) }
func (p *press) statusShort(s dossier.Standing) string {
	return p.statusPlain(s.Status)
}
func (p *press) statusPlain(s dossier.Status) string {
	return map[dossier.Status]string{dossier.Held: "Held", dossier.NotFree: "Released, but not free", dossier.Free: "Free", dossier.Disappeared: "Disappeared", dossier.AtLarge: "At large", dossier.Dead: "Dead", dossier.NotKnown: "Not known"}[s]
}
func (p *press) legendMeaning(s dossier.Status) string {
	return map[dossier.Status]string{
		dossier.Held:        "In custody, or held under house arrest that was ordered in place of it.",
		dossier.NotFree:     "Out of custody, but on bail, under conditions or house arrest, with a charge pending, a suspended sentence running, or in exile.",
		dossier.Free:        "Out of custody, with nothing pending that we know of. A person who is free can be arrested again.",
		dossier.Disappeared: "Taken by unknown persons; nobody says where the person is.",
		dossier.AtLarge:     "Escaped or fled. Not counted among the released.",
		dossier.Dead:        "Died, in custody or after it.",
		dossier.NotKnown:    "Nothing that we know says where the person stood on that day.",
	}[s]
}
func (p *press) event(e dossier.Event) string {
	if e.Kind == dossier.BailDenied {
		return upperFirst("bail " + p.denied(max(1, e.Times)))
	}
	s := upperFirst(string(e.Kind))
	if e.Form != "" {
		s += ", " + string(e.Form)
	}
	return s
}
func (p *press) eventShort(e dossier.Event) string { return string(e.Kind) }
func (p *press) denied(n int) string {
	if n == 1 {
		return "denied once"
	}
	return "denied " + p.count(n) + " times"
}
func (p *press) daysHeld(c dossier.DayCount, s dossier.Standing) string {
	if c.Least == c.Most {
		return fmt.Sprintf("%d days", c.Most)
	}
	return fmt.Sprintf("%d to %d days", c.Least, c.Most)
}
func (p *press) heldUnknown(disclosure.Profile) string { return "Since when is not known" }
func (p *press) houseDays(c dossier.DayCount) string {
	return p.daysHeld(c, dossier.Standing{}) + " under house arrest"
}
func (p *press) chargeState(s dossier.ChargeState) string { return string(s) }
func (p *press) sourceType(s dossier.SourceType) string   { return upperFirst(string(s)) }
func (p *press) release(k dossier.ReleaseKind) string     { return string(k) }
func (p *press) count(n int) string {
	l := strings.Fields("nobody one two three four five six seven eight nine ten eleven twelve")
	if n < len(l) {
		return l[n]
	}
	if n == 30 {
		return "thirty"
	}
	return fmt.Sprint(n)
}
func (p *press) plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
func (p *press) notShown(n int) string {
	return fmt.Sprintf("%d more are not shown.", n)
}
func (p *press) monthShort(m time.Month) string { return m.String()[:3] }
func (p *press) term(t dossier.Term) string     { return t.String() }
func (p *press) nameRole(r dossier.NameRole) string {
	return string(r) + " "
}
func country(code string) string { return code }
