package disclosure

import "habeas/dossier"

// Options says for whom and when.
type Options struct {
	Audience dossier.Audience
	AsOf     dossier.Day // the day as of which status and figures are given
	Now      dossier.Day // today: judges consent and staleness, and reaches no page
	Lang     string      // BCP 47; "" is "en"
	Meeting  dossier.ID  // where the packet will lie, or ""
	// WithoutStatus lists dossiers that print without status, since and days,
	// because the events that may be shown would contradict them.
	WithoutStatus []dossier.ID
	// Consent tells on whose word each person is spoken of: for a form that asks it.
	Consent bool
}

// Disclosed is what one audience may see of a selection. Only [Disclose] makes
// one, and nothing outside this package can change it: accessors return copies.
type Disclosed struct {
	c *content
}

// content is a Disclosed as it is hashed for the packet's number.
type content struct {
	Audience dossier.Audience
	AsOf     dossier.Day
	Lang     string
	We       dossier.We
	Title    string
	Context  []dossier.Paragraph
	Meeting  *dossier.Meeting
	Asks     []dossier.Paragraph
	Figures  dossier.Figures
	NotShown int
	Profiles []*profile `json:"-"` // their hashes stand for them
	Sources  []dossier.Source
}

// Audience is the reader for whom it was made.
func (d Disclosed) Audience() dossier.Audience { return d.get().Audience }

// AsOf is the day as of which status and figures are given.
func (d Disclosed) AsOf() dossier.Day { return d.get().AsOf }

// Lang is the language of the texts, BCP 47.
func (d Disclosed) Lang() string { return d.get().Lang }

// We is the issuing group: name, how to reach it, and the logo's hash.
func (d Disclosed) We() dossier.We { return d.get().We }

// Title is the packet's title, or "".
func (d Disclosed) Title() string { return d.get().Title }

// Context is the paragraphs before the profiles.
func (d Disclosed) Context() []dossier.Paragraph { return copyOf(d.get().Context) }

// Meeting is the meeting's title, date, place and organisation, with a dispute
// over the date, nothing else of it; false where there is none or it may not be seen.
func (d Disclosed) Meeting() (dossier.Meeting, bool) {
	if m := d.get().Meeting; m != nil {
		return copyOf(*m), true
	}
	return dossier.Meeting{}, false
}

// Asks are those of the meeting, or of every packet where it has none.
func (d Disclosed) Asks() []dossier.Paragraph { return copyOf(d.get().Asks) }

// Figures count every dossier picked, also those that are not shown; who prints
// without status is counted under none.
func (d Disclosed) Figures() dossier.Figures { return copyOf(d.get().Figures) }

// NotShown is how many of the dossiers picked this audience may not see.
func (d Disclosed) NotShown() int { return d.get().NotShown }

// Profiles are the dossiers shown, in the order picked.
func (d Disclosed) Profiles() []Profile {
	l := make([]Profile, len(d.get().Profiles))
	for i, p := range d.get().Profiles {
		l[i] = Profile{p}
	}
	return l
}

// Sources are all sources that a disclosed item names, in order of first use:
// context, asks, then profile by profile. Items name them by their ID.
func (d Disclosed) Sources() []dossier.Source { return copyOf(d.get().Sources) }

// Source finds the source of a reference.
func (d Disclosed) Source(id dossier.ID) (dossier.Source, bool) {
	for _, s := range d.get().Sources {
		if s.ID == id {
			return copyOf(s), true
		}
	}
	return dossier.Source{}, false
}

func (d Disclosed) get() *content {
	if d.c == nil {
		return new(content)
	}
	return d.c
}
