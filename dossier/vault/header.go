package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// The header is the one value in clear:
//
//	magic (8) ‖ length of the body (4, big-endian) ‖ body (CBOR) ‖ zeros ‖ SHA-256 (32) ‖ HMAC-SHA-256 (32)
//
// filled with zeros to a multiple of 4096 bytes. So large a value has pages of
// its own, which no save moves: a slot that was taken away does not live on in
// pages that other saves left behind. The SHA-256, of all before it, tells a
// damaged header from a wrong passphrase; the HMAC, of all before it, tells
// after unlocking that nobody changed it.
const (
	magic       = "\x89HBS\r\n\x1a\n"
	headerBlock = 4096
	headerMax   = 16 * headerBlock
	vaultIDSize = 16
)

// headKey is the one key of the bucket "head".
var headKey = []byte("head")

type header struct {
	Version uint64            `cbor:"1,keyasint"`
	ID      []byte            `cbor:"2,keyasint"` // random, of this vault
	Slots   []cbor.RawMessage `cbor:"3,keyasint"` // kept as they are, also those of a kind not known here
}

// errNotHeader says that a value is no header of a vault.
var errNotHeader = errors.New("it does not begin as a vault does")

// encode gives the header's value, authenticated under the vault's keys.
func (h *header) encode(k *keys) ([]byte, error) {
	body, err := enc.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("failed to encode the header: %w", err)
	}
	return encodeHeader(body, k)
}

// encodeHeader gives the value of a header with that body.
func encodeHeader(body []byte, k *keys) ([]byte, error) {
	size := len(magic) + 4 + len(body) + 2*sha256.Size
	size = (size + headerBlock - 1) / headerBlock * headerBlock
	if size > headerMax {
		return nil, fmt.Errorf("failed to encode the header: %d bytes of slots are too many", len(body))
	}
	b := make([]byte, size)
	copy(b, magic)
	binary.BigEndian.PutUint32(b[len(magic):], uint32(len(body)))
	copy(b[len(magic)+4:], body)
	check := sha256.Sum256(b[:size-2*sha256.Size])
	copy(b[size-2*sha256.Size:], check[:])
	copy(b[size-sha256.Size:], k.authenticate(b[:size-sha256.Size]))
	return b, nil
}

// parseHeader reads a header that is not authenticated yet. For a version that
// is newer it gives the header with nothing but its Version; one that is older
// is given as this version would say it, with its own Version.
func parseHeader(b []byte) (*header, error) {
	if !bytes.HasPrefix(b, []byte(magic)) {
		return nil, errNotHeader
	}
	if len(b)%headerBlock != 0 || len(b) == 0 || len(b) > headerMax {
		return nil, fmt.Errorf("its header has %d bytes", len(b))
	}
	body, check := b[:len(b)-2*sha256.Size], b[len(b)-2*sha256.Size:len(b)-sha256.Size]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], check) {
		return nil, errors.New("its header does not match its checksum")
	}
	n := binary.BigEndian.Uint32(body[len(magic):])
	body = body[len(magic)+4:]
	if uint64(n) > uint64(len(body)) {
		return nil, errors.New("its header is longer than it is")
	}
	var v struct {
		Version uint64 `cbor:"1,keyasint"`
	}
	if err := dec.Unmarshal(body[:n], &v); err != nil {
		return nil, fmt.Errorf("its header cannot be read: %w", err)
	}
	if v.Version > FormatVersion {
		return &header{Version: v.Version}, nil
	}
	body, err := lift(v.Version, bucketHead, body[:n])
	if err != nil {
		return nil, fmt.Errorf("its header cannot be read: %w", err)
	}
	var h header
	if err := dec.Unmarshal(body, &h); err != nil {
		return nil, fmt.Errorf("its header cannot be read: %w", err)
	}
	if len(h.ID) != vaultIDSize {
		return nil, errors.New("its header is incomplete")
	}
	h.Version = v.Version
	return &h, nil
}

// holds reports whether a header's value is as its vault wrote it.
func (k *keys) holds(b []byte) bool {
	return len(b) >= sha256.Size &&
		hmac.Equal(b[len(b)-sha256.Size:], k.authenticate(b[:len(b)-sha256.Size]))
}

func (k *keys) authenticate(b []byte) []byte {
	h := hmac.New(sha256.New, k.head[:])
	h.Write(b)
	return h.Sum(nil)
}
