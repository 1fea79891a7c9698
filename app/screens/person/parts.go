//go:build !headless

package person

import (
	"strings"

	"fyne.io/fyne/v2"

	"habeas/app/say"
	"habeas/dossier"
)

// part is one part of a dossier: its form, and what stands beside its name.
type part struct {
	name  string
	model string // the json name of what it edits above all
	count func(*dossier.Dossier, *Screen) string
	build func(*form) fyne.CanvasObject
}

const (
	partCustody = 1
	partCharges = 2
)

// parts are the parts in their order.
func parts() []part {
	n := func(count func(*dossier.Dossier) int) func(*dossier.Dossier, *Screen) string {
		return func(d *dossier.Dossier, _ *Screen) string { return countOf(count(d)) }
	}
	events := func(d *dossier.Dossier, s *Screen) string { return countOf(len(s.view.Custody(d).Events)) }
	charges := func(d *dossier.Dossier, s *Screen) string { return countOf(len(s.view.Custody(d).Charges)) }
	return []part{
		{say.T("Identity"), "names", nil, (*form).identity},
		{say.T("Custody"), "events", events, (*form).custody},
		{say.T("Charges"), "charges", charges, (*form).charges},
		{say.T("Health"), "health", n(func(d *dossier.Dossier) int { return len(d.Health) }), (*form).health},
		{say.T("People around"), "people", n(func(d *dossier.Dossier) int { return len(d.People) }), (*form).people},
		{say.T("Narrative"), "narrative", n(func(d *dossier.Dossier) int { return len(d.Narrative) }), (*form).narrative},
		{say.T("Sources"), "sources", func(_ *dossier.Dossier, s *Screen) string { return countOf(len(s.cited())) }, (*form).sources},
		{say.T("Attachments"), "attachments", n(func(d *dossier.Dossier) int { return len(d.Attachments) }), (*form).attachments},
		{say.T("Arbitrariness"), "arbitrariness", n(func(d *dossier.Dossier) int { return len(d.Arbitrariness) }), (*form).arbitrariness},
		{say.T("Asks"), "asks", n(func(d *dossier.Dossier) int { return len(d.Asks) }), (*form).asks},
		{say.T("Dates ahead"), "ahead", n(func(d *dossier.Dossier) int { return len(d.Ahead) }), (*form).ahead},
		{say.T("Consent"), "consent", consentCount, (*form).consent},
		{say.T("Notes"), "notes", n(func(d *dossier.Dossier) int { return len(d.Notes) }), (*form).notes},
		{say.T("History"), "history", nil, (*form).history},
	}
}

// PartNames are what the parts are called, in their order.
func PartNames() []string {
	var l []string
	for _, p := range parts() {
		l = append(l, p.name)
	}
	return l
}

// ShowPart shows a part by its place among [PartNames].
func (s *Screen) ShowPart(i int) {
	s.settleSoon()
	s.showPart(i)
	s.Focus()
}

// countOf is a number beside the name of a part; none is left blank.
func countOf(n int) string {
	if n == 0 {
		return ""
	}
	return say.Words().Digits(n)
}

// consentCount says whether some consent holds.
func consentCount(d *dossier.Dossier, s *Screen) string {
	if _, ok := d.ConsentOn(dossier.DayOf(s.opts.Now())); ok {
		return say.As("a consent", "ok")
	}
	return say.As("a consent", "none")
}

// shape tells which items there are, in which order: where it is the same, the
// widgets of a form stay right.
func (s *Screen) shape() string {
	parts := []string{shape(s.now)}
	for _, id := range s.now.Cases {
		parts = append(parts, string(id))
		if c := s.view.Case(id); c != nil {
			parts = append(parts, shape(asDossier(c)))
		}
	}
	return strings.Join(parts, "/")
}

func shape(d *dossier.Dossier) string {
	var b strings.Builder
	add := func(id dossier.ID) { b.WriteString(string(id) + " ") }
	for _, x := range d.Names {
		add(x.ID)
	}
	for _, x := range d.Person.Occupations {
		add(x.ID)
	}
	for _, x := range d.Person.Affiliations {
		add(x.ID)
	}
	for _, x := range d.Person.Papers {
		add(x.ID)
	}
	for _, x := range d.Person.Addresses {
		add(x.ID)
	}
	for _, x := range d.Events {
		add(x.ID)
		b.WriteString(string(x.Kind) + " ") // the fields follow the kind
	}
	for _, x := range d.Charges {
		add(x.ID)
	}
	for _, x := range d.Health {
		add(x.ID)
	}
	for _, x := range d.People {
		add(x.ID)
	}
	for _, x := range d.Narrative {
		add(x.ID)
	}
	for _, x := range d.Arbitrariness {
		add(x.ID)
	}
	for _, x := range d.Asks {
		add(x.ID)
		b.WriteString(x.Lang + " ") // they stand by language
	}
	for _, x := range d.Ahead {
		add(x.ID)
		b.WriteString(x.Kind + " ") // one kind has no audience
	}
	for _, x := range d.Notes {
		add(x.ID)
	}
	for _, x := range d.Consent {
		add(x.ID)
	}
	for _, x := range d.Attachments {
		add(x.ID)
		b.WriteString(x.Print + x.Kind + " ")
	}
	for _, id := range sourcesOf(d) {
		add(id)
	}
	return b.String()
}
