package vault

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// full is a vault with something of everything, some of which was replaced.
func full(t testing.TB) (v *Vault, blob string) {
	t.Helper()
	v = fresh(t, Options{})
	must(t, v.Update(func(tx *Tx) (err error) {
		blob, err = tx.PutBlob(picture(pieceData + 5000))
		return err
	}))
	for i := range 40 {
		must(t, v.Update(func(tx *Tx) error {
			if _, err := tx.Append(write(i%9, "", "known_as", string(picture(300+i)))); err != nil {
				return err
			}
			return tx.SetState("draft", picture(3000+i))
		}))
	}
	return v, blob
}

// opened opens the vault of a path and gives what it says.
func opened(t testing.TB, path string) content {
	t.Helper()
	w, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{ReadOnly: true})
	must(t, err)
	defer w.Close()
	clean(t, w)
	c, err := contentOf(w)
	must(t, err)
	return c
}

// names are the files of a folder.
func names(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestBackup(t *testing.T) {
	v, blob := full(t)
	want, err := contentOf(v)
	must(t, err)
	path := filepath.Join(t.TempDir(), "copy.habeas")
	r, err := v.Backup(t.Context(), path)
	must(t, err)
	if r.Changes != 40 || r.Dossiers != 9 || r.Attachments != 1 {
		t.Errorf("Backup = %+v", r)
	}
	// The vault goes on, the copy stays.
	appendAll(t, v, write(77, "", "known_as", "later"))
	if got := opened(t, path); !reflect.DeepEqual(got, want) {
		t.Error("the copy says something else")
	}
	w, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
	must(t, err)
	defer w.Close()
	if b, err := w.Blob(blob); err != nil || !bytes.Equal(b, picture(pieceData+5000)) {
		t.Errorf("Blob: %v", err)
	}
	appendAll(t, w, write(78, "", "known_as", "in the copy")) // it is a vault like any other
	clean(t, w)
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if n := names(t, filepath.Dir(path)); len(n) != 1 {
		t.Errorf("beside it: %v", n)
	}
}

func TestBackupReplacesNothing(t *testing.T) {
	v, _ := full(t)
	path := filepath.Join(t.TempDir(), "there")
	must(t, os.WriteFile(path, []byte("a letter"), 0o600))
	if _, err := v.Backup(t.Context(), path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Backup: %v", err)
	}
	if _, err := v.Backup(t.Context(), v.Path()); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Backup onto itself: %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "a letter" {
		t.Errorf("the file says %q, %v", b, err)
	}
	if _, err := v.Backup(t.Context(), filepath.Join(t.TempDir(), "none", "x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Backup into no folder: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := t.TempDir()
	if _, err := v.Backup(ctx, filepath.Join(dir, "x")); !errors.Is(err, context.Canceled) {
		t.Errorf("Backup when nobody waits: %v", err)
	}
	if n := names(t, dir); len(n) != 0 {
		t.Errorf("left behind: %v", n)
	}
	clean(t, v)
}

// TestBackupOfDamaged: what is damaged does not become a backup.
func TestBackupOfDamaged(t *testing.T) {
	c := makeVictim(t)
	path := filepath.Join(t.TempDir(), "v")
	m, _, err := newestMeta(bytes.NewReader(c.bytes), int64(len(c.bytes)))
	must(t, err)
	refused := 0
	for at := 2*pageSize + 1000; at < int(m.pages)*pageSize; at += pageSize {
		c.write(t, path, func(b []byte) []byte { b[at] ^= 1; return b })
		v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
		if err != nil {
			continue
		}
		r, err := v.Verify(t.Context(), nil)
		must(t, err)
		dir := t.TempDir()
		_, err = v.Backup(t.Context(), filepath.Join(dir, "copy"))
		var damaged *DamagedError
		switch {
		case len(r.Damaged) == 0:
			must(t, err)
		case !errors.As(err, &damaged):
			t.Errorf("a flip at %d: %v", at, err)
		default:
			if refused++; len(names(t, dir)) != 0 {
				t.Errorf("left behind: %v", names(t, dir))
			}
		}
		v.Close()
	}
	if refused == 0 {
		t.Error("no flip was noticed")
	}
}

func TestCompact(t *testing.T) {
	v, blob := full(t)
	for i := range 60 { // a state that grows and goes leaves much room
		must(t, v.Update(func(tx *Tx) error { return tx.SetState("draft", picture(100_000+i)) }))
	}
	must(t, v.Update(func(tx *Tx) error { return tx.SetState("draft", nil) }))
	want, err := contentOf(v)
	must(t, err)
	free, size, err := v.Slack()
	must(t, err)
	if free < 100_000 {
		t.Fatalf("%d of %d bytes are free", free, size)
	}
	must(t, v.Compact(t.Context()))
	less, now, err := v.Slack()
	must(t, err)
	if now > size-free+16*pageSize || less > 8*pageSize {
		t.Errorf("of %d bytes, %d free, it made %d, %d free", size, free, now, less)
	}
	if n := names(t, filepath.Dir(v.Path())); len(n) != 1 {
		t.Errorf("beside it: %v", n)
	}
	got, err := contentOf(v)
	must(t, err)
	if !reflect.DeepEqual(got, want) {
		t.Error("it says something else")
	}
	var locked *LockedError
	if _, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{}); !errors.As(err, &locked) {
		t.Errorf("the new file is not locked: %v", err)
	}
	appendAll(t, v, write(50, "", "known_as", "goes on"))
	w := reopen(t, v, Options{})
	clean(t, w)
	if _, err := w.Blob(blob); err != nil {
		t.Error(err)
	}
	if w.Length() != 41 {
		t.Errorf("%d changes", w.Length())
	}
}

func TestCompactReadOnly(t *testing.T) {
	v, _ := full(t)
	w := reopen(t, v, Options{ReadOnly: true})
	if err := w.Compact(t.Context()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Compact: %v", err)
	}
	w.Close()
	if err := w.Compact(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("Compact of a closed one: %v", err)
	}
	if _, err := w.Backup(t.Context(), filepath.Join(t.TempDir(), "x")); !errors.Is(err, ErrClosed) {
		t.Errorf("Backup of a closed one: %v", err)
	}
}

// TestCompactOfReplaced: a file that came into the vault's place is kept.
func TestCompactOfReplaced(t *testing.T) {
	v, _ := full(t)
	must(t, os.Rename(v.Path(), v.Path()+".moved"))
	must(t, os.WriteFile(v.Path(), []byte(strings.Repeat("another", 1000)), 0o600))
	var replaced *ReplacedError
	if err := v.Compact(t.Context()); !errors.As(err, &replaced) {
		t.Errorf("Compact: %v", err)
	}
	if b, err := os.ReadFile(v.Path()); err != nil || !strings.HasPrefix(string(b), "another") {
		t.Errorf("the other file is gone: %v", err)
	}
}
