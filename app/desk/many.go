package desk

import (
	"errors"
	"fmt"
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
)

// An Edit changes a dossier of several. It gets a copy whose lists are shared
// with others: it replaces those that it changes.
type Edit func(*dossier.Dossier)

// Many makes an edit in several dossiers. It is one change, which Undo takes back
// as one, and durable when the call returns. It gives how many dossiers differ
// by it; one that is not there any more is passed over.
func (d *Desk) Many(ids []dossier.ID, edit Edit) (changed int, err error) {
	return d.several(ids, func(r *change.Record, base *dossier.Dossier) ([]change.Write, error) {
		now := *base
		edit(&now)
		return change.Edit(change.Dossier, r, base, &now)
	})
}

// DeleteDossiers takes several dossiers away, as one change.
func (d *Desk) DeleteDossiers(ids []dossier.ID) (deleted int, err error) {
	return d.several(ids, func(r *change.Record, _ *dossier.Dossier) ([]change.Write, error) { return change.Delete(r) })
}

// errNothing ends a save that would save nothing.
var errNothing = errors.New("nothing differs")

func (d *Desk) several(ids []dossier.ID, writes func(*change.Record, *dossier.Dossier) ([]change.Write, error)) (touched int, err error) {
	d.mu.Lock()
	touched, err = d.writeSeveral(ids, writes)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && touched > 0 && listener != nil {
		listener()
	}
	return touched, err
}

func (d *Desk) writeSeveral(ids []dossier.ID, writes func(*change.Record, *dossier.Dossier) ([]change.Write, error)) (touched int, err error) {
	if err := d.settleAll(); err != nil { // what is being typed of them is a change of its own
		return 0, err
	}
	view := d.View()
	err = d.together("", func(b *Batch) error {
		one := &change.Change{}
		seen := map[dossier.ID]bool{}
		for _, id := range ids {
			base := view.Dossier(id)
			if base == nil || seen[id] {
				continue
			}
			seen[id] = true
			r, err := b.tx.Record(id)
			if err != nil {
				return err
			}
			w, err := writes(r, base)
			if err != nil {
				return fmt.Errorf("failed to change %d dossiers, nothing was changed: %w", len(ids), err)
			}
			if len(w) > 0 {
				one.Writes = append(one.Writes, w...)
				touched++
			}
		}
		if touched == 0 {
			return errNothing
		}
		return b.append(one)
	})
	switch {
	case errors.Is(err, errNothing):
		return 0, nil
	case err != nil:
		return 0, err
	}
	return touched, nil
}

// Tagged gives a dossier a tag that it has not.
func Tagged(tag string) Edit {
	return func(x *dossier.Dossier) {
		if !slices.Contains(x.Tags, tag) {
			x.Tags = append(slices.Clip(x.Tags), tag)
		}
	}
}

// Untagged takes a tag off.
func Untagged(tag string) Edit {
	return func(x *dossier.Dossier) {
		x.Tags = slices.DeleteFunc(slices.Clone(x.Tags), func(t string) bool { return t == tag })
	}
}

// ShownTo sets who may see the items that follow their dossier. What each may
// really see is narrower where the consent is.
func ShownTo(who dossier.Audiences) Edit {
	return func(x *dossier.Dossier) { x.Audience = who }
}

// Charged adds a charge, unless the dossier has the offence already.
func (d *Desk) Charged(c dossier.Charge) Edit {
	return func(x *dossier.Dossier) {
		if slices.ContainsFunc(x.Charges, func(has dossier.Charge) bool { return has.Offence == c.Offence }) {
			return
		}
		c.ID = d.NewID()
		c.Confirmed = dossier.DateOf(d.Today())
		x.Charges = append(slices.Clip(x.Charges), c)
	}
}

// CheckedToday marks what the dossier says as checked today; see
// [dossier.View.Confirm].
func (d *Desk) CheckedToday() Edit {
	view, today := d.View(), d.Today()
	return func(x *dossier.Dossier) { view.Confirm(x, today) }
}
