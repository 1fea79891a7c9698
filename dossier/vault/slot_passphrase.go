package vault

import (
	"bytes"
	"context"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"unicode/utf8"

	"github.com/fxamacker/cbor/v2"
	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"habeas/dossier/vault/locked"
)

// slot wraps the data key for one who has a passphrase or, where its kind is
// slotKeyFile, a passphrase and a key file.
type slot struct {
	Kind    uint64 `cbor:"1,keyasint"`
	Salt    []byte `cbor:"2,keyasint"`
	Memory  uint32 `cbor:"3,keyasint"`
	Time    uint32 `cbor:"4,keyasint"`
	Lanes   uint8  `cbor:"5,keyasint"`
	Nonce   []byte `cbor:"6,keyasint"`
	Wrapped []byte `cbor:"7,keyasint"`
}

// bound is the associated data of a slot's wrapping: everything that decides
// how it opens, and the vault that it is of.
func (s *slot) bound(id []byte) []any {
	return []any{id, s.Kind, s.Salt, s.Memory, s.Time, s.Lanes}
}

func (s *slot) cost() Cost { return Cost{s.Memory, s.Time, s.Lanes} }

func (s *slot) validate() error {
	if err := s.cost().Validate(); err != nil {
		return err
	}
	if len(s.Salt) != saltSize || len(s.Nonce) != nonceSize || len(s.Wrapped) != keySize+tagSize {
		return errors.New("a slot is incomplete")
	}
	return nil
}

// passphraseSlot makes a slot that opens with the passphrase of a secret and, where
// it has one, its key file.
func passphraseSlot(ctx context.Context, random io.Reader, id []byte, data *[keySize]byte, secret Secret, c Cost) (cbor.RawMessage, error) {
	if len(secret.passphrase) == 0 {
		return nil, errors.New("invalid passphrase: it is empty")
	}
	if err := c.Validate(); err != nil {
		return nil, err
	}
	s := &slot{
		Kind: slotPassphrase, Memory: c.Memory, Time: c.Time, Lanes: c.Lanes,
		Salt: make([]byte, saltSize), Nonce: make([]byte, nonceSize),
	}
	if secret.keyFile != nil {
		s.Kind = slotKeyFile
	}
	if err := draw(random, s.Salt, s.Nonce); err != nil {
		return nil, err
	}
	key, err := s.key(ctx, secret)
	if err != nil {
		return nil, err
	}
	defer locked.Free(key)
	if s.Wrapped, err = wrap(key, s.Nonce, data, s.bound(id)); err != nil {
		return nil, err
	}
	b, err := enc.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("failed to encode a slot: %w", err)
	}
	return b, nil
}

func (s *slot) open(ctx context.Context, id []byte, secret Secret) (*[keySize]byte, error) {
	key, err := s.key(ctx, secret)
	if err != nil {
		return nil, err
	}
	defer locked.Free(key)
	return unwrap(key, s.Nonce, s.Wrapped, s.bound(id))
}

// key is what the slot wraps with. A key file goes in after Argon2id and not
// before: what it adds costs nothing to derive and cannot be guessed, and neither
// half is of use without the other.
func (s *slot) key(ctx context.Context, secret Secret) (*[keySize]byte, error) {
	stretched, err := stretch(ctx, secret.passphrase, s.Salt, s.cost())
	if err != nil || s.Kind != slotKeyFile {
		return stretched, err
	}
	defer locked.Free(stretched)
	both := locked.New[[2 * keySize]byte]()
	defer locked.Free(both)
	copy(both[:], stretched[:])
	copy(both[keySize:], secret.keyFile[:])
	key, err := hkdf.Key(sha256.New, both[:], s.Salt, "habeas key file 1", keySize)
	if err != nil {
		return nil, fmt.Errorf("failed to derive a key: %w", err)
	}
	return lockedKey(key), nil
}

// stretch is Argon2id over the passphrase in NFC, as keyboards and systems
// differ in how they type the same é; bytes that are no UTF-8 are taken as
// they are. It cannot be interrupted: when ctx ends, it is left to finish
// alone, and its result is thrown away.
func stretch(ctx context.Context, passphrase, salt []byte, c Cost) (*[keySize]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	given := passphrase
	if utf8.Valid(given) {
		given = norm.NFC.Bytes(given) // may be the same bytes, which are the caller's
	}
	own := bytes.Clone(given)
	if !bytes.Equal(given, passphrase) {
		clear(given)
	}
	done := make(chan *[keySize]byte)
	go func() {
		key := lockedKey(argon2.IDKey(own, salt, c.Time, c.Memory, c.Lanes, keySize))
		clear(own)
		if c.Memory >= 64<<10 {
			debug.FreeOSMemory() // it would be kept for long, and full of what was derived
		}
		select {
		case done <- key:
		case <-ctx.Done():
			locked.Free(key)
		}
	}()
	select {
	case key := <-done:
		return key, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
