//go:build freebsd || dragonfly

package vault

import "syscall"

// limitFiles is as elsewhere; here the system counts with a sign.
func limitFiles(size uint64) (was uint64, err error) {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return 0, err
	}
	was, l.Cur = uint64(l.Cur), int64(size)
	return was, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l)
}
