package vault

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// Backup writes a whole copy of the vault as it is now into a new file, and
// says what the copy holds. Saves go on meanwhile. The copy opens with the same
// passphrases; it has none of what the vault has deleted. It counts, and gets
// its name, only after it was brought to the disk, opened, and verified as
// whole; until then the file beside is called .habeas-….new. It never replaces
// a file (the error wraps fs.ErrExist). A vault that is damaged makes no
// backup: the error is a *[DamagedError].
func (v *Vault) Backup(ctx context.Context, path string) (Report, error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return Report{}, ErrClosed
	}
	if err := vacant(path); err != nil {
		return Report{}, fmt.Errorf("failed to make a backup: %w", err)
	}
	beside, r, err := v.copyBeside(ctx, path)
	if err != nil {
		return Report{}, fmt.Errorf("failed to make a backup, nothing was left there: %w", err)
	}
	defer func() { _ = os.Remove(beside) }() // a second name of it, or what failed
	if err := publish(beside, path); err != nil {
		return Report{}, fmt.Errorf("failed to make a backup: %w", err)
	}
	return r, nil
}

// vacant fails if a path is taken.
func vacant(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	return err
}

// copyBeside makes a copy that is whole, in the folder of a path but under a
// name that nobody waits for. The caller holds v.use.
func (v *Vault) copyBeside(ctx context.Context, path string) (beside string, r Report, err error) {
	if beside, err = v.nameBeside(path); err != nil {
		return "", r, err
	}
	err = v.viewHeld(func(tx *bolt.Tx) error { return duplicate(ctx, tx, beside) })
	if err != nil {
		return "", r, err
	}
	if r, err = v.prove(ctx, beside); err != nil {
		_ = os.Remove(beside)
		return "", Report{}, err
	}
	return beside, r, nil
}

// nameBeside draws the name of a file that is being made.
func (v *Vault) nameBeside(path string) (string, error) {
	suffix := make([]byte, 8)
	v.write.Lock() // the source of randomness is not for two at once
	defer v.write.Unlock()
	if _, err := io.ReadFull(v.random, suffix); err != nil {
		return "", fmt.Errorf("failed to draw a name: %w", err)
	}
	return filepath.Join(filepath.Dir(path), ".habeas-"+hex.EncodeToString(suffix)+".new"), nil
}

// batch is how much is written into a copy at once, in bytes.
const batch = 16 << 20

// duplicate writes everything that a transaction sees into a new file, key
// after key, so that nothing of freed pages comes along, and brings it to the
// disk. What failed is removed.
func duplicate(ctx context.Context, from *bolt.Tx, path string) (err error) {
	in := &file{}
	o := in.options(false, 0, os.O_CREATE|os.O_EXCL)
	o.NoSync, o.NoGrowSync = true, true // it is synced as a whole, below
	if in.db, err = bolt.Open(path, 0o600, o); err != nil {
		if in.f != nil {
			in.f.Close()
			_ = os.Remove(path)
		}
		return err
	}
	defer func() {
		if err != nil {
			_ = in.db.Close()
			_ = os.Remove(path)
		}
	}()
	w := &copier{ctx: ctx, db: in.db}
	defer w.rollback()
	// The header first, and with pages written before all others: what is left of
	// a file that was cut short can be read with it alone.
	if err := w.copy([]byte(bucketHead), from.Bucket([]byte(bucketHead))); err != nil {
		return err
	}
	if err := w.commit(); err != nil {
		return err
	}
	err = from.ForEach(func(name []byte, b *bolt.Bucket) error {
		if string(name) == bucketHead {
			return nil
		}
		return w.copy(name, b)
	})
	if err != nil {
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

// copier fills a file in transactions of a bounded size.
type copier struct {
	ctx  context.Context
	db   *bolt.DB
	tx   *bolt.Tx
	name []byte // of the bucket
	size int    // of what the transaction has
}

func (w *copier) copy(name []byte, b *bolt.Bucket) error {
	w.name = name
	if err := w.begin(); err != nil {
		return err
	}
	if _, err := w.tx.CreateBucket(name); err != nil {
		return err
	}
	return b.ForEach(w.put)
}

func (w *copier) put(key, value []byte) error {
	if w.size > batch {
		if err := w.commit(); err != nil {
			return err
		}
	}
	if err := w.begin(); err != nil {
		return err
	}
	b := w.tx.Bucket(w.name)
	b.FillPercent = 0.9 // keys come in order, and some will come between
	w.size += len(key) + len(value)
	return b.Put(key, value)
}

func (w *copier) begin() (err error) {
	if w.tx == nil {
		w.tx, err = w.db.Begin(true)
	}
	return err
}

func (w *copier) commit() error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	if w.tx == nil {
		return nil
	}
	tx := w.tx
	w.tx, w.size = nil, 0
	return tx.Commit()
}

func (w *copier) rollback() {
	if w.tx != nil {
		_ = w.tx.Rollback()
		w.tx = nil
	}
}

// trim cuts off what bbolt reserved at the end of a closed file, and brings
// the file to the disk.
func trim(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	m, _, err := newestMeta(f, info.Size())
	if err != nil {
		return err
	}
	if err := f.Truncate(int64(m.pages) * int64(m.pageSize)); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// ID is what the vault and all its copies are told by: 32 hexadecimal digits
// that stand unsealed in the file.
func (v *Vault) ID() (id string, err error) {
	err = v.view(func(tx *bolt.Tx) error {
		h, _, err := v.header(tx)
		if err != nil {
			return err
		}
		id = hex.EncodeToString(h.ID)
		return nil
	})
	return id, err
}

// Sibling opens a copy of this vault for reading, with the keys that are at
// hand: no key is derived. It fails as [Open] does, with a *[DamagedError] too
// if the file is of other keys.
func (v *Vault) Sibling(path string) (*Vault, error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return nil, ErrClosed
	}
	return v.sibling(path)
}

// sibling is Sibling for those that hold v.use.
func (v *Vault) sibling(path string) (opened *Vault, err error) {
	o := Options{ReadOnly: true, Wait: v.o.Wait}
	in, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	w := &Vault{path: path, o: o, random: v.random, in: in, keys: v.keys.clone()}
	defer func() {
		if err != nil {
			_ = w.Close()
		}
	}()
	if w.abs, err = filepath.Abs(path); err != nil {
		return nil, fmt.Errorf("failed to open the vault: %w", err)
	}
	head, err := w.ofThisVersion()
	if err != nil {
		return nil, err
	}
	if err := w.settleIn(head); err != nil {
		return nil, err
	}
	return w, nil
}

// prove opens a copy of this vault and checks every byte of it.
func (v *Vault) prove(ctx context.Context, path string) (Report, error) {
	w, err := v.sibling(path)
	if err != nil {
		return Report{}, v.notWhole(err)
	}
	r, err := w.Verify(ctx, nil)
	if err := errors.Join(err, w.Close()); err != nil {
		return Report{}, err
	}
	if len(r.Damaged) > 0 {
		d := r.Damaged[0]
		return r, v.notWhole(&DamagedError{Path: path, What: d.Part + ": " + d.What})
	}
	return r, nil
}

// notWhole says that a copy which was just made does not check: most likely
// because what it was made from does not.
func (v *Vault) notWhole(err error) error {
	var d *DamagedError
	if !errors.As(err, &d) {
		return err
	}
	return v.damaged("a copy of it does not check ("+d.What+"); if the vault itself checks, the disk of the copy is bad", err)
}
