package desk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier/vault"
)

var another = []byte("another passphrase")

func TestSetPassphrase(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if err := d.SetPassphrase(t.Context(), []byte("no"), another); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if err := d.SetPassphrase(t.Context(), passphrase, another); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Open(t.Context(), d.Path(), passphrase, options()); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("the old one: %v", err)
	}
	e, err := desk.Open(t.Context(), d.Path(), another, options())
	if err != nil {
		t.Fatal(err)
	}
	e.Close()
}

// TestRotateGoesOn: the desk is as it was, and goes on writing.
func TestRotateGoesOn(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	apply := func(line string) {
		if _, err := d.Apply([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	apply(`{"names": [{"text": "Made-up Name"}]}`)
	if _, err := d.MakeRecovery(t.Context(), passphrase, filepath.Join(t.TempDir(), "sheet.pdf"), desk.Shares{}); err != nil {
		t.Fatal(err)
	}
	if err := d.Rotate(t.Context(), passphrase, another); err != nil {
		t.Fatal(err)
	}
	if has, err := d.HasRecovery(); has || err != nil {
		t.Errorf("HasRecovery = %v, %v", has, err)
	}
	apply(`{"names": [{"text": "Another Name"}]}`)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	e, err := desk.Open(t.Context(), d.Path(), another, options())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if n := len(e.View().Dossiers); n != 2 {
		t.Errorf("%d dossiers", n)
	}
}

func TestDestroy(t *testing.T) {
	t.Parallel()
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), passphrase, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Destroy(t.Context(), another); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if err := d.Destroy(t.Context(), passphrase); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Open(t.Context(), d.Path(), passphrase, options()); desk.TroubleOf(err) != desk.Missing {
		t.Errorf("Open: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// TestMakeRecoveryLeavesNothing: where no key was made, there is no sheet; and
// a file that is there stays.
func TestMakeRecoveryLeavesNothing(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "sheet.pdf")
	if _, err := d.MakeRecovery(t.Context(), []byte("no"), path, desk.Shares{}); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.MakeRecovery(stopped, passphrase, path, desk.Shares{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if _, err := d.MakeRecovery(t.Context(), passphrase, filepath.Join(dir, "none", "sheet.pdf"), desk.Shares{}); err == nil {
		t.Error("a folder that is not there is taken")
	}
	for _, split := range []desk.Shares{{Needed: 1, Of: 5}, {Needed: 3, Of: 2}, {Needed: 2, Of: 8}, {Of: 5}} {
		if _, err := d.MakeRecovery(t.Context(), passphrase, path, split); err == nil {
			t.Errorf("it is split as %+v", split)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if has, err := d.HasRecovery(); has || err != nil {
		t.Errorf("HasRecovery = %v, %v", has, err)
	}
	if err := os.WriteFile(path, []byte("a letter"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := d.MakeRecovery(t.Context(), passphrase, path, desk.Shares{}); desk.TroubleOf(err) != desk.InTheWay {
		t.Errorf("over a file: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "a letter" {
		t.Errorf("the file is now %q", b)
	}
}

func TestMakeRecovery(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	s, err := d.MakeRecovery(t.Context(), passphrase, path, desk.Shares{})
	if err != nil {
		t.Fatal(err)
	}
	if has, err := d.HasRecovery(); !has || err != nil {
		t.Errorf("HasRecovery = %v, %v", has, err)
	}
	if len(s.Ask) != 3 || s.Ask[0] == s.Ask[1] || s.Ask[1] == s.Ask[2] || s.Ask[0] == s.Ask[2] {
		t.Errorf("it asks for the words %v", s.Ask)
	}
	for _, n := range s.Ask {
		if n < 1 || n > 14 || s.Check(n, "") || s.Check(n, "nonsense") {
			t.Errorf("word %d", n)
		}
	}
	file, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(file, []byte("%PDF")) {
		t.Errorf("the sheet: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the sheet has mode %v", info.Mode())
	}
	if err := d.RemoveRecovery(t.Context(), passphrase); err != nil {
		t.Fatal(err)
	}
	if has, err := d.HasRecovery(); has || err != nil {
		t.Errorf("after it was removed: %v, %v", has, err)
	}
}

func TestRecoveryWords(t *testing.T) {
	t.Parallel()
	var mistyped *desk.MistypedError
	if _, err := desk.RecoveryWords([]byte("abacus zoom")); !errors.As(err, &mistyped) || mistyped.Count != 2 {
		t.Errorf("two words: %v", err)
	}
	if desk.TroubleOf(mistyped) != desk.WrongPassphrase {
		t.Error("a mistyped key is no wrong passphrase")
	}
}

// TestSheetOfUnconfirmedKeyStays: a sheet is removed where its key opens nothing, and
// not where the key is in the vault and only the disk did not say so.
func TestSheetOfUnconfirmedKeyStays(t *testing.T) {
	for _, test := range []struct {
		failed error
		stays  bool
	}{
		{errors.New("no room"), false},
		{vault.ErrReadOnly, false},
		{fmt.Errorf("failed to change the keys: %w", &vault.UnconfirmedError{Err: errors.New("input/output error")}), true},
	} {
		path := filepath.Join(t.TempDir(), "sheet.pdf")
		if err := os.WriteFile(path, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
		err := desk.DropSheet(path, test.failed)
		if !errors.Is(err, test.failed) || strings.Contains(err.Error(), path) != test.stays {
			t.Errorf("%v: says %v", test.failed, err)
		}
		if _, gone := os.Stat(path); (gone == nil) != test.stays {
			t.Errorf("%v: the sheet: %v", test.failed, gone)
		}
	}
}
