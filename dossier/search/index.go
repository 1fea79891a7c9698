package search

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"habeas/dossier"
)

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
	view    *dossier.View
	entries []*entry // one for each dossier of the view
}

// NewIndex indexes a view.
func NewIndex(v *dossier.View) *Index { return (&Index{view: &dossier.View{}}).Renew(v) }

// Renew indexes a later view of the same vault. The work done for dossiers that
// did not change, nor their cases and sources (the same pointers), is taken
// over.
func (x *Index) Renew(v *dossier.View) *Index {
	n := &Index{view: v, entries: make([]*entry, len(v.Dossiers))}
	alone := slices.Equal(x.view.Cases, v.Cases) && slices.Equal(x.view.Sources, v.Sources)
	var missing []int
	was, at := x.view.Dossiers, 0
	for i, d := range v.Dossiers {
		// Most are the same, one after the other: that is seen without a look at
		// any of them.
		for at < len(was) && was[at] != d && was[at].ID < d.ID {
			at++
		}
		if at < len(was) && was[at] == d && (alone || x.entries[at].valid(v, d)) {
			n.entries[i] = x.entries[at]
			at++
		} else {
			missing = append(missing, i)
		}
	}
	n.add(missing)
	return n
}

// add makes the entries that are missing, on all processors where there are
// many.
func (x *Index) add(missing []int) {
	const some = 64
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for part := range slices.Chunk(missing, some) {
		work := func() error {
			for _, i := range part {
				x.entries[i] = newEntry(x.view, x.view.Dossiers[i])
			}
			return nil
		}
		if len(missing) <= some {
			_ = work()
		} else {
			g.Go(work)
		}
	}
	_ = g.Wait()
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
