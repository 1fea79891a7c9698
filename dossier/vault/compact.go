package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	bolt "go.etcd.io/bbolt"
)

// Slack is the size of the file in bytes, and how many of them hold nothing:
// what was deleted or replaced leaves room that only [Vault.Compact] gives
// back.
func (v *Vault) Slack() (free, size int64, err error) {
	v.use.RLock()
	defer v.use.RUnlock()
	if v.closed {
		return 0, 0, ErrClosed
	}
	v.write.Lock()
	defer v.write.Unlock()
	info, err := v.in.f.Stat()
	if err != nil {
		return 0, 0, fmt.Errorf("failed to look at the vault: %w", err)
	}
	used, err := usedPages(v.in.f, info.Size())
	if err != nil {
		return 0, 0, v.damaged(err.Error(), err)
	}
	return info.Size() - used, info.Size(), nil
}

// usedPages gives how many bytes of a file are in pages that are in use.
func usedPages(r io.ReaderAt, size int64) (int64, error) {
	m, _, err := newestMeta(r, size)
	if err != nil {
		return 0, err
	}
	ps := int64(m.pageSize)
	if m.freelist == noFreelist || m.freelist > uint64(size/ps) {
		return int64(m.pages) * ps, nil
	}
	b := make([]byte, pageHeaderSize+8)
	if _, err := r.ReadAt(b, int64(m.freelist)*ps); err != nil {
		return 0, fmt.Errorf("failed to read page %d: %w", m.freelist, err)
	}
	free := uint64(binary.LittleEndian.Uint16(b[10:]))
	if free == 0xFFFF { // the true number stands before the list
		free = binary.LittleEndian.Uint64(b[pageHeaderSize:])
	}
	return int64(m.pages-min(free, m.pages)) * ps, nil
}

// Compact writes the vault anew without what it deleted, and gives the room
// back. It is done as a [Vault.Backup] is: a copy beside, on the disk and
// verified, takes the vault's name in one step, under the vault's own lock. At
// whatever moment the machine stops, the file with that name is whole. It needs
// room for the copy. When it fails, the vault is as it was, and stays open.
func (v *Vault) Compact(ctx context.Context) error {
	v.use.RLock()
	closed := v.closed
	v.use.RUnlock()
	switch {
	case closed:
		return ErrClosed
	case v.o.ReadOnly:
		return ErrReadOnly
	}
	target, err := filepath.EvalSymlinks(v.abs) // a link stays a link
	if err != nil {
		return fmt.Errorf("failed to compact the vault: %w", err)
	}
	beside, err := v.nameBeside(target)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(beside) }() // what failed

	return v.alone(func() error {
		err := v.viewHeld(func(tx *bolt.Tx) error { return duplicate(ctx, tx, beside) })
		if err == nil {
			err = copyMode(v.in.f, beside)
		}
		if err == nil {
			_, err = v.prove(ctx, beside)
		}
		if err != nil {
			return fmt.Errorf("failed to exchange the file of the vault, which is as it was: %w", err)
		}
		return v.exchange(beside, target)
	})
}

// alone runs what exchanges the vault's file: nobody reads or writes meanwhile,
// and nothing was done to the file from outside.
func (v *Vault) alone(f func() error) error {
	v.use.Lock()
	defer v.use.Unlock()
	v.write.Lock()
	defer v.write.Unlock()
	if v.closed {
		return ErrClosed
	}
	if err := v.untouched(); err != nil {
		return err
	}
	if v.in.pages.fellBack {
		return v.damaged("its newest save could not be read, and what is left of it would be lost", nil)
	}
	return f()
}

// exchange gives a copy that was proved the vault's name, and goes on with it.
func (v *Vault) exchange(beside, target string) error {
	o := v.o
	o.ReadOnly = false
	if runtime.GOOS == "windows" {
		// An open file can neither be renamed nor be replaced there.
		if err := v.in.close(); err != nil {
			v.shut()
			return fmt.Errorf("failed to exchange the file of the vault, which is as it was, and closed: %w", err)
		}
		renamed := os.Rename(beside, target)
		in, err := openFile(target, o)
		if err != nil {
			v.shut()
			return errors.Join(renamed, err)
		}
		return errors.Join(renamed, v.goOn(in))
	}
	in, err := openFile(beside, o) // and locked, before it has a name that others know
	if err != nil {
		return fmt.Errorf("failed to exchange the file of the vault, which is as it was: %w", err)
	}
	if err := os.Rename(beside, target); err != nil {
		_ = in.close()
		return fmt.Errorf("failed to exchange the file of the vault, which is as it was: %w", err)
	}
	old := v.in
	err = v.goOn(in)
	_ = old.close() // it has no name any more
	if failed := syncFolder(filepath.Dir(target)); failed != nil {
		return errors.Join(err, fmt.Errorf("the file of the vault was exchanged, but perhaps not yet on the disk: %w", failed))
	}
	return err
}

// goOn uses another file with the same content.
func (v *Vault) goOn(in *file) (err error) {
	v.in = in
	v.stamp, err = readStamp(in.f)
	return err
}

// shut closes a vault whose file is closed already. The caller holds v.use.
func (v *Vault) shut() {
	v.closed, v.recent = true, nil
	v.keys.wipe()
}
