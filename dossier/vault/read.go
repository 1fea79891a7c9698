package vault

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier"
	"habeas/dossier/change"
)

// logged is a change at rest. Its bytes are those that were hashed, so that
// what a later version of the program adds to a change is kept.
type logged struct {
	_     struct{} `cbor:",toarray"`
	Seq   uint64
	Bytes []byte
}

// stated is a state at rest.
type stated struct {
	_    struct{} `cbor:",toarray"`
	Name string
	Data []byte
}

// Records calls f, from several goroutines, with every subject as it is now. The
// records are f's; all of them at once are more than most have room for. What f
// made of them counts only where Records does not fail.
func (v *Vault) Records(f func(*change.Record) error) error {
	return v.each(bucketNow, func(key, content []byte) error {
		r, err := v.decodeRecord(key, content)
		if err != nil {
			return err
		}
		return f(r)
	})
}

// Record gives a subject as it is now, or nil where there is none.
func (v *Vault) Record(id dossier.ID) (*change.Record, error) {
	key, content, err := v.get(bucketNow, []byte(id))
	if err != nil || content == nil {
		return nil, err
	}
	return v.decodeRecord(key, content)
}

func (v *Vault) decodeRecord(key, content []byte) (*change.Record, error) {
	r, err := change.DecodeRecord(content)
	if err != nil {
		return nil, fmt.Errorf("failed to read a record: %w", err)
	}
	if !bytes.Equal(key, v.keys.place(bucketNow, []byte(r.Subject))) {
		return nil, errPlace
	}
	return r, nil
}

// errPlace says that a value is whole but lies where another belongs.
var errPlace = errors.New("it stands in the wrong place")

// Change gives a change of the log by its name, or an error that wraps
// [ErrNotFound].
func (v *Vault) Change(name change.Hash) (*change.Change, error) {
	_, content, err := v.get(bucketLog, name[:])
	if err != nil {
		return nil, err
	}
	if content == nil {
		return nil, fmt.Errorf("change %s: %w", name, ErrNotFound)
	}
	_, c, err := decodeLogged(content)
	if err != nil {
		return nil, err
	}
	return c.Change, nil
}

// Taken says when this file took a change in: the number rises with each, also where
// clocks do not. It is 0 for one that is not there.
func (v *Vault) Taken(name change.Hash) (uint64, error) {
	_, content, err := v.get(bucketLog, name[:])
	if err != nil || content == nil {
		return 0, err
	}
	l, _, err := readLogged(content)
	return l.Seq, err
}

// Log calls f with every change, in the order in which this file took them in.
// Sequence numbers rise. f may use the vault.
func (v *Vault) Log(f func(seq uint64, c change.NamedChange) error) error {
	var (
		mu  sync.Mutex
		all []logged
	)
	err := v.each(bucketLog, func(key, content []byte) error {
		l, name, err := readLogged(content)
		if err != nil {
			return err
		}
		if !bytes.Equal(key, v.keys.place(bucketLog, name[:])) {
			return errPlace
		}
		mu.Lock()
		defer mu.Unlock()
		all = append(all, l)
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b logged) int { return cmp.Compare(a.Seq, b.Seq) })
	for _, l := range all {
		c, err := change.Decode(l.Bytes)
		if err != nil {
			return fmt.Errorf("failed to read a change: %w", err)
		}
		name, err := change.NameOf(l.Bytes)
		if err != nil {
			return fmt.Errorf("failed to read a change: %w", err)
		}
		if err := f(l.Seq, change.NamedChange{Name: name, Change: c}); err != nil {
			return err
		}
	}
	return nil
}

// readLogged gives what is stored of a change, with its name.
func readLogged(content []byte) (logged, change.Hash, error) {
	var l logged
	if err := dec.Unmarshal(content, &l); err != nil {
		return l, change.Hash{}, fmt.Errorf("failed to read a change: %w", err)
	}
	name, err := change.NameOf(l.Bytes)
	if err != nil {
		return l, name, fmt.Errorf("failed to read a change: %w", err)
	}
	return l, name, nil
}

func decodeLogged(content []byte) (seq uint64, c change.NamedChange, err error) {
	l, name, err := readLogged(content)
	if err != nil {
		return 0, c, err
	}
	decoded, err := change.Decode(l.Bytes)
	if err != nil {
		return 0, c, fmt.Errorf("failed to read a change: %w", err)
	}
	return l.Seq, change.NamedChange{Name: name, Change: decoded}, nil
}

// State gives the state of that name, or nil where there is none.
func (v *Vault) State(name string) ([]byte, error) {
	_, content, err := v.get(bucketState, []byte(name))
	if err != nil || content == nil {
		return nil, err
	}
	s, err := decodeState(content)
	return s.Data, err
}

// States gives every state whose name begins with prefix.
func (v *Vault) States(prefix string) (map[string][]byte, error) {
	states := map[string][]byte{}
	var mu sync.Mutex
	err := v.each(bucketState, func(key, content []byte) error {
		s, err := decodeState(content)
		if err != nil {
			return err
		}
		if !bytes.Equal(key, v.keys.place(bucketState, []byte(s.Name))) {
			return errPlace
		}
		if strings.HasPrefix(s.Name, prefix) {
			mu.Lock()
			defer mu.Unlock()
			states[s.Name] = s.Data
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return states, nil
}

func decodeState(content []byte) (s stated, err error) {
	if err := dec.Unmarshal(content, &s); err != nil {
		return s, fmt.Errorf("failed to read a state: %w", err)
	}
	if s.Data == nil {
		s.Data = []byte{}
	}
	return s, nil
}

// get gives the content that has a name, or nil where there is none.
func (v *Vault) get(bucket string, name []byte) (key, content []byte, err error) {
	v.use.RLock()
	defer v.use.RUnlock()
	return v.getHeld(bucket, name)
}

// getHeld is get for those that hold v.use.
func (v *Vault) getHeld(bucket string, name []byte) (key, content []byte, err error) {
	if v.closed {
		return nil, nil, ErrClosed
	}
	key = v.keys.place(bucket, name)
	var value []byte
	err = v.viewHeld(func(tx *bolt.Tx) error {
		b, err := v.bucket(tx, bucket)
		if err == nil {
			value = bytes.Clone(b.Get(key))
		}
		if len(value) >= unloadFrom {
			v.in.unload(tx)
		}
		return err
	})
	if err != nil || value == nil {
		return key, nil, err
	}
	if content, err = v.keys.openOver(bucket, key, value); err != nil {
		return key, nil, v.damaged(kinds[bucket]+": "+err.Error(), err)
	}
	return key, content, nil
}

// unloadFrom is the size in bytes from which a single value is worth the call. Pieces
// of attachments have it, and a packet of hundreds reads the photographs of them all.
const unloadFrom = 32 << 10

// kinds are what the values of a bucket are called.
var kinds = map[string]string{
	bucketNow:   "a record",
	bucketLog:   "a change",
	bucketBlob:  "a piece of an attachment",
	bucketState: "a state",
}

// sealedValue is a value as it lies in the file.
type sealedValue struct{ key, value []byte }

// copyBucket copies the values of a bucket out of the file's pages.
func (v *Vault) copyBucket(tx *bolt.Tx, bucket string) ([]sealedValue, error) {
	b, err := v.bucket(tx, bucket)
	if err != nil {
		return nil, err
	}
	var values []sealedValue
	err = b.ForEach(func(key, value []byte) error {
		values = append(values, sealedValue{bytes.Clone(key), bytes.Clone(value)})
		return nil
	})
	return values, err
}

// each calls f, from several goroutines, with everything in a bucket, and
// fails if that is not what the root says.
func (v *Vault) each(bucket string, f func(key, content []byte) error) error {
	v.use.RLock()
	defer v.use.RUnlock()
	var (
		values []sealedValue
		r      *root
	)
	err := v.viewHeld(func(tx *bolt.Tx) (err error) {
		if r, _, err = v.readRoot(tx); err != nil {
			return err
		}
		values, err = v.copyBucket(tx, bucket)
		v.in.unload(tx)
		return err
	})
	if err != nil {
		return err
	}
	found := heap{Name: bucket, Count: uint64(len(values))}
	for i, err := range v.openAll(bucket, values, f) {
		if err != nil {
			var newer *change.NewerError
			if errors.As(err, &newer) {
				return err
			}
			return v.damaged(kinds[bucket]+": "+err.Error(), err)
		}
		found.Sum.add(v.keys.member(bucket, values[i].key, values[i].value))
	}
	if found != *r.heap(bucket) {
		return v.damaged(kinds[bucket]+" was dropped, or put back as it was earlier", nil)
	}
	return nil
}

// openAll opens values and calls f with each, from several goroutines. It
// gives the error of each.
func (v *Vault) openAll(bucket string, values []sealedValue, f func(key, content []byte) error) []error {
	errs := make([]error, len(values))
	var (
		next atomic.Int64
		all  sync.WaitGroup
	)
	for range min(runtime.GOMAXPROCS(0), len(values)) {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(values) {
					return
				}
				content, err := v.keys.open(bucket, values[i].key, values[i].value)
				if err == nil {
					err = f(values[i].key, content)
				}
				errs[i] = err
			}
		})
	}
	all.Wait()
	return errs
}
