package vault

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestRestore(t *testing.T) {
	v, _ := full(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "mine.habeas")
	copied, err := contentOf(v)
	must(t, err)
	w, _ := full(t)
	_, err = w.Backup(t.Context(), path)
	must(t, err)
	own := opened(t, path)
	for n, want := range []string{"mine.before-restore-2018-09-12.habeas", "mine.before-restore-2018-09-12-2.habeas"} {
		kept, err := v.Restore(t.Context(), path, day)
		must(t, err)
		if filepath.Base(kept) != want {
			t.Errorf("kept as %s", kept)
		}
		if !reflect.DeepEqual(opened(t, path), copied) {
			t.Error("it says something else")
		}
		if was := []content{own, copied}[n]; !reflect.DeepEqual(opened(t, kept), was) {
			t.Error("what was kept says something else")
		}
	}
	if n := names(t, dir); len(n) != 3 {
		t.Errorf("the folder has %v", n)
	}
}

func TestRestoreRefuses(t *testing.T) {
	v, _ := full(t)
	if _, err := v.Restore(t.Context(), v.Path(), day); err == nil || !strings.Contains(err.Error(), "same file") {
		t.Errorf("onto itself: %v", err)
	}
	other := fresh(t, Options{})
	var locked *LockedError
	if _, err := v.Restore(t.Context(), other.Path(), day); !errors.As(err, &locked) {
		t.Errorf("onto an open vault: %v", err)
	}
	for _, dir := range []string{filepath.Dir(v.Path()), filepath.Dir(other.Path())} {
		if n := names(t, dir); len(n) != 1 {
			t.Errorf("left behind: %v", n)
		}
	}
	clean(t, v)
	clean(t, other)
}

// TestRestoreOverDamaged: what is no vault any more is replaced, and kept.
func TestRestoreOverDamaged(t *testing.T) {
	v, _ := full(t)
	path := filepath.Join(t.TempDir(), "mine.habeas")
	must(t, os.WriteFile(path, []byte("half of a file"), 0o600))
	kept, err := v.Restore(t.Context(), path, day)
	must(t, err)
	if b, err := os.ReadFile(kept); err != nil || string(b) != "half of a file" {
		t.Errorf("kept: %q, %v", b, err)
	}
	opened(t, path)
}
