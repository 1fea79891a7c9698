//go:build unix

package outside

import (
	"errors"
	"os"
	"syscall"
)

// hold takes a folder for this process, which it has until let is called or it
// ends, however it does. ok is false where another process has it.
func hold(dir string) (let func(), ok bool, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, false, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close() // nothing was written to it
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, false, nil
		}
		return nil, false, err
	}
	return func() { _ = f.Close() }, true, nil
}
