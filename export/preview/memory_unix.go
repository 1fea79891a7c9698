//go:build linux || darwin

package preview

import "golang.org/x/sys/unix"

// reserve takes address space. Memory is taken page by page, when a page is first
// written to.
var reserve = func(size int) ([]byte, func(), error) {
	b, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		return nil, nil, err
	}
	// A failure would mean that it was given back already.
	return b, func() { _ = unix.Munmap(b) }, nil
}
