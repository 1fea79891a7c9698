package export

import (
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
)

// answers are what the questionnaire can ask for; its table names them.
var answers = map[string]func(*answerer) answer{
	"open":           func(*answerer) answer { return answer{open: true} },
	"by-hand":        func(*answerer) answer { return answer{blank: true} },
	"family-name":    (*answerer).familyName,
	"first-name":     (*answerer).firstName,
	"sex":            func(a *answerer) answer { return known(a.saidFact(a.profile.Sex(), a.notes)) },
	"born":           (*answerer).born,
	"nationality":    func(a *answerer) answer { return known(a.nationality(a.profile, a.disputes, a.notes)) },
	"paper-kind":     func(a *answerer) answer { return a.papers(func(p dossier.Paper) string { return p.Kind }) },
	"paper-issuer":   func(a *answerer) answer { return a.papers(func(p dossier.Paper) string { return p.Issuer }) },
	"paper-number":   func(a *answerer) answer { return a.papers(func(p dossier.Paper) string { return p.Number }) },
	"paper-issued":   (*answerer).paperIssued,
	"activity":       (*answerer).activity,
	"address":        (*answerer).addresses,
	"arrest-date":    (*answerer).arrestDate,
	"arrest-place":   func(a *answerer) answer { return a.ofArrest(func(e dossier.Event) string { return e.Place }) },
	"arrest-forces":  func(a *answerer) answer { return a.ofArrest(func(e dossier.Event) string { return e.Authority }) },
	"arrest-law":     (*answerer).arrestLaw,
	"reasons":        (*answerer).reasons,
	"charges-law":    (*answerer).chargesLaw,
	"detained-since": (*answerer).detainedSince,
	"detained-for":   (*answerer).detainedFor,
	"holders":        (*answerer).holders,
	"places":         (*answerer).places,
	"ordered-by":     (*answerer).orderedBy,
	"story":          (*answerer).story,
	"grounds":        (*answerer).grounds,
	"remedies":       (*answerer).remedies,
	"sender":         func(a *answerer) answer { return known(a.fact().said(a.shown.We().Name)) },
	"sender-reach":   func(a *answerer) answer { return known(a.fact().said(a.shown.We().Reach)) },
	"consent":        (*answerer).consent,
	"urgency":        (*answerer).urgency,
}

// nameParts are the family's name and the person's own. They are told apart only
// where the record says that the family's stands first: which of the words it is
// otherwise, differs from people to people.
func (a *answerer) nameParts() (family, first string, apart bool) {
	name := a.profile.Name()
	parts := strings.Fields(oneLine(name.Text))
	if !name.FamilyFirst || len(parts) < 2 {
		return oneLine(name.Text), "", false
	}
	return parts[0], strings.Join(parts[1:], " "), true
}

func (a *answerer) familyName() answer {
	if a.profile.Naming() != disclosure.Named {
		return answer{open: true}
	}
	family, _, apart := a.nameParts()
	t := a.fact().said(family)
	if !apart {
		t.in(muted(sizeBody), a.own(" "+a.say.form.wholeName))
	}
	for _, n := range otherScripts(a.profile) {
		join(t, "; ")
		t.saidIn(n.Text, langOf(n.Script))
	}
	out := known(t)
	out.open = !apart
	return out
}

func (a *answerer) firstName() answer {
	if _, first, apart := a.nameParts(); apart && a.profile.Naming() == disclosure.Named {
		return known(a.fact().said(first))
	}
	return answer{open: true}
}

func (a *answerer) born() answer {
	born, age := a.profile.Born(), a.profile.Age()
	disputed := a.disputes.of("person.born", "", "date") != nil || a.disputes.of("person.age", "", "years") != nil
	if born.Date.IsZero() && age.Years <= 0 && !disputed {
		return answer{open: true}
	}
	return known(a.age(a.profile, a.disputes, a.notes))
}

func (a *answerer) papers(field func(dossier.Paper) string) answer {
	t := a.fact()
	for _, paper := range a.profile.Papers() {
		if s := oneLine(field(paper)); s != "" {
			join(t, "; ")
			t.said(s).cite(a.notes, paper.Sources)
		}
	}
	return known(t)
}

func (a *answerer) paperIssued() answer {
	t := a.fact()
	for _, paper := range a.profile.Papers() {
		if day := a.when(a.disputes, "person.papers", paper.ID, "issued", paper.Issued, a.words.Date); day != "" {
			join(t, "; ")
			t.own(day).cite(a.notes, paper.Sources)
		}
	}
	return known(t)
}

func (a *answerer) activity() answer {
	var l []*text
	if len(a.profile.Occupations()) > 0 {
		l = append(l, a.who(a.profile, a.notes))
	}
	return known(append(l, a.affiliations(a.profile, a.disputes, a.notes))...)
}

func (a *answerer) addresses() answer {
	var l []*text
	for _, one := range a.profile.Addresses() {
		l = append(l, a.address(one, a.disputes, a.notes))
	}
	return known(l...)
}

func (a *answerer) arrestDate() answer {
	e, ok := a.arrest()
	if !ok {
		return answer{open: true}
	}
	return known(a.fact().own(words.Capital(a.eventDate(a.disputes, e))).cite(a.notes, e.Sources))
}

func (a *answerer) ofArrest(field func(dossier.Event) string) answer {
	e, ok := a.arrest()
	if !ok {
		return answer{open: true}
	}
	return known(a.fact().said(field(e)).cite(a.notes, e.Sources))
}

func (a *answerer) arrestLaw() answer {
	law := a.chargesLaw()
	if e, ok := a.arrest(); ok && oneLine(e.LegalBasis) != "" {
		return known(append([]*text{a.fact().said(e.LegalBasis).cite(a.notes, e.Sources)}, law.texts...)...)
	}
	return law
}

func (a *answerer) reasons() answer {
	var l []*text
	for _, c := range a.profile.Charges() {
		if oneLine(c.Offence) != "" {
			l = append(l, a.chargeText(c, a.notes))
		}
	}
	return known(l...)
}

func (a *answerer) chargesLaw() answer {
	t := a.fact()
	for _, c := range a.profile.Charges() {
		law := joined(", ", c.Article, c.Law, c.Version)
		if law == "" {
			continue
		}
		join(t, "; ")
		if oneLine(c.Article) != "" {
			t.own(a.say.charges.article)
		}
		t.said(law).cite(a.notes, c.Sources)
	}
	return known(t)
}

// detainedSince is the day of the arrest, or when somebody was first shown in
// custody of whom no arrest is on record.
func (a *answerer) detainedSince() answer {
	if ans := a.arrestDate(); !ans.open {
		return ans
	}
	if s, ok := a.profile.Standing(); ok && s.Status == dossier.Held && !s.Since.IsZero() {
		return known(a.fact().own(words.Capital(a.words.EventDate(s.Since))))
	}
	return answer{open: true}
}

func (a *answerer) detainedFor() answer {
	if _, told := a.length(a.profile); !told {
		return answer{open: true}
	}
	return known(a.held(a.profile, a.disputes), a.released(a.profile, a.disputes, a.notes))
}

// holders are who had the person in custody last.
func (a *answerer) holders() answer {
	events := a.profile.Events()
	for i := len(events) - 1; i >= 0; i-- {
		switch e := events[i]; e.Does().Custody {
		case dossier.BeginsCustody, dossier.ShowsCustody:
			if oneLine(e.Authority) != "" && e.Kind != dossier.BailDenied {
				return known(a.fact().said(e.Authority).cite(a.notes, e.Sources))
			}
		}
	}
	return answer{open: true}
}

// places are where the person was held. Where somebody was arrested is another
// question.
func (a *answerer) places() answer {
	return a.each(func(e dossier.Event) (string, bool) {
		held := e.Kind == dossier.InCustody || e.Kind == dossier.Transferred || e.Kind == dossier.HouseArrestOrdered
		return e.Place, held && oneLine(e.Place) != ""
	})
}

// orderedBy are the decisions that keep somebody in custody.
func (a *answerer) orderedBy() answer {
	return a.each(func(e dossier.Event) (string, bool) {
		decides := e.Kind == dossier.HouseArrestOrdered || e.Kind == dossier.BailDenied || e.Kind == dossier.Sentenced
		return e.Authority, decides && oneLine(e.Authority) != ""
	})
}

// remedies are the steps on record before courts and authorities, and what they led
// to.
func (a *answerer) remedies() answer {
	return a.each(func(e dossier.Event) (string, bool) {
		switch e.Kind {
		case dossier.BailDenied, dossier.AppealLodged, dossier.AppealDecided, dossier.SentenceReduced, dossier.Acquitted, dossier.ChargesDropped, dossier.ReleasedOnBail:
			return joined("; ", e.Authority, e.Text), true
		}
		return "", false
	})
}

// each are the events that a question asks for, with what it asks of them.
func (a *answerer) each(field func(dossier.Event) (string, bool)) answer {
	var l []*text
	for _, e := range a.profile.Events() {
		said, asked := field(e)
		if !asked {
			continue
		}
		t := a.fact()
		if day := a.eventDate(a.disputes, e); day != "" {
			t.own(words.Capital(day) + ": " + a.words.Mid(a.eventInWords(a.disputes, e)))
		} else {
			t.own(words.Capital(a.eventInWords(a.disputes, e)))
		}
		if said != "" {
			t.own("; ").said(said)
		}
		l = append(l, t.cite(a.notes, e.Sources))
	}
	return known(l...)
}

func (a *answerer) story() answer {
	var l []*text
	lang := a.words.Base()
	for _, para := range saying(a.profile.Narrative()) {
		if before := a.anotherLanguage(&lang, para.Lang); before != nil {
			l = append(l, before)
		}
		l = append(l, a.text(narrative(sizeSerif)).prose(para.Text, para.Lang).cite(a.notes, para.Sources))
	}
	return known(l...)
}

func (a *answerer) grounds() answer {
	var l []*text
	for _, g := range a.profile.Arbitrariness() {
		l = append(l, a.ground(g, a.disputes, a.notes))
	}
	return known(l...)
}

// consent is on whose word the person is spoken of. What others have published is
// nobody's consent: the question stays open beside it.
func (a *answerer) consent() answer {
	c, ok := a.profile.Consent()
	if !ok {
		return answer{open: true}
	}
	t := a.fact().own(a.words.ConsentBasis(c.Basis))
	if !c.Given.IsZero() {
		t.ownf(a.say.since, a.words.Date(c.Given))
	}
	if c.Basis == dossier.ConsentPublished {
		t.own(" ").in(muted(sizeBody), a.own(a.say.form.nobodysWord))
	}
	out := known(t)
	out.open = c.Basis == dossier.ConsentPublished
	return out
}

// urgency is what the notes on health say that cannot wait.
func (a *answerer) urgency() answer {
	var l []*text
	for _, h := range a.profile.Health() {
		if h.Urgency == dossier.UrgencyUrgent || h.Urgency == dossier.UrgencyDanger || a.disputes.of("health", h.ID, "urgency") != nil {
			l = append(l, a.health(h, a.disputes, a.notes))
		}
	}
	return known(l...)
}
