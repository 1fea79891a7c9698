package export

import (
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
)

// fact is a line of what is known of a person.

type fact struct {
	label string
	text  *text
}

// facts are what is known, and for the essential ones that it is not. What is

// not essential and not known is left out.

func (p *press) facts(profile disclosure.Profile, n *notes) []fact {
	d := disputes(profile.Disputes())
	l := &p.say.labels
	var out []fact
	add := func(label string, t *text) {
		if !t.empty() {
			out = append(out, fact{label, t})
		}
	}
	add(l.who, p.who(profile, n))
	add(l.affiliation, p.affiliations(profile, d, n))
	add(l.age, p.age(profile, d, n))
	add(l.sex, p.saidFact(profile.Sex(), n))
	add(l.birthplace, p.saidFact(profile.Birthplace(), n))
	add(l.nationality, p.nationality(profile, d, n))
	add(l.ofCase, p.fact().said(joined("; ", profile.Cases()...)))
	out = append(out, p.charges(profile, n)...)
	out = append(out, fact{l.held, p.held(profile, d)})
	add(l.released, p.released(profile, d, n))
	for _, h := range profile.Health() {
		add(p.healthLabel(h), p.health(h, d, n))
	}
	add(l.conditions, p.conditions(profile, n))
	for _, g := range profile.Arbitrariness() {
		add(l.arbitrary, p.ground(g, d, n))
	}
	for _, a := range profile.Ahead() {
		add(l.ahead, p.ahead(a, d, n))
	}
	for _, c := range profile.People() {
		add(l.contact, p.contact(c, n))
	}
	for _, a := range profile.Addresses() {
		add(l.address, p.address(a, d, n))
	}
	for _, paper := range profile.Papers() {
		add(l.paper, p.paper(paper, d, n))
	}
	return out
}

func (p *press) fact() *text { return p.text(plain(sizeBody)) }

// notKnown says so in the quiet ink, so that what is known stands out.

func (p *press) notKnown() *text { return p.text(muted(sizeBody)).own(p.words.NotKnown()) }

// join adds a separator of the page's own between parts.

func join(t *text, with string) {
	if !t.empty() {
		t.own(with)
	}
}

// dates is "from … to …", or nothing where neither is known.

// who is what a person does, or how a source describes them.

// age is how old a person is on the as-of day, or was when somebody said so.

// years is an age that somebody gave, "" for none.

// charges are the accusations, one line each.

func (p *press) charges(profile disclosure.Profile, n *notes) []fact {
	var out []fact
	for _, c := range profile.Charges() {
		out = append(out, fact{p.say.labels.charge, p.chargeText(c, n)})
	}
	if len(out) == 0 {
		out = append(out, fact{p.say.labels.charge, p.notKnown()})
	}
	return out
}

// chargeText is one accusation: the offence, the law, what it carries, and where it
// stands.
func (p *press) chargeText(c disclosure.Charge, n *notes) *text {
	t := p.fact()
	if offence := oneLine(c.Offence); offence != "" {
		t.said(words.Capital(offence))
	} else {
		t.own(p.say.charges.offenceNotKnown)
	}
	if law := joined(", ", c.Article, c.Law, c.Version); law != "" {
		t.own(" (")
		if oneLine(c.Article) != "" {
			t.own(p.say.charges.article)
		}
		t.said(law).own(")")
	}
	if most := oneLine(c.MaxPenalty); most != "" {
		penalty := p.say.charges.penalty
		if c.State == dossier.ChargePending || c.State == "" {
			penalty = p.say.charges.penaltyFaced
		}
		t.around(penalty, withoutUpTo(most))
	}
	if c.State != "" {
		t.own("; " + p.words.Mid(p.words.ChargeState(c.State)))
	}
	add := func(before, s string) bool {
		s = oneLine(s)
		if s != "" {
			t.own(before).said(s)
		}
		return s != ""
	}
	add(p.say.charges.sentence, c.Sentence)
	add("; ", c.Court)
	add(p.say.charges.caseNumber, c.CaseNumber)
	if add(" (", c.Note) {
		t.own(")")
	}
	return t.cite(n, c.Sources)
}

// held is how long the person was or has been held, and how often bail was

// denied.

func (p *press) held(profile disclosure.Profile, d disputes) *text {
	t := p.fact()
	if long, known := p.length(profile); known {
		t.own(long)
	} else {
		t = p.text(muted(sizeBody)).own(long)
	}
	denied := dossier.Event{Kind: dossier.BailDenied}
	sure := true
	for _, e := range profile.Events() {
		if e.Kind == dossier.BailDenied {
			denied.Times += max(1, e.Times)
			sure = sure && d.of("events", e.ID, "times") == nil
		}
	}
	if denied.Times > 0 {
		if !sure {
			denied.Times = 0 // the record tells the dispute
		}
		// On a line of its own: it is what people look for.
		join(t, "\n")
		t.in(plain(sizeBody), p.own(p.words.Event(denied)))
	}
	return t
}

// released is what ended the custody of somebody who is out.

func (p *press) released(profile disclosure.Profile, d disputes, n *notes) *text {
	t := p.fact()
	s, ok := profile.Standing()
	if !ok || s.EndedBy == "" || s.Status != dossier.Free && s.Status != dossier.NotFree {
		return t
	}
	events := profile.Events()
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.Kind == s.EndedBy {
			t.own(words.Capital(p.releaseDate(d, e)) + ": " + p.words.Mid(p.eventInWords(d, e)))
			return t.cite(n, e.Sources)
		}
	}
	return t
}

func (p *press) releaseDate(d disputes, e dossier.Event) string {
	if s := p.eventDate(d, e); s != "" {
		return s
	}
	return p.words.NotKnown()
}

func (p *press) healthLabel(h dossier.HealthNote) string {
	if h.Kind == dossier.HealthTreat {
		return p.say.labels.illTreatment
	}
	return p.say.labels.health
}

func (p *press) health(h dossier.HealthNote, d disputes, n *notes) *text {
	t := p.fact()
	text := words.Capital(prose(h.Text))
	if values := d.of("health", h.ID, "urgency"); values != nil {
		urgency := p.disputed(values, func(v string) string { return p.words.Mid(p.words.Urgency(dossier.Urgency(v))) })
		t.in(strong(sizeBody), p.own(fmt.Sprintf(p.say.urgencyDisputed, urgency)))
	} else if h.Urgency == dossier.UrgencyUrgent || h.Urgency == dossier.UrgencyDanger {
		t.in(strong(sizeBody), p.own(p.words.Urgency(h.Urgency)))
		if text != "" {
			t.in(strong(sizeBody), p.own(": "))
		}
	}
	t.prose(text, "")
	if kinds := d.of("health", h.ID, "kind"); kinds != nil {
		t.own(" (" + p.disputed(kinds, oneLine) + ")")
	}
	if day := p.when(d, "health", h.ID, "date", h.Date, p.words.Date); day != "" {
		t.own(" (" + day + ")")
	}
	if seen := d.of("health", h.ID, "doctor"); seen != nil {
		t.ownf(p.say.doctorDisputed, p.disputed(seen, oneLine))
	}
	t.own(p.say.doctor[h.Doctor])
	return t.cite(n, h.Sources)
}

// conditions are those under which somebody is out, or held at home.

func (p *press) conditions(profile disclosure.Profile, n *notes) *text {
	t := p.fact()
	id := p.conditional(profile)
	for _, e := range profile.Events() {
		if e.ID == id {
			return t.prose(words.Capital(prose(e.Conditions)), "").cite(n, e.Sources)
		}
	}
	return t
}

// conditional is the event whose conditions hold now, or "".

func (p *press) conditional(profile disclosure.Profile) dossier.ID {
	s, ok := profile.Standing()
	if !ok || s.Status != dossier.NotFree && !s.HouseArrest {
		return ""
	}
	by := map[dossier.ID]bool{}
	for _, id := range s.By {
		by[id] = true
	}
	events := profile.Events()
	for i := len(events) - 1; i >= 0; i-- {
		e := events[i]
		if oneLine(e.Conditions) == "" || !by[e.ID] && e.Kind != s.EndedBy {
			continue
		}
		if restricts := e.Does().Restricts || e.Form == dossier.FormHouseArrest; !restricts || s.Restricted || s.HouseArrest {
			return e.ID
		}
	}
	return ""
}

func (p *press) ground(g dossier.Ground, d disputes, n *notes) *text {
	t := p.fact()
	schemes, categories := d.either("arbitrariness", g.ID, "scheme", g.Scheme), d.either("arbitrariness", g.ID, "category", g.Category)
	switch {
	case len(schemes)+len(categories) > 2:
		t.said(words.Capital(p.pairs(schemes, categories, " ")))
	case g.Scheme == "WGAD" && g.Category != "":
		t.own(p.say.groupCategory).said(g.Category).own(p.groundMeaning(g))
	case g.Category != "":
		t.said(g.Scheme + " " + g.Category).own(p.groundMeaning(g))
	}
	if reasons := prose(g.Reasons); reasons != "" {
		join(t, ": ")
		t.prose(reasons, "")
	}
	return t.cite(n, g.Sources)
}

func (p *press) groundMeaning(g dossier.Ground) string {
	s := p.words.Ground(g.Scheme, g.Category)
	if s == "" {
		return ""
	}
	return " (" + p.words.Mid(s) + ")"
}

func (p *press) ahead(a dossier.AheadDate, d disputes, n *notes) *text {
	t := p.fact()
	day := p.when(d, "ahead", a.ID, "date", a.Date, p.words.Date)
	if day == "" {
		day = p.words.NotKnown()
	}
	if kind := oneLine(a.Kind); kind != "" {
		t.said(words.Capital(kind)).own(", " + day)
	} else {
		t.own(words.Capital(day))
	}
	if text := oneLine(a.Text); text != "" {
		t.own(": ").said(text)
	}
	return t.cite(n, a.Sources)
}

// joined joins fields of one line that are not empty.

func joined(with string, parts ...string) string {
	var l []string
	for _, s := range parts {
		if s = oneLine(s); s != "" {
			l = append(l, s)
		}
	}
	return strings.Join(l, with)
}

// withoutUpTo is the most that a charge carries, without the words of any language
// that the page says itself.
func withoutUpTo(most string) string {
	for _, say := range catalogues {
		most = strings.TrimPrefix(most, say.charges.typedUpTo)
	}
	return most
}
