package search

import "habeas/dossier"

// Hit is a dossier that a query finds, and where the person stands on the day
// asked for.
type Hit struct {
	ID          dossier.ID
	Dossier     *dossier.Dossier
	Custody     *dossier.Custody // shared: change nothing in it
	Standing    dossier.Standing
	Days, House dossier.DayCount
}

// Index makes the dossiers of one view searchable. It may be shared between
// goroutines.
type Index struct {
	entries []*entry
	byID    map[dossier.ID]*entry
}

// NewIndex indexes a view.
func NewIndex(v *dossier.View) *Index { return new(Index).Renew(v) }

// Renew indexes a later view of the same vault. The work done for dossiers that
// did not change, nor their cases and sources (the same pointers), is taken
// over.
func (x *Index) Renew(v *dossier.View) *Index {
	n := &Index{entries: make([]*entry, len(v.Dossiers)), byID: make(map[dossier.ID]*entry, len(v.Dossiers))}
	for i, d := range v.Dossiers {
		e := x.byID[d.ID]
		if e == nil || !e.valid(v, d) {
			e = newEntry(v, d)
		}
		n.entries[i], n.byID[d.ID] = e, e
	}
	return n
}

// Find returns the dossiers that match, in the view's order. Status is taken as
// of asOf; consent and staleness are judged on now.
func (x *Index) Find(q Query, asOf, now dossier.Day) []Hit {
	on := dates{asOf, now}
	var hits []Hit
	for _, e := range x.entries {
		if q.root == nil || q.root.matches(e, on) {
			a := e.on(asOf)
			hits = append(hits, Hit{e.d.ID, e.d, &e.custody, a.Standing, a.Days, a.House})
		}
	}
	return hits
}
