package desk

import (
	"cmp"
	"maps"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"habeas/dossier"
)

// SortKey is what a list of dossiers can be sorted by.
type SortKey string

// The keys. That by status is the order in which [Desk.Find] gives rows.
const (
	ByStatus  SortKey = "status"
	ByName    SortKey = "name"
	ByCharge  SortKey = "charge"
	ByHeld    SortKey = "held"    // how long, the shortest first
	ByChecked SortKey = "checked" // the longest ago first
)

// Sort sorts rows that Find gave. Where two are alike, and for those that have
// nothing to sort by, which come last either way, Find's order stays.
func Sort(rows []Row, by SortKey, down bool) {
	var order func(a, b Row) int
	lacks := func(Row) bool { return false }
	switch by {
	case ByStatus:
		if !down {
			return
		}
		order = func(a, b Row) int { return listRank[a.Standing.Status] - listRank[b.Standing.Status] }
		lacks = func(r Row) bool { return r.Name == "" }
	case ByName:
		order = func(a, b Row) int { return a.Compare(b.Line) }
		lacks = func(r Row) bool { return r.Name == "" }
	case ByCharge:
		order = byCharge(rows)
		lacks = func(r Row) bool { return r.Charge == "" }
	case ByHeld:
		order = func(a, b Row) int { return a.Held().Least - b.Held().Least }
		lacks = func(r Row) bool { return !r.Held().Known }
	case ByChecked:
		order = func(a, b Row) int { return cmp.Compare(a.Checked.Last(), b.Checked.Last()) }
		lacks = func(r Row) bool { return r.Checked.IsZero() }
	default:
		return
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		if la, lb := lacks(a), lacks(b); la != lb {
			if la {
				return 1
			}
			return -1
		}
		if down {
			return order(b, a)
		}
		return order(a, b)
	})
}

// Held is how long a list says that a person was held: of who is under house
// arrest, for how long that has been so.
func (r Row) Held() dossier.DayCount {
	if r.Standing.Status == dossier.Held && r.Standing.HouseArrest {
		return r.House
	}
	return r.Days
}

// byCharge compares charges as people sort words.
func byCharge(rows []Row) func(a, b Row) int {
	places := map[string]int{}
	for _, r := range rows {
		places[r.Charge] = 0
	}
	all := slices.Collect(maps.Keys(places))
	collate.New(language.Und, collate.Loose, collate.Numeric).SortStrings(all)
	for i, charge := range all {
		places[charge] = i
	}
	return func(a, b Row) int { return places[a.Charge] - places[b.Charge] }
}
