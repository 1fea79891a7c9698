package desk

import (
	"cmp"
	"errors"
	"slices"

	"habeas/dossier"
	"habeas/dossier/change"
)

// ErrNothingToUndo is returned by Undo and Redo at the end of their stacks.
var ErrNothingToUndo = errors.New("there is nothing to undo")

// Undone says what an undo or redo touched, so that a window can show it.
type Undone struct {
	Subjects []dossier.ID
}

// Undo takes back the newest change that was not taken back, also one of an
// earlier session. It fails with [ErrNothingToUndo]. What is being typed is
// settled first, and is then the newest change.
func (d *Desk) Undo() (Undone, error) {
	return d.takeBack(func(s *change.Stacks) []change.Hash { return s.Undo }, func(c *change.Change, h *change.Hash) { c.Undoes = h })
}

// Redo makes the newest undone change again.
func (d *Desk) Redo() (Undone, error) {
	return d.takeBack(func(s *change.Stacks) []change.Hash { return s.Redo }, func(c *change.Change, h *change.Hash) { c.Redoes = h })
}

func (d *Desk) takeBack(stack func(*change.Stacks) []change.Hash, mark func(*change.Change, *change.Hash)) (Undone, error) {
	d.mu.Lock()
	undone, err := d.invert(stack, mark)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && listener != nil {
		listener()
	}
	return undone, err
}

func (d *Desk) invert(stack func(*change.Stacks) []change.Hash, mark func(*change.Change, *change.Hash)) (Undone, error) {
	if err := d.settleAll(); err != nil {
		return Undone{}, err
	}
	s, err := d.stacked()
	if err != nil {
		return Undone{}, err
	}
	log := func(h change.Hash) *change.Change {
		c, err := d.vault.Change(h)
		if err != nil {
			return nil
		}
		return c
	}
	taken := func(h change.Hash) uint64 {
		seq, err := d.vault.Taken(h)
		if err != nil {
			return 0
		}
		return seq
	}
	var (
		name   change.Hash
		writes []change.Write
	)
	err = ErrNothingToUndo
	for _, name = range slices.Backward(stack(s)) {
		var unread error
		writes, err = change.Inverse(name, log, taken, func(id dossier.ID) *change.Record {
			r, err := d.vault.Record(id)
			unread = cmp.Or(unread, err)
			return r
		})
		if unread != nil {
			return Undone{}, unread
		}
		if !errors.Is(err, change.ErrChangedSince) {
			break
		}
		// Nothing of it is left to take back: what came in from elsewhere wrote
		// over it. The one before it is what a person means.
		err = ErrNothingToUndo
	}
	if err != nil {
		return Undone{}, err
	}
	c := &change.Change{Writes: writes}
	mark(c, &name)
	if err := d.together("", func(b *Batch) error { return b.append(c) }); err != nil {
		return Undone{}, err
	}
	return Undone{Subjects: c.Subjects()}, nil
}

// stacked gives what can be undone and redone. It is read from the log when
// somebody asks for the first time, as opening a vault must not wait for it. The
// caller holds the lock.
func (d *Desk) stacked() (*change.Stacks, error) {
	if d.stacks != nil {
		return d.stacks, nil
	}
	s := &change.Stacks{}
	if !d.vault.ReadOnly() {
		err := d.vault.Log(func(_ uint64, c change.NamedChange) error {
			s.Push(c.Name, c.Change)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	d.stacks = s
	return s, nil
}

// CanUndo says whether there is something to undo. The first call in a large
// vault takes a part of a second, better spent before somebody waits for it.
func (d *Desk) CanUndo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.drafts) > 0 && !d.vault.ReadOnly() {
		return true
	}
	s, err := d.stacked()
	return err == nil && len(s.Undo) > 0
}

// CanRedo says whether there is something to redo; see [Desk.CanUndo].
func (d *Desk) CanRedo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	s, err := d.stacked()
	return err == nil && len(s.Redo) > 0
}
