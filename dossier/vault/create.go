package vault

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/locked"
)

// Create makes an empty vault and opens it. It never replaces a file (the
// error wraps fs.ErrExist), and the file appears whole or not at all: it is
// made beside, and gets its name when it is on the disk.
func Create(ctx context.Context, path string, passphrase []byte, o Options) (*Vault, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("failed to make a vault: %w", &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist})
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("failed to make a vault: %w", err)
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Cost == (Cost{}) {
		o.Cost = DefaultCost
	}
	o.ReadOnly = false
	h := &header{Version: FormatVersion, ID: make([]byte, vaultIDSize)}
	data, suffix := locked.New[[keySize]byte](), make([]byte, 8)
	defer locked.Free(data)
	for _, b := range [][]byte{h.ID, data[:], suffix} {
		if _, err := io.ReadFull(o.Random, b); err != nil {
			return nil, fmt.Errorf("failed to draw a key: %w", err)
		}
	}
	slot, err := passphraseSlot(ctx, o.Random, h.ID, data, Passphrase(passphrase).With(o.KeyFile), o.Cost)
	if err != nil {
		return nil, err
	}
	h.Slots = []cbor.RawMessage{slot}

	beside := filepath.Join(filepath.Dir(path), ".habeas-"+hex.EncodeToString(suffix)+".new")
	if err := writeEmpty(beside, h, data, o); err != nil {
		return nil, err
	}
	defer func() { _ = os.Remove(beside) }() // a second name of it, or what failed
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := publish(beside, path); err != nil {
		return nil, fmt.Errorf("failed to make a vault: %w", err)
	}
	in, err := openFile(path, o)
	if err != nil {
		return nil, err
	}
	v, err := unlock(ctx, path, in, o, func(*header) (*[keySize]byte, error) {
		return copied(data), nil
	})
	if err != nil {
		_ = in.close()
		return nil, err
	}
	return v, nil
}

// copied gives a data key for another to free.
func copied(data *[keySize]byte) *[keySize]byte {
	own := locked.New[[keySize]byte]()
	*own = *data
	return own
}

// writeEmpty makes the file of a vault in which nothing was written yet. What
// failed is removed.
func writeEmpty(path string, h *header, data *[keySize]byte, o Options) (err error) {
	k, err := deriveKeys(data, h.ID)
	if err != nil {
		return err
	}
	defer k.wipe()
	head, err := h.encode(k)
	if err != nil {
		return err
	}
	content, err := newRoot(head).encode()
	if err != nil {
		return err
	}
	sealed, err := k.seal(o.Random, bucketRoot, rootKey, content, true)
	if err != nil {
		return err
	}
	in := &file{}
	defer func() {
		if err != nil && in.f != nil {
			in.f.Close()
			_ = os.Remove(path)
		}
	}()
	err = guard(func() (err error) {
		in.db, err = bolt.Open(path, 0o600, in.options(false, 0, os.O_CREATE|os.O_EXCL))
		if err != nil {
			return err
		}
		err = in.db.Update(func(tx *bolt.Tx) error {
			for _, bucket := range append(summed[:], bucketHead, bucketRoot) {
				if _, err := tx.CreateBucket([]byte(bucket)); err != nil {
					return err
				}
			}
			if err := tx.Bucket([]byte(bucketHead)).Put(headKey, head); err != nil {
				return err
			}
			return tx.Bucket([]byte(bucketRoot)).Put(rootKey, sealed)
		})
		if err != nil {
			return err
		}
		return in.db.Close()
	})
	if err != nil {
		return fmt.Errorf("failed to make a vault: %w", err)
	}
	return nil
}

// publish gives the file its name, unless that is taken.
func publish(beside, path string) error {
	err := os.Link(beside, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		// Sticks (FAT) know no second name. What slips in between the look and
		// the renaming would be lost; nothing better is to be had there.
		if _, statErr := os.Lstat(path); statErr == nil {
			return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
		}
		err = os.Rename(beside, path)
	}
	if err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes a new name durable, where the system has a way to.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
