package desk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"habeas/app/desk"
	"habeas/dossier/vault"
)

// TestRestoreAfterNewPassphrase: the backup opens with the passphrase of its
// time, and is compared with the vault that has another one since.
func TestRestoreAfterNewPassphrase(t *testing.T) {
	d := fresh(t)
	save(t, d, nil, written(d, "made up"))
	path := d.Path()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(filepath.Dir(path), "b.habeas")
	if _, err := desk.Backup(t.Context(), path, passphrase, backup, options()); err != nil {
		t.Fatal(err)
	}
	v, err := vault.Open(t.Context(), path, passphrase, vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cheap := vault.Cost{Memory: 64 << 10, Time: 1, Lanes: 4}
	another := []byte("another correct horse battery staple")
	if err := errors.Join(v.SetPassphrase(t.Context(), vault.Passphrase(passphrase), another, cheap), v.Close()); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Random = nil
	e, err := desk.Open(t.Context(), path, another, o)
	if err != nil {
		t.Fatal(err)
	}
	save(t, e, nil, written(e, "made up, and later"))
	save(t, e, nil, written(e, "made up, and later still"))

	if _, err := desk.Restore(t.Context(), backup, passphrase, path, true, options()); desk.TroubleOf(err) != desk.OpenElsewhere {
		t.Errorf("over an open vault: %v", err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	look, err := desk.LookAtBackup(t.Context(), backup, passphrase, path, options())
	if err != nil {
		t.Fatal(err)
	}
	if !look.Compared || look.OnlyVault != 2 || look.OnlyBackup != 0 || look.Dossiers != 1 || look.Newest.IsZero() || look.Kept != "" {
		t.Errorf("LookAtBackup = %+v", look)
	}
	if _, err := desk.Restore(t.Context(), backup, passphrase, path, false, options()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("without force: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("looking changed the vault: %v", err)
	}
	r, err := desk.Restore(t.Context(), backup, passphrase, path, true, options())
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(r.Kept); err != nil || string(kept) != string(before) {
		t.Errorf("what was there is not kept: %v", err)
	}
	if e, err = desk.Open(t.Context(), path, passphrase, o); err != nil {
		t.Fatal(err)
	}
	if n := len(e.View().Dossiers); n != 1 {
		t.Errorf("restored, it has %d dossiers", n)
	}
	e.Close()
}
