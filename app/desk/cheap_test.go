package desk

import (
	_ "unsafe" // for the link

	"habeas/dossier/vault"
)

// leastMemory is the bound of package vault, which nothing but a test can reach.
//
//go:linkname leastMemory habeas/dossier/vault.testOnlyMinMemory
var leastMemory uint32

// Three quarters of the time of these tests went into deriving keys, and none of
// them is about that.
func init() {
	leastMemory = 64
	cheapest = vault.Cost{Memory: 64, Time: 1, Lanes: 1}
}
