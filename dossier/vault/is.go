package vault

import (
	"errors"
	"os"
)

// Is reports whether a file is a vault, or was one before it was damaged: a
// file not to be replaced. It needs no passphrase, and takes another program's
// bbolt file for a vault.
func Is(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	_, _, err = newestMeta(f, info.Size())
	return !errors.Is(err, errNotBolt)
}
