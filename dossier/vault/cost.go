package vault

import (
	"context"
	"fmt"
	"time"

	"habeas/dossier/vault/locked"
)

// Cost is what one guess at a passphrase costs: the parameters of Argon2id
// (RFC 9106).
type Cost struct {
	Memory uint32 // KiB
	Time   uint32 // passes
	Lanes  uint8  // threads
}

// DefaultCost is that of a new passphrase slot: about half a second and a
// quarter of a gigabyte for each guess.
var DefaultCost = Cost{Memory: 256 << 10, Time: 3, Lanes: 4}

// The bounds of a cost, checked before it is spent: a file is not to be
// trusted with a terabyte of memory, nor with a passphrase that costs nothing
// to guess.
const (
	maxMemory = 1 << 20 // KiB
	maxTime   = 16
	maxLanes  = 16
)

// testOnlyMinMemory is the least memory of a cost in KiB. Only the tests of
// this package lower it.
var testOnlyMinMemory uint32 = 64 << 10

// Validate says what is wrong with a cost.
func (c Cost) Validate() error {
	if c.Memory < testOnlyMinMemory || c.Memory > maxMemory ||
		c.Time < 1 || c.Time > maxTime || c.Lanes < 1 || c.Lanes > maxLanes {
		return fmt.Errorf("invalid cost of a passphrase: %d KiB, %d passes, %d lanes", c.Memory, c.Time, c.Lanes)
	}
	return nil
}

// What [Calibrate] aims at: about a second for the owner, and no more memory
// than an old laptop of a colleague has to spare.
const (
	calibrated       = time.Second
	calibratedMemory = 512 << 10 // KiB
)

// Calibrate gives the cost of a new passphrase on this machine: DefaultCost, or
// more where that takes less than half a second here. Memory is raised first,
// as RFC 9106 (section 4) has it, then passes. It takes as long as one opening;
// now is the clock.
func Calibrate(ctx context.Context, now func() time.Time) (Cost, error) {
	began := now()
	key, err := stretch(ctx, []byte("calibration"), make([]byte, saltSize), DefaultCost)
	if err != nil {
		return Cost{}, err
	}
	locked.Free(key)
	return DefaultCost.raised(now().Sub(began)), nil
}

// raised is a cost that took some time, raised to take about as long as it may.
// The time grows with memory times passes.
func (c Cost) raised(took time.Duration) Cost {
	if took <= 0 { // a clock that stands still
		return c
	}
	times := int64(calibrated / took)
	for times >= 2 && c.Memory*2 <= calibratedMemory {
		c.Memory *= 2
		times /= 2
	}
	c.Time = uint32(min(int64(c.Time)*max(times, 1), maxTime))
	return c
}
