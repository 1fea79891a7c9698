package desk

import (
	"runtime"
	"runtime/debug"
)

// Frugal has a process take little memory that does nothing but print so many
// dossiers, and ends. Without it the collector would let garbage grow until there is
// as much of it as of what is in use, which a long packet is at its very end alone.
//
// The bound is soft: what is in use may be more, and takes more time then.
func Frugal(dossiers int) {
	debug.FreeOSMemory() // what the key was derived in
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	debug.SetMemoryLimit(int64(now.Sys-now.HeapReleased) + max(frugalLeast, frugalBase+int64(dossiers)*frugalEach))
}

// What a packet has in use, by measure: fonts and the like, and for each dossier of two
// pages with its photograph. A short one is not worth any time of the collector.
const (
	frugalLeast = 64 << 20
	frugalBase  = 30 << 20
	frugalEach  = 256 << 10
)
