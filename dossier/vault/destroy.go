package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"habeas/dossier/vault/locked"
)

// Destroy makes the vault unreadable for everybody, for good, and deletes its
// file: it overwrites the slots, without which the data key is lost, then takes
// the file's name away, and closes the vault. authorised is a secret that opens
// it.
//
// It cannot reach backups, copies and versions that a sync service keeps, nor
// what a solid-state disk or a copy-on-write file system keeps of what was
// overwritten: who has those and a secret of then reads them. When it fails, the
// error says whether the vault is still readable.
func (v *Vault) Destroy(ctx context.Context, authorised Secret) error {
	_, _, data, err := v.authorise(ctx, authorised)
	if err != nil {
		return err
	}
	locked.Free(data)
	// What is left of earlier slots goes first, while the file can still be
	// walked. A save makes both of the last commits have the header of now.
	if err = v.mark(true); err == nil {
		err = v.wipe()
	}
	if err != nil {
		return fmt.Errorf("failed to destroy the vault, it is as it was: %w", err)
	}
	v.use.Lock()
	defer v.use.Unlock()
	if v.closed {
		return ErrClosed
	}
	if err := v.eraseHeader(); err != nil {
		return fmt.Errorf("failed to destroy the vault, it may still be readable: %w", err)
	}
	path, err := filepath.EvalSymlinks(v.abs) // the file itself, not a link to it
	if err != nil {
		path = v.abs
	}
	closed := v.in.close()
	v.shut()
	if err := errors.Join(closed, os.Remove(path)); err != nil {
		return fmt.Errorf("failed to delete the file of the vault, which nobody can read any more: %w", err)
	}
	return nil
}

// eraseHeader overwrites the header where it stands.
func (v *Vault) eraseHeader() error {
	var at, size int64
	err := v.viewHeld(func(tx *bolt.Tx) error {
		b, err := v.bucket(tx, bucketHead)
		if err != nil {
			return err
		}
		root := int(b.Root())
		info, err := tx.Page(root)
		if err != nil {
			return err
		}
		if root < 2 || info == nil || info.Type != "leaf" {
			return v.damaged("its header lies where none is written", nil)
		}
		page := int64(v.in.pages.meta.pageSize)
		at, size = int64(root)*page, int64(info.OverflowCount+1)*page
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := v.in.f.WriteAt(make([]byte, size), at); err != nil {
		return err
	}
	return v.in.f.Sync()
}
