package outside

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func put(t *testing.T, f *Folder, data string) string {
	t.Helper()
	path, err := f.Put(".txt", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func left(t *testing.T, base string) int {
	t.Helper()
	n := 0
	if err := filepath.WalkDir(base, func(p string, e os.DirEntry, err error) error {
		if p != base {
			n++
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPutAndWipe(t *testing.T) {
	base := filepath.Join(t.TempDir(), "outside")
	f := NewFolder(base)
	if err := f.Wipe(); err != nil {
		t.Errorf("nothing cannot be wiped: %v", err)
	}
	if _, err := os.Lstat(base); err == nil {
		t.Error("a folder is made for nothing")
	}
	a, b := put(t, f, "secret"), put(t, f, "other")
	if data, err := os.ReadFile(a); err != nil || string(data) != "secret" || a == b {
		t.Fatalf("%s holds %q, error %v", a, data, err)
	}
	// Another program may make it unwritable, and put something beside it.
	if err := errors.Join(os.Chmod(a, 0o400), os.WriteFile(a+"~", []byte("secret"), 0o600)); err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.WriteFile(elsewhere, []byte("stays"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(filepath.Dir(a), "link")); err != nil {
		t.Log(err) // a system without
	}
	if err := f.Wipe(); err != nil {
		t.Fatal(err)
	}
	if n := left(t, base); n > 0 {
		t.Errorf("%d files and folders are left", n)
	}
	if data, err := os.ReadFile(elsewhere); err != nil || string(data) != "stays" {
		t.Errorf("what a link leads to holds %q, error %v", data, err)
	}
	put(t, f, "again")
	if err := f.Wipe(); err != nil || left(t, base) > 0 {
		t.Errorf("a second time: %v", err)
	}
}

// TestOverwritten: who has the file open, as a program that recovers deleted
// files would, finds nothing in it.
func TestOverwritten(t *testing.T) {
	f := NewFolder(t.TempDir())
	path := put(t, f, "the name of a witness")
	open, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	if err := overwrite(path); err != nil {
		t.Fatal(err)
	}
	data := make([]byte, 64)
	n, _ := open.ReadAt(data, 0)
	if n != 21 || bytes.ContainsFunc(data[:n], func(r rune) bool { return r != 0 }) {
		t.Errorf("it still holds %q", data[:n])
	}
	large := bytes.Repeat([]byte("x"), 200_001)
	if err := os.WriteFile(path, large, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := overwrite(path); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || len(data) != len(large) || bytes.ContainsRune(data, 'x') {
		t.Errorf("a large file is not overwritten to its end: %v", err)
	}
}

// TestWipeGoesOn: a file that fails, or that its program takes away at that moment,
// keeps none of the others.
func TestWipeGoesOn(t *testing.T) {
	base := t.TempDir()
	f := NewFolder(base)
	dir := filepath.Dir(put(t, f, "first"))
	put(t, f, "second")
	put(t, f, "third")
	var seen []string
	err := wipeBy(func(path string) error {
		seen = append(seen, filepath.Base(path))
		switch len(seen) {
		case 1:
			return errors.Join(os.Remove(path), overwrite(path))
		case 2:
			return os.ErrPermission
		}
		return overwrite(path)
	}, dir)
	if want := []string{"1.txt", "2.txt", "3.txt"}; !slices.Equal(seen, want) || !errors.Is(err, os.ErrPermission) || errors.Is(err, os.ErrNotExist) {
		t.Errorf("overwrites %q, error %v", seen, err)
	}
	if n := left(t, base); n > 0 {
		t.Errorf("%d files and folders are left", n)
	}
}

// TestSweep: what a killed process left is wiped, and what another one works
// with is not.
func TestSweep(t *testing.T) {
	base := t.TempDir()
	if err := Sweep(filepath.Join(base, "none")); err != nil {
		t.Errorf("where nothing was ever opened: %v", err)
	}
	alive, dead := NewFolder(base), NewFolder(base)
	here, gone := put(t, alive, "here"), put(t, dead, "gone")
	dead.let() // as the system does when a process ends
	other := filepath.Join(base, "of something else")
	if err := os.WriteFile(other, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(base); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(gone); err == nil {
		t.Error("what was left is still there")
	}
	for _, path := range []string{here, other} {
		if _, err := os.Lstat(path); err != nil {
			t.Errorf("%s is gone", filepath.Base(path))
		}
	}
}

func TestBase(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(t.TempDir(), "run"))
	if got, err := Base(); err != nil || got != filepath.Join(os.Getenv("XDG_RUNTIME_DIR"), "habeas", "outside") {
		t.Errorf("got %s, error %v", got, err)
	}
	t.Setenv("XDG_RUNTIME_DIR", "not/whole")
	if got, err := Base(); err != nil || !filepath.IsAbs(got) {
		t.Errorf("got %s, error %v", got, err)
	}
}
