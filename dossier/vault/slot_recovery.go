package vault

import (
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier/vault/locked"
	"habeas/dossier/vault/recovery"
)

// recoverySlot wraps the data key for one who has a recovery key. That is 168
// random bits, which nobody guesses, so one pass of HKDF (RFC 5869) will do
// where a passphrase needs Argon2id.
type recoverySlot struct {
	Kind    uint64 `cbor:"1,keyasint"`
	Salt    []byte `cbor:"2,keyasint"`
	Nonce   []byte `cbor:"6,keyasint"`
	Wrapped []byte `cbor:"7,keyasint"`
}

func (s *recoverySlot) bound(id []byte) []any { return []any{id, s.Kind, s.Salt} }

func (s *recoverySlot) validate() error {
	if len(s.Salt) != saltSize || len(s.Nonce) != nonceSize || len(s.Wrapped) != keySize+tagSize {
		return errors.New("a slot is incomplete")
	}
	return nil
}

func (s *recoverySlot) key(k *recovery.Key) (*[keySize]byte, error) {
	key, err := hkdf.Key(sha256.New, k[:], s.Salt, "habeas recovery 1", keySize)
	if err != nil {
		return nil, fmt.Errorf("failed to derive a key: %w", err)
	}
	return lockedKey(key), nil
}

// newRecoverySlot makes a slot that opens with a recovery key.
func newRecoverySlot(random io.Reader, id []byte, data *[keySize]byte, k *recovery.Key) (cbor.RawMessage, error) {
	s := &recoverySlot{Kind: slotRecovery, Salt: make([]byte, saltSize), Nonce: make([]byte, nonceSize)}
	if err := draw(random, s.Salt, s.Nonce); err != nil {
		return nil, err
	}
	key, err := s.key(k)
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

func (s *recoverySlot) open(id []byte, k *recovery.Key) (*[keySize]byte, error) {
	key, err := s.key(k)
	if err != nil {
		return nil, err
	}
	defer locked.Free(key)
	return unwrap(key, s.Nonce, s.Wrapped, s.bound(id))
}
