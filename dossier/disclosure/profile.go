package disclosure

import (
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

// Charge is a charge with what became of it; its State is empty where the
// disclosed events do not tell that rightly.
type Charge struct {
	dossier.Charge
	State dossier.ChargeState
}

// Consent is on whose word a person is spoken of, and since when. Who gave it, and
// how, is never told.
type Consent struct {
	Basis dossier.ConsentBasis
	Given dossier.Date // missing is not known
}

// Profile is what the audience may see of one dossier.
type Profile struct {
	c *profile
}

// profile is a Profile as it is hashed. Its fields stand in the order in which
// sources are numbered.
type profile struct {
	Key    string `json:"-"` // its place in the packet is not its own
	Made   bool
	Naming Naming

	Name          dossier.Name
	Names         []dossier.Name
	KnownAs       []dossier.Name
	Photo         *Photo
	Born          dossier.Born
	Age           dossier.Age
	Birthplace    dossier.Said
	Nationalities dossier.Codes
	Sex           dossier.Said
	Occupations   []dossier.Occupation
	Affiliations  []dossier.Affiliation
	Papers        []dossier.Paper
	Addresses     []dossier.Address

	Standing *dossier.Standing
	Days     dossier.DayCount
	House    dossier.DayCount
	Charges  []Charge
	Health   []dossier.HealthNote
	Events   []dossier.Event
	Latest   []dossier.Day // per event, see dossier.Custody
	Disputed []dossier.ID  // likewise

	Narrative     []dossier.Paragraph
	Arbitrariness []dossier.Ground
	Asks          []dossier.Paragraph
	Ahead         []dossier.AheadDate
	People        []dossier.Contact
	Cases         []string
	Disputes      []dossier.Dispute
	Consent       *Consent `json:",omitempty"`
	Sources       []dossier.Source

	hash string
}

// Key names the profile within its Disclosed ("p1", "p2", …), for links.
func (p Profile) Key() string { return p.c.Key }

// Made says that the person is made up, for tests and timings.
func (p Profile) Made() bool { return p.c.Made }

// Naming says whether the person is named, the name is withheld, or the
// sources give none.
func (p Profile) Naming() Naming { return p.c.Naming }

// Name is the name to print; its Text is empty unless Naming is [Named].
func (p Profile) Name() dossier.Name { return copyOf(p.c.Name) }

// OtherNames are the further names that may be seen, those in other scripts
// first; known-as and aliases are not among them.
func (p Profile) OtherNames() []dossier.Name { return copyOf(p.c.Names) }

// KnownAs are the known-as names and aliases.
func (p Profile) KnownAs() []dossier.Name { return copyOf(p.c.KnownAs) }

// Standing is where the person stands as of the day: status, since and
// certainty by the full record, what else it says by the disclosed events. It
// is false where the profile prints without status.
func (p Profile) Standing() (dossier.Standing, bool) {
	if p.c.Standing == nil {
		return dossier.Standing{}, false
	}
	return copyOf(*p.c.Standing), true
}

// Days are the days in custody and, apart from them, under house arrest, by the
// full record. Neither is known where the profile prints without status.
func (p Profile) Days() (custody, house dossier.DayCount) { return p.c.Days, p.c.House }

// Custody is the record that the custody bar is drawn from: the disclosed
// events and charges as they are listed, those of the cases among them.
func (p Profile) Custody() dossier.Custody {
	c := dossier.Custody{Events: copyOf(p.c.Events), Latest: copyOf(p.c.Latest), Disputed: copyOf(p.c.Disputed)}
	for _, charge := range p.Charges() {
		c.Charges = append(c.Charges, charge.Charge)
	}
	return c
}

// Events are the disclosed events in the order in which they happened, those of
// the cases among them; one without a date stands where it is listed. An event's
// Charges name disclosed charges.
func (p Profile) Events() []dossier.Event { return inTime(p.Custody()) }

// Charges are the disclosed charges, those of the cases first.
func (p Profile) Charges() []Charge { return copyOf(p.c.Charges) }

// Born is the date of birth; its Date is missing where it is not known or not
// to be seen.
func (p Profile) Born() dossier.Born { return copyOf(p.c.Born) }

// Age is an age as of a day; its Years are 0 where it is not known or not to be
// seen.
func (p Profile) Age() dossier.Age { return copyOf(p.c.Age) }

// Birthplace is where the person was born, or empty.
func (p Profile) Birthplace() dossier.Said { return copyOf(p.c.Birthplace) }

// Nationalities are ISO 3166-1 codes.
func (p Profile) Nationalities() dossier.Codes { return copyOf(p.c.Nationalities) }

// Sex is sex or gender as the person has it, or empty.
func (p Profile) Sex() dossier.Said { return copyOf(p.c.Sex) }

// Occupations are what the person does or did.
func (p Profile) Occupations() []dossier.Occupation { return copyOf(p.c.Occupations) }

// Affiliations are roles in organisations.
func (p Profile) Affiliations() []dossier.Affiliation { return copyOf(p.c.Affiliations) }

// Papers are the identity papers marked for this audience.
func (p Profile) Papers() []dossier.Paper { return copyOf(p.c.Papers) }

// Addresses are the addresses marked for this audience.
func (p Profile) Addresses() []dossier.Address { return copyOf(p.c.Addresses) }

// Health is the notes on health and ill-treatment marked for this audience.
func (p Profile) Health() []dossier.HealthNote { return copyOf(p.c.Health) }

// People are the contacts marked for this audience.
func (p Profile) People() []dossier.Contact { return copyOf(p.c.People) }

// Narrative is what happened, paragraph by paragraph, those of the cases first.
func (p Profile) Narrative() []dossier.Paragraph { return copyOf(p.c.Narrative) }

// Arbitrariness is why the detention is arbitrary.
func (p Profile) Arbitrariness() []dossier.Ground { return copyOf(p.c.Arbitrariness) }

// Asks are what is to be raised, the weightiest first.
func (p Profile) Asks() []dossier.Paragraph { return copyOf(p.c.Asks) }

// Ahead are the dates to come.
func (p Profile) Ahead() []dossier.AheadDate { return copyOf(p.c.Ahead) }

// Photo is the portrait; false where there is none that may be printed.
func (p Profile) Photo() (Photo, bool) {
	if p.c.Photo == nil {
		return Photo{}, false
	}
	return *p.c.Photo, true
}

// Consent is that by which the person is spoken of, the weightiest where there are
// several; false where it was not asked for ([Options].Consent).
func (p Profile) Consent() (Consent, bool) {
	if p.c.Consent == nil {
		return Consent{}, false
	}
	return *p.c.Consent, true
}

// Cases are the names of the cases that may be seen.
func (p Profile) Cases() []string { return copyOf(p.c.Cases) }

// Disputes are the disputed fields of what is shown; their Item is the key of a
// disclosed item, and a text field prints as "disputed: A / B".
func (p Profile) Disputes() []dossier.Dispute { return copyOf(p.c.Disputes) }

// Sources are the sources that the profile names, in order of first use: who,
// charges, health, events, narrative, the rest.
func (p Profile) Sources() []dossier.Source { return copyOf(p.c.Sources) }

// Hash is the SHA-256 of what is disclosed of the dossier, hexadecimal. It does
// not depend on what else is in the packet.
func (p Profile) Hash() string { return p.c.hash }
