package vault

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier/change"
	"habeas/dossier/vault/locked"
)

// Rotate draws another data key, seals everything with it anew, and has the
// vault open with the passphrase of to and, where it has one, the key file, which
// may be the same as before, and with nothing else: recovery keys and slots of
// later versions are gone, as nobody can wrap a key for them without their secret.
// Who has the data key of before (by an old passphrase and an old copy) reads
// nothing of the vault any more.
//
// authorised is a secret that opens the vault now. The new file is written
// beside, brought to the disk, verified, and takes the vault's name in one step,
// as with [Vault.Compact]; when Rotate fails, the vault is as it was.
func (v *Vault) Rotate(ctx context.Context, authorised, to Secret, c Cost) error {
	if c == (Cost{}) {
		c = DefaultCost
	}
	h, _, data, err := v.authorise(ctx, authorised)
	if err != nil {
		return err
	}
	defer locked.Free(data)
	target, err := filepath.EvalSymlinks(v.abs) // a link stays a link
	if err != nil {
		return fmt.Errorf("failed to rotate the key of the vault: %w", err)
	}
	beside, err := v.nameBeside(target)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(beside) }() // what failed

	if _, err := io.ReadFull(v.random, data[:]); err != nil {
		return fmt.Errorf("failed to draw a key: %w", err)
	}
	slot, err := passphraseSlot(ctx, v.random, h.ID, data, to, c)
	if err != nil {
		return err
	}
	h = &header{Version: FormatVersion, ID: h.ID, Slots: []cbor.RawMessage{slot}}
	k, err := deriveKeys(data, h.ID)
	if err != nil {
		return err
	}
	return v.replaceBy(ctx, h, k, beside, target)
}

// replaceBy writes the vault with other keys beside and puts it in its place.
func (v *Vault) replaceBy(ctx context.Context, h *header, k *keys, beside, target string) error {
	used := false
	defer func() {
		if !used {
			k.wipe()
		}
	}()
	return v.alone(func() error {
		r := &resealer{ctx: ctx, v: v, to: k}
		err := v.viewHeld(func(tx *bolt.Tx) error { return r.write(tx, h, beside) })
		if err == nil {
			err = copyMode(v.in.f, beside)
		}
		if err == nil {
			_, err = (&Vault{path: v.path, o: v.o, random: v.random, keys: k}).prove(ctx, beside)
		}
		if err != nil {
			return fmt.Errorf("failed to write the vault anew, it is as it was: %w", err)
		}
		before := v.in
		err = v.exchange(beside, target)
		if v.in != before { // also where the folder could not be synced
			v.keys.wipe()
			v.keys, v.root, v.sealed, used = k, r.root, r.sealed, true
			v.older = nil
		}
		return err
	})
}

func copyMode(from *os.File, to string) error {
	info, err := from.Stat()
	if err != nil {
		return err
	}
	return os.Chmod(to, info.Mode().Perm())
}

// resealer writes what a vault has into a new file, under other keys.
type resealer struct {
	ctx    context.Context
	v      *Vault
	to     *keys
	root   *root
	sealed []byte // the root's value
}

func (r *resealer) write(from *bolt.Tx, h *header, path string) (err error) {
	head, err := h.encode(r.to)
	if err != nil {
		return err
	}
	old, _, err := r.v.readRoot(from)
	if err != nil {
		return err
	}
	r.root = newRoot(head)
	r.root.Saves, r.root.Next, r.root.Newest = old.Saves+1, old.Next, old.Newest

	in := &file{}
	o := in.options(false, 0, os.O_CREATE|os.O_EXCL)
	o.NoSync, o.NoGrowSync = true, true // it is synced as a whole, below
	if in.db, err = bolt.Open(path, 0o600, o); err != nil {
		return err
	}
	w := &copier{ctx: r.ctx, db: in.db}
	defer func() {
		w.rollback()
		if err != nil {
			_ = in.db.Close()
			_ = os.Remove(path)
		}
	}()
	put := func(bucket string, f func() error) error {
		w.name = []byte(bucket)
		if err := w.begin(); err != nil {
			return err
		}
		if _, err := w.tx.CreateBucket(w.name); err != nil {
			return err
		}
		return f()
	}
	// The header first, and with pages written before all others, as in every
	// copy.
	if err := put(bucketHead, func() error { return w.put(headKey, head) }); err != nil {
		return err
	}
	if err := w.commit(); err != nil {
		return err
	}
	for _, bucket := range summed {
		if err := put(bucket, func() error { return r.bucket(from, bucket, w.put) }); err != nil {
			return err
		}
		if was := old.heap(bucket).Count; r.root.heap(bucket).Count != was {
			return r.v.damaged(fmt.Sprintf("it has %d of %d values of one kind", r.root.heap(bucket).Count, was), nil)
		}
	}
	content, err := r.root.encode()
	if err != nil {
		return err
	}
	if r.sealed, err = r.to.seal(r.v.random, bucketRoot, rootKey, content, true); err != nil {
		return err
	}
	if err := put(bucketRoot, func() error { return w.put(rootKey, r.sealed) }); err != nil {
		return err
	}
	if err := w.commit(); err != nil {
		return err
	}
	if err := in.db.Close(); err != nil {
		return err
	}
	return trim(path)
}

// bucket seals what is in a bucket anew.
func (r *resealer) bucket(from *bolt.Tx, bucket string, put func(key, value []byte) error) error {
	b, err := r.v.bucket(from, bucket)
	if err != nil {
		return err
	}
	h := r.root.heap(bucket)
	return b.ForEach(func(key, value []byte) error {
		content, err := r.v.keys.open(bucket, key, value)
		if err == nil {
			content, err = r.v.lifted(bucket, content)
		}
		if err != nil {
			return r.v.damaged(kinds[bucket]+": "+err.Error(), err)
		}
		name, err := nameOf(bucket, content)
		if err != nil {
			return r.v.damaged(kinds[bucket]+": "+err.Error(), err)
		}
		place := r.to.place(bucket, name)
		sealed, err := r.to.seal(r.v.random, bucket, place, content, bucket != bucketBlob)
		if err != nil {
			return err
		}
		h.Count++
		h.Sum.add(r.to.member(bucket, place, sealed))
		return put(place, sealed)
	})
}

// nameOf gives the name of a thing, from which its place is made, by its
// content.
func nameOf(bucket string, content []byte) ([]byte, error) {
	switch bucket {
	case bucketNow:
		record, err := change.DecodeRecord(content)
		if err != nil {
			return nil, err
		}
		return []byte(record.Subject), nil
	case bucketLog:
		_, name, err := readLogged(content)
		return name[:], err
	case bucketBlob:
		p, err := decodePiece(content)
		if err != nil {
			return nil, err
		}
		return pieceName(p.whole, p.number), nil
	case bucketState:
		s, err := decodeState(content)
		return []byte(s.Name), err
	}
	return nil, errors.New("it is of no kind")
}
