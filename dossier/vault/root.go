package vault

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"

	"github.com/fxamacker/cbor/v2"
)

// rootKey is the one key of the bucket "root".
var rootKey = []byte("root")

// root answers for everything that is sealed: how many values each bucket has,
// and the sum of them. It is sealed itself, and written with every save.
type root struct {
	Version uint64 `cbor:"1,keyasint"`
	Saves   uint64 `cbor:"2,keyasint"`           // how many saves there were
	Next    uint64 `cbor:"3,keyasint"`           // sequence number of the next change
	Buckets []heap `cbor:"4,keyasint"`           // in the order of summed
	Head    sum    `cbor:"5,keyasint"`           // the HMAC at the end of the header
	Wipe    bool   `cbor:"6,keyasint,omitempty"` // pages not in use are still to be overwritten
	Newest  int64  `cbor:"7,keyasint,omitempty"` // time of the newest change, in milliseconds since 1970
}

// heap is a bucket without its order: a count and a sum.
type heap struct {
	_     struct{} `cbor:",toarray"`
	Name  string
	Count uint64
	Sum   sum
}

// sum is an incremental keyed multiset hash: the sum, modulo 2^256, of a
// pseudo-random number for each member, so that adding or taking away one
// costs the same however many there are (Clarke et al., "Incremental Multiset
// Hash Functions", ASIACRYPT 2003, MSet-Add-Hash). Nobody sees the sum or its
// parts without the vault's keys. Big-endian.
type sum [32]byte

func (s *sum) words() (w [4]uint64) {
	for i := range w {
		w[i] = binary.BigEndian.Uint64(s[8*(3-i):])
	}
	return w
}

func (s *sum) set(w [4]uint64) {
	for i := range w {
		binary.BigEndian.PutUint64(s[8*(3-i):], w[i])
	}
}

func (s *sum) add(t sum) {
	a, b := s.words(), t.words()
	var carry uint64
	for i := range a {
		a[i], carry = bits.Add64(a[i], b[i], carry)
	}
	s.set(a)
}

func (s *sum) sub(t sum) {
	a, b := s.words(), t.words()
	var borrow uint64
	for i := range a {
		a[i], borrow = bits.Sub64(a[i], b[i], borrow)
	}
	s.set(a)
}

// member is the number of a sealed value at its place. Nonce and tag stand
// for the whole value: no other ciphertext passes with them.
func (k *keys) member(bucket string, key, value []byte) sum {
	h := hmac.New(sha256.New, k.sum[:])
	h.Write([]byte{byte(len(bucket))})
	h.Write([]byte(bucket))
	h.Write([]byte{byte(len(key))})
	h.Write(key)
	if len(value) >= 1+nonceSize+tagSize {
		h.Write(value[:1+nonceSize])
		h.Write(value[len(value)-tagSize:])
	}
	return sum(h.Sum(nil))
}

// newRoot is that of a vault with the given header, in which nothing was
// written yet.
func newRoot(head []byte) *root {
	r := &root{Version: FormatVersion, Head: headSum(head)}
	for _, bucket := range summed {
		r.Buckets = append(r.Buckets, heap{Name: bucket})
	}
	return r
}

func (r *root) clone() *root {
	c := *r
	c.Buckets = append([]heap(nil), r.Buckets...)
	return &c
}

// headSum is what a root keeps of a header's value.
func headSum(head []byte) (s sum) {
	copy(s[:], head[max(0, len(head)-len(s)):])
	return s
}

// heap gives the count and sum of a bucket.
func (r *root) heap(bucket string) *heap {
	for i := range r.Buckets {
		if r.Buckets[i].Name == bucket {
			return &r.Buckets[i]
		}
	}
	panic("vault: internal error: no bucket " + bucket)
}

func (r *root) encode() ([]byte, error) {
	b, err := enc.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("failed to encode the root: %w", err)
	}
	return b, nil
}

func decodeRoot(b []byte) (*root, error) {
	var r root
	if err := dec.Unmarshal(b, &r); err != nil {
		return nil, fmt.Errorf("invalid root: %w", err)
	}
	if len(r.Buckets) != len(summed) {
		return nil, fmt.Errorf("invalid root: %d buckets", len(r.Buckets))
	}
	for i, bucket := range summed {
		if r.Buckets[i].Name != bucket {
			return nil, fmt.Errorf("invalid root: bucket %q", r.Buckets[i].Name)
		}
	}
	return &r, nil
}

var (
	enc cbor.EncMode
	dec cbor.DecMode
)

func init() {
	var err error
	if enc, err = cbor.CoreDetEncOptions().EncMode(); err != nil {
		panic("vault: internal error: " + err.Error())
	}
	if dec, err = (cbor.DecOptions{DupMapKey: cbor.DupMapKeyEnforcedAPF, MaxNestedLevels: 8}).DecMode(); err != nil {
		panic("vault: internal error: " + err.Error())
	}
}
