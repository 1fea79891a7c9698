package vault

import (
	"crypto/cipher"
	"fmt"

	"golang.org/x/crypto/chacha20"
	"golang.org/x/crypto/chacha20poly1305"
)

// xchacha gives what seals or opens one message by XChaCha20-Poly1305
// (draft-irtf-cfrg-xchacha-03, section 2.3): the cipher, under a key derived for
// this nonce alone, and the rest of the nonce. The library's own NewX does the
// same, but first copies the key into memory that nobody clears; so no more than
// the keys of single messages are left there.
func xchacha(key *[keySize]byte, nonce []byte) (aead cipher.AEAD, rest []byte, err error) {
	once, err := chacha20.HChaCha20(key[:], nonce[:16])
	if err != nil {
		return nil, nil, fmt.Errorf("failed to derive the key of a message: %w", err)
	}
	defer clear(once)
	if aead, err = chacha20poly1305.New(once); err != nil {
		return nil, nil, fmt.Errorf("failed to set up the cipher: %w", err)
	}
	rest = make([]byte, chacha20poly1305.NonceSize)
	copy(rest[4:], nonce[16:])
	return aead, rest, nil
}
