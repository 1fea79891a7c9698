package search

import (
	"runtime"

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

// Index makes dossiers searchable. It never changes, and may be shared between
// goroutines.
type Index struct {
	around *dossier.View // cases and sources alone
	shelf
}

// NewIndex indexes the dossiers of a view.
func NewIndex(v *dossier.View) *Index {
	return &Index{around(v), newShelf(entries(v, v.Dossiers))}
}

func around(v *dossier.View) *dossier.View { return &dossier.View{Cases: v.Cases, Sources: v.Sources} }

// Renew is the index after the subjects named have changed, came or went. Of the
// dossiers, v need have those alone. It costs what they cost; where a case or a
// source is among them, also a look at every dossier.
func (x *Index) Renew(v *dossier.View, changed []dossier.ID) *Index {
	n := &Index{around(v), x.shelf}
	var (
		again []*dossier.Dossier
		told  []dossier.ID // cases and sources that now say something else
	)
	for _, id := range changed {
		if d := v.Dossier(id); d != nil {
			again = append(again, d)
		}
		n.shelf = n.without(id)
		if x.around.Case(id) != v.Case(id) || x.around.Source(id) != v.Source(id) {
			told = append(told, id)
		}
	}
	if len(told) > 0 {
		for e := range n.all() {
			if e.tells(told) {
				again = append(again, e.d)
			}
		}
	}
	for _, e := range entries(v, again) {
		n.shelf = n.with(e)
	}
	return n
}

// entries makes those of some dossiers, on all processors where there are many.
func entries(v *dossier.View, dossiers []*dossier.Dossier) []*entry {
	const some = 64
	l := make([]*entry, len(dossiers))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(l); from += some {
		work := func() error {
			for i := from; i < min(from+some, len(l)); i++ {
				l[i] = newEntry(v, dossiers[i])
			}
			return nil
		}
		if len(l) <= some {
			_ = work()
		} else {
			g.Go(work)
		}
	}
	_ = g.Wait()
	return l
}

// Len is the number of dossiers.
func (x *Index) Len() int { return x.n }

// Dossier finds a dossier, or nil.
func (x *Index) Dossier(id dossier.ID) *dossier.Dossier {
	if e := x.get(id); e != nil {
		return e.d
	}
	return nil
}

// Dossiers are all, in the order of their IDs; nil for none.
func (x *Index) Dossiers() []*dossier.Dossier {
	if x.n == 0 {
		return nil
	}
	l := make([]*dossier.Dossier, 0, x.n)
	for e := range x.all() {
		l = append(l, e.d)
	}
	return l
}

// Find returns the dossiers that match, in the order of their IDs. Status is
// taken as of asOf; consent and staleness are judged on now.
func (x *Index) Find(q Query, asOf, now dossier.Day) []Hit {
	on := dates{asOf, now}
	var hits []Hit
	for e := range x.all() {
		if q.root == nil || q.root.matches(e, on) {
			a := e.on(asOf)
			hits = append(hits, Hit{e.d.ID, e.d, &e.custody, a.Standing, a.Days, a.House})
		}
	}
	return hits
}
