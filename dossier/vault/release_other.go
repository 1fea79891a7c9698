//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package vault

import "os"

// release closes a file that bbolt was left in the middle of; its lock goes
// with it.
func release(f *os.File) error { return f.Close() }
