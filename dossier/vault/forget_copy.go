package vault

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier/change"
)

// ErrOtherKeys says that a file is a copy of the vault from before its data key
// was changed: the keys of now do not open it.
var ErrOtherKeys = errors.New("it is a copy from before the key of the vault was changed")

// ErrOtherVault says that a file is no copy of this vault.
var ErrOtherVault = errors.New("it is no copy of this vault")

// ForgetIn does in a copy of this vault, where it lies, what [Vault.Forget] does,
// with the keys that are at hand, and finishes what was broken off there. The
// copy counts only if all of it checks afterwards; it may be as it was, or
// forgotten, whatever fails. The error is [ErrOtherVault], [ErrOtherKeys], or
// one of [Open]: a copy of another version of the format is not written to.
func (v *Vault) ForgetIn(ctx context.Context, path string, tombstones ...*change.Change) (f Forgotten, err error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return f, ErrClosed
	}
	return v.forgetIn(ctx, path, tombstones)
}

// forgetIn is ForgetIn for those that hold v.use.
func (v *Vault) forgetIn(ctx context.Context, path string, tombstones []*change.Change) (f Forgotten, err error) {
	w, err := v.copyForWriting(path)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	if err := w.wipe(); err != nil {
		return f, err
	}
	touched := false
	for _, t := range tombstones {
		part, err := w.Forget(ctx, t, nil)
		if err != nil {
			return f, err
		}
		if part.Later != nil {
			return f, part.Later
		}
		touched = touched || part != Forgotten{}
		f.Changes += part.Changes
		f.Attachments += part.Attachments
		f.Drafts += part.Drafts
	}
	if !touched {
		return f, nil
	}
	return f, w.verified(ctx)
}

// verified fails unless all of the vault checks.
func (v *Vault) verified(ctx context.Context) error {
	r, err := v.Verify(ctx, nil)
	if err == nil && len(r.Damaged) > 0 {
		err = v.damaged(r.Damaged[0].Part+": "+r.Damaged[0].What, nil)
	}
	return err
}

// remember stores the tombstones that a copy lacks, in which nothing of their
// subjects is.
func (v *Vault) remember(ctx context.Context, path string, tombstones []*change.Change) (err error) {
	w, err := v.copyForWriting(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	err = w.Update(func(tx *Tx) error {
		for _, t := range tombstones {
			if _, err := tx.Append(t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.verified(ctx)
}

// copyForWriting opens a copy of this vault as it lies. The caller holds v.use.
func (v *Vault) copyForWriting(path string) (opened *Vault, err error) {
	own, err := v.isCopy(path)
	switch {
	case err != nil:
		return nil, err
	case !own:
		return nil, ErrOtherVault
	}
	o := Options{Wait: v.o.Wait}
	in, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	w := &Vault{path: path, o: o, random: v.random, in: in, keys: v.keys.clone(), recent: recent{}}
	defer func() {
		if err != nil {
			_ = w.Close()
		}
	}()
	if w.abs, err = filepath.Abs(path); err != nil {
		return nil, fmt.Errorf("failed to open the copy: %w", err)
	}
	head, err := w.ofThisVersion()
	if err != nil {
		return nil, err
	}
	if !w.keys.holds(head) {
		return nil, ErrOtherKeys
	}
	if err := w.settleIn(head); err != nil {
		return nil, err
	}
	return w, nil
}

// IsCopy reports whether a file that is not open is this vault's, by the
// identifier in its header: a copy of some time, also of before the data key was
// changed. A vault of the same name in another folder is none.
func (v *Vault) IsCopy(path string) (bool, error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return false, ErrClosed
	}
	return v.isCopy(path)
}

func (v *Vault) isCopy(path string) (bool, error) {
	var h *header
	err := v.viewHeld(func(tx *bolt.Tx) (err error) {
		h, _, err = v.header(tx)
		return err
	})
	if err != nil {
		return false, err
	}
	in, err := openFile(path, Options{ReadOnly: true, Wait: v.o.Wait})
	if err != nil {
		return false, err
	}
	w := &Vault{path: path, in: in}
	head, err := w.readHead()
	if err := errors.Join(err, in.close()); err != nil {
		return false, err
	}
	g, err := parseHeader(head)
	if err == nil && g.Version > FormatVersion {
		return false, newer(path, g) // whose copy it is, only its version knows how to tell
	}
	return err == nil && string(g.ID) == string(h.ID), nil
}

// IsPiece reports whether the identifier of this vault stands somewhere in a file,
// which may be cut short or damaged.
func (v *Vault) IsPiece(path string) (bool, error) {
	text, err := v.ID()
	if err != nil {
		return false, err
	}
	id, err := hex.DecodeString(text)
	if err != nil {
		return false, err
	}
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	b, kept := make([]byte, 1<<20), 0
	for {
		n, err := f.Read(b[kept:])
		if bytes.Contains(b[:kept+n], id) {
			return true, nil
		}
		switch {
		case errors.Is(err, io.EOF):
			return false, nil
		case err != nil:
			return false, err
		}
		// It may stand across two reads.
		kept = copy(b, b[max(0, kept+n-len(id)+1):kept+n])
	}
}

// Erase overwrites a file, as far as the disk does, and deletes it.
func Erase(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = zero(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Remove(path)
}

func zero(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	zeros := make([]byte, 1<<20)
	for at := int64(0); at < info.Size(); at += int64(len(zeros)) {
		if _, err := f.WriteAt(zeros[:min(int64(len(zeros)), info.Size()-at)], at); err != nil {
			return err
		}
	}
	return f.Sync()
}
