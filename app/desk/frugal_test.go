package desk

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestAFrugalProcessTightensWhileItReads(t *testing.T) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(-1))
	debug.SetMemoryLimit(math.MaxInt64)
	end := tighten(600)
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		t.Errorf("a process that may take what it likes is held to %d bytes", limit)
	}
	end()
	Frugal(300)
	before := debug.SetMemoryLimit(-1)
	if before == math.MaxInt64 {
		t.Fatal("no limit")
	}
	end = tighten(600)
	if within := debug.SetMemoryLimit(-1); within >= before || within < inUse()/2 {
		t.Errorf("the limit is %d, was %d", within, before)
	}
	end()
	if after := debug.SetMemoryLimit(-1); after != before {
		t.Errorf("the limit is %d afterwards, was %d", after, before)
	}
}
