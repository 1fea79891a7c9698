package vault

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
)

// bbolt trusts its file: a page that points at itself, or past the end, ends
// the whole program and no recover helps; and what bbolt's own check finds, it
// finds in another goroutine, where a fault of the mapped file ends the program
// too. So the pages are walked here, with plain reads, before bbolt touches
// them, and checked for everything that bbolt's check looks for. The layout is
// that of bbolt 1.x (internal/common: page.go, meta.go), little-endian.

const (
	pageHeaderSize = 16
	elementSize    = 16 // of a branch and of a leaf

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagFreelist = 0x10
	flagBucket   = 0x01 // of an element of a leaf

	noFreelist = ^uint64(0)
	maxDepth   = 64 // a tree of 2^64 pages is shallower
)

// pages is what a walk over the file found.
type pages struct {
	meta     meta
	fellBack bool           // one of the two meta pages does not hold
	keys     map[string]int // number of keys of each bucket at the top
	lost     int            // pages that are neither used nor free: harmless, but never so in a whole file
}

// readPages walks the tree of a file of the given size. A failure means that
// bbolt must not open it.
func readPages(r io.ReaderAt, size int64) (*pages, error) {
	m, fellBack, err := newestMeta(r, size)
	if err != nil {
		return nil, err
	}
	if m.pageSize < 1024 || m.pageSize > 1<<16 || bits.OnesCount32(m.pageSize) != 1 {
		return nil, fmt.Errorf("its pages have %d bytes", m.pageSize)
	}
	if have := uint64(size) / uint64(m.pageSize); m.pages > have {
		return nil, fmt.Errorf("it is cut short: %d of %d pages are there", have, m.pages)
	}
	w := &walker{r: r, meta: m, seen: make([]uint64, m.pages/64+1)}
	w.seen[0] = 0b11 // the meta pages
	p := &pages{meta: m, fellBack: fellBack, keys: map[string]int{}}
	err = w.tree(m.root, 0, nil, nil, func(key, value []byte) error {
		if value == nil {
			return errors.New("a record stands outside of every bucket")
		}
		n, err := w.bucket(value)
		p.keys[string(key)] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	if m.freelist == noFreelist { // some other tool left it out: bbolt makes it anew
		return p, nil
	}
	if err := w.freelist(m.freelist); err != nil {
		return nil, err
	}
	for _, word := range w.seen {
		p.lost -= bits.OnesCount64(word)
	}
	p.lost += int(m.pages)
	return p, nil
}

type walker struct {
	r    io.ReaderAt
	meta meta
	seen []uint64 // a bit for each page
}

// mark takes a page and those that it runs on to; each belongs to one place.
func (w *walker) mark(id uint64, overflow uint32) error {
	last := id + uint64(overflow)
	if id >= w.meta.pages || last >= w.meta.pages || last < id {
		return fmt.Errorf("page %d runs past the end", id)
	}
	for ; id <= last; id++ {
		if w.seen[id/64]&(1<<(id%64)) != 0 {
			return fmt.Errorf("page %d is in two places", id)
		}
		w.seen[id/64] |= 1 << (id % 64)
	}
	return nil
}

// page is a page's header and as much of it as was read.
type page struct {
	id    uint64
	flags uint16
	count int
	size  int64 // of the whole page, with what it runs on to
	b     []byte
}

// page reads the first bytes of a page, and marks it.
func (w *walker) page(id uint64) (*page, error) {
	ps := int64(w.meta.pageSize)
	if id < 2 || id >= w.meta.pages {
		return nil, fmt.Errorf("page %d is no page of the tree", id)
	}
	b := make([]byte, ps)
	if _, err := w.r.ReadAt(b, int64(id)*ps); err != nil {
		return nil, fmt.Errorf("failed to read page %d: %w", id, err)
	}
	if got := binary.LittleEndian.Uint64(b); got != id {
		return nil, fmt.Errorf("page %d calls itself %d", id, got)
	}
	overflow := binary.LittleEndian.Uint32(b[12:])
	if err := w.mark(id, overflow); err != nil {
		return nil, err
	}
	return &page{
		id:    id,
		flags: binary.LittleEndian.Uint16(b[8:]),
		count: int(binary.LittleEndian.Uint16(b[10:])),
		size:  ps * (int64(overflow) + 1),
		b:     b,
	}, nil
}

// part reads bytes of a page, without what lies between: the values, most of
// the file, are left alone.
func (w *walker) part(p *page, from, to int64) ([]byte, error) {
	if to > p.size {
		return nil, fmt.Errorf("page %d has an element past its end", p.id)
	}
	if to <= int64(len(p.b)) {
		return p.b[from:to:to], nil
	}
	b := make([]byte, to-from)
	if _, err := w.r.ReadAt(b, int64(p.id)*int64(w.meta.pageSize)+from); err != nil {
		return nil, fmt.Errorf("failed to read page %d: %w", p.id, err)
	}
	return b, nil
}

// tree walks the pages under one, whose keys are at least low and, where high
// is not nil, less than high. It calls leaf with each key, and with the value
// where it is a bucket (else nil).
func (w *walker) tree(id uint64, depth int, low, high []byte, leaf func(key, value []byte) error) error {
	if depth > maxDepth {
		return errors.New("its tree is too deep")
	}
	p, err := w.page(id)
	if err != nil {
		return err
	}
	elements, err := w.elements(p, low, high)
	if err != nil {
		return err
	}
	switch {
	case p.flags == flagLeaf:
		return w.leaf(p, elements, leaf)
	case p.flags != flagBranch:
		return fmt.Errorf("page %d is of kind %#x", id, p.flags)
	case p.count == 0:
		return fmt.Errorf("page %d is a branch with nothing on it", id)
	}
	for i, e := range elements {
		next := high
		if i+1 < len(elements) {
			next = elements[i+1].key
		}
		if err := w.tree(binary.LittleEndian.Uint64(e.entry[8:]), depth+1, e.key, next, leaf); err != nil {
			return err
		}
	}
	return nil
}

// leaf calls f with each key of a leaf.
func (w *walker) leaf(p *page, elements []element, f func(key, value []byte) error) error {
	for _, e := range elements {
		value, err := w.value(p, e)
		if err != nil {
			return err
		}
		if err := f(e.key, value); err != nil {
			return err
		}
	}
	return nil
}

// element is a key of a page.
type element struct {
	key   []byte
	entry []byte // in the page's table
	at    int64  // where the entry stands
}

// elements reads the keys of a page, and checks their order.
func (w *walker) elements(p *page, low, high []byte) ([]element, error) {
	table, err := w.part(p, pageHeaderSize, pageHeaderSize+elementSize*int64(p.count))
	if err != nil {
		return nil, err
	}
	elements := make([]element, p.count)
	for i := range elements {
		e := element{entry: table[elementSize*i : elementSize*(i+1)], at: int64(pageHeaderSize + elementSize*i)}
		// A branch has (position, key size, page), a leaf (flags, position,
		// key size, value size); positions count from the entry itself.
		where := e.entry
		if p.flags == flagLeaf {
			where = e.entry[4:]
		}
		from := e.at + int64(binary.LittleEndian.Uint32(where))
		if e.key, err = w.part(p, from, from+int64(binary.LittleEndian.Uint32(where[4:]))); err != nil {
			return nil, err
		}
		switch {
		case len(e.key) == 0:
			return nil, fmt.Errorf("page %d has an empty key", p.id)
		case i == 0 && bytes.Compare(e.key, low) < 0,
			i > 0 && bytes.Compare(e.key, elements[i-1].key) <= 0,
			high != nil && bytes.Compare(e.key, high) >= 0:
			return nil, fmt.Errorf("page %d has keys out of order", p.id)
		}
		elements[i] = e
	}
	return elements, nil
}

// value checks that the value of a leaf's element lies inside its page, and
// reads it if it is a bucket.
func (w *walker) value(p *page, e element) ([]byte, error) {
	entry := e.entry
	from := e.at + int64(binary.LittleEndian.Uint32(entry[4:])) + int64(binary.LittleEndian.Uint32(entry[8:]))
	to := from + int64(binary.LittleEndian.Uint32(entry[12:]))
	switch flags := binary.LittleEndian.Uint32(entry); {
	case to > p.size:
		return nil, fmt.Errorf("page %d has a value past its end", p.id)
	case flags == 0:
		return nil, nil
	case flags == flagBucket:
		return w.part(p, from, to)
	default:
		return nil, fmt.Errorf("page %d has an element of kind %#x", p.id, flags)
	}
}

// bucket walks a bucket from its value and counts its keys. A small bucket
// lies whole in its value, as a page of its own numbered 0.
func (w *walker) bucket(value []byte) (keys int, err error) {
	count := func(key, bucket []byte) error {
		if bucket != nil {
			return errors.New("a bucket stands inside of another")
		}
		keys++
		return nil
	}
	if len(value) < 16 {
		return 0, errors.New("a bucket is cut short")
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		err = w.tree(root, 1, nil, nil, count)
		return keys, err
	}
	b := value[16:]
	if len(b) < pageHeaderSize {
		return 0, errors.New("a bucket is cut short")
	}
	if binary.LittleEndian.Uint64(b) != 0 || binary.LittleEndian.Uint16(b[8:]) != flagLeaf || binary.LittleEndian.Uint32(b[12:]) != 0 {
		return 0, errors.New("a small bucket is no leaf")
	}
	p := &page{flags: flagLeaf, count: int(binary.LittleEndian.Uint16(b[10:])), size: int64(len(b)), b: b}
	elements, err := w.elements(p, nil, nil)
	if err != nil {
		return 0, err
	}
	err = w.leaf(p, elements, count)
	return keys, err
}

// freelist checks the list of free pages: one that named a page in use would
// have the next save write over it.
func (w *walker) freelist(id uint64) error {
	p, err := w.page(id)
	if err != nil {
		return err
	}
	if p.flags != flagFreelist {
		return fmt.Errorf("page %d is of kind %#x, not a list of free pages", id, p.flags)
	}
	n, at := int64(p.count), int64(pageHeaderSize)
	if p.count == 0xFFFF { // the true number stands before the list
		n = int64(min(binary.LittleEndian.Uint64(p.b[at:]), w.meta.pages))
		at += 8
	}
	list, err := w.part(p, at, at+8*n)
	if err != nil {
		return err
	}
	for i := range n {
		if err := w.mark(binary.LittleEndian.Uint64(list[8*i:]), 0); err != nil {
			return fmt.Errorf("the list of free pages is wrong: %w", err)
		}
	}
	return nil
}
