package desk

import (
	"context"
	"encoding/json"
	"fmt"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// Forgotten says what was taken out for good, and where there may be more.
type Forgotten struct {
	Name        string // what the dossier was called; "" where nobody was named
	Changes     int    // that were taken out of the vault's history
	Attachments int
	// Later says why what it left in the file is not overwritten yet; the next
	// opening does it. Nil where it is gone.
	Later error

	BackupsForgotten
	Elsewhere
}

// originForget is that of a tombstone: Undo passes over it.
const originForget = "forget"

// Forget removes a dossier, there or deleted, for good: from the vault, its
// history, its attachments that no other dossier has, and the vault's own
// backups. Nothing brings it back: not Undo, not a merge with an old copy. Only
// its identifier stays, with the word that it was forgotten. current is a secret
// that opens the vault now.
//
// When it fails, nothing was forgotten. What could not be done in the backups
// stands in the result, and is done as soon as they are seen again. Progress may
// be nil.
func (d *Desk) Forget(ctx context.Context, id dossier.ID, current []byte, progress func(done, total int)) (f Forgotten, err error) {
	authorised, err := d.secret(current)
	if err != nil {
		return f, err
	}
	defer authorised.Clear()
	if err := d.vault.Opens(ctx, authorised); err != nil {
		return f, err
	}
	f.Elsewhere = d.Elsewhere(id)
	x := d.asNamed(id)
	if x != nil {
		f.Name = nameOf(x)
	}
	d.mu.Lock()
	var taken vault.Forgotten
	if taken, err = d.forget(ctx, id, x); err == nil {
		f.Changes, f.Attachments, f.Later = taken.Changes, taken.Attachments, taken.Later
		err = d.afterForgetting(id)
	}
	listener := d.listener
	d.mu.Unlock()
	if err != nil {
		return f, err
	}
	if listener != nil {
		listener()
	}
	now := d.now()
	d.asBackups(ctx, func(ctx context.Context) { f.BackupsForgotten = d.forgetInBackups(ctx, now, progress) })
	return f, nil
}

// forget takes a dossier, x or nothing that was saved yet, out of the vault. The caller
// holds the lock.
func (d *Desk) forget(ctx context.Context, id dossier.ID, x *dossier.Dossier) (f vault.Forgotten, err error) {
	if d.closed {
		return f, vault.ErrClosed
	}
	r, err := d.vault.Record(id)
	if err != nil {
		return f, err
	}
	_, typed := d.drafts[id] // and not saved yet
	switch {
	case r == nil && !typed, r != nil && r.Kind != change.Dossier:
		return f, fmt.Errorf("there is no dossier %s", id)
	case r != nil && r.Forgotten():
		return f, change.ErrForgotten
	}
	if d.backups != nil {
		d.backups.halt() // one that is being made would still have it
	}
	due, err := d.foldersOf()
	if err != nil {
		return f, err
	}
	state, err := json.Marshal(due)
	if err != nil {
		return f, fmt.Errorf("failed to note down the backups: %w", err)
	}
	window, err := d.windowWithout(id, x)
	if err != nil {
		return f, err
	}
	writes := []change.Write{change.Tombstone(change.Dossier, id)}
	return d.vault.Forget(ctx, &change.Change{
		Version: change.VersionOf(writes), Device: d.device, Writer: d.writer, At: d.now().UnixMilli(),
		Origin: originForget, Writes: writes,
	}, func(tx *vault.Tx) error {
		for name, kept := range window {
			if err := tx.SetState(name, kept); err != nil {
				return err
			}
		}
		return tx.SetState(stateForget, state)
	})
}

// Tombstone is the change by which something was forgotten for good.
type Tombstone = change.Change

// Forgotten are the tombstones of what was forgotten for good, for a [Restore] over
// the vault: once it is closed, the keys of a backup may not open it.
func (d *Desk) Forgotten() ([]*Tombstone, error) { return d.vault.Tombstones() }

// afterForgetting has the desk know no more than the vault. The caller holds the
// lock.
func (d *Desk) afterForgetting(id dossier.ID) error {
	delete(d.drafts, id)
	d.pictures.clear()
	d.stacks = nil // they are found anew, without what went
	return d.renew(id)
}

func (c *pictureCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.found, c.order = nil, nil
}
