package desk

import (
	"strings"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

// A draft is what is being typed: the writes that will become one change. It
// is durable, and shown, before it is a change, so that neither a crash nor a
// cut wire loses more than the last second, and the log does not keep every
// half-written word.
type draft []change.Write

const draftPrefix = "draft/"

func draftState(id dossier.ID) string { return draftPrefix + string(id) }

// Draft makes what is being typed durable without making a change of it. base
// and now are those of the save to come. The view shows the draft at once.
func (d *Desk) Draft(base, now *dossier.Dossier) error { return DraftOf(d, base, now) }

// DraftCase is [Desk.Draft] for a case.
func (d *Desk) DraftCase(base, now *dossier.Case) error { return DraftOf(d, base, now) }

// DraftContext is [Desk.Draft] for what stands before the profiles.
func (d *Desk) DraftContext(base, now *dossier.Context) error { return DraftOf(d, base, now) }

// DraftWe is [Desk.Draft] for the issuing group.
func (d *Desk) DraftWe(base, now *dossier.We) error { return DraftOf(d, base, now) }

// DraftOf is [Desk.Draft] for any subject.
func DraftOf[S Subject](d *Desk, base, now *S) error {
	d.mu.Lock()
	err := drafting(d, base, now)
	listener := d.listener
	d.mu.Unlock()
	if err == nil && listener != nil {
		listener()
	}
	return err
}

func drafting[S Subject](d *Desk, base, now *S) error {
	kind, id, err := kindOf(now)
	if err != nil {
		return err
	}
	record, err := d.vault.Record(id)
	if err != nil {
		return err
	}
	writes, err := change.Edit(kind, record, base, now)
	if err != nil {
		return err
	}
	var state []byte
	if len(writes) > 0 {
		if state, err = cbor.Marshal(draft(writes)); err != nil {
			return err
		}
	}
	if err := d.vault.Update(func(tx *vault.Tx) error { return tx.SetState(draftState(id), state) }); err != nil {
		return err
	}
	if len(writes) > 0 {
		d.drafts[id] = writes
	} else {
		delete(d.drafts, id)
	}
	f, err := d.look([]dossier.ID{id}, func(dossier.ID) (*change.Record, error) { return record, nil })
	if err == nil {
		d.show(f)
	}
	return err
}

// drafted is a record with the draft of its subject applied; r itself where
// there is no draft.
func (d *Desk) drafted(id dossier.ID, r *change.Record) *change.Record {
	writes, ok := d.drafts[id]
	if !ok {
		return r
	}
	if r == nil {
		r = change.NewRecord(writes[0].Place.Kind, id)
	} else {
		r = r.Clone()
	}
	r.Apply(change.Hash{}, &change.Change{Writes: writes})
	return r
}

// Settle makes changes of all drafts: before something else writes to them.
func (d *Desk) Settle() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.settleAll()
}

// settleAll makes changes of all drafts.
func (d *Desk) settleAll() error {
	if len(d.drafts) == 0 || d.vault.ReadOnly() {
		return nil
	}
	return d.together("", func(b *Batch) error {
		for id, writes := range d.drafts {
			if err := b.settle(id); err != nil {
				return err
			}
			if err := b.append(&change.Change{Writes: writes}); err != nil {
				return err
			}
		}
		return nil
	})
}

// readDrafts finds what was typed and not settled when the program ended last,
// and settles it. A vault that is only read shows it.
func (d *Desk) readDrafts() error {
	states, err := d.vault.States(draftPrefix)
	if err != nil {
		return err
	}
	for name, state := range states {
		var writes draft
		if err := cbor.Unmarshal(state, &writes); err != nil || len(writes) == 0 {
			continue // a later version's draft: it stays for that version
		}
		d.drafts[dossier.ID(strings.TrimPrefix(name, draftPrefix))] = writes
	}
	if d.vault.ReadOnly() || len(d.drafts) == 0 {
		return nil
	}
	d.seen.Store(newSeen(&dossier.View{}))
	return d.settleAll()
}
