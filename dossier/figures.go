package dossier

// Figures are the numbers of a selection on a day; the json names are those of
// the command line.
type Figures struct {
	AsOf            Day                 `json:"as_of"`
	Profiled        int                 `json:"profiled"`
	Held            int                 `json:"held"`
	Released        int                 `json:"released"` // not free and free together
	ReleasedNotFree int                 `json:"released_not_free"`
	Free            int                 `json:"free"`
	Disappeared     int                 `json:"disappeared"`
	AtLarge         int                 `json:"at_large"`
	Dead            int                 `json:"dead"`
	NotKnown        int                 `json:"not_known"`
	Uncertain       int                 `json:"uncertain"` // status only likely
	ByRelease       map[ReleaseKind]int `json:"by_release"`
	ByCharge        map[string]int      `json:"by_charge"`
}

// Count works out the figures of the dossiers named.
func Count(v *View, ids []ID, asOf Day) Figures { return Figures{AsOf: asOf} }
