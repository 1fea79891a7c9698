//go:build !linux

package handover

import "net"

// The folder says whose the socket is.
func own(net.Conn) bool { return true }
