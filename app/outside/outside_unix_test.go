//go:build unix

package outside

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestForTheOwnerAlone: whatever the person's mask is.
func TestForTheOwnerAlone(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	base := filepath.Join(t.TempDir(), "outside")
	path := put(t, NewFolder(base), "secret")
	for p, want := range map[string]os.FileMode{base: 0o700, filepath.Dir(path): 0o700, path: 0o600} {
		if info, err := os.Lstat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, error %v", p, info.Mode(), err)
		}
	}
}
