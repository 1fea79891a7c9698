package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/fxamacker/cbor/v2"
)

// wreck is the file of a damaged vault, read without trust in any page of it:
// what authenticates is taken wherever it lies.
type wreck struct {
	ctx  context.Context
	r    io.ReaderAt
	size int64

	// What the tree of the newest commit leads to, as far as it can be walked:
	// where a value begins in the file, and of which bucket it is. The rest is
	// older, or lost its way.
	reached  map[int64]string
	fellBack bool // the newest commit may be another one
	other    bool // it does not begin as a vault does
}

// sealedAt is a sealed value that authenticates, and where it lies.
type sealedAt struct {
	key     []byte
	at      int64
	size    int
	reached bool
}

// walk follows the tree of the newest commit and goes around what is damaged.
func (w *wreck) walk() {
	w.reached = map[int64]string{}
	m, fellBack, err := newestMeta(w.r, w.size)
	w.fellBack = fellBack || err != nil
	w.other = errors.Is(err, errNotBolt)
	if err != nil || m.pageSize != pageSize {
		return
	}
	seen := map[uint64]bool{}
	w.tree(m.root, seen, func(e extent) {
		key, err := w.read(e.key, e.keySize)
		if err != nil || e.flags != flagBucket {
			return
		}
		head, err := w.read(e.value, 16)
		if err != nil {
			return
		}
		take := func(e extent) { w.reached[e.value] = string(key) }
		if root := binary.LittleEndian.Uint64(head); root != 0 {
			w.tree(root, seen, take)
			return
		}
		for _, e := range w.elements(e.value + 16) {
			take(e)
		}
	})
}

// tree calls leaf with what stands on the leaves under a page.
func (w *wreck) tree(id uint64, seen map[uint64]bool, leaf func(extent)) {
	if seen[id] || id > uint64(w.size/pageSize) {
		return
	}
	seen[id] = true
	at := int64(id) * pageSize
	head, err := w.read(at, pageHeaderSize)
	if err != nil || binary.LittleEndian.Uint64(head) != id {
		return
	}
	switch binary.LittleEndian.Uint16(head[8:]) {
	case flagLeaf:
		for _, e := range w.elements(at) {
			leaf(e)
		}
	case flagBranch:
		n := int(binary.LittleEndian.Uint16(head[10:]))
		table, err := w.read(at+pageHeaderSize, min(n, (pageSize-pageHeaderSize)/elementSize)*elementSize)
		if err != nil {
			return
		}
		for ; len(table) > 0; table = table[elementSize:] {
			w.tree(binary.LittleEndian.Uint64(table[8:]), seen, leaf)
		}
	}
}

// extent is where an element of a leaf says that its key and value lie, in the
// file.
type extent struct {
	flags              uint32
	key, value         int64
	keySize, valueSize int
}

// elements reads what may be the table of a leaf. The page's own count may be
// damaged; where the first key begins, the table ends.
func (w *wreck) elements(at int64) (found []extent) {
	b, err := w.read(at, int(min(pageSize, w.size-at)))
	if err != nil || len(b) < pageHeaderSize+elementSize {
		return nil
	}
	n := max(int(binary.LittleEndian.Uint16(b[10:])), int(binary.LittleEndian.Uint32(b[pageHeaderSize+4:])/elementSize))
	n = min(n, (len(b)-pageHeaderSize)/elementSize)
	for i := range n {
		entry := b[pageHeaderSize+elementSize*i:]
		from := int64(pageHeaderSize+elementSize*i) + int64(binary.LittleEndian.Uint32(entry[4:]))
		e := extent{
			flags:     binary.LittleEndian.Uint32(entry),
			key:       at + from,
			keySize:   int(binary.LittleEndian.Uint32(entry[8:])),
			valueSize: int(binary.LittleEndian.Uint32(entry[12:])),
		}
		e.value = e.key + int64(e.keySize)
		if e.keySize > 0 && e.keySize <= 64 && e.value+int64(e.valueSize) <= w.size {
			found = append(found, e)
		}
	}
	return found
}

func (w *wreck) read(at int64, n int) ([]byte, error) {
	if at < 0 || n < 0 || at+int64(n) > w.size {
		return nil, io.ErrUnexpectedEOF
	}
	b := make([]byte, n)
	_, err := w.r.ReadAt(b, at)
	return b, err
}

// scan looks at every page for what authenticates as a value of the vault, and
// gives it by bucket.
func (w *wreck) scan(k *keys) (map[string][]sealedAt, error) {
	found := map[string][]sealedAt{}
	seen := map[int64]bool{}
	take := func(e extent) {
		if seen[e.value] {
			return
		}
		if bucket, s, ok := w.authenticate(k, e); ok {
			seen[e.value] = true
			found[bucket] = append(found[bucket], s)
		}
	}
	for at := int64(2 * pageSize); at < w.size; at += pageSize {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		// A page that somebody made to say so may point at all of the file over
		// and over.
		looked := 0
		for _, e := range w.elements(at) {
			if looked += e.valueSize; looked > 2*maxContent {
				break
			}
			if e.flags == flagBucket && e.valueSize > 16+pageHeaderSize {
				for _, small := range w.elements(e.value + 16) {
					take(small)
				}
				continue
			}
			take(e)
		}
	}
	return found, nil
}

// authenticate opens what an element points at in the bucket that it is of.
func (w *wreck) authenticate(k *keys, e extent) (bucket string, s sealedAt, ok bool) {
	if e.keySize != sha256.Size && e.keySize != len(rootKey) || e.valueSize < 1+nonceSize+minFrame+tagSize || e.valueSize > maxContent {
		return "", s, false
	}
	key, err := w.read(e.key, e.keySize)
	if err != nil {
		return "", s, false
	}
	value, err := w.read(e.value, e.valueSize)
	if err != nil {
		return "", s, false
	}
	buckets := summed[:]
	if bytes.Equal(key, rootKey) {
		buckets = []string{bucketRoot}
	}
	for _, bucket := range buckets {
		if _, err := k.open(bucket, key, value); err == nil {
			return bucket, sealedAt{key, e.value, e.valueSize, w.reached[e.value] == bucket}, true
		}
	}
	return "", s, false
}

// content opens a value again.
func (w *wreck) content(k *keys, bucket string, s sealedAt) ([]byte, error) {
	value, err := w.read(s.at, s.size)
	if err != nil {
		return nil, err
	}
	return k.open(bucket, s.key, value)
}

// foundHeader is a header that may be the vault's.
type foundHeader struct {
	*header
	value []byte // the whole value, where it has its checksum; else nil
}

// headers finds what may be headers, the newest first as far as that can be
// told. A header whose checksum is wrong may still have a slot that opens: what
// it wraps is authenticated by itself.
func (w *wreck) headers() ([]foundHeader, error) {
	var at []int64
	for value, bucket := range w.reached {
		if bucket == bucketHead {
			at = append(at, value)
		}
	}
	const chunk = 1 << 20
	for from := int64(0); from < w.size; from += chunk {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		b, err := w.read(from, int(min(chunk+int64(len(magic))-1, w.size-from)))
		if err != nil {
			continue // a part of the disk that cannot be read
		}
		for next := 0; ; next++ {
			i := bytes.Index(b[next:], []byte(magic))
			if i < 0 {
				break
			}
			next += i
			at = append(at, from+int64(next))
		}
	}
	var whole, torn []foundHeader
	known := map[string]bool{}
	for _, at := range at {
		h := w.headerAt(at)
		if h.header == nil {
			continue
		}
		id, err := enc.Marshal(h.header)
		if err != nil || known[string(id)] {
			continue
		}
		known[string(id)] = true
		if h.value != nil {
			whole = append(whole, h)
		} else {
			torn = append(torn, h)
		}
	}
	const most = 16 // each may cost a derivation
	all := append(whole, torn...)
	return all[:min(len(all), most)], nil
}

// headerAt reads a header of whatever size, or what is left of it.
func (w *wreck) headerAt(at int64) foundHeader {
	for size := headerBlock; size <= headerMax; size += headerBlock {
		b, err := w.read(at, size)
		if err != nil {
			break
		}
		if h, err := parseHeader(b); err == nil {
			return foundHeader{h, b}
		}
	}
	b, err := w.read(at, int(min(headerMax, w.size-at)))
	if err != nil || len(b) < len(magic)+4 {
		return foundHeader{}
	}
	body := b[len(magic)+4:]
	var h header
	if n := binary.BigEndian.Uint32(b[len(magic):]); uint64(n) <= uint64(len(body)) {
		body = body[:n]
	}
	if _, err := dec.UnmarshalFirst(body, &h); err != nil || h.Version != FormatVersion || len(h.ID) != vaultIDSize {
		return foundHeader{}
	}
	var slots []cbor.RawMessage
	for _, raw := range h.Slots {
		if _, _, err := (&header{Slots: []cbor.RawMessage{raw}}).readSlots(); err == nil {
			slots = append(slots, raw)
		}
	}
	h.Slots = slots
	return foundHeader{&h, nil}
}

// unlock finds the header that a secret opens.
func (w *wreck) unlock(secret Secret) (*foundHeader, *[keySize]byte, error) {
	found, err := w.headers()
	if err != nil {
		return nil, nil, err
	}
	newer, older := 0, -1
	var wrong error
	for _, h := range found {
		if h.Version > FormatVersion {
			newer = int(min(h.Version, 1<<31-1))
			continue
		}
		if h.Version < FormatVersion {
			older = int(h.Version)
			continue
		}
		data, err := h.open(w.ctx, secret)
		switch {
		case err == nil:
			return &h, data, nil
		case w.ctx.Err() != nil:
			return nil, nil, w.ctx.Err()
		case errors.Is(err, ErrWrongPassphrase):
			wrong = err
		}
	}
	switch {
	case wrong != nil:
		return nil, nil, wrong
	case newer != 0:
		return nil, nil, &NewerError{Version: newer}
	case older >= 0:
		return nil, nil, fmt.Errorf("it has format %d: the version of Habeas that wrote it can save what is left of it; nothing was saved", older)
	}
	return nil, nil, errNoHeader
}

// errNoHeader says that the one part without which nothing can be read is lost.
var errNoHeader = errors.New("no header is left in it, and without one nothing can be read: nothing was saved")
