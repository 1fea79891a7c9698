package disclosure

import (
	"maps"
	"slices"

	"habeas/dossier"
)

// Naming says why a profile prints which name.
type Naming string

// The ways of naming a person.
const (
	Named    Naming = "named"
	Withheld Naming = "withheld"  // there is a name, which the audience may not see
	NotNamed Naming = "not named" // the sources give no name
)

// Photo is a cleared portrait. Its bytes do not pass the gate: the desk fetches
// them by Print.
type Photo struct {
	Print         string // SHA-256 of the print-size copy, hexadecimal
	Width, Height int    // of that copy, in pixels
	Caption       string
	Credit        string
}

// Charge is a charge with what became of it by the disclosed events.
type Charge struct {
	dossier.Charge
	State dossier.ChargeState
}

// Profile is what the audience may see of one dossier.
type Profile struct {
	c *profile
}

type profile struct {
	Key      string
	Naming   Naming
	Name     *dossier.Name `json:",omitempty"`
	Names    []dossier.Name
	KnownAs  []dossier.Name
	Standing *dossier.Standing `json:",omitempty"`
	Days     dossier.DayCount
	House    dossier.DayCount
	Custody  dossier.Custody
	Charges  []Charge

	Born          dossier.Born
	Age           dossier.Age
	Birthplace    dossier.Said
	Nationalities dossier.Codes
	Sex           dossier.Said
	Occupations   []dossier.Occupation
	Affiliations  []dossier.Affiliation
	Papers        []dossier.Paper
	Addresses     []dossier.Address

	Health        []dossier.HealthNote
	People        []dossier.Contact
	Narrative     []dossier.Paragraph
	Arbitrariness []dossier.Ground
	Asks          []dossier.Paragraph
	Ahead         []dossier.AheadDate
	Photo         *Photo `json:",omitempty"`
	Cases         []string
	Disputes      []dossier.Dispute
	Sources       []dossier.Source

	hash string
}

// Key names the profile within its Disclosed ("p1", "p2", …), for links.
func (p Profile) Key() string { return p.c.Key }

// Naming says whether the person is named, the name is withheld, or the
// sources give none.
func (p Profile) Naming() Naming { return p.c.Naming }

// Name is the name to print; its Text is empty unless Naming is [Named].
func (p Profile) Name() dossier.Name {
	if p.c.Name == nil {
		return dossier.Name{}
	}
	return *p.c.Name
}

// OtherNames are the further names that may be seen, those in other scripts
// first; known-as and aliases are not among them.
func (p Profile) OtherNames() []dossier.Name { return cloneItems(p.c.Names) }

// KnownAs are the known-as names and aliases.
func (p Profile) KnownAs() []dossier.Name { return cloneItems(p.c.KnownAs) }

// Standing is where the person stands as of the day: status, since and
// certainty by the full record, what else it says by the disclosed events. It
// is false where the profile prints without status.
func (p Profile) Standing() (dossier.Standing, bool) {
	if p.c.Standing == nil {
		return dossier.Standing{}, false
	}
	return cloneStanding(*p.c.Standing), true
}

// Days are the days in custody and, apart from them, under house arrest, by the
// full record. Neither is known where the profile prints without status.
func (p Profile) Days() (custody, house dossier.DayCount) { return p.c.Days, p.c.House }

// Custody is the record that the custody bar is drawn from: the disclosed
// events and charges, those of the cases among them.
func (p Profile) Custody() dossier.Custody {
	c := p.c.Custody
	return dossier.Custody{Events: p.Events(), Latest: slices.Clone(c.Latest), Charges: cloneItems(c.Charges)}
}

// Events are the disclosed events in order, those of the cases among them. An
// event's Charges name disclosed charges.
func (p Profile) Events() []dossier.Event {
	l := cloneItems(p.c.Custody.Events)
	for i := range l {
		l[i].Charges = slices.Clone(l[i].Charges)
	}
	return l
}

// Charges are the disclosed charges, those of the cases first.
func (p Profile) Charges() []Charge { return slices.Clone(p.c.Charges) }

// Born is the date of birth; its Date is missing where it is not known or not
// to be seen.
func (p Profile) Born() dossier.Born { return p.c.Born }

// Age is an age as of a day; its Years are 0 where it is not known or not to be
// seen.
func (p Profile) Age() dossier.Age { return p.c.Age }

// Birthplace is where the person was born, or empty.
func (p Profile) Birthplace() dossier.Said { return p.c.Birthplace }

// Nationalities are ISO 3166-1 codes.
func (p Profile) Nationalities() dossier.Codes {
	n := p.c.Nationalities
	n.Codes = slices.Clone(n.Codes)
	return n
}

// Sex is sex or gender as the person has it, or empty.
func (p Profile) Sex() dossier.Said { return p.c.Sex }

// Occupations are what the person does or did.
func (p Profile) Occupations() []dossier.Occupation { return cloneItems(p.c.Occupations) }

// Affiliations are roles in organisations.
func (p Profile) Affiliations() []dossier.Affiliation { return cloneItems(p.c.Affiliations) }

// Papers are the identity papers marked for this audience.
func (p Profile) Papers() []dossier.Paper { return cloneItems(p.c.Papers) }

// Addresses are the addresses marked for this audience.
func (p Profile) Addresses() []dossier.Address { return cloneItems(p.c.Addresses) }

// Health is the notes on health and ill-treatment marked for this audience.
func (p Profile) Health() []dossier.HealthNote { return cloneItems(p.c.Health) }

// People are the contacts marked for this audience.
func (p Profile) People() []dossier.Contact { return cloneItems(p.c.People) }

// Narrative is what happened, paragraph by paragraph, those of the cases first.
func (p Profile) Narrative() []dossier.Paragraph { return cloneParagraphs(p.c.Narrative) }

// Arbitrariness is why the detention is arbitrary.
func (p Profile) Arbitrariness() []dossier.Ground { return cloneItems(p.c.Arbitrariness) }

// Asks are what is to be raised, the weightiest first.
func (p Profile) Asks() []dossier.Paragraph { return cloneParagraphs(p.c.Asks) }

// Ahead are the dates to come.
func (p Profile) Ahead() []dossier.AheadDate { return cloneItems(p.c.Ahead) }

// Photo is the portrait; false where there is none that may be printed.
func (p Profile) Photo() (Photo, bool) {
	if p.c.Photo == nil {
		return Photo{}, false
	}
	return *p.c.Photo, true
}

// Cases are the names of the cases that may be seen.
func (p Profile) Cases() []string { return slices.Clone(p.c.Cases) }

// Disputes are the disputed fields of what is shown; their Item is the key of a
// disclosed item, and a text field prints as "disputed: A / B".
func (p Profile) Disputes() []dossier.Dispute { return slices.Clone(p.c.Disputes) }

// Sources are the sources that the profile names, in order of first use: who,
// charges, health, events, narrative, the rest.
func (p Profile) Sources() []dossier.Source { return slices.Clone(p.c.Sources) }

// Hash is the SHA-256 of what is disclosed of the dossier, hexadecimal. It does
// not depend on what else is in the packet.
func (p Profile) Hash() string { return p.c.hash }

// cloneItems copies a list so that its owner is not changed through it. The
// references of the copies are shared: nothing here writes through them.
func cloneItems[T any](l []T) []T { return slices.Clone(l) }

func cloneParagraphs(l []dossier.Paragraph) []dossier.Paragraph { return slices.Clone(l) }

func cloneStanding(s dossier.Standing) dossier.Standing {
	s.By = slices.Clone(s.By)
	s.Charges = maps.Clone(s.Charges)
	return s
}

func cloneFigures(f dossier.Figures) dossier.Figures {
	f.ByRelease = maps.Clone(f.ByRelease)
	f.ByCharge = maps.Clone(f.ByCharge)
	return f
}
