package dossier

import "strings"

// Figures are the numbers of a selection on a day; the json names are those of
// the command line.
type Figures struct {
	AsOf            Day `json:"as_of"`
	Profiled        int `json:"profiled"`
	Held            int `json:"held"`
	Released        int `json:"released"` // not free and free together
	ReleasedNotFree int `json:"released_not_free"`
	Free            int `json:"free"`
	Disappeared     int `json:"disappeared"`
	AtLarge         int `json:"at_large"`
	Dead            int `json:"dead"`
	NotKnown        int `json:"not_known"`
	Uncertain       int `json:"uncertain"` // status only likely
	// NotGiven are the persons of a packet who print without status; they count
	// under none.
	NotGiven  int                 `json:"not_given,omitempty"`
	ByRelease map[ReleaseKind]int `json:"by_release"` // has every kind
	ByCharge  map[string]int      `json:"by_charge"`  // by offence; a person counts once under each
}

// ChargeNotKnown is the key of [Figures.ByCharge] for persons of whom no
// charge is known.
const ChargeNotKnown = "not known"

// Count works out the figures of the dossiers named. One that is named twice
// counts once; one that the view does not hold is left out.
func Count(v *View, ids []ID, asOf Day) Figures {
	f := NewFigures(asOf)
	seen := make(map[ID]bool, len(ids))
	for _, id := range ids {
		d := v.Dossier(id)
		if d == nil || seen[id] {
			continue
		}
		seen[id] = true
		c := v.Custody(d)
		f.Add(StatusOn(c, asOf), c.ChargesBy(asOf))
	}
	return f
}

// NewFigures are figures of nobody yet.
func NewFigures(asOf Day) Figures {
	f := Figures{AsOf: asOf, ByRelease: make(map[ReleaseKind]int, len(ReleaseKinds)), ByCharge: map[string]int{}}
	for _, k := range ReleaseKinds {
		f.ByRelease[k] = 0
	}
	return f
}

// Add takes in one person: where they stand, and the charges brought by then.
func (f *Figures) Add(s Standing, charges []Charge) {
	f.Profiled++
	switch s.Status {
	case Held:
		f.Held++
	case NotFree:
		f.ReleasedNotFree++
	case Free:
		f.Free++
	case Disappeared:
		f.Disappeared++
	case AtLarge:
		f.AtLarge++
	case Dead:
		f.Dead++
	default:
		f.NotKnown++
	}
	if s.Status == NotFree || s.Status == Free {
		f.Released++
		f.ByRelease[s.Release]++
	}
	if !s.Certain {
		f.Uncertain++
	}
	f.addOffences(charges)
}

// AddUnsaid takes in one person whose status is not to be told.
func (f *Figures) AddUnsaid(charges []Charge) {
	f.Profiled++
	f.NotGiven++
	f.addOffences(charges)
}

func (f *Figures) addOffences(charges []Charge) {
	offences := map[string]bool{}
	for _, c := range charges {
		if o := strings.TrimSpace(c.Offence); o != "" {
			offences[o] = true
		}
	}
	if len(offences) == 0 {
		offences[ChargeNotKnown] = true
	}
	for o := range offences {
		f.ByCharge[o]++
	}
}
