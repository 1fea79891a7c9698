package export

import (
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
)

func (p *press) who(profile disclosure.Profile, n *notes) *text {
	t := p.fact()
	for _, o := range profile.Occupations() {
		s := oneLine(o.Text)
		if s == "" {
			continue
		}
		if t.empty() {
			s = words.Capital(s)
		}
		join(t, "; ")
		t.said(s).cite(n, o.Sources)
	}
	if t.empty() && profile.Naming() == disclosure.Named && len(profile.Affiliations()) == 0 {
		return p.notKnown()
	}
	return t
}

func (p *press) affiliations(profile disclosure.Profile, d disputes, n *notes) *text {
	t := p.fact()
	for _, a := range profile.Affiliations() {
		s := joined(", ", words.Capital(oneLine(a.Role)), a.Organisation)
		if s == "" {
			continue
		}
		join(t, "; ")
		t.said(s)
		t.own(p.dates(d, "person.affiliations", a.ID, a.From, a.To)).cite(n, a.Sources)
	}
	return t
}

func (p *press) dates(d disputes, part string, item dossier.ID, from, to dossier.Date) string {
	since := p.when(d, part, item, "from", from, p.words.Date)
	until := p.when(d, part, item, "to", to, p.words.Date)
	switch {
	case since != "" && until != "":
		return fmt.Sprintf(p.say.fromTo, since, until)
	case since != "":
		return fmt.Sprintf(p.say.since, since)
	case until != "":
		return fmt.Sprintf(p.say.until, until)
	}
	return ""
}

func (p *press) age(profile disclosure.Profile, d disputes, n *notes) *text {
	t := p.fact()
	born, age := profile.Born(), profile.Age()
	if day := p.when(d, "person.born", "", "date", born.Date, p.words.Date); day != "" {
		if d.of("person.born", "", "date") != nil {
			day = fmt.Sprintf(p.say.bornDisputed, day)
		} else {
			day = fmt.Sprintf(p.say.born, day)
		}
		if least, most, ok := dossier.AgeOn(born.Date, p.shown.AsOf()); ok {
			day = p.words.Age(least, most, true) + ", " + day
		}
		return t.own(words.Capital(day)).cite(n, born.Sources)
	}
	if years := p.years(d, age.Years); years != "" {
		if day := p.when(d, "person.age", "", "as_of", age.AsOf, p.words.Date); day != "" {
			years = fmt.Sprintf(p.say.ageAsOf, years, day)
		}
		return t.own(words.Capital(years)).cite(n, age.Sources)
	}
	if profile.Naming() == disclosure.Named {
		return p.notKnown()
	}
	return t
}

func (p *press) years(d disputes, years int) string {
	if values := d.of("person.age", "", "years"); values != nil {
		return p.disputed(values, func(v string) string { return strings.TrimPrefix(v, "0") })
	}
	if years <= 0 {
		return ""
	}
	return p.words.Digits(years)
}

func (p *press) saidFact(s dossier.Said, n *notes) *text {
	t := p.fact()
	if text := oneLine(s.Text); text != "" {
		t.said(words.Capital(text)).cite(n, s.Sources)
	}
	return t
}

func (p *press) nationality(profile disclosure.Profile, d disputes, n *notes) *text {
	c := profile.Nationalities()
	t := p.fact()
	if values := d.of("person.nationalities", "", "codes"); values != nil {
		t.own(words.Capital(p.disputed(values, func(v string) string { return p.countries(codes(v)) })))
	} else {
		t.own(p.countries(c.Codes))
	}
	if t.empty() {
		return t
	}
	return t.cite(n, c.Sources)
}

func (p *press) contact(c dossier.Contact, n *notes) *text {
	t := p.fact()
	if s := joined("; ", c.Role, c.Name, c.Reach, c.Knows); s != "" {
		t.said(words.Capital(s)).cite(n, c.Sources)
	}
	return t
}

func (p *press) address(a dossier.Address, d disputes, n *notes) *text {
	t := p.fact()
	if text := oneLine(a.Text); text != "" {
		t.said(text).own(p.dates(d, "person.addresses", a.ID, a.From, a.To)).cite(n, a.Sources)
	}
	return t
}

func (p *press) paper(paper dossier.Paper, d disputes, n *notes) *text {
	t := p.fact()
	if s := joined(", ", paper.Kind, paper.Number, paper.Issuer); s != "" {
		t.said(words.Capital(s))
		if day := p.when(d, "person.papers", paper.ID, "issued", paper.Issued, p.words.Date); day != "" {
			t.ownf(p.say.issued, day)
		}
		t.cite(n, paper.Sources)
	}
	return t
}
