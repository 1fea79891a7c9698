package cli

import (
	_ "unsafe" // for the links

	"habeas/dossier/vault"
)

// leastMemory and cheapest are bounds of other packages, which nothing but a test
// can reach.
//
//go:linkname leastMemory habeas/dossier/vault.testOnlyMinMemory
var leastMemory uint32

//go:linkname cheapest habeas/app/desk.cheapest
var cheapest vault.Cost

// Most of the time of these tests went into deriving keys, and none of them is
// about that.
func init() {
	leastMemory = 64
	cheapest = vault.Cost{Memory: 64, Time: 1, Lanes: 1}
}
