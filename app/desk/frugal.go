package desk

import (
	"context"
	"math"
	"runtime"
	"runtime/debug"

	"habeas/export/preview"
)

// Frugal has a process take little memory that does nothing but print so many
// dossiers, and ends. Without it the collector would let garbage grow until there is
// as much of it as of what is in use, which a long packet is at its very end alone.
//
// The bound is soft: what is in use may be more, and takes more time then.
func Frugal(dossiers int) {
	debug.FreeOSMemory() // what the key was derived in
	debug.SetMemoryLimit(inUse() + max(frugalLeast, frugalBase+int64(dossiers)*frugalEach))
}

// warm starts the reader beside the making of the pages; print says what went wrong.
// What it takes of memory a frugal process has only when they are made.
func warm(ctx context.Context) {
	if !frugal() {
		go preview.Warm(ctx)
	}
}

// tighten has a frugal process let go of what the pages were made in, and be more sparing
// while they are read, as the reader takes memory that the collector knows nothing of.
// Call what it gives when they are read.
func tighten(pages int) (end func()) {
	before := debug.SetMemoryLimit(-1)
	if !frugal() || pages < fewPages {
		return func() {}
	}
	debug.FreeOSMemory()
	debug.SetMemoryLimit(min(before, inUse()+readBase+int64(pages)*readEach))
	return func() { debug.SetMemoryLimit(before) }
}

// frugal tells whether this process is to take little memory.
func frugal() bool { return debug.SetMemoryLimit(-1) < math.MaxInt64 }

// inUse is what Go has of the system, in bytes.
func inUse() int64 {
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return int64(now.Sys - now.HeapReleased)
}

// What a packet has in use, by measure: fonts and the like, and for each dossier of two
// pages with its photograph. A short one is not worth any time of the collector.
const (
	frugalLeast = 64 << 20
	frugalBase  = 30 << 20
	frugalEach  = 256 << 10

	// So few pages are read in little memory anyway.
	fewPages = 150

	// What reading leaves for the collector to take, beyond what is in use then.
	readBase = 8 << 20
	readEach = 20 << 10 // for each page
)
