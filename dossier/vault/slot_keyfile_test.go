package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"habeas/dossier/vault/keyfile"
	"habeas/dossier/vault/recovery"
)

// withKeyFile is a vault that opens with the passphrase and a key file together,
// and what is in it.
func withKeyFile(t testing.TB) (*Vault, Secret, content) {
	t.Helper()
	v, before := written(t)
	pass := Passphrase([]byte(passphrase))
	both := pass.With(&keyfile.Key{1, 2, 3})
	must(t, v.SetPassphrase(t.Context(), pass, both, cheap))
	return v, both, before
}

// TestKeyFile: both together open the vault; who has only one of them, or
// another, opens nothing.
func TestKeyFile(t *testing.T) {
	v, both, before := withKeyFile(t)
	if has, err := v.HasKeyFile(); !has || err != nil {
		t.Errorf("HasKeyFile = %v, %v", has, err)
	}
	must(t, v.Close())
	if needs, err := NeedsKeyFile(v.Path(), Options{}); !needs || err != nil {
		t.Errorf("NeedsKeyFile = %v, %v", needs, err)
	}
	pass := Passphrase([]byte(passphrase))
	for name, test := range map[string]struct {
		secret  Secret
		missing bool
	}{
		"the passphrase alone":                     {pass, true},
		"a wrong passphrase alone":                 {Passphrase([]byte("no")), true},
		"another key file":                         {pass.With(&keyfile.Key{9}), false},
		"another passphrase":                       {Passphrase([]byte("no")).With(both.keyFile), false},
		"no passphrase":                            {Passphrase([]byte{}).With(both.keyFile), false},
		"the key file's bytes as the passphrase":   {Passphrase(both.keyFile[:]).With(both.keyFile), false},
		"the passphrase, and a file that is empty": {pass.With(&keyfile.Key{}), false},
	} {
		_, err := Open(t.Context(), v.Path(), test.secret, Options{})
		var wrong *KeyFileError
		if !errors.Is(err, ErrWrongPassphrase) || !errors.As(err, &wrong) || wrong.Missing != test.missing {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(t.Context(), v.Path(), Secret{}.With(both.keyFile), Options{}); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("the key file alone: %v", err)
	}
	w, err := Open(t.Context(), v.Path(), both, Options{})
	must(t, err)
	defer w.Close()
	if after, err := contentOf(w); err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("it says something else: %v", err)
	}
	clean(t, w)
}

// TestKeyFileGoesAndComes: there is one slot at any time, the one before is
// nowhere in the file, and a key file that is not wanted does no harm.
func TestKeyFileGoesAndComes(t *testing.T) {
	v, both, _ := withKeyFile(t)
	k := newKey(t)
	must(t, v.SetRecovery(t.Context(), both, k))
	pass := Passphrase([]byte(passphrase))
	other := Passphrase([]byte(another)).With(&keyfile.Key{4, 5})
	for _, step := range []struct{ by, to Secret }{
		{both, pass},                       // no key file any more
		{pass.With(&keyfile.Key{9}), both}, // again; one was given that was not wanted
		{both, other},                      // another passphrase and another file
		{Recovery(k), pass},                // both are lost
		{Recovery(k), both},
	} {
		h, _ := headOf(t, v)
		old, _, err := h.readSlots()
		must(t, err)
		if len(old) != 1 {
			t.Fatalf("there are %d slots", len(old))
		}
		must(t, v.SetPassphrase(t.Context(), step.by, step.to, cheap))
		b, err := os.ReadFile(v.Path())
		must(t, err)
		if bytes.Contains(b, old[0].Wrapped) || bytes.Contains(b, old[0].Salt) {
			t.Error("an old slot stands in the file")
		}
		must(t, v.Close())
		if !opens(t, v.Path(), step.to) || !opens(t, v.Path(), Recovery(k)) {
			t.Error("what should open it does not")
		}
		if !reflect.DeepEqual(step.by, Recovery(k)) && opens(t, v.Path(), step.by.With(nil)) && step.to.keyFile != nil {
			t.Error("it still opens without the key file")
		}
		v, err = Open(t.Context(), v.Path(), step.to, Options{})
		must(t, err)
	}
	must(t, v.RemoveRecovery(t.Context(), both))
	if err := v.RemoveRecovery(t.Context(), pass); !errors.As(err, new(*KeyFileError)) {
		t.Errorf("without the key file: %v", err)
	}
	must(t, v.Close())
}

// TestKeyFileRefuses: who finds the vault open needs both to change the keys.
func TestKeyFileRefuses(t *testing.T) {
	v, both, _ := withKeyFile(t)
	pass := Passphrase([]byte(passphrase))
	_, before := headOf(t, v)
	for name, err := range map[string]error{
		"the passphrase alone":   v.SetPassphrase(t.Context(), pass, pass, cheap),
		"another file":           v.SetPassphrase(t.Context(), pass.With(&keyfile.Key{7}), pass, cheap),
		"rotating":               v.Rotate(t.Context(), pass, both, cheap),
		"making a recovery key":  v.SetRecovery(t.Context(), pass, newKey(t)),
		"destroying":             v.Destroy(t.Context(), pass),
		"a key file without one": v.SetPassphrase(t.Context(), Secret{}.With(both.keyFile), pass, cheap),
	} {
		if !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := v.SetPassphrase(t.Context(), both, Secret{}.With(both.keyFile), cheap); err == nil {
		t.Error("a key file without a passphrase is taken")
	}
	if _, after := headOf(t, v); !bytes.Equal(before, after) {
		t.Error("the header was changed")
	}
}

// TestKeyFileStays in what is made of the vault: backup, compaction, restore,
// salvage, another data key.
func TestKeyFileStays(t *testing.T) {
	v, both, _ := withKeyFile(t)
	dir := t.TempDir()
	pass := Passphrase([]byte(passphrase))
	alone := func(what, path string, s Secret) {
		t.Helper()
		if !opens(t, path, s) || opens(t, path, pass) {
			t.Errorf("%s does not open with both alone", what)
		}
	}
	backup := filepath.Join(dir, "backup")
	_, err := v.Backup(t.Context(), backup)
	must(t, err)
	s, err := v.Sibling(backup)
	must(t, err)
	must(t, s.Close())
	alone("a backup", backup, both)
	must(t, v.Compact(t.Context()))
	b, err := Open(t.Context(), backup, both, Options{ReadOnly: true})
	must(t, err)
	must(t, v.Close())
	_, err = b.Restore(t.Context(), v.Path(), day)
	must(t, errors.Join(err, b.Close()))
	alone("what was restored", v.Path(), both)
	saved := filepath.Join(dir, "saved")
	if _, err := Salvage(t.Context(), v.Path(), saved, pass, salvageOptions()); !errors.As(err, new(*KeyFileError)) {
		t.Errorf("a salvage without the key file: %v", err)
	}
	_, err = Salvage(t.Context(), v.Path(), saved, both, salvageOptions())
	must(t, err)
	alone("what was salvaged", saved, both)
	w, err := Open(t.Context(), saved, both, Options{})
	must(t, err)
	other := Passphrase([]byte(another)).With(&keyfile.Key{8})
	must(t, w.Rotate(t.Context(), both, other, cheap))
	must(t, w.Close())
	alone("what was rotated", saved, other)
	if opens(t, saved, both) {
		t.Error("what opened it before it was rotated still does")
	}
}

// TestTamperedKeyFileSlot: a slot that wants a key file cannot be made one that
// wants none, nor the other way round, nor its cost be changed.
func TestTamperedKeyFileSlot(t *testing.T) {
	for name, change := range map[string]func(*slot){
		"the kind":   func(s *slot) { s.Kind = slotPassphrase },
		"the memory": func(s *slot) { s.Memory = 128 },
		"the passes": func(s *slot) { s.Time = 2 },
		"the salt":   func(s *slot) { s.Salt[0] ^= 1 },
		"the key":    func(s *slot) { s.Wrapped[0] ^= 1 },
	} {
		v, both, _ := withKeyFile(t)
		path := forge(t, v, nil, changeSlot(change))
		if _, err := Open(context.Background(), path, both, Options{}); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	v, both, _ := withKeyFile(t)
	path := forge(t, v, nil, changeSlot(func(s *slot) { s.Memory = 1 << 30 }))
	var damaged *DamagedError
	if _, err := Open(context.Background(), path, both, Options{}); !errors.As(err, &damaged) {
		t.Errorf("a terabyte of memory: %v", err)
	}
	if _, err := NeedsKeyFile(filepath.Join(t.TempDir(), "none"), Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no vault: %v", err)
	}
}

// TestSecretIsCleared: the keys in it are gone, the passphrase is the caller's.
func TestSecretIsCleared(t *testing.T) {
	typed := []byte(strings.Join(newKey(t).Words(), " "))
	before := bytes.Clone(typed)
	file := keyfile.Key{1, 2}
	s := Typed(typed).With(&file)
	if *s.recovery != newKey(t) {
		t.Fatal("it is not the recovery key that was typed")
	}
	s.Clear()
	Passphrase(typed).Clear()
	if *s.recovery != (recovery.Key{}) || file != (keyfile.Key{}) || !bytes.Equal(typed, before) {
		t.Error("it has more than the passphrase, or less")
	}
}
