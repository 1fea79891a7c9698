package vault

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier"
	"habeas/dossier/change"
)

// Tx is a transaction of [Vault.Update], valid until its function returns, in
// that goroutine alone. After one of its methods failed, the transaction saves
// nothing.
type Tx struct {
	v       *Vault
	tx      *bolt.Tx
	root    *root
	records map[dossier.ID]*change.Record // read or written so far
	dirty   map[dossier.ID]bool
	saved   recent // the dirty records, as they were written
	err     error  // the first failure

	complete bool // everything was handed to bbolt
}

// Update runs f in one transaction. When it returns nil, everything that f did
// is on the disk; otherwise nothing of it is, unless it is an *[UnconfirmedError].
// f must read through its Tx.
func (v *Vault) Update(f func(*Tx) error) error {
	v.use.RLock()
	defer v.use.RUnlock()
	v.write.Lock()
	defer v.write.Unlock()
	switch {
	case v.closed:
		return ErrClosed
	case v.o.ReadOnly:
		return ErrReadOnly
	}
	if err := v.untouched(); err != nil {
		return err
	}
	tx := &Tx{v: v, root: v.root.clone(), records: map[dossier.ID]*change.Record{}, dirty: map[dossier.ID]bool{}, saved: recent{}}
	var (
		sealed   []byte
		panicked any
	)
	err := v.typed(v.in.update(func(btx *bolt.Tx) (err error) {
		tx.tx = btx
		defer func() { tx.tx = nil }()
		if err := tx.begin(); err != nil {
			return err
		}
		// A panic of f is a fault of the program, not of the file: it goes on
		// when nothing is held any more.
		if panicked, err = call(f, tx); err != nil {
			return err
		}
		sealed, err = tx.finish()
		return err
	}))
	if panicked != nil {
		panic(panicked)
	}
	// Where bbolt failed to write, whether the save counts is what the file says:
	// a disk that failed at the last moment may have taken it after all.
	counts := err == nil || tx.complete && v.took(sealed)
	switch {
	case err == nil:
	case counts:
		if failed := v.in.confirm(); failed != nil {
			err = &UnconfirmedError{err}
		} else {
			err = nil
		}
	case tx.complete:
		err = fmt.Errorf("failed to save, the vault is as it was before: %w", err)
	default:
		return err
	}
	if counts {
		v.root, v.sealed = tx.root, sealed
		v.recent = v.recent.with(tx.saved)
	}
	if s, err := readStamp(v.in.f); err == nil {
		v.stamp = s
	}
	return err
}

// call runs f and catches its panic.
func call(f func(*Tx) error, tx *Tx) (panicked any, err error) {
	defer func() {
		if panicked = recover(); panicked != nil {
			err = errors.New("the program failed")
		}
	}()
	return nil, f(tx)
}

// took reports whether the file has a root's value.
func (v *Vault) took(sealed []byte) (took bool) {
	_ = v.viewHeld(func(tx *bolt.Tx) error {
		b, err := v.bucket(tx, bucketRoot)
		took = err == nil && bytes.Equal(b.Get(rootKey), sealed)
		return err
	})
	return took
}

// begin makes sure that the file is as this vault left it.
func (tx *Tx) begin() error {
	b, err := tx.v.bucket(tx.tx, bucketRoot)
	if err != nil {
		return err
	}
	if !bytes.Equal(b.Get(rootKey), tx.v.sealed) {
		return &ReplacedError{tx.v.path, "something else wrote to it"}
	}
	if s, err := readStamp(tx.v.in.f); err != nil || s.size < tx.tx.Size() {
		return &ReplacedError{tx.v.path, "it was cut short"}
	}
	return nil
}

// finish writes the records and the root, and gives the root's value.
func (tx *Tx) finish() (sealed []byte, err error) {
	err = tx.do(func() error {
		// In their order, so that the same randomness makes the same file.
		for _, id := range slices.Sorted(maps.Keys(tx.dirty)) {
			content, err := tx.records[id].Encode()
			if err != nil {
				return err
			}
			key := tx.v.keys.place(bucketNow, []byte(id))
			if err := tx.put(bucketNow, key, content, true); err != nil {
				return err
			}
			tx.saved.note(id, tx.records[id], tx.tx.Bucket([]byte(bucketNow)).Get(key))
		}
		tx.root.Saves++
		content, err := tx.root.encode()
		if err != nil {
			return err
		}
		if sealed, err = tx.v.keys.seal(tx.v.random, bucketRoot, rootKey, content, true); err != nil {
			return err
		}
		return tx.tx.Bucket([]byte(bucketRoot)).Put(rootKey, sealed)
	})
	tx.complete = err == nil
	return sealed, err
}

// do runs a step. Once one failed, every later one does.
func (tx *Tx) do(f func() error) error {
	if tx.tx == nil {
		return errors.New("the save is over")
	}
	if tx.err == nil {
		tx.err = tx.v.in.run(f)
	}
	return tx.err
}

// put seals content into a bucket and takes it in to the root.
func (tx *Tx) put(bucket string, key, content []byte, compress bool) error {
	b, err := tx.v.bucket(tx.tx, bucket)
	if err != nil {
		return err
	}
	value, err := tx.v.keys.seal(tx.v.random, bucket, key, content, compress)
	if err != nil {
		return err
	}
	tx.forget(b, bucket, key)
	if err := b.Put(key, value); err != nil {
		return fmt.Errorf("failed to store %s: %w", kinds[bucket], err)
	}
	h := tx.root.heap(bucket)
	h.Count++
	h.Sum.add(tx.v.keys.member(bucket, key, value))
	return nil
}

// forget takes what is at a key out of the root.
func (tx *Tx) forget(b *bolt.Bucket, bucket string, key []byte) {
	if old := b.Get(key); old != nil {
		h := tx.root.heap(bucket)
		h.Count--
		h.Sum.sub(tx.v.keys.member(bucket, key, old))
	}
}

func (tx *Tx) has(bucket string, key []byte) bool {
	return tx.tx.Bucket([]byte(bucket)).Get(key) != nil
}

// get gives the content at a key, or nil where there is none.
func (tx *Tx) get(bucket string, key []byte) ([]byte, error) {
	b, err := tx.v.bucket(tx.tx, bucket)
	if err != nil {
		return nil, err
	}
	value := bytes.Clone(b.Get(key))
	if value == nil {
		return nil, nil
	}
	content, err := tx.v.keys.open(bucket, key, value)
	if err != nil {
		return nil, tx.v.damaged(kinds[bucket]+": "+err.Error(), err)
	}
	return content, nil
}

// Append stores a change at the end of the log and takes it in to the records
// of its subjects. A change that is there already does nothing; neither does one
// of a subject that was forgotten for good, and of one that writes to others
// besides, only what it writes to those is stored. The tombstone of a subject
// that is there is refused: [Vault.Forget] takes it.
func (tx *Tx) Append(c *change.Change) (name change.Hash, err error) {
	err = tx.do(func() error {
		for _, id := range c.Forgets() {
			if r, err := tx.load(id); err != nil {
				return err
			} else if r != nil && !r.Forgotten() {
				return errors.New("invalid change: it forgets what has a history, which has to be taken out with it")
			}
		}
		return nil
	})
	if err != nil {
		return name, err
	}
	return tx.append(c)
}

func (tx *Tx) append(c *change.Change) (name change.Hash, err error) {
	err = tx.do(func() error {
		b, err := c.Encode()
		if err != nil {
			return err
		}
		if name, err = change.NameOf(b); err != nil {
			return err
		}
		// What cannot be read back must not get in; and the records must not
		// share memory with the caller.
		own, err := change.Decode(b)
		if err != nil {
			return err
		}
		if len(own.Writes) == 0 {
			return errors.New("invalid change: it writes nothing")
		}
		key := tx.v.keys.place(bucketLog, name[:])
		if tx.has(bucketLog, key) {
			return nil
		}
		for _, id := range own.Subjects() {
			if _, err := tx.load(id); err != nil {
				return err
			}
		}
		left := own.Left(name, func(id dossier.ID) bool { return tx.records[id] != nil && tx.records[id].Forgotten() })
		switch {
		case left == nil:
			return nil
		case left != own:
			own = left
			if b, err = own.Encode(); err != nil {
				return err
			}
		}
		for _, id := range own.Subjects() {
			tx.dirty[id] = true
		}
		change.ApplyTo(tx.records, change.NamedChange{Name: name, Change: own})
		content, err := enc.Marshal(logged{Seq: tx.root.Next, Bytes: b})
		if err != nil {
			return fmt.Errorf("failed to encode a change: %w", err)
		}
		tx.root.Next++
		tx.root.Newest = max(tx.root.Newest, own.At)
		return tx.put(bucketLog, key, content, true)
	})
	return name, err
}

// Record is the subject as it is with what this transaction did, or nil. The
// caller must not change it, nor keep it beyond the transaction.
func (tx *Tx) Record(id dossier.ID) (r *change.Record, err error) {
	err = tx.do(func() error {
		r, err = tx.load(id)
		return err
	})
	return r, err
}

// load reads a record once.
func (tx *Tx) load(id dossier.ID) (*change.Record, error) {
	if r := tx.records[id]; r != nil {
		return r, nil
	}
	key := tx.v.keys.place(bucketNow, []byte(id))
	b, err := tx.v.bucket(tx.tx, bucketNow)
	if err != nil {
		return nil, err
	}
	r := tx.v.recent.take(id, b.Get(key))
	if r == nil {
		content, err := tx.get(bucketNow, key)
		if err != nil || content == nil {
			return nil, err
		}
		if r, err = tx.v.decodeRecord(key, content); err != nil {
			return nil, err
		}
	}
	tx.records[id] = r
	return r, nil
}

// Has reports whether the log holds a change.
func (tx *Tx) Has(name change.Hash) (has bool, err error) {
	err = tx.do(func() error {
		has = tx.has(bucketLog, tx.v.keys.place(bucketLog, name[:]))
		return nil
	})
	return has, err
}

// SetState stores a small value under a name; nil deletes it.
func (tx *Tx) SetState(name string, data []byte) error {
	return tx.do(func() error {
		key := tx.v.keys.place(bucketState, []byte(name))
		if data == nil {
			b, err := tx.v.bucket(tx.tx, bucketState)
			if err != nil {
				return err
			}
			tx.forget(b, bucketState, key)
			return b.Delete(key)
		}
		content, err := enc.Marshal(stated{Name: name, Data: data})
		if err != nil {
			return fmt.Errorf("failed to encode a state: %w", err)
		}
		return tx.put(bucketState, key, content, true)
	})
}

// State is the state of that name with what this transaction did, or nil.
func (tx *Tx) State(name string) (data []byte, err error) {
	err = tx.do(func() error {
		content, err := tx.get(bucketState, tx.v.keys.place(bucketState, []byte(name)))
		if err != nil || content == nil {
			return err
		}
		s, err := decodeState(content)
		data = s.Data
		return err
	})
	return data, err
}
