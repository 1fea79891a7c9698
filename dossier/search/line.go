package search

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"habeas/dossier"
)

// Line is what a list says of a dossier, on whatever day.
type Line struct {
	Name     string       // the name in print; "" for a person who is not named
	KnownAs  string       // a description, where there is no name
	Names    []string     // all others, other scripts first
	About    string       // the first occupation or affiliation
	Charge   string       // the offences, joined
	Checked  dossier.Date // the last confirmation of anything
	Portrait string       // SHA-256 of the print-size copy, "" for none
	Made     bool         // synthetic

	order  string // where the name stands among others
	folded string // the same name, as it is compared
}

// Compare puts lines in the order of their names, as the Unicode Collation
// Algorithm has it for no language above others.
func (l *Line) Compare(other *Line) int { return strings.Compare(l.order, other.order) }

func newLine(d *dossier.Dossier, c *dossier.Custody) Line {
	l := Line{KnownAs: d.KnownAs(), Checked: d.LastChecked(), Made: d.Made}
	if n, ok := d.PrintName(); ok {
		l.Name = n.Text
	}
	called := cmp.Or(l.Name, l.KnownAs)
	l.order, l.folded = orderOf(called), fold(called)
	for _, n := range d.OtherNames() {
		l.Names = append(l.Names, n.Text)
	}
	switch p := d.Person; {
	case len(p.Occupations) > 0:
		l.About = p.Occupations[0].Text
	case len(p.Affiliations) > 0:
		l.About = strings.TrimSpace(p.Affiliations[0].Role + " " + p.Affiliations[0].Organisation)
	}
	var offences []string
	for _, ch := range c.Charges {
		if ch.Offence != "" && !slices.Contains(offences, ch.Offence) {
			offences = append(offences, ch.Offence)
		}
	}
	l.Charge = strings.Join(offences, ", ")
	if a := d.Portrait(); a != nil {
		l.Portrait = a.Print
	}
	return l
}

// collators are for one goroutine each, and slow to make.
var collators = sync.Pool{New: func() any { return collate.New(language.Und, collate.Loose, collate.Numeric) }}

func orderOf(name string) string {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	var buf collate.Buffer
	return string(c.KeyFromString(&buf, name))
}
