package desk_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/vault"
)

// TestRestoreAfterNewPassphrase: the backup opens with the passphrase of its
// time, and is compared with the vault that has another one since.
func TestRestoreAfterNewPassphrase(t *testing.T) {
	t.Parallel()
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
	v, err := vault.Open(t.Context(), path, vault.Typed(passphrase), vault.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cheap := vault.Cost{Memory: 64, Time: 1, Lanes: 1}
	another := []byte("another correct horse battery staple")
	if err := errors.Join(v.SetPassphrase(t.Context(), vault.Passphrase(passphrase), vault.Passphrase(another), cheap), v.Close()); err != nil {
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

// TestLookAtBackupOfOpenVault: without a passphrase, and which dossiers differ.
func TestLookAtBackupOfOpenVault(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	stays, changes, goes := written(d, "Stays"), written(d, "Changes"), written(d, "Was Deleted")
	for _, x := range []*dossier.Dossier{stays, changes, goes} {
		save(t, d, nil, x)
	}
	backup := filepath.Join(t.TempDir(), "b.habeas")
	if _, err := vaultCopy(t, d, backup); err != nil {
		t.Fatal(err)
	}
	look := func(passphrase []byte) desk.Restored {
		t.Helper()
		progress := 0
		o := options()
		o.Progress = func(done, total int) { progress = max(progress, done) }
		r, err := d.LookAtBackup(t.Context(), backup, passphrase, o)
		if err != nil {
			t.Fatal(err)
		}
		if progress == 0 {
			t.Error("no progress")
		}
		return r
	}
	if r := look(nil); !r.Compared || r.OnlyBackup != 0 || r.OnlyVault != 0 || len(r.Differences) != 0 || r.Dossiers != 3 {
		t.Fatalf("alike: %+v", r)
	}
	other := *changes
	other.Names = slices.Clone(changes.Names)
	other.Names[0].Text = "Changed"
	save(t, d, changes, &other)
	if err := d.DeleteDossier(goes.ID); err != nil {
		t.Fatal(err)
	}
	save(t, d, nil, written(d, "New"))
	want := []string{"0 New", "1 Changed", "2 Was Deleted"}
	for _, p := range [][]byte{nil, passphrase} {
		r := look(p)
		var got []string
		for _, x := range r.Differences {
			n, _ := x.Dossier.PrintName()
			got = append(got, fmt.Sprint(int(x.Kind), " ", n.Text))
		}
		if !slices.Equal(got, want) || r.OnlyVault != 3 || r.OnlyBackup != 0 {
			t.Errorf("LookAtBackup = %q, %+v", got, r.Comparison)
		}
	}
	if err := d.Rotate(t.Context(), passphrase, another); err != nil {
		t.Fatal(err)
	}
	if _, err := d.LookAtBackup(t.Context(), backup, nil, options()); !errors.Is(err, desk.ErrOtherKeys) {
		t.Errorf("after the keys were changed: %v", err)
	}
	if r := look(passphrase); len(r.Differences) != 3 {
		t.Errorf("with the passphrase of its time: %+v", r.Comparison)
	}
}

// vaultCopy makes a copy of an open vault's file, which is whole between saves.
func vaultCopy(t *testing.T, d *desk.Desk, to string) (int, error) {
	t.Helper()
	data, err := os.ReadFile(d.Path())
	if err != nil {
		return 0, err
	}
	return len(data), os.WriteFile(to, data, 0o600)
}
