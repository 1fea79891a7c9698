//go:build !headless

package app

import (
	"time"

	"habeas/app/job"
)

// idle notices that nobody has done anything for a time. Its methods belong to
// the goroutine that draws.
type idle struct {
	now   func() time.Time
	limit func() time.Duration // 0 is never; it may change at any time
	gone  func()               // called once; it ends the watching
	tick  job.Delay

	watching bool
	last     time.Time // of a key, a click or a movement
}

// looks is how often the clock is looked at: timers stand still while a
// computer sleeps, and the clock goes on.
const looks = 10 * time.Second

// begin watches from now on.
func (i *idle) begin() {
	i.watching, i.last = true, i.now()
	i.look()
}

// end stops it.
func (i *idle) end() {
	i.watching = false
	i.tick.Cancel()
}

// seen is called with each key, click and movement. One that comes after a
// sleep that nobody told of does not make the sleep good.
func (i *idle) seen() {
	if i.watching && i.left() > 0 {
		i.last = i.now()
	}
}

// left is the time that remains.
func (i *idle) left() time.Duration {
	limit := i.limit()
	if limit <= 0 {
		return looks
	}
	now := i.now()
	// One of the two stands still in a sleep, and the other can be put back.
	away := max(now.Sub(i.last), now.Round(0).Sub(i.last.Round(0)))
	return limit - away
}

func (i *idle) look() {
	if !i.watching {
		return
	}
	left := i.left()
	if left <= 0 {
		i.end()
		i.gone()
		return
	}
	i.tick.Quiet = min(looks, left)
	i.tick.Ask(i.look)
}
