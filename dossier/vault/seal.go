package vault

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"sync"

	"github.com/klauspost/compress/flate"
	"golang.org/x/crypto/chacha20poly1305"
)

// A sealed value is
//
//	form (1 byte, 1) ‖ nonce (24) ‖ XChaCha20-Poly1305 of the frame, with its tag (16)
//
// bound by its associated data to the form, the bucket and the key; the frame is
//
//	method (1 byte: 0 as it is, 1 DEFLATE) ‖ length of the body (4, big-endian) ‖ body ‖ zeros
//
// up to a size class. DEFLATE (RFC 1951), as every language reads it.
const (
	sealForm = 1

	frameHead    = 5
	minFrame     = 256
	methodStored = 0
	methodFlate  = 1

	nonceSize = chacha20poly1305.NonceSizeX
	tagSize   = chacha20poly1305.Overhead

	// maxContent bounds what a body may swell to. A blob's pieces are far
	// smaller; a record of this size would be a book.
	maxContent = 64 << 20
)

// errSeal says that a value does not authenticate at its place.
var errSeal = errors.New("it does not authenticate")

// padded is the size class of a frame of n bytes: at least 256, and at most
// 12 % more than n. Padmé (Nikitin et al., "Reducing Metadata Leakage from
// Encrypted Files and Communication with PURBs", 2019, section 4).
func padded(n int) int {
	if n <= minFrame {
		return minFrame
	}
	e := bits.Len(uint(n)) - 1
	low := e - bits.Len(uint(e))
	mask := 1<<low - 1
	return (n + mask) &^ mask
}

// seal makes the sealed value of content for a key of a bucket.
func (k *keys) seal(random io.Reader, bucket string, key, content []byte, compress bool) ([]byte, error) {
	if len(content) > maxContent {
		return nil, fmt.Errorf("failed to seal %d bytes: more than %d in one piece", len(content), maxContent)
	}
	method, body := byte(methodStored), content
	if compress && frameHead+len(content) > minFrame {
		if small := deflate(content); len(small) < len(content) {
			method, body = methodFlate, small
		}
	}
	size := padded(frameHead + len(body))
	value := make([]byte, 1+nonceSize, 1+nonceSize+size+tagSize)
	value[0] = sealForm
	nonce := value[1:]
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, fmt.Errorf("failed to draw a nonce: %w", err)
	}
	frame := value[len(value):][:size]
	frame[0] = method
	binary.BigEndian.PutUint32(frame[1:], uint32(len(body)))
	copy(frame[frameHead:], body)
	aead, rest, err := xchacha(k.sealing[bucket], nonce)
	if err != nil {
		return nil, err
	}
	return aead.Seal(value, rest, frame, sealedWith(bucket, key)), nil
}

// open gives the content of a sealed value.
func (k *keys) open(bucket string, key, value []byte) ([]byte, error) {
	return k.openInto(nil, bucket, key, value)
}

// openOver is open for a value that nobody needs any more: it is written over.
func (k *keys) openOver(bucket string, key, value []byte) ([]byte, error) {
	return k.openInto(value[min(len(value), 1+nonceSize):][:0], bucket, key, value)
}

func (k *keys) openInto(into []byte, bucket string, key, value []byte) ([]byte, error) {
	if len(value) < 1+nonceSize+tagSize+minFrame {
		return nil, errors.New("it is cut short")
	}
	if value[0] != sealForm {
		return nil, fmt.Errorf("it is sealed in form %d", value[0])
	}
	aead, rest, err := xchacha(k.sealing[bucket], value[1:1+nonceSize])
	if err != nil {
		return nil, err
	}
	frame, err := aead.Open(into, rest, value[1+nonceSize:], sealedWith(bucket, key))
	if err != nil {
		return nil, errSeal
	}
	return unframe(frame)
}

// sealedWith is the associated data of a value.
func sealedWith(bucket string, key []byte) []byte {
	b := make([]byte, 0, 2+len(bucket)+len(key))
	b = append(b, sealForm, byte(len(bucket)))
	b = append(b, bucket...)
	return append(b, key...)
}

// unframe gives the content of a frame.
func unframe(frame []byte) ([]byte, error) {
	if len(frame) < frameHead {
		return nil, errors.New("its frame is cut short")
	}
	n := binary.BigEndian.Uint32(frame[1:])
	if uint64(n) > uint64(len(frame)-frameHead) {
		return nil, errors.New("its frame is longer than it is")
	}
	body := frame[frameHead:][:n]
	switch frame[0] {
	case methodStored:
		return body, nil
	case methodFlate:
		return inflate(body)
	}
	return nil, fmt.Errorf("its frame has method %d", frame[0])
}

// deflaters are of level 3: what a save writes is as small as with level 6, in two
// thirds of the time.
var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, 3)
	if err != nil {
		panic("vault: internal error: " + err.Error())
	}
	return w
}}

func deflate(b []byte) []byte {
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	var out bytes.Buffer
	out.Grow(len(b)/2 + 64)
	w.Reset(&out)
	// A bytes.Buffer takes everything.
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

var inflaters = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}

func inflate(b []byte) ([]byte, error) {
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(b), nil); err != nil {
		return nil, fmt.Errorf("failed to inflate: %w", err)
	}
	var out bytes.Buffer
	out.Grow(4 * len(b))
	n, err := io.Copy(&out, io.LimitReader(r, maxContent+1))
	if err != nil {
		return nil, fmt.Errorf("failed to inflate: %w", err)
	}
	if n > maxContent {
		return nil, fmt.Errorf("it swells to more than %d bytes", maxContent)
	}
	return out.Bytes(), nil
}
