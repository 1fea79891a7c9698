package desk

import (
	"fmt"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// Subject is a value that a vault keeps.
type Subject interface {
	dossier.Dossier | dossier.Case | dossier.Source | dossier.Meeting | dossier.Context | dossier.We | dossier.Packet | dossier.Named
}

// Save writes what differs between base and now as one change, durable when
// the call returns. base is the value that the edit began with, nil for a new
// subject. The order of a list's items is that of the slice. Nothing is written
// where nothing differs. A draft of the subject is settled by it.
func Save[S Subject](d *Desk, base, now *S) error {
	return d.Together("", func(b *Batch) error { return Add(b, base, now) })
}

// SaveDossier writes a dossier; see [Save].
func (d *Desk) SaveDossier(base, now *dossier.Dossier) error { return Save(d, base, now) }

// SaveCase writes what several people share; see [Save].
func (d *Desk) SaveCase(base, now *dossier.Case) error { return Save(d, base, now) }

// SaveSource writes a source; see [Save].
func (d *Desk) SaveSource(base, now *dossier.Source) error { return Save(d, base, now) }

// SaveMeeting writes a meeting; see [Save].
func (d *Desk) SaveMeeting(base, now *dossier.Meeting) error { return Save(d, base, now) }

// DraftMeeting makes what is being typed about a meeting durable; see [Desk.Draft].
func (d *Desk) DraftMeeting(base, now *dossier.Meeting) error { return DraftOf(d, base, now) }

// SaveContext writes the paragraphs before the profiles, and the title; see [Save].
func (d *Desk) SaveContext(base, now *dossier.Context) error { return Save(d, base, now) }

// SaveWe writes who the issuing group is; see [Save].
func (d *Desk) SaveWe(base, now *dossier.We) error { return Save(d, base, now) }

// NewID makes an ID for a new dossier or item.
func (d *Desk) NewID() dossier.ID {
	id, err := dossier.NewID(d.now(), d.random)
	if err != nil {
		panic("desk: internal error: " + err.Error()) // the system has no randomness: nothing can be kept safe
	}
	return id
}

// Batch is several edits that become durable together, each a change of its
// own.
type Batch struct {
	d       *Desk
	tx      *vault.Tx
	origin  string
	touched []dossier.ID
	known   map[dossier.ID]bool // those touched
	changes []change.NamedChange
	settled []dossier.ID
}

// Together makes several edits in one transaction: all of them or none. An
// origin other than "" ("sample", "import") keeps them from Undo. f must not
// call the desk's own methods.
func (d *Desk) Together(origin string, f func(*Batch) error) error {
	d.mu.Lock()
	err := d.together(origin, f)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && listener != nil {
		listener()
	}
	return err
}

func (d *Desk) together(origin string, f func(*Batch) error) error {
	var (
		b   *Batch
		now *fresh
	)
	err := d.vault.Update(func(tx *vault.Tx) (err error) {
		b = &Batch{d: d, tx: tx, origin: origin, known: map[dossier.ID]bool{}}
		if err = f(b); err == nil {
			now, err = d.look(b.touched, tx.Record, b.settled...)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, c := range b.changes {
		if d.stacks != nil {
			d.stacks.Push(c.Name, c.Change)
		}
	}
	for _, id := range b.settled {
		delete(d.drafts, id)
	}
	if d.backups != nil && !d.closed {
		d.backups.changed(d.now())
	}
	d.show(now)
	return nil
}

// Add writes an edit as part of a batch; see [Save].
func Add[S Subject](b *Batch, base, now *S) error {
	kind, id, err := kindOf(now)
	if err != nil {
		return err
	}
	record, err := b.tx.Record(id)
	if err != nil {
		return err
	}
	writes, err := change.Edit(kind, record, base, now)
	if err != nil {
		return err
	}
	if err := b.settle(id); err != nil {
		return err
	}
	if len(writes) == 0 {
		return nil
	}
	return b.append(&change.Change{Writes: writes})
}

// Blob keeps bytes in the vault (a picture, a paper) and gives their SHA-256.
func (b *Batch) Blob(data []byte) (string, error) { return b.tx.PutBlob(data) }

// NewID makes an ID inside a batch.
func (b *Batch) NewID() dossier.ID { return b.d.NewID() }

// settle forgets the draft of a subject: what it held is being written.
func (b *Batch) settle(id dossier.ID) error {
	b.touch(id)
	if _, ok := b.d.drafts[id]; !ok {
		return nil
	}
	b.settled = append(b.settled, id)
	return b.tx.SetState(draftState(id), nil)
}

func (b *Batch) touch(id dossier.ID) {
	if !b.known[id] {
		b.known[id] = true
		b.touched = append(b.touched, id)
	}
}

func (b *Batch) append(c *change.Change) error {
	c.Version = change.Version
	c.Device = b.d.device
	c.Writer = b.d.writer
	c.At = b.d.now().UnixMilli()
	c.Origin = b.origin
	name, err := b.tx.Append(c)
	if err != nil {
		return err
	}
	b.changes = append(b.changes, change.NamedChange{Name: name, Change: c})
	for _, id := range c.Subjects() {
		b.touch(id)
	}
	return nil
}

// DeleteDossier takes a dossier away; Undo brings it back.
func (d *Desk) DeleteDossier(id dossier.ID) error { return d.Delete(id) }

// Delete takes any subject away; Undo brings it back.
func (d *Desk) Delete(id dossier.ID) error {
	return d.Together("", func(b *Batch) error {
		r, err := b.tx.Record(id)
		if err != nil {
			return err
		}
		if r == nil || !r.Exists() {
			return fmt.Errorf("there is nothing to delete with the identifier %s", id)
		}
		if err := b.settle(id); err != nil {
			return err
		}
		writes, err := change.Delete(r)
		if err != nil {
			return err
		}
		return b.append(&change.Change{Writes: writes})
	})
}

// State reads a small thing that the window keeps in the vault (the last
// dossier, a kept filter); nil where there is none.
func (d *Desk) State(name string) []byte {
	b, err := d.vault.State(vault.Comforts + name)
	if err != nil {
		return nil
	}
	return b
}

// SetState keeps a small thing in the vault. It is not part of the log. Of what is no
// JSON nothing stays where a dossier is forgotten for good; of JSON, what tells nothing
// of it.
func (d *Desk) SetState(name string, value []byte) error {
	return d.vault.Update(func(tx *vault.Tx) error { return tx.SetState(vault.Comforts+name, value) })
}
