//go:build !headless

package app

import (
	"runtime"
	"runtime/debug"
)

// A window is open all day, beside everything else that a person works with: room
// counts more than the collector's time, of which there is plenty between two keys.

// garbage is how much the program lets lie before it is collected, in bytes, and the
// bounds of what that may be of all that is in use, in per cent. Left to itself it
// would be as much as is in use, which is a hundred megabytes for ten thousand
// dossiers; and a share alone would have it collect all the time while it starts.
const (
	garbage      = 16 << 20
	leastGarbage = 15
	mostGarbage  = 50
)

// beThrifty gives the system back what nobody uses any more, and has the collector
// come as often as fits what is in use. It takes a tenth of a second where much is.
func beThrifty() {
	debug.FreeOSMemory()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	debug.SetGCPercent(thrift(now.HeapAlloc))
}

// thrift is the share of garbage, in per cent, for so many bytes in use.
func thrift(used uint64) int {
	return int(min(max(100*garbage/max(used, 1), leastGarbage), mostGarbage))
}
