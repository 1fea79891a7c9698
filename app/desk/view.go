package desk

import (
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/change"
)

// build works the view out of all records.
func (d *Desk) build() (*dossier.View, error) {
	v := &dossier.View{Context: dossier.Context{ID: dossier.ContextID}, We: dossier.We{ID: dossier.WeID}}
	for id, r := range d.records {
		if err := put(v, id, d.drafted(id, r)); err != nil {
			return nil, err
		}
	}
	for id := range d.drafts {
		if d.records[id] == nil {
			if err := put(v, id, d.drafted(id, nil)); err != nil {
				return nil, err
			}
		}
	}
	arrange(v)
	return v, nil
}

// renew makes a view in which the subjects named are as they are now.
func (d *Desk) renew(ids []dossier.ID) error {
	old := d.seen.Load()
	v := &dossier.View{
		Dossiers: without(old.view.Dossiers, ids, func(x *dossier.Dossier) dossier.ID { return x.ID }),
		Cases:    without(old.view.Cases, ids, func(x *dossier.Case) dossier.ID { return x.ID }),
		Sources:  without(old.view.Sources, ids, func(x *dossier.Source) dossier.ID { return x.ID }),
		Meetings: without(old.view.Meetings, ids, func(x *dossier.Meeting) dossier.ID { return x.ID }),
		Packets:  without(old.view.Packets, ids, func(x *dossier.Packet) dossier.ID { return x.ID }),
		Named:    without(old.view.Named, ids, func(x *dossier.Named) dossier.ID { return x.ID }),
		Context:  old.view.Context,
		We:       old.view.We,
	}
	for _, id := range ids {
		if err := put(v, id, d.drafted(id, d.records[id])); err != nil {
			return err
		}
	}
	arrange(v)
	d.seen.Store(&seen{v, old.index.Renew(v)})
	return nil
}

func without[T any](l []*T, ids []dossier.ID, of func(*T) dossier.ID) []*T {
	return slices.DeleteFunc(slices.Clone(l), func(x *T) bool { return slices.Contains(ids, of(x)) })
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
	byID(v.Dossiers, func(x *dossier.Dossier) dossier.ID { return x.ID })
	byID(v.Cases, func(x *dossier.Case) dossier.ID { return x.ID })
	byID(v.Sources, func(x *dossier.Source) dossier.ID { return x.ID })
	byID(v.Meetings, func(x *dossier.Meeting) dossier.ID { return x.ID })
	byID(v.Packets, func(x *dossier.Packet) dossier.ID { return x.ID })
	byID(v.Named, func(x *dossier.Named) dossier.ID { return x.ID })
}

func byID[T any](l []*T, of func(*T) dossier.ID) {
	slices.SortFunc(l, func(a, b *T) int { return strings.Compare(string(of(a)), string(of(b))) })
}

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
