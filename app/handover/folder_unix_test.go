//go:build unix

package handover

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOnlyThePersonReachesIt(t *testing.T) {
	l, _ := listen(t, vaultAt(t, "a.habeas"))
	for path, want := range map[string]os.FileMode{l.path: 0o600, filepath.Dir(l.path): 0o700} {
		if info, err := os.Lstat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", filepath.Base(path), info.Mode(), err)
		}
	}
	if strings.Contains(l.path, "a.habeas") {
		t.Error("the socket names the vault")
	}
	run := t.TempDir()
	open := filepath.Join(run, "habeas")
	if err := errors.Join(os.Mkdir(open, 0o700), os.Chmod(open, 0o755)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", run)
	if _, err := Listen(l.vault, func() {}); err == nil {
		t.Error("a folder that others can enter is used")
	}
}
