package desk

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"habeas/dossier"
	"habeas/dossier/change"
)

// ErrNothingToRestore is returned where all is as it would be after a restore.
var ErrNothingToRestore = errors.New("it is so already: nothing was changed")

// Side is one side of a change.
type Side bool

// The sides of a change: what it replaced, and what it wrote.
const (
	Before Side = false
	After  Side = true
)

// RestoreField has one field hold again what it held before, or after, a change
// of its history. An item, or a subject, that was deleted since comes back with
// it. It is one change, which Undo takes back. It fails with
// [ErrNothingToRestore].
func (d *Desk) RestoreField(id dossier.ID, cell change.Cell, h change.Hash, side Side) error {
	return d.restore(id, h, func(s *story, was *change.Record) ([]change.Write, error) {
		at := slices.IndexFunc(s.changes, func(c change.NamedChange) bool { return c.Name == h })
		for _, step := range was.Steps(s.changes[at], s.log) {
			if step.Cell != cell {
				continue
			}
			values := step.Before
			if side == After {
				values = step.After
			}
			return s.record.RestoreField(cell, values)
		}
		return nil, fmt.Errorf("change %s did not write that field", h)
	})
}

// RestoreAsOf has a whole subject be again what it was after a change of its
// history; what was added since is deleted, and nothing leaves the history. It
// is one change, which Undo takes back. It fails with [ErrNothingToRestore].
func (d *Desk) RestoreAsOf(id dossier.ID, h change.Hash) error {
	return d.restore(id, h, func(s *story, was *change.Record) ([]change.Write, error) {
		return s.record.Restore(was)
	})
}

// WouldRestore tells what [Desk.RestoreAsOf] would do, field by field: Before is
// how it is, After how it would be again. It is none where all is so already.
func (d *Desk) WouldRestore(id dossier.ID, h change.Hash) ([]FieldChange, error) {
	s, err := d.story(id)
	if err != nil || s == nil {
		return nil, err
	}
	was, err := s.as(h)
	if err != nil {
		return nil, err
	}
	writes, err := s.record.Restore(was)
	if err != nil {
		return nil, err
	}
	c := change.NamedChange{Change: &change.Change{Writes: writes}} // it has no name, as it is not made
	after := s.record.Clone()
	after.Apply(c.Name, c.Change)
	t := &teller{words: d.speaks(), view: d.View(), log: s.log}
	var would []FieldChange
	for _, step := range after.Steps(c, s.log) {
		if f, ok := t.field(step, s.record, after); ok {
			would = append(would, f)
		}
	}
	return would, nil
}

func (d *Desk) restore(id dossier.ID, h change.Hash, writes func(s *story, was *change.Record) ([]change.Write, error)) error {
	s, err := d.story(id)
	switch {
	case err != nil:
		return err
	case s == nil:
		return fmt.Errorf("there is nothing with the identifier %s in this vault", id)
	}
	was, err := s.as(h)
	if err != nil {
		return err
	}
	return d.Together("", func(b *Batch) error {
		now, err := b.tx.Record(id)
		if err != nil {
			return err
		}
		s.record = now // whatever was written since the history was read
		w, err := writes(s, was)
		if err != nil {
			return err
		}
		if len(w) == 0 {
			return ErrNothingToRestore
		}
		if err := b.settle(id); err != nil {
			return err
		}
		return b.append(&change.Change{Writes: w, Restores: &h})
	})
}

// AsOf is a dossier as it was after a change of its history, to look at; nil
// where it was not there then.
func (d *Desk) AsOf(id dossier.ID, h change.Hash) (*dossier.Dossier, error) {
	s, err := d.story(id)
	if err != nil || s == nil {
		return nil, err
	}
	r, err := s.as(h)
	if err != nil || !r.Exists() {
		return nil, err
	}
	if r.Kind != change.Dossier {
		return nil, fmt.Errorf("%s is no dossier but a %s", id, r.Kind)
	}
	var x dossier.Dossier
	if err := r.Fill(&x); err != nil {
		return nil, err
	}
	return &x, nil
}

// DeletedDossier is one that can be brought back.
type DeletedDossier struct {
	ID     dossier.ID
	Name   string    // "" where nobody was named
	At     time.Time // when it was deleted, by the clock of the device
	Device string
	Change change.Hash // by which it was deleted
}

// Deleted lists the dossiers that were deleted and can be brought back, the one
// deleted last first. What was forgotten for good is not among them.
func (d *Desk) Deleted() ([]DeletedDossier, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []DeletedDossier
	for id := range d.deleted {
		r, err := d.vault.Record(id)
		if err != nil {
			return nil, err
		}
		if !canComeBack(r) {
			continue
		}
		by, _ := r.Deleted()
		var x dossier.Dossier
		if err := r.Fill(&x); err != nil {
			return nil, err
		}
		gone := DeletedDossier{ID: id, Name: nameOf(&x), Change: by.Change}
		c, err := d.readChange(by.Change, nil)
		if err != nil {
			return nil, err
		}
		if c != nil {
			gone.At, gone.Device = c.Time(), c.Device
		}
		all = append(all, gone)
	}
	slices.SortFunc(all, func(a, b DeletedDossier) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return all, nil
}

// BringBack takes back the deletion of a dossier, as one change. It fails with
// [ErrNothingToRestore] where it is there.
func (d *Desk) BringBack(id dossier.ID) error {
	return d.Together("", func(b *Batch) error {
		r, err := b.tx.Record(id)
		switch {
		case err != nil:
			return err
		case r == nil:
			return fmt.Errorf("there is no dossier %s", id)
		case r.Forgotten():
			return change.ErrForgotten
		}
		w := change.BringBack(r)
		if r.Exists() || len(w) == 0 {
			return ErrNothingToRestore
		}
		return b.append(&change.Change{Writes: w})
	})
}
