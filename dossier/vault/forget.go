package vault

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault/locked"
)

// Forgotten is what was taken out of a file for good.
type Forgotten struct {
	Changes     int // that were taken out of the log
	Attachments int
	Drafts      int // and other states named after them
	// Later says why the bytes of what went are not overwritten yet; the next
	// opening for writing does it. Nil where they are gone.
	Later error
}

// Comforts is how the names of those states begin that the window keeps for a person:
// what was looked for, and looked at last. They may tell of any subject.
const Comforts = "window/"

// Forget takes the subjects of a tombstone out of the file for good: their
// records, their history, the attachments that nobody else has, the states named
// after them ("draft/ID"), and all [Comforts]. What is left is the tombstone, beside which
// nothing counts that another copy still says of them. also, where it is not
// nil, runs in the same save.
//
// It is one save: at whatever moment the machine stops, the file is as it was
// before, or without them. Then what they left in pages that are not in use is
// overwritten; the root has a mark until that is done, and who opens the file
// next finishes it. A file in which there is nothing of the subjects, or nothing
// any more, is left as it is.
func (v *Vault) Forget(ctx context.Context, tombstone *change.Change, also func(*Tx) error) (f Forgotten, err error) {
	ids := tombstone.Forgets()
	if len(ids) == 0 || len(ids) < len(tombstone.Writes) {
		return f, errors.New("invalid change: it is no tombstone")
	}
	switch {
	case v.ReadOnly():
		return f, ErrReadOnly
	case ctx.Err() != nil:
		return f, ctx.Err()
	}
	if there, err := v.Has(ids...); err != nil || !there {
		return f, err
	}
	if err := v.mark(true); err != nil {
		return f, err
	}
	err = v.Update(func(tx *Tx) (err error) {
		if f, err = tx.takeOut(tombstone, ids); err != nil || also == nil {
			return err
		}
		return also(tx)
	})
	wiped := v.wipe() // of a save that failed there are traces, too
	if err != nil {
		return Forgotten{}, err
	}
	f.Later = wiped
	return f, nil
}

// Has reports whether the vault has anything of some subjects but that they were
// forgotten: a record or, where nothing was saved of them yet, a draft.
func (v *Vault) Has(ids ...dossier.ID) (bool, error) {
	for _, id := range ids {
		if r, err := v.Record(id); err != nil || r != nil && !r.Forgotten() {
			return err == nil, err
		}
	}
	states, err := v.States("")
	for name := range states {
		if slices.Contains(ids, subjectOf(name)) {
			return true, nil
		}
	}
	return false, err
}

// subjectOf is the subject that a state is named after; "" where there is none.
func subjectOf(state string) dossier.ID {
	if at := strings.LastIndexByte(state, '/'); at >= 0 {
		return dossier.ID(state[at+1:])
	}
	return ""
}

// takeOut does the work of [Vault.Forget] in a transaction.
func (tx *Tx) takeOut(tombstone *change.Change, ids []dossier.ID) (f Forgotten, err error) {
	forgotten := map[dossier.ID]bool{}
	for _, id := range ids {
		forgotten[id] = true
	}
	err = tx.do(func() error {
		p, err := tx.plan(forgotten)
		if err != nil {
			return err
		}
		for _, c := range p.changes {
			if err := tx.takeChange(c); err != nil {
				return err
			}
			f.Changes++
		}
		for _, name := range p.states {
			if err := tx.remove(bucketState, tx.v.keys.place(bucketState, []byte(name))); err != nil {
				return err
			}
			if forgotten[subjectOf(name)] {
				f.Drafts++
			}
		}
		for whole := range p.blobs {
			taken, err := tx.removeBlob(whole)
			if err != nil {
				return err
			}
			if taken {
				f.Attachments++
			}
		}
		return nil
	})
	if err == nil {
		_, err = tx.append(tombstone)
	}
	return f, err
}

// oblivion is what has to go for some subjects to be forgotten.
type oblivion struct {
	changes []leftOver
	states  []string
	blobs   map[blobName]bool
}

// leftOver is a change that writes to them, and what is left of it.
type leftOver struct {
	seq  uint64
	name change.Hash
	left *change.Change // nil where nothing is
}

// plan reads the whole log: what is left of a change, and whether somebody else
// has an attachment, is told by nothing less.
func (tx *Tx) plan(forgotten map[dossier.ID]bool) (p oblivion, err error) {
	p.blobs = map[blobName]bool{}
	var mu sync.Mutex
	kept := map[blobName]bool{}
	err = tx.every(bucketLog, func(_, content []byte) error {
		seq, c, err := decodeLogged(content)
		if err != nil {
			return err
		}
		left := c.Change.Left(c.Name, func(id dossier.ID) bool { return forgotten[id] })
		mu.Lock()
		defer mu.Unlock()
		for _, w := range c.Change.Writes {
			if forgotten[w.Place.Subject] {
				eachBlob(w.Value, func(b blobName) { p.blobs[b] = true })
			} else {
				eachBlob(w.Value, func(b blobName) { kept[b] = true })
			}
		}
		if left != c.Change {
			p.changes = append(p.changes, leftOver{seq, c.Name, left})
		}
		return nil
	})
	if err != nil {
		return p, err
	}
	err = tx.every(bucketState, func(_, content []byte) error {
		s, err := decodeState(content)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		if forgotten[subjectOf(s.Name)] || strings.HasPrefix(s.Name, Comforts) {
			p.states = append(p.states, s.Name)
			eachBlob(s.Data, func(b blobName) { p.blobs[b] = true })
		} else {
			eachBlob(s.Data, func(b blobName) { kept[b] = true })
		}
		return nil
	})
	for b := range kept {
		delete(p.blobs, b)
	}
	return p, err
}

// every opens all that a bucket has in the transaction.
func (tx *Tx) every(bucket string, f func(key, content []byte) error) error {
	values, err := tx.v.copyBucket(tx.tx, bucket)
	if err != nil {
		return err
	}
	for _, err := range tx.v.openAll(bucket, values, f) {
		var newer *change.NewerError
		switch {
		case errors.As(err, &newer):
			return err // it is whole
		case err != nil:
			return tx.v.damaged(kinds[bucket]+": "+err.Error(), err)
		}
	}
	return nil
}

// eachBlob finds the names of blobs in CBOR: texts of 64 hexadecimal digits,
// wherever they stand in it. What only looks like one names nothing.
func eachBlob(value []byte, f func(blobName)) {
	head := []byte{0x78, 2 * byte(len(blobName{}))} // a text of that length
	for {
		at := bytes.Index(value, head)
		if at < 0 || len(value) < at+len(head)+2*len(blobName{}) {
			return
		}
		value = value[at+len(head):]
		var b blobName
		if _, err := hex.Decode(b[:], value[:2*len(b)]); err == nil {
			f(b)
		}
	}
}

// takeChange takes a change out of the log, or what has to go of it.
func (tx *Tx) takeChange(c leftOver) error {
	key := tx.v.keys.place(bucketLog, c.name[:])
	if c.left == nil {
		return tx.remove(bucketLog, key)
	}
	b, err := c.left.Encode()
	if err != nil {
		return err
	}
	content, err := enc.Marshal(logged{Seq: c.seq, Bytes: b})
	if err != nil {
		return fmt.Errorf("failed to encode a change: %w", err)
	}
	return tx.put(bucketLog, key, content, true)
}

// remove takes what is at a key out of a bucket.
func (tx *Tx) remove(bucket string, key []byte) error {
	b, err := tx.v.bucket(tx.tx, bucket)
	if err != nil {
		return err
	}
	tx.forget(b, bucket, key)
	if err := b.Delete(key); err != nil {
		return fmt.Errorf("failed to take out %s: %w", kinds[bucket], err)
	}
	return nil
}

// removeBlob takes all pieces of a blob out; false where there is none.
func (tx *Tx) removeBlob(whole blobName) (taken bool, err error) {
	first := tx.v.keys.place(bucketBlob, pieceName(whole, 0))
	content, err := tx.get(bucketBlob, first)
	if err != nil || content == nil {
		return false, err
	}
	p, err := decodePiece(content)
	if err != nil {
		return false, tx.v.damaged(kinds[bucketBlob]+": "+err.Error(), err)
	}
	for i := range pieceCount(p.length) {
		if err := tx.remove(bucketBlob, tx.v.keys.place(bucketBlob, pieceName(whole, uint32(i)))); err != nil {
			return false, err
		}
	}
	return true, nil
}

// Tombstones are the changes by which subjects were forgotten for good, in the
// order in which this file took them in. Of a damaged log it gives those that
// authenticate, beside the error.
func (v *Vault) Tombstones() (all []*change.Change, err error) {
	type at struct {
		seq uint64
		*change.Change
	}
	var (
		mu    sync.Mutex
		found []at
	)
	err = v.each(bucketLog, func(_, content []byte) error {
		seq, c, err := decodeLogged(content)
		if err != nil {
			return err
		}
		if len(c.Change.Forgets()) > 0 {
			mu.Lock()
			defer mu.Unlock()
			found = append(found, at{seq, c.Change})
		}
		return nil
	})
	slices.SortFunc(found, func(a, b at) int { return cmp.Compare(a.seq, b.seq) })
	for _, c := range found {
		all = append(all, c.Change)
	}
	return all, err
}

// Opens fails unless a secret opens the vault now: with [ErrWrongPassphrase], or
// [ErrReadOnly] in a vault that is only read. It is asked before what cannot be
// undone.
func (v *Vault) Opens(ctx context.Context, secret Secret) error {
	_, _, data, err := v.authorise(ctx, secret)
	if err != nil {
		return err
	}
	locked.Free(data)
	return nil
}
