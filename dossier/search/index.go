package search

import (
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"

	"habeas/dossier"
)

// Hit is a dossier that a query finds.
type Hit struct {
	ID      dossier.ID
	Dossier *dossier.Dossier
	Custody *dossier.Custody // shared: change nothing in it
	Line    *Line            // shared, too
	on      *place
	today   *judged
}

// Standing is where the person stands on the day asked for.
func (h *Hit) Standing() *dossier.Standing { return &h.on.standing }

// Days are those in custody until the day asked for.
func (h *Hit) Days() dossier.DayCount { return h.on.days }

// House are the days under house arrest until the day asked for.
func (h *Hit) House() dossier.DayCount { return h.on.house }

// Consented reports whether some consent holds today.
func (h *Hit) Consented() bool { return h.today.given }

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

// Every is all dossiers with their custody, in the order of their IDs. Both are
// shared: nothing in them may be changed.
func (x *Index) Every() iter.Seq2[*dossier.Dossier, *dossier.Custody] {
	return func(yield func(*dossier.Dossier, *dossier.Custody) bool) {
		for e := range x.all() {
			if !yield(e.d, &e.custody) {
				return
			}
		}
	}
}

// Some is [Index.Every] of those that are named and there, in that order.
func (x *Index) Some(ids []dossier.ID) iter.Seq2[*dossier.Dossier, *dossier.Custody] {
	return func(yield func(*dossier.Dossier, *dossier.Custody) bool) {
		for _, id := range ids {
			if e := x.get(id); e != nil && !yield(e.d, &e.custody) {
				return
			}
		}
	}
}

// Find returns the dossiers that match, in the order of their IDs. Status is
// taken as of asOf; consent and staleness are judged on now.
func (x *Index) Find(q Query, asOf, now dossier.Day) []Hit {
	on := dates{asOf, now}
	var hits []Hit
	for e := range x.all() {
		if q.matches(e, on) {
			hits = append(hits, hit(e, on))
		}
	}
	return hits
}

// Hit is one dossier, as if a query had found it; false where it is not there.
func (x *Index) Hit(id dossier.ID, asOf, now dossier.Day) (Hit, bool) {
	e := x.get(id)
	if e == nil {
		return Hit{}, false
	}
	return hit(e, dates{asOf, now}), true
}

func hit(e *entry, on dates) Hit {
	return Hit{e.d.ID, e.d, &e.custody, &e.line, e.on(on.asOf), e.judge(on.now)}
}

// Counts is how many dossiers each of some queries finds; see [Index.Find].
func (x *Index) Counts(queries []Query, asOf, now dossier.Day) []int {
	on := dates{asOf, now}
	counts := make([]int, len(queries))
	for e := range x.all() {
		for i, q := range queries {
			if q.matches(e, on) {
				counts[i]++
			}
		}
	}
	return counts
}

// Figures are those of all dossiers.
func (x *Index) Figures(asOf dossier.Day) dossier.Figures {
	f := dossier.NewFigures(asOf)
	for e := range x.all() {
		f.Add(e.on(asOf).standing, e.custody.ChargesBy(asOf))
	}
	return f
}
