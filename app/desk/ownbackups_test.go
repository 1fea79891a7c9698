package desk_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/app/desk"
)

// stick makes a folder that stands for a stick, and sets it.
func (s *session) stick(d *desk.Desk) string {
	s.t.Helper()
	root := filepath.Join(s.t.TempDir(), "STICK")
	if err := os.Mkdir(root, 0o700); err != nil {
		s.t.Fatal(err)
	}
	if err := d.SetSecondFolder(root); err != nil {
		s.t.Fatal(err)
	}
	return root
}

func places(t *testing.T, d *desk.Desk) []desk.BackupPlace {
	t.Helper()
	p, err := d.BackupPlaces()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestSecondFolder: backups go to both, and the vault remembers where.
func TestSecondFolder(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	save(t, d, nil, written(d, "made up"))
	root := s.stick(d)
	s.close(d)
	d = s.open()
	if folder, err := d.SecondFolder(); folder != root || err != nil {
		t.Fatalf("SecondFolder = %q, %v", folder, err)
	}
	both := places(t, d)
	if len(both) != 2 || both[0].Second || !both[1].Second || both[1].Away || filepath.Dir(both[1].Folder) != root {
		t.Fatalf("BackupPlaces = %+v", both)
	}
	for _, p := range both {
		if len(p.Files) != 1 || p.Trouble != nil {
			t.Errorf("in %s: %v, %v", p.Folder, p.Files, p.Trouble)
		}
	}
	r, err := desk.LookAtBackup(t.Context(), both[1].Files[0].Path, passphrase, filepath.Join(root, "none.habeas"), s.options())
	if err != nil || r.Dossiers != 1 {
		t.Errorf("the second backup: %+v, %v", r, err)
	}
	if err := d.SetSecondFolder(""); err != nil {
		t.Fatal(err)
	}
	s.clock.add(time.Hour)
	save(t, d, nil, written(d, "later"))
	s.close(d)
	if left, _ := os.ReadDir(both[1].Folder); len(left) != 1 {
		t.Errorf("a folder that is no longer set has %d files", len(left))
	}
}

// TestSecondFolderAway: a stick that is not plugged in is no trouble, nothing is
// made in its place, and it gets its backup once it is there.
func TestSecondFolderAway(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	root := s.stick(d)
	if err := os.Remove(root); err != nil {
		t.Fatal(err)
	}
	save(t, d, nil, written(d, "made up"))
	s.close(d)
	if err := d.BackupTrouble(); err != nil {
		t.Errorf("BackupTrouble = %v", err)
	}
	if _, err := os.Stat(root); err == nil {
		t.Error("a folder was made where the stick is not")
	}
	if n := len(s.made()); n != 1 {
		t.Errorf("%d backups in the usual folder", n)
	}
	d = s.open()
	if p := places(t, d); !p[1].Away {
		t.Errorf("BackupPlaces = %+v", p)
	}
	if err := os.Mkdir(root, 0o700); err != nil {
		t.Fatal(err)
	}
	s.close(d)
	d = s.open()
	defer s.close(d)
	if p := places(t, d); p[1].Away || len(p[1].Files) != 1 || len(p[0].Files) != 1 {
		t.Errorf("with the stick: %+v", p)
	}
}

// TestSecondFolderKeepsOthers: vaults of one name on one stick leave each other's
// backups alone.
func TestSecondFolderKeepsOthers(t *testing.T) {
	t.Parallel()
	s, other := newSession(t), newSession(t)
	d, e := s.create(), other.create()
	root := s.stick(d)
	if err := e.SetSecondFolder(root); err != nil {
		t.Fatal(err)
	}
	save(t, d, nil, written(d, "made up"))
	save(t, e, nil, written(e, "made up"))
	s.close(d)
	other.close(e)
	d, e = s.open(), other.open()
	defer s.close(d)
	defer other.close(e)
	if a, b := places(t, d)[1], places(t, e)[1]; a.Folder == b.Folder || len(a.Files) != 1 || len(b.Files) != 1 {
		t.Errorf("%+v\n%+v", a, b)
	}
}

func TestSetSecondFolderRefuses(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	defer s.close(d)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"relative", file, filepath.Join(t.TempDir(), "none"), filepath.Dir(s.path)} {
		if err := d.SetSecondFolder(folder); err == nil {
			t.Errorf("%s is taken", folder)
		}
	}
	if p := places(t, d); len(p) != 1 {
		t.Errorf("BackupPlaces = %+v", p)
	}
}

func TestBackupNow(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	root := s.stick(d)
	for range 2 { // the second within the same second
		if err := d.BackupNow(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.clock.add(time.Second)
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.BackupNow(stopped); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	for _, p := range places(t, d) {
		if len(p.Files) != 1 || p.Trouble != nil {
			t.Errorf("in %s: %+v, %v", p.Folder, p.Files, p.Trouble)
		}
	}
	// The stick is full, or worse.
	if err := os.RemoveAll(root); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(root, 0o700); err != nil {
		t.Fatal(err)
	}
	second := places(t, d)[1].Folder
	if err := os.WriteFile(second, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.BackupNow(t.Context()); err == nil || !strings.Contains(err.Error(), second) {
		t.Errorf("onto a bad stick: %v", err)
	}
	if p := places(t, d); len(p[0].Files) != 2 || p[0].Trouble != nil || p[1].Trouble == nil {
		t.Errorf("BackupPlaces = %+v", p)
	}
	s.close(d)
}

// TestNoBackups: a vault that makes none by itself says so.
func TestNoBackups(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if d.BackupNow(t.Context()) == nil || d.SetSecondFolder(t.TempDir()) == nil {
		t.Error("it is backed up")
	}
	if p := places(t, d); len(p) != 1 || p[0].Folder != desk.BackupFolder(d.Path()) {
		t.Errorf("BackupPlaces = %+v", p)
	}
}

func TestOpens(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	path := filepath.Join(t.TempDir(), "b.habeas")
	if _, err := vaultCopy(t, d, path); err != nil {
		t.Fatal(err)
	}
	if err := desk.Opens(t.Context(), path, passphrase, options()); err != nil {
		t.Error(err)
	}
	if err := desk.Opens(t.Context(), path, another, options()); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
}

// TestDeleteBackups: neither the files open, nor what is left of them on the disk;
// what else lies in the folder stays.
func TestDeleteBackups(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	save(t, d, nil, written(d, "made up"))
	if err := d.BackupNow(t.Context()); err != nil {
		t.Fatal(err)
	}
	p := places(t, d)
	letter := filepath.Join(p[0].Folder, "letter.txt")
	if err := os.WriteFile(letter, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(t.TempDir(), "left") // a second name stands for what the disk keeps
	if err := os.Link(p[0].Files[0].Path, left); err != nil {
		t.Fatal(err)
	}
	if err := desk.DeleteBackups(p, nil); err != nil {
		t.Fatal(err)
	}
	if made := s.made(); len(made) != 0 {
		t.Errorf("left: %v", made)
	}
	if _, err := os.Stat(letter); err != nil {
		t.Error("another file is gone")
	}
	if err := desk.Opens(t.Context(), left, passphrase, s.options()); err == nil {
		t.Error("what is left on the disk opens")
	}
	to := filepath.Join(t.TempDir(), "saved.habeas")
	if _, err := desk.Salvage(t.Context(), left, passphrase, to, s.options()); err == nil {
		t.Error("what is left on the disk can be salvaged")
	}
	if err := desk.DeleteBackups(p, nil); err == nil {
		t.Error("that one could not be deleted is not said")
	}
	s.close(d)
}
