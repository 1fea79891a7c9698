package vault

import (
	bolt "go.etcd.io/bbolt"
	"golang.org/x/sys/unix"
)

// unload takes the mapped file out of this process's memory, after much of it was
// read that is not asked for again. The system has it still, and whatever page is
// asked for comes back. Call it within a reading transaction, which holds the mapping
// where it is.
func (in *file) unload(tx *bolt.Tx) {
	// It saves memory and nothing else: where it fails, nothing is lost.
	_, _, _ = unix.Syscall(unix.SYS_MADVISE, in.db.Info().Data, uintptr(tx.Size()), unix.MADV_DONTNEED)
}
