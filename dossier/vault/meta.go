package vault

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// bbolt keeps the last two commits in two meta pages that take turns. Where the
// newer is damaged it opens the older, and says nothing; so it is read here.

const (
	metaSize    = 64
	boltMagic   = 0xED0CDAED
	boltVersion = 2
)

// meta is one of the two pages that name the last commits.
type meta struct {
	pageSize uint32
	root     uint64
	freelist uint64
	pages    uint64 // the first page number not in use: the high-water mark
	txid     uint64
}

// readMeta reads a meta page from its first bytes. The error says why it is
// none; isBolt reports that it once was one.
func readMeta(b []byte) (m meta, isBolt bool, err error) {
	if len(b) < pageHeaderSize+metaSize {
		return m, false, errors.New("cut short")
	}
	b = b[pageHeaderSize:]
	isBolt = binary.LittleEndian.Uint32(b) == boltMagic
	if !isBolt {
		return m, false, errors.New("no meta page")
	}
	if v := binary.LittleEndian.Uint32(b[4:]); v != boltVersion {
		return m, isBolt, fmt.Errorf("meta page of version %d", v)
	}
	h := fnv.New64a()
	h.Write(b[:56])
	if h.Sum64() != binary.LittleEndian.Uint64(b[56:]) {
		return m, isBolt, errors.New("the checksum of a meta page is wrong")
	}
	return meta{
		pageSize: binary.LittleEndian.Uint32(b[8:]),
		root:     binary.LittleEndian.Uint64(b[16:]),
		freelist: binary.LittleEndian.Uint64(b[32:]),
		pages:    binary.LittleEndian.Uint64(b[40:]),
		txid:     binary.LittleEndian.Uint64(b[48:]),
	}, isBolt, nil
}

// errNotBolt says that a file has nothing of bbolt in it.
var errNotBolt = errors.New("it is some other kind of file")

// newestMeta picks the meta page that bbolt will pick.
func newestMeta(r io.ReaderAt, size int64) (m meta, fellBack bool, err error) {
	b := make([]byte, pageHeaderSize+metaSize)
	at := func(off int64) (meta, bool, error) {
		if off+int64(len(b)) > size {
			return meta{}, false, errors.New("cut short")
		}
		if _, err := r.ReadAt(b, off); err != nil {
			return meta{}, false, err
		}
		return readMeta(b)
	}
	m0, is0, err0 := at(0)
	if err0 == nil {
		m1, _, err1 := at(int64(m0.pageSize))
		if err1 != nil || m1.pageSize != m0.pageSize {
			return m0, true, nil
		}
		if m1.txid > m0.txid {
			return m1, false, nil
		}
		return m0, false, nil
	}
	// The size of a page is not known: look where the second may begin.
	is := is0
	for off := int64(1024); off <= 1<<16; off *= 2 {
		m1, is1, err1 := at(off)
		if err1 == nil && int64(m1.pageSize) == off {
			return m1, true, nil
		}
		is = is || is1
	}
	if is {
		return m, false, fmt.Errorf("its first pages do not hold: %w", err0)
	}
	return m, false, errNotBolt
}
