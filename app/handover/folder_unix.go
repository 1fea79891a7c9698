//go:build unix

package handover

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

var errFolder = errors.New("the folder for sockets is not the person's alone")

// folder is a folder that nobody else can enter: that of the session, by the
// XDG Base Directory specification, or else one of our own below the folder
// for temporary files, which macOS makes for each person.
func folder() (string, error) {
	dir := filepath.Join(os.TempDir(), "habeas-"+strconv.Itoa(os.Getuid()))
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		dir = filepath.Join(run, "habeas")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("failed to make a folder for sockets: %w", err)
	}
	info, err := os.Lstat(dir) // somebody may have put a link there
	if err != nil {
		return "", fmt.Errorf("failed to look at the folder for sockets: %w", err)
	}
	if s, ok := info.Sys().(*syscall.Stat_t); !ok || !info.IsDir() || info.Mode().Perm()&0o077 != 0 || int(s.Uid) != os.Getuid() {
		return "", errFolder
	}
	return dir, nil
}
