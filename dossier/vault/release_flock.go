//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package vault

import (
	"os"
	"syscall"
)

// release closes a file that bbolt was left in the middle of. It may still be
// mapped, and a mapping keeps the lock alive after the file was closed.
func release(f *os.File) error {
	_ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN)
	return f.Close()
}
