// Package sample makes the thirty dossiers of September 2018, and synthetic
// ones for tests and timings.
//
// The facts of the thirty are those of one press report and nothing else; what
// the report implies without saying it is marked "our reading of S1". Persons
// whom it does not name stay unnamed. Two items are made up to show what the
// gate holds back, and say so in their text.
package sample

import (
	"habeas/dossier"
)

// AsOf is the day of the report: the sample's figures are given for it.
const AsOf = "2018-09-12"

// Set is what a sample vault holds.
type Set struct {
	Source   *dossier.Source
	Cases    []*dossier.Case
	Dossiers []*dossier.Dossier
	Context  *dossier.Context
	We       *dossier.We
}

const ourReading = "our reading of S1"

// maker writes items that all rest on one source.
type maker struct {
	newID func() dossier.ID
	s1    dossier.ID
}

func (m maker) item() dossier.Item {
	return dossier.Item{ID: m.newID(), Mark: m.mark()}
}

func (m maker) mark() dossier.Mark {
	return dossier.Mark{Sources: []dossier.ID{m.s1}, Confirmed: date(AsOf)}
}

func date(edtf string) dossier.Date {
	d, err := dossier.ParseDate(edtf)
	if err != nil {
		panic("sample: internal error: " + err.Error())
	}
	return d
}

func (m maker) event(kind dossier.EventKind, edtf string) dossier.Event {
	e := dossier.Event{Item: m.item(), Kind: kind}
	if edtf != "" {
		e.Date = date(edtf)
	}
	return e
}

func (m maker) read(e dossier.Event) dossier.Event {
	e.Note = ourReading
	return e
}

func (m maker) paragraph(text string) dossier.Paragraph {
	return dossier.Paragraph{Item: m.item(), Lang: "en", Text: text}
}

func (m maker) charge(offence, max string) dossier.Charge {
	return dossier.Charge{Item: m.item(), Offence: offence, MaxPenalty: max}
}

// person is a dossier with what all thirty share.
func (m maker) person(about string) *dossier.Dossier {
	d := &dossier.Dossier{ID: m.newID(), Audience: dossier.To(dossier.Public)}
	d.Person.Occupations = []dossier.Occupation{{Item: m.item(), Text: about}}
	consent := dossier.Consent{
		Item: m.item(), Basis: dossier.ConsentPublished, Source: m.s1, Given: date(AsOf),
		For: dossier.To(dossier.Public, dossier.Donor, dossier.Diplomatic),
	}
	d.Consent = []dossier.Consent{consent}
	return d
}

func (m maker) named(latin, khmer, about string) *dossier.Dossier {
	d := m.person(about)
	d.Names = []dossier.Name{
		{Item: m.item(), Text: latin, Script: "Latn", Role: dossier.NameInPrint, FamilyFirst: true},
		{Item: m.item(), Text: khmer, Script: "Khmr", Role: dossier.NameLegal, FamilyFirst: true},
	}
	return d
}

func (m maker) unnamed(knownAs, about string) *dossier.Dossier {
	d := m.person(about)
	d.Names = []dossier.Name{{Item: m.item(), Text: knownAs, Script: "Latn", Role: dossier.NameKnownAs}}
	return d
}

func (m maker) member(d *dossier.Dossier) {
	d.Person.Affiliations = []dossier.Affiliation{{Item: m.item(), Organisation: "Cambodia National Rescue Party (CNRP)"}}
}

func (m maker) ask(text string) []dossier.Paragraph {
	// What we ask rests on us, not on a source.
	return []dossier.Paragraph{{Item: dossier.Item{ID: m.newID()}, Lang: "en", Text: text}}
}
