package vault

import (
	"bytes"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
	"pgregory.net/rapid"
)

// TestXChaCha: for whatever key, nonce and message, it is what the library's
// XChaCha20-Poly1305 is.
func TestXChaCha(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		key := [keySize]byte(rapid.SliceOfN(rapid.Byte(), keySize, keySize).Draw(t, "key"))
		nonce := rapid.SliceOfN(rapid.Byte(), nonceSize, nonceSize).Draw(t, "nonce")
		message := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "message")
		with := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "with")
		theirs, err := chacha20poly1305.NewX(key[:])
		if err != nil {
			t.Fatal(err)
		}
		ours, rest, err := xchacha(&key, nonce)
		if err != nil {
			t.Fatal(err)
		}
		want := theirs.Seal(nil, nonce, message, with)
		if got := ours.Seal(nil, rest, message, with); !bytes.Equal(got, want) {
			t.Fatalf("sealed as %x, want %x", got, want)
		}
		if got, err := ours.Open(nil, rest, want, with); err != nil || !bytes.Equal(got, message) {
			t.Fatalf("opened as %x, %v", got, err)
		}
		want[rapid.IntRange(0, len(want)-1).Draw(t, "at")] ^= 1
		if _, err := ours.Open(nil, rest, want, with); err == nil {
			t.Fatal("what was changed opens")
		}
	})
}
