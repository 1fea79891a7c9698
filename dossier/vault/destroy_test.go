package vault

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestDestroy keeps a second name of the file, to look at what is left of it.
func TestDestroy(t *testing.T) {
	v, _ := everything(t)
	pass := Passphrase([]byte(passphrase))
	must(t, v.SetRecovery(t.Context(), pass, newKey(t)))
	left := filepath.Join(t.TempDir(), "left")
	must(t, os.Link(v.Path(), left))
	h, value := headOf(t, v)
	passphrases, recoveries, err := h.readSlots()
	must(t, err)

	if err := v.Destroy(t.Context(), Passphrase([]byte("no"))); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	clean(t, v)
	must(t, v.Destroy(t.Context(), pass))
	if _, err := os.Stat(v.Path()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the file: %v", err)
	}
	if _, err := v.AllRecords(); !errors.Is(err, ErrClosed) {
		t.Errorf("it is still open: %v", err)
	}
	b, err := os.ReadFile(left)
	must(t, err)
	for what, piece := range map[string][]byte{
		"magic": []byte(magic), "HMAC": value[len(value)-32:],
		"passphrase slot": passphrases[0].Wrapped, "salt": passphrases[0].Salt,
		"recovery slot": recoveries[0].Wrapped, "its salt": recoveries[0].Salt,
	} {
		if bytes.Contains(b, piece) {
			t.Errorf("the %s is left", what)
		}
	}
	for _, s := range []Secret{pass, Recovery(newKey(t))} {
		if w, err := Open(t.Context(), left, s, Options{}); err == nil {
			w.Close()
			t.Error("it opens")
		}
	}
	if err := v.Destroy(t.Context(), pass); !errors.Is(err, ErrClosed) {
		t.Errorf("again: %v", err)
	}
}

func TestDestroyReadOnly(t *testing.T) {
	v := reopen(t, fresh(t, Options{}), Options{ReadOnly: true})
	if err := v.Destroy(t.Context(), Passphrase([]byte(passphrase))); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Destroy: %v", err)
	}
	if _, err := os.Stat(v.Path()); err != nil {
		t.Error(err)
	}
}
