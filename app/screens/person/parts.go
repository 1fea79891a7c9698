//go:build !headless

package person

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"habeas/dossier"
)

// part is one part of a dossier: its form, and what stands beside its name.
type part struct {
	name  string
	model string // the json name of what it edits above all
	count func(*dossier.Dossier, *Screen) string
	build func(*form) fyne.CanvasObject
}

const partCustody = 1

var parts []part

// The table refers to methods that refer to the table.
func init() {
	n := func(count func(*dossier.Dossier) int) func(*dossier.Dossier, *Screen) string {
		return func(d *dossier.Dossier, _ *Screen) string { return countOf(count(d)) }
	}
	events := func(d *dossier.Dossier, s *Screen) string { return countOf(len(s.view.Custody(d).Events)) }
	charges := func(d *dossier.Dossier, s *Screen) string { return countOf(len(s.view.Custody(d).Charges)) }
	parts = []part{
		{"Identity", "names", nil, (*form).identity},
		{"Custody", "events", events, (*form).custody},
		{"Charges", "charges", charges, (*form).charges},
		{"Health", "health", n(func(d *dossier.Dossier) int { return len(d.Health) }), (*form).health},
		{"People around", "people", n(func(d *dossier.Dossier) int { return len(d.People) }), (*form).people},
		{"Narrative", "narrative", n(func(d *dossier.Dossier) int { return len(d.Narrative) }), (*form).narrative},
		{"Sources", "sources", n(func(d *dossier.Dossier) int { return len(sourcesOf(d)) }), (*form).sources},
		{"Arbitrariness", "arbitrariness", n(func(d *dossier.Dossier) int { return len(d.Arbitrariness) }), (*form).arbitrariness},
		{"Asks", "asks", n(func(d *dossier.Dossier) int { return len(d.Asks) }), (*form).asks},
		{"Dates ahead", "ahead", n(func(d *dossier.Dossier) int { return len(d.Ahead) }), (*form).ahead},
		{"Consent", "consent", consentCount, (*form).consent},
		{"Notes", "notes", n(func(d *dossier.Dossier) int { return len(d.Notes) }), (*form).notes},
		{"History", "history", nil, (*form).history},
	}
}

// countOf is a number beside the name of a part; none is left blank.
func countOf(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// consentCount says whether some consent holds.
func consentCount(d *dossier.Dossier, s *Screen) string {
	if _, ok := d.ConsentOn(dossier.DayOf(s.opts.Now())); ok {
		return "ok"
	}
	return "none"
}

// shape tells which items there are, in which order: where it is the same, the
// widgets of a form stay right.
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
		b.WriteString(x.Print + " ")
	}
	for _, id := range sourcesOf(d) {
		add(id)
	}
	return b.String()
}
