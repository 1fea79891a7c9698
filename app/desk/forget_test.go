package desk_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/change"
)

// grown is a vault with two dossiers, a photograph and own backups of two hours.
func (s *session) grown() (d *desk.Desk, a, b *dossier.Dossier) {
	s.t.Helper()
	d = s.create()
	a, b = written(d, "Chan Sophea"), written(d, "Sok Dara")
	save(s.t, d, nil, a)
	save(s.t, d, nil, b)
	if _, err := d.AddPhoto(s.t.Context(), a.ID, "p.jpg", drawn(s.t)); err != nil {
		s.t.Fatal(err)
	}
	edit(s.t, d, b.ID, func(x *dossier.Dossier) { x.Tags = []string{"one"} })
	for range 2 {
		s.clock.add(time.Hour)
		s.backUp(d)
	}
	edit(s.t, d, b.ID, func(x *dossier.Dossier) { x.Tags = []string{"two"} })
	return d, a, b
}

func (s *session) backUp(d *desk.Desk) {
	s.t.Helper()
	if err := d.BackupNow(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// has reports whether a copy of a vault checks, and tells anything of a dossier.
func (s *session) has(path string, id dossier.ID) bool { return s.tells(path, id)[0] }

// tells is has of several.
func (s *session) tells(path string, ids ...dossier.ID) (tells []bool) {
	s.t.Helper()
	o := s.options()
	o.ReadOnly, o.Backups = true, false
	d, err := desk.Open(s.t.Context(), path, passphrase, o)
	if err != nil {
		s.t.Fatal(path, err)
	}
	defer d.Close()
	if r, err := d.Verify(s.t.Context(), nil); err != nil || len(r.Damaged) > 0 {
		s.t.Errorf("%s: %v, %v", path, r.Damaged, err)
	}
	for _, id := range ids {
		h := history(s.t, d, id)
		tells = append(tells, d.View().Dossier(id) != nil || len(h) > 1 || len(h) == 1 && h[0].Act != desk.ActForgotten)
	}
	return tells
}

func forget(t *testing.T, d *desk.Desk, id dossier.ID) desk.Forgotten {
	t.Helper()
	f, err := d.Forget(t.Context(), id, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.Later != nil || f.Trouble != nil {
		t.Errorf("left for later: %v, %v", f.Later, f.Trouble)
	}
	return f
}

func TestForget(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, b := s.grown()
	photo := d.View().Dossier(a.ID).Attachments[0]
	if _, err := d.Picture(photo.Print, 10, 10); err != nil {
		t.Fatal(err)
	}
	base := d.View().Dossier(a.ID)
	now := *base
	now.Tags = []string{"typed"}
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if len(s.made()) != 2 {
		t.Fatalf("there are %d backups", len(s.made()))
	}
	s.clock.add(time.Minute)
	f := forget(t, d, a.ID)
	if f.Name != "Chan Sophea" || f.Changes != 2 || f.Attachments != 2 || f.Backups != 2 || f.Deleted != 0 || len(f.Waiting) != 0 {
		t.Errorf("Forget = %+v", f)
	}
	check := func(d *desk.Desk) {
		t.Helper()
		if got := names(d.View()); got != "Sok Dara" {
			t.Errorf("there is %q", got)
		}
		if h := history(t, d, a.ID); len(h) != 1 || h[0].Act != desk.ActForgotten || len(h[0].Fields) != 0 {
			t.Errorf("its history is %+v", h)
		}
		if _, err := d.Picture(photo.Print, 10, 10); err == nil {
			t.Error("its photograph is there")
		}
		if gone, err := d.Deleted(); err != nil || len(gone) != 0 {
			t.Errorf("it can be brought back: %v, %v", gone, err)
		}
		if err := d.BringBack(a.ID); !errors.Is(err, change.ErrForgotten) {
			t.Errorf("bringing it back: %v", err)
		}
		if err := d.SaveDossier(nil, a); !errors.Is(err, change.ErrForgotten) {
			t.Errorf("writing to it: %v", err)
		}
		if r, err := d.Verify(t.Context(), nil); err != nil || len(r.Damaged) > 0 || r.Dossiers != 1 {
			t.Errorf("Verify: %+v, %v", r, err)
		}
	}
	check(d)
	made := s.made()
	if len(made) != 3 {
		t.Errorf("there are %d backups, want a fresh one beside the two", len(made))
	}
	for _, m := range made {
		if got := s.tells(m.Path, a.ID, b.ID); !slices.Equal(got, []bool{false, true}) {
			t.Errorf("%s has it, or has lost another: %v", m.Path, got)
		}
	}
	if _, err := d.Forget(t.Context(), a.ID, passphrase, nil); !errors.Is(err, change.ErrForgotten) {
		t.Errorf("once more: %v", err)
	}
	s.close(d)
	d = s.open()
	defer d.Close()
	check(d)
	// Undo goes through what others did, and past the hole.
	for _, want := range [][]string{{"one"}, nil} {
		if _, err := d.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := d.View().Dossier(b.ID).Tags; !slices.Equal(got, want) {
			t.Errorf("undone to %v, want %v", got, want)
		}
	}
	if _, err := d.Undo(); err != nil { // the making of b
		t.Fatal(err)
	}
	if _, err := d.Undo(); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("undo at the end: %v", err)
	}
	if _, err := d.Redo(); err != nil {
		t.Fatal(err)
	}
	check(d)
}

func TestForgetRefuses(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, _ := s.grown()
	defer d.Close()
	before, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Forget(t.Context(), a.ID, []byte("no"), nil); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if _, err := d.Forget(t.Context(), d.NewID(), passphrase, nil); err == nil {
		t.Error("what is not there was forgotten")
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := d.Forget(stopped, a.ID, passphrase, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if after, _ := os.ReadFile(s.path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestForgetDeleted(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, _ := s.grown()
	defer d.Close()
	if err := d.DeleteDossier(a.ID); err != nil {
		t.Fatal(err)
	}
	if f := forget(t, d, a.ID); f.Name != "Chan Sophea" || f.Changes != 3 {
		t.Errorf("Forget = %+v", f)
	}
	if gone, err := d.Deleted(); err != nil || len(gone) != 0 {
		t.Errorf("it can be brought back: %v, %v", gone, err)
	}
}

// TestForgetTyped: a backup that was made while a new dossier was being typed has
// a draft of it and nothing else. That goes, too.
func TestForgetTyped(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d := s.create()
	defer d.Close()
	save(t, d, nil, written(d, "Sok Dara"))
	a := written(d, "Chan Sophea")
	if err := d.Draft(nil, a); err != nil {
		t.Fatal(err)
	}
	s.backUp(d)
	s.clock.add(time.Minute)
	if !s.has(s.made()[0].Path, a.ID) {
		t.Fatal("the backup has no draft of it")
	}
	save(t, d, nil, a)
	if f := forget(t, d, a.ID); f.Backups != 1 {
		t.Errorf("Forget = %+v", f)
	}
	for _, m := range s.made() {
		if s.has(m.Path, a.ID) {
			t.Errorf("%s has it", m.Path)
		}
	}
	// Nor does it have to be saved to be forgotten.
	b := written(d, "Kim Srey")
	if err := d.Draft(nil, b); err != nil {
		t.Fatal(err)
	}
	forget(t, d, b.ID)
	if got := names(d.View()); got != "Sok Dara" {
		t.Errorf("there is %q", got)
	}
}

// TestRestoreStaysForgotten: a copy from before that somebody kept does not bring
// back what was forgotten since.
func TestRestoreStaysForgotten(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, b := s.grown()
	old := filepath.Join(t.TempDir(), "kept by somebody.habeas")
	copyFile(t, s.made()[0].Path, old)
	forget(t, d, a.ID)
	s.close(d)
	look, err := desk.LookAtBackup(t.Context(), old, passphrase, s.path, s.options())
	if err != nil || !look.Compared || len(look.Differences) != 1 || look.Differences[0].Dossier.ID != b.ID {
		t.Errorf("a restore would change %+v, %v", look.Differences, err)
	}
	r, err := desk.Restore(t.Context(), old, passphrase, s.path, true, s.options())
	if err != nil || r.Kept == "" {
		t.Fatal(r, err)
	}
	if got := s.tells(s.path, a.ID, b.ID); !slices.Equal(got, []bool{false, true}) {
		t.Errorf("it is there again, or another was lost: %v", got)
	}
	if !s.has(old, a.ID) {
		t.Error("the copy itself was changed")
	}
}

// TestRestoreOverOtherKeys: neither the keys nor the passphrase of the backup open
// the vault in whose place it goes, which said before what was forgotten.
func TestRestoreOverOtherKeys(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	d, a, b := s.grown()
	old := filepath.Join(t.TempDir(), "kept by somebody.habeas")
	copyFile(t, s.made()[0].Path, old)
	if err := d.Rotate(t.Context(), passphrase, []byte("another one")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Forget(t.Context(), a.ID, []byte("another one"), nil); err != nil {
		t.Fatal(err)
	}
	o := s.options()
	var err error
	if o.Forgotten, err = d.Forgotten(); err != nil || len(o.Forgotten) != 1 {
		t.Fatal(o.Forgotten, err)
	}
	s.close(d)
	r, err := desk.Restore(t.Context(), old, passphrase, s.path, true, o)
	if err != nil || r.Compared {
		t.Fatal(r, err)
	}
	if got := s.tells(s.path, a.ID, b.ID); !slices.Equal(got, []bool{false, true}) {
		t.Errorf("it is there again, or another was lost: %v", got)
	}
}

// TestRestoreOverAnother: what was forgotten in another vault, which the backup's
// passphrase opens too, is not forgotten in the backup.
func TestRestoreOverAnother(t *testing.T) {
	t.Parallel()
	s, other := newSession(t), newSession(t)
	d, a, _ := s.grown()
	s.close(d)
	e := other.create()
	save(t, e, nil, a) // which they have in common
	forget(t, e, a.ID)
	other.close(e)
	if _, err := desk.Restore(t.Context(), s.made()[0].Path, passphrase, other.path, true, s.options()); err != nil {
		t.Fatal(err)
	}
	if !s.has(other.path, a.ID) {
		t.Error("it is not there")
	}
}

// TestForgetUnfinished: what is left of copies of the vault that were being made
// goes, also where it does not open; what is another's stays.
func TestForgetUnfinished(t *testing.T) {
	t.Parallel()
	s, other := newSession(t), newSession(t)
	other.close(other.create())
	d, a, _ := s.grown()
	defer d.Close()
	whole, err := os.ReadFile(s.made()[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := os.ReadFile(other.path)
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]bool{}
	for _, folder := range []string{filepath.Dir(s.path), desk.BackupFolder(s.path)} {
		for name, b := range map[string][]byte{"01": whole, "02": whole[:len(whole)/2+100], "03": foreign, "04": foreign[:len(foreign)/2]} {
			path := filepath.Join(folder, ".habeas-"+name+".new")
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			left[path] = name > "02"
		}
	}
	forget(t, d, a.ID)
	for path, want := range left {
		if _, err := os.Stat(path); (err == nil) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
}
