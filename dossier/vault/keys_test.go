package vault

import (
	"bytes"
	"context"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"habeas/dossier/vault/keyfile"
	"habeas/dossier/vault/locked"
)

// TestKeysAreLocked: the sub-keys, the data key and the key of each kind of slot
// lie in locked memory, as long as there is room in it.
func TestKeysAreLocked(t *testing.T) {
	v := fresh(t, Options{})
	runtime.GC() // gives back what other tests are done with
	pass := Passphrase([]byte(passphrase))
	k := newKey(t)
	must(t, v.SetRecovery(t.Context(), pass, k))
	h, _ := headOf(t, v)
	w := reopen(t, v, Options{ReadOnly: true})
	if !locked.Holds(w.keys.memory) {
		t.Error("the sub-keys of a vault are not")
	}
	if c := w.keys.clone(); !locked.Holds(c.memory) {
		t.Error("their copy is not")
	}
	for name, secret := range map[string]Secret{"passphrase": pass, "recovery key": Recovery(k)} {
		data, err := h.open(t.Context(), secret)
		must(t, err)
		if !locked.Holds(data) {
			t.Errorf("the data key, by the %s, is not", name)
		}
		locked.Free(data)
		if *data != [keySize]byte{} {
			t.Error("the data key was not overwritten")
		}
	}
	passphrases, recoveries, err := h.readSlots()
	must(t, err)
	withFile := *passphrases[0]
	withFile.Kind = slotKeyFile
	for name, derive := range map[string]func() (*[keySize]byte, error){
		"a passphrase slot":                func() (*[keySize]byte, error) { return passphrases[0].key(t.Context(), pass) },
		"one of a key file":                func() (*[keySize]byte, error) { return withFile.key(t.Context(), pass.With(&keyfile.Key{1})) },
		"a recovery slot":                  func() (*[keySize]byte, error) { return recoveries[0].key(&k) },
		"one that was derived and thrown":  func() (*[keySize]byte, error) { return lockedKey([]byte("some key")), nil },
		"a copy that is for another's use": func() (*[keySize]byte, error) { return copied(lockedKey([]byte("x"))), nil },
	} {
		key, err := derive()
		must(t, err)
		if !locked.Holds(key) || *key == [keySize]byte{} {
			t.Errorf("the key of %s is not", name)
		}
		locked.Free(key)
	}
}

// TestWipedKeysComeBack: the memory of a vault that was closed is free at once,
// without the garbage collector; and the vault has no other's keys then.
func TestWipedKeysComeBack(t *testing.T) {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for n := range 300 { // far more than fit
		k := newKeys()
		if !locked.Holds(k.memory) {
			t.Fatalf("those of vault %d are not in locked memory", n)
		}
		k.head[0] = 1
		was := k.memory
		k.wipe()
		if *was != (keyMemory{}) {
			t.Fatal("they were not overwritten")
		}
		other := newKeys()
		other.head[0], other.sealing[bucketLog][0] = 1, 1
		k.wipe() // once more
		if k.head[0] != 0 || k.sealing[bucketLog][0] != 0 || other.head[0] != 1 {
			t.Fatal("keys that were wiped are those of another vault")
		}
		other.wipe()
	}
}

// TestKeysComeBack: so is that of keys that nobody wiped, some time.
func TestKeysComeBack(t *testing.T) {
	for range 300 { // far more than fit
		newKeys().head[0] = 1
	}
	for deadline := time.Now().Add(10 * time.Second); ; {
		runtime.GC()
		if k := newKeys(); locked.Holds(k.memory) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the memory is full of keys that nobody holds")
		}
		time.Sleep(time.Millisecond)
	}
}

// TestStretchLeavesThePassphrase: what was typed is the caller's, also where NFC
// changes it, and a derivation that is called off gives nothing.
func TestStretchLeavesThePassphrase(t *testing.T) {
	for _, typed := range []string{"plain", "e\u0301tranger", "\xff\xfe"} {
		given := []byte(typed)
		key, err := stretch(t.Context(), given, make([]byte, saltSize), cheap)
		must(t, err)
		locked.Free(key)
		if !bytes.Equal(given, []byte(typed)) {
			t.Errorf("%q was changed", typed)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if key, err := stretch(ctx, []byte("plain"), make([]byte, saltSize), cheap); key != nil || err == nil {
		t.Errorf("called off: %v", err)
	}
}
