package vault

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/keyfile"
	"habeas/dossier/vault/locked"
)

// FormatVersion is the version of the file's form that this program writes.
const FormatVersion = 1

// Options say how a vault is opened or made. The zero value is right for a
// person at a window.
type Options struct {
	ReadOnly   bool          // open for reading, beside other readers
	OrReadOnly bool          // where the file cannot be written, open it for reading
	Wait       time.Duration // how long to wait for another program to close it
	Random     io.Reader     // where keys, salts and nonces come from; nil means crypto/rand
	Cost       Cost          // of a passphrase slot that is made; zero means DefaultCost
	KeyFile    *keyfile.Key  // that a vault which is made opens with besides its passphrase; nil for none

	older bool // open also what an earlier version wrote, to bring it up to date
}

// Vault is an open vault. Its methods may be called from several goroutines.
type Vault struct {
	path   string // as it was given
	abs    string // for a look at the file when the working folder has changed
	o      Options
	random io.Reader

	use    sync.RWMutex // held by every use, and alone by Close
	closed bool
	in     *file
	keys   *keys
	older  *uint64 // the version of the file, until it is brought up to date; else nil

	write  sync.Mutex // one save at a time; guards what follows
	sealed []byte     // the root's value, as last read or written
	root   *root
	stamp  stamp
	recent recent
}

// Open opens a vault. It fails with [ErrWrongPassphrase], a *[LockedError],
// *[NotVaultError], *[NewerError], *[OlderError], *[UnwritableError] or
// *[DamagedError], or an error that wraps fs.ErrNotExist or another of the
// system. Deriving the key takes most of a second; ctx is looked at before and
// during that.
func Open(ctx context.Context, path string, secret Secret, o Options) (*Vault, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	in, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	v, err := unlock(ctx, path, in, o, func(h *header) (*[keySize]byte, error) {
		return h.open(ctx, secret)
	})
	if err != nil {
		_ = in.close()
		return nil, err
	}
	return v, nil
}

// unlock makes a vault of an open file, with the data key that find finds, and
// frees that.
func unlock(ctx context.Context, path string, in *file, o Options, find func(*header) (*[keySize]byte, error)) (opened *Vault, err error) {
	o.ReadOnly = in.readOnly
	v := &Vault{path: path, o: o, random: o.Random, in: in, recent: recent{}}
	if v.random == nil {
		v.random = rand.Reader
	}
	if v.abs, err = filepath.Abs(path); err != nil {
		return nil, fmt.Errorf("failed to open the vault: %w", err)
	}
	head, h, err := v.foundHeader()
	if err != nil {
		return nil, err
	}
	if h.Version < FormatVersion {
		if !o.older {
			return nil, &OlderError{path, int(h.Version)}
		}
		v.older = &h.Version
	}
	data, err := find(h)
	switch {
	case err == nil:
	case errors.Is(err, ErrWrongPassphrase), errors.Is(err, ctx.Err()):
		return nil, err
	default:
		return nil, v.damaged(err.Error(), err)
	}
	defer locked.Free(data)
	if v.keys, err = deriveKeys(data, h.ID); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			v.keys.wipe()
		}
	}()
	if err = v.settleIn(head); err != nil {
		return nil, err
	}
	if !o.ReadOnly && v.older == nil {
		_ = v.wipe() // what an interrupted change of the keys left; the next opening tries again
	}
	return v, nil
}

// foundHeader gives the header's value and what it says, not authenticated yet.
func (v *Vault) foundHeader() (head []byte, h *header, err error) {
	if head, err = v.readHead(); err != nil {
		return nil, nil, err
	}
	h, err = parseHeader(head)
	switch {
	case errors.Is(err, errNotHeader):
		return nil, nil, &NotVaultError{v.path, err.Error()}
	case err != nil:
		return nil, nil, v.damaged(err.Error(), err)
	case h.Version > FormatVersion:
		return nil, nil, newer(v.path, h)
	}
	return head, h, nil
}

func newer(path string, h *header) error {
	return &NewerError{path, int(min(h.Version, 1<<31-1))}
}

// ofThisVersion gives the header's value, if this version wrote the file. What
// another one wrote means something else, though the same keys open it.
func (v *Vault) ofThisVersion() ([]byte, error) {
	head, h, err := v.foundHeader()
	if err == nil && h.Version < FormatVersion {
		err = &OlderError{v.path, int(h.Version)}
	}
	return head, err
}

// readHead gives the header's value, or nil.
func (v *Vault) readHead() (head []byte, err error) {
	err = v.view(func(tx *bolt.Tx) error {
		if b := tx.Bucket([]byte(bucketHead)); b != nil {
			head = bytes.Clone(b.Get(headKey))
		}
		return nil
	})
	return head, err
}

// settleIn takes in the file as it is, once the keys are known: the header is
// that of the keys, the root that of the header, the counts are those of the
// root.
func (v *Vault) settleIn(head []byte) (err error) {
	if !v.keys.holds(head) {
		return v.damaged("its header was changed", nil)
	}
	err = v.view(func(tx *bolt.Tx) (err error) {
		v.root, v.sealed, err = v.readRoot(tx)
		return err
	})
	if err != nil {
		return err
	}
	if v.root.Head != headSum(head) {
		return v.damaged("its header was put back as it was earlier", nil)
	}
	for _, heap := range v.root.Buckets {
		if n := v.in.pages.keys[heap.Name]; uint64(n) != heap.Count {
			return v.damaged(fmt.Sprintf("it has %d of %d values of one kind", n, heap.Count), nil)
		}
	}
	v.stamp, err = readStamp(v.in.f)
	if err != nil {
		return fmt.Errorf("failed to open the vault: %w", err)
	}
	return nil
}

// Close writes nothing, wipes the keys as well as Go allows, and lets others
// open the file. It waits for what is going on in other goroutines.
func (v *Vault) Close() error {
	v.use.Lock()
	defer v.use.Unlock()
	if v.closed {
		return nil
	}
	v.closed = true
	v.recent = nil
	v.keys.wipe()
	if err := v.in.close(); err != nil {
		return fmt.Errorf("failed to close the vault: %w", err)
	}
	return nil
}

// Path is the file's, as it was given.
func (v *Vault) Path() string { return v.path }

// ReadOnly reports whether the vault was opened for reading.
func (v *Vault) ReadOnly() bool { return v.o.ReadOnly }

// FellBack reports that one of the two places where bbolt keeps the last
// commit was damaged when the vault was opened, so that the last save may be
// missing. The next save mends it.
func (v *Vault) FellBack() bool {
	v.use.RLock()
	defer v.use.RUnlock()
	return v.in.pages.fellBack
}

// Length is the number of changes in the log.
func (v *Vault) Length() int {
	v.write.Lock()
	defer v.write.Unlock()
	return int(v.root.heap(bucketLog).Count)
}

// Sequence is the number of changes that were ever stored, also of those that were
// forgotten for good since: unlike [Vault.Length], it never goes back.
func (v *Vault) Sequence() int {
	v.write.Lock()
	defer v.write.Unlock()
	return int(v.root.Next)
}

// Newest is the time of the newest change that was saved, by the clock of its
// device; the zero time where that is not known.
func (v *Vault) Newest() time.Time {
	v.write.Lock()
	defer v.write.Unlock()
	if v.root.Newest == 0 {
		return time.Time{}
	}
	return time.UnixMilli(v.root.Newest)
}

// view runs f in a reading transaction. Nothing of a caller runs inside.
func (v *Vault) view(f func(*bolt.Tx) error) error {
	v.use.RLock()
	defer v.use.RUnlock()
	return v.viewHeld(f)
}

// viewHeld is view for those that hold v.use.
func (v *Vault) viewHeld(f func(*bolt.Tx) error) error {
	if v.closed {
		return ErrClosed
	}
	return v.typed(v.in.view(f))
}

// typed makes a typed error of a crash.
func (v *Vault) typed(err error) error {
	var c *crash
	if errors.As(err, &c) || errors.Is(err, errFailed) {
		return v.damaged(err.Error(), err)
	}
	return err
}

func (v *Vault) damaged(what string, err error) error {
	return &DamagedError{Path: v.path, What: what, Err: err}
}

// bucket gives one of the vault's buckets.
func (v *Vault) bucket(tx *bolt.Tx, name string) (*bolt.Bucket, error) {
	b := tx.Bucket([]byte(name))
	if b == nil {
		return nil, v.damaged("a part of it is missing", nil)
	}
	return b, nil
}

// readRoot gives the root as it is in a transaction, and its sealed value.
func (v *Vault) readRoot(tx *bolt.Tx) (*root, []byte, error) {
	b, err := v.bucket(tx, bucketRoot)
	if err != nil {
		return nil, nil, err
	}
	sealed := bytes.Clone(b.Get(rootKey))
	content, err := v.keys.open(bucketRoot, rootKey, sealed)
	if err != nil {
		return nil, nil, v.damaged("its root cannot be read: "+err.Error(), err)
	}
	if content, err = v.lifted(bucketRoot, content); err != nil {
		return nil, nil, v.damaged("its root cannot be read: "+err.Error(), err)
	}
	r, err := decodeRoot(content)
	if err != nil {
		return nil, nil, v.damaged(err.Error(), err)
	}
	return r, sealed, nil
}
