package vault

import (
	"bytes"
	"errors"
	"io"
)

// bbolt never writes where something stands: what was replaced stays in the
// pages that it had until a later save takes them, and what a killed save had
// written stays, too. Where that must not be, as with the slots of old keys, all
// pages that are not in use are overwritten. A page is in use where one of the
// two last commits needs it, since either may be what a damaged meta page
// leaves.
//
// The root has a mark from before such a change until its traces are gone. So a
// crash in between only puts it off to the next opening.
//
// What a solid-state disk or a copy-on-write file system keeps of what was
// overwritten is out of reach.

// mark has the root say whether pages are to be overwritten.
func (v *Vault) mark(wipe bool) error {
	return v.Update(func(tx *Tx) error {
		return tx.do(func() error {
			tx.root.Wipe = wipe
			return nil
		})
	})
}

func (v *Vault) marked() bool {
	v.write.Lock()
	defer v.write.Unlock()
	return v.root.Wipe
}

// wipe overwrites the pages that are not in use, where the root has the mark.
func (v *Vault) wipe() error {
	if !v.marked() {
		return nil
	}
	// Another save, after which neither of the last two commits knows what was
	// before the change.
	if err := v.mark(true); err != nil {
		return err
	}
	if err := v.overwrite(); err != nil {
		return err
	}
	return v.mark(false)
}

// overwrite fills with zeros what no commit needs. Nothing reads the vault
// meanwhile: a reader that began before may still look at such pages.
func (v *Vault) overwrite() error {
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
	return v.in.run(func() error {
		needed, size, err := neededPages(v.in.f)
		if err != nil {
			return err
		}
		info, err := v.in.f.Stat()
		if err != nil {
			return err
		}
		page, zeros := make([]byte, size), make([]byte, size)
		// To the end of the file: a killed save may have written beyond what any
		// commit knows.
		for id := range uint64(info.Size() / int64(size)) {
			if needed.has(id) {
				continue
			}
			if _, err := v.in.f.ReadAt(page, int64(id)*int64(size)); err != nil {
				return err
			}
			if bytes.Equal(page, zeros) {
				continue
			}
			if _, err := v.in.f.WriteAt(zeros, int64(id)*int64(size)); err != nil {
				return err
			}
		}
		if err := v.in.f.Sync(); err != nil {
			return err
		}
		v.stamp, err = readStamp(v.in.f)
		return err
	})
}

// pageSet has a bit for each page.
type pageSet []uint64

func (s pageSet) has(id uint64) bool { return id/64 < uint64(len(s)) && s[id/64]&(1<<(id%64)) != 0 }

// neededPages gives the pages that either of the last two commits needs, and
// the size of a page. It fails unless both are whole.
func neededPages(r io.ReaderAt) (needed pageSet, size uint32, err error) {
	for n := range int64(2) {
		b := make([]byte, pageHeaderSize+metaSize)
		if _, err := r.ReadAt(b, n*int64(size)); err != nil {
			return nil, 0, err
		}
		m, _, err := readMeta(b)
		if err != nil {
			return nil, 0, err
		}
		if n == 0 {
			size = m.pageSize
		}
		if m.pageSize != size || size == 0 {
			return nil, 0, errors.New("its first pages differ")
		}
		w := &walker{r: r, meta: m, seen: make([]uint64, m.pages/64+1)}
		w.seen[0] = 0b11 // the meta pages
		err = w.tree(m.root, 0, nil, nil, func(_, value []byte) error {
			_, err := w.bucket(value)
			return err
		})
		if err != nil {
			return nil, 0, err
		}
		if m.freelist != noFreelist {
			if _, err := w.page(m.freelist); err != nil {
				return nil, 0, err
			}
		}
		for len(needed) < len(w.seen) {
			needed = append(needed, 0)
		}
		for i, word := range w.seen {
			needed[i] |= word
		}
	}
	return needed, size, nil
}
