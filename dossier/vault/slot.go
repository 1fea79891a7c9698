package vault

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier/vault/keyfile"
	"habeas/dossier/vault/locked"
	"habeas/dossier/vault/recovery"
)

// Kinds of slot. Others may follow.
const (
	slotPassphrase = 1
	slotRecovery   = 2
	slotKeyFile    = 3 // a passphrase and a key file together
)

const (
	saltSize = 16
	maxSlots = 8 // of one kind: each may have to be tried
)

// Secret is what opens a vault: one of [Passphrase], [Recovery] and [Typed], and
// a key file where [Secret.With] adds one.
type Secret struct {
	passphrase []byte
	recovery   *recovery.Key
	keyFile    *keyfile.Key
}

// Passphrase is one, in the bytes that were typed. They stay the caller's, and
// must not be changed while the secret is in use.
func Passphrase(p []byte) Secret { return Secret{passphrase: p} }

// Recovery is a recovery key.
func Recovery(k recovery.Key) Secret { return Secret{recovery: &k} }

// Typed is what somebody typed where a passphrase was asked for: the words of a
// recovery key where they are such, and a passphrase. So a recovery key opens a
// vault wherever a passphrase does.
func Typed(text []byte) Secret {
	s := Passphrase(text)
	if recovery.Looks(text) {
		if k, err := recovery.Parse(string(text)); err == nil {
			s.recovery = &k
		}
	}
	return s
}

// IsRecovery reports whether it is, or may be, a recovery key.
func (s Secret) IsRecovery() bool { return s.recovery != nil }

// With adds a key file. It does no harm where the vault wants none; nil adds
// nothing.
func (s Secret) With(k *keyfile.Key) Secret {
	s.keyFile = k
	return s
}

// Clear overwrites the recovery key and the key file. The passphrase is the
// caller's.
func (s Secret) Clear() {
	if s.recovery != nil {
		clear(s.recovery[:])
	}
	if s.keyFile != nil {
		clear(s.keyFile[:])
	}
}

// Format keeps a secret out of logs and errors, whatever the verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(a secret)") }

// slotKind reads what kind of slot it is.
func slotKind(raw cbor.RawMessage) (uint64, error) {
	var kind struct {
		Kind uint64 `cbor:"1,keyasint"`
	}
	if err := dec.Unmarshal(raw, &kind); err != nil {
		return 0, fmt.Errorf("a slot cannot be read: %w", err)
	}
	return kind.Kind, nil
}

// readSlots reads the slots that this program knows, and passes over others.
// Those that want a passphrase are of either kind, with a key file or without.
// What it gives is safe to try: costs and numbers are within their bounds.
func (h *header) readSlots() (passphrases []*slot, recoveries []*recoverySlot, err error) {
	many := map[uint64]int{}
	for _, raw := range h.Slots {
		kind, err := slotKind(raw)
		if err != nil {
			return nil, nil, err
		}
		switch kind {
		case slotPassphrase, slotKeyFile:
			s := new(slot)
			if err := dec.Unmarshal(raw, s); err != nil {
				return nil, nil, fmt.Errorf("a slot cannot be read: %w", err)
			}
			if err := s.validate(); err != nil {
				return nil, nil, err
			}
			passphrases = append(passphrases, s)
		case slotRecovery:
			s := new(recoverySlot)
			if err := dec.Unmarshal(raw, s); err != nil {
				return nil, nil, fmt.Errorf("a slot cannot be read: %w", err)
			}
			if err := s.validate(); err != nil {
				return nil, nil, err
			}
			recoveries = append(recoveries, s)
		}
		if many[kind]++; many[kind] > maxSlots && kind <= slotKeyFile {
			return nil, nil, errors.New("it has too many slots")
		}
	}
	return passphrases, recoveries, nil
}

// open finds the data key with a secret; the caller frees it. It fails with ErrWrongPassphrase if no
// slot opens, and then with a *KeyFileError if one might have with a key file.
func (h *header) open(ctx context.Context, secret Secret) (*[keySize]byte, error) {
	passphrases, recoveries, err := h.readSlots()
	if err != nil {
		return nil, err
	}
	if secret.recovery != nil { // first, as it takes no time
		for _, s := range recoveries {
			data, err := s.open(h.ID, secret.recovery)
			if err == nil || !errors.Is(err, ErrWrongPassphrase) {
				return data, err
			}
		}
	}
	if secret.passphrase == nil {
		return nil, ErrWrongPassphrase
	}
	wrong := ErrWrongPassphrase
	for _, s := range passphrases {
		if s.Kind == slotKeyFile {
			wrong = &KeyFileError{Missing: secret.keyFile == nil}
			if secret.keyFile == nil {
				continue
			}
		}
		data, err := s.open(ctx, h.ID, secret)
		if err == nil || !errors.Is(err, ErrWrongPassphrase) {
			return data, err
		}
	}
	return nil, wrong
}

// wrap seals the data key under the key of a slot. bound is what decides how
// the slot opens.
func wrap(key *[keySize]byte, nonce []byte, data *[keySize]byte, bound []any) ([]byte, error) {
	aead, rest, err := xchacha(key, nonce)
	if err != nil {
		return nil, err
	}
	with, err := enc.Marshal(bound)
	if err != nil {
		return nil, fmt.Errorf("failed to encode a slot: %w", err)
	}
	return aead.Seal(nil, rest, data[:], with), nil
}

// unwrap is the way back, into locked memory; it fails with ErrWrongPassphrase.
func unwrap(key *[keySize]byte, nonce, wrapped []byte, bound []any) (*[keySize]byte, error) {
	aead, rest, err := xchacha(key, nonce)
	if err != nil {
		return nil, err
	}
	with, err := enc.Marshal(bound)
	if err != nil {
		return nil, fmt.Errorf("failed to encode a slot: %w", err)
	}
	data := locked.New[[keySize]byte]()
	if b, err := aead.Open(data[:0], rest, wrapped, with); err != nil || len(b) != keySize {
		locked.Free(data)
		return nil, ErrWrongPassphrase
	}
	return data, nil
}

// draw fills salts and nonces.
func draw(random io.Reader, to ...[]byte) error {
	for _, b := range to {
		if _, err := io.ReadFull(random, b); err != nil {
			return fmt.Errorf("failed to draw a salt: %w", err)
		}
	}
	return nil
}
