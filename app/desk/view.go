package desk

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/search"
)

// build works the view out of all records, on all processors. The records are
// not kept: they take more room than all that is made of them, and who wants one
// of them reads it.
func (d *Desk) build() (*dossier.View, error) {
	v := &dossier.View{Context: dossier.Context{ID: dossier.ContextID}, We: dossier.We{ID: dossier.WeID}}
	var (
		mu     sync.Mutex
		failed error
	)
	typed := maps.Clone(d.drafts) // of which there is no record yet
	take := func(id dossier.ID, r *change.Record) {
		part := &dossier.View{}
		err := put(part, id, d.drafted(id, r))
		mu.Lock()
		defer mu.Unlock()
		if failed = cmp.Or(failed, err); err == nil {
			join(v, part)
		}
		delete(typed, id)
		if canComeBack(r) {
			d.deleted[id] = true
		}
	}
	err := d.vault.Records(func(r *change.Record) error {
		take(r.Subject, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for id := range maps.Clone(typed) {
		take(id, nil)
	}
	if failed != nil {
		return nil, failed
	}
	arrange(v)
	return v, nil
}

// canComeBack reports whether a record is that of a dossier that was deleted, and
// not for good.
func canComeBack(r *change.Record) bool {
	if r == nil || r.Kind != change.Dossier {
		return false
	}
	_, deleted := r.Deleted()
	return deleted
}

// join adds a part of a view that is being built.
func join(v, part *dossier.View) {
	v.Dossiers = append(v.Dossiers, part.Dossiers...)
	v.Cases = append(v.Cases, part.Cases...)
	v.Sources = append(v.Sources, part.Sources...)
	v.Meetings = append(v.Meetings, part.Meetings...)
	v.Packets = append(v.Packets, part.Packets...)
	v.Named = append(v.Named, part.Named...)
	if part.Context.ID != "" {
		v.Context = part.Context
	}
	if part.We.ID != "" {
		v.We = part.We
	}
}

// seen is what is looked at: it can be had while a change waits for the disk. It
// does not change. The dossiers are in the index, which shares with the one before
// whatever was not touched; a list of them all is made when somebody asks.
type seen struct {
	index  *search.Index
	around *dossier.View // all but the dossiers

	once sync.Once
	all  *dossier.View

	figures atomic.Pointer[dossier.Figures] // of all, as they were asked for last
	facets  atomic.Pointer[[]Facet]         // of all, once they were asked for
}

func newSeen(v *dossier.View) *seen {
	around := *v
	around.Dossiers = nil
	return &seen{index: search.NewIndex(v), around: &around}
}

func (s *seen) view() *dossier.View {
	s.once.Do(func() {
		v := *s.around
		v.Dossiers = s.index.Dossiers()
		s.all = &v
	})
	return s.all
}

// fresh is some subjects as they are now.
type fresh struct {
	ids     []dossier.ID
	view    *dossier.View // has those that are there, and of the others nothing
	deleted []dossier.ID  // that can be brought back
}

// look makes what is seen of some subjects of their records, which it does not
// keep. The caller holds the lock.
func (d *Desk) look(ids []dossier.ID, record func(dossier.ID) (*change.Record, error), settled ...dossier.ID) (*fresh, error) {
	old := d.seen.Load()
	f := &fresh{ids: ids, view: &dossier.View{Context: old.around.Context, We: old.around.We}}
	for _, id := range ids {
		r, err := record(id)
		if err != nil {
			return nil, err
		}
		if canComeBack(r) {
			f.deleted = append(f.deleted, id)
		}
		if !slices.Contains(settled, id) {
			r = d.drafted(id, r)
		}
		if err := put(f.view, id, r); err != nil {
			return nil, err
		}
	}
	arrange(f.view)
	return f, nil
}

// show has some subjects seen as they are now. The caller holds the lock.
func (d *Desk) show(f *fresh) {
	old, v := d.seen.Load(), f.view
	v.Cases = over(old.around.Cases, f.ids, v.Cases, idOfCase)
	v.Sources = over(old.around.Sources, f.ids, v.Sources, idOfSource)
	v.Meetings = over(old.around.Meetings, f.ids, v.Meetings, idOfMeeting)
	v.Packets = over(old.around.Packets, f.ids, v.Packets, idOfPacket)
	v.Named = over(old.around.Named, f.ids, v.Named, idOfNamed)
	index := old.index.Renew(v, f.ids)
	v.Dossiers = nil
	d.seen.Store(&seen{index: index, around: v})
	for _, id := range f.ids {
		delete(d.deleted, id)
	}
	for _, id := range f.deleted {
		d.deleted[id] = true
	}
}

// count works out the figures of all. They are shared: nothing in them may be changed.
func (s *seen) count(asOf dossier.Day) dossier.Figures {
	if f := s.figures.Load(); f != nil && f.AsOf == asOf {
		return *f
	}
	f := s.index.Figures(asOf)
	s.figures.Store(&f)
	return f
}

// renew reads some subjects and shows them. The caller holds the lock.
func (d *Desk) renew(ids ...dossier.ID) error {
	f, err := d.look(ids, d.vault.Record)
	if err == nil {
		d.show(f)
	}
	return err
}

// over gives a sorted list in which the subjects named are those of another, or
// gone. It costs what they cost, and a copy of the pointers.
func over[T any](old []*T, ids []dossier.ID, fresh []*T, of func(*T) dossier.ID) []*T {
	if !slices.ContainsFunc(ids, func(id dossier.ID) bool {
		_, was := find(old, id, of)
		_, is := find(fresh, id, of)
		return was || is
	}) {
		return old
	}
	l := slices.Clone(old)
	for _, id := range ids {
		i, was := find(l, id, of)
		j, is := find(fresh, id, of)
		switch {
		case was && is:
			l[i] = fresh[j]
		case was:
			l = slices.Delete(l, i, i+1)
		case is:
			l = slices.Insert(l, i, fresh[j])
		}
	}
	if len(l) == 0 {
		return nil // as in a view that is made anew
	}
	return l
}

func find[T any](sorted []*T, id dossier.ID, of func(*T) dossier.ID) (int, bool) {
	return slices.BinarySearchFunc(sorted, id, func(x *T, id dossier.ID) int { return cmp.Compare(of(x), id) })
}

// put adds what a record says to a view; a subject that is gone, or nil, adds
// nothing.
func put(v *dossier.View, id dossier.ID, r *change.Record) error {
	if r == nil || !r.Exists() {
		switch id {
		case dossier.ContextID:
			v.Context = dossier.Context{ID: id}
		case dossier.WeID:
			v.We = dossier.We{ID: id}
		}
		return nil
	}
	switch r.Kind {
	case change.Dossier:
		return fillInto(&v.Dossiers, r)
	case change.Case:
		return fillInto(&v.Cases, r)
	case change.Source:
		return fillInto(&v.Sources, r)
	case change.Meeting:
		return fillInto(&v.Meetings, r)
	case change.Packet:
		return fillInto(&v.Packets, r)
	case change.Named:
		return fillInto(&v.Named, r)
	case change.Context:
		v.Context = dossier.Context{}
		return r.Fill(&v.Context)
	case change.We:
		v.We = dossier.We{}
		return r.Fill(&v.We)
	}
	return nil // a kind that this version does not know stays in the vault
}

func fillInto[T any](l *[]*T, r *change.Record) error {
	x := new(T)
	if err := r.Fill(x); err != nil {
		return err
	}
	*l = append(*l, x)
	return nil
}

func arrange(v *dossier.View) {
	sortByID(v.Dossiers, idOfDossier)
	sortByID(v.Cases, idOfCase)
	sortByID(v.Sources, idOfSource)
	sortByID(v.Meetings, idOfMeeting)
	sortByID(v.Packets, idOfPacket)
	sortByID(v.Named, idOfNamed)
}

func sortByID[T any](l []*T, of func(*T) dossier.ID) {
	slices.SortFunc(l, func(a, b *T) int { return cmp.Compare(of(a), of(b)) })
}

func idOfDossier(x *dossier.Dossier) dossier.ID { return x.ID }
func idOfCase(x *dossier.Case) dossier.ID       { return x.ID }
func idOfSource(x *dossier.Source) dossier.ID   { return x.ID }
func idOfMeeting(x *dossier.Meeting) dossier.ID { return x.ID }
func idOfPacket(x *dossier.Packet) dossier.ID   { return x.ID }
func idOfNamed(x *dossier.Named) dossier.ID     { return x.ID }

// kindOf says what kind of subject a value is, and its ID.
func kindOf(subject any) (change.Kind, dossier.ID, error) {
	switch s := subject.(type) {
	case *dossier.Dossier:
		return change.Dossier, s.ID, nil
	case *dossier.Case:
		return change.Case, s.ID, nil
	case *dossier.Source:
		return change.Source, s.ID, nil
	case *dossier.Meeting:
		return change.Meeting, s.ID, nil
	case *dossier.Packet:
		return change.Packet, s.ID, nil
	case *dossier.Named:
		return change.Named, s.ID, nil
	case *dossier.Context:
		return change.Context, s.ID, nil
	case *dossier.We:
		return change.We, s.ID, nil
	}
	return "", "", fmt.Errorf("invalid subject: a %T is none", subject)
}
