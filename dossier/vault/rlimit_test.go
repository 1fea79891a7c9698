//go:build unix && !freebsd && !dragonfly

package vault

import "syscall"

// limitFiles lets no file of this process grow beyond a size, and gives the
// limit that was.
func limitFiles(size uint64) (was uint64, err error) {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return 0, err
	}
	was, l.Cur = l.Cur, size
	return was, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l)
}
