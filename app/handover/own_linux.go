package handover

import (
	"net"
	"os"
	"syscall"
)

// own reports whether the same person is at the other end, or the
// administrator, who can do everything anyway.
func own(c net.Conn) bool {
	u, ok := c.(*net.UnixConn)
	if !ok {
		return false
	}
	raw, err := u.SyscallConn()
	if err != nil {
		return false
	}
	var peer *syscall.Ucred
	if err := raw.Control(func(fd uintptr) {
		peer, _ = syscall.GetsockoptUcred(int(fd), syscall.SOL_SOCKET, syscall.SO_PEERCRED)
	}); err != nil || peer == nil {
		return false
	}
	return int(peer.Uid) == os.Getuid() || peer.Uid == 0
}
