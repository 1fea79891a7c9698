//go:build !headless

package app

import (
	"testing"
	"time"
)

// clock is one that a test turns, with its timers.
type clock struct {
	now    time.Time
	timers []timer
}

type timer struct {
	at  time.Time
	f   func()
	off *bool
}

func (c *clock) after(d time.Duration, f func()) func() bool {
	off := new(bool)
	c.timers = append(c.timers, timer{c.now.Add(d), f, off})
	return func() bool { *off = true; return true }
}

// run lets time pass, with all that is due on the way.
func (c *clock) run(d time.Duration) {
	end := c.now.Add(d)
	for {
		next := -1
		for i, t := range c.timers {
			if !*t.off && !t.at.After(end) && (next < 0 || t.at.Before(c.timers[next].at)) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		t := c.timers[next]
		*t.off = true
		c.now = t.at
		t.f()
	}
	c.now = end
}

// sleep lets time pass for the clock alone: timers stand still.
func (c *clock) sleep(d time.Duration) {
	c.now = c.now.Add(d)
	for i := range c.timers {
		c.timers[i].at = c.timers[i].at.Add(d)
	}
}

func newIdle(c *clock, limit *time.Duration, gone *int) *idle {
	i := &idle{now: func() time.Time { return c.now }, limit: func() time.Duration { return *limit }, gone: func() { *gone++ }}
	i.tick.After = c.after
	return i
}

func TestIdle(t *testing.T) {
	const limit = 5 * time.Minute
	for name, c := range map[string]struct {
		does func(*clock, *idle, *time.Duration)
		gone int
	}{
		"nobody is there": {func(c *clock, _ *idle, _ *time.Duration) { c.run(limit) }, 1},
		"not yet":         {func(c *clock, _ *idle, _ *time.Duration) { c.run(limit - time.Second) }, 0},
		"once":            {func(c *clock, _ *idle, _ *time.Duration) { c.run(10 * limit) }, 1},
		"a movement": {func(c *clock, i *idle, _ *time.Duration) {
			c.run(limit - time.Second)
			i.seen()
			c.run(limit - time.Second)
		}, 0},
		"then none": {func(c *clock, i *idle, _ *time.Duration) {
			c.run(limit - time.Second)
			i.seen()
			c.run(limit)
		}, 1},
		"never": {func(c *clock, _ *idle, l *time.Duration) { *l = 0; c.run(10 * time.Hour) }, 0},
		"a shorter time from now on": {func(c *clock, _ *idle, l *time.Duration) {
			c.run(2 * time.Minute)
			*l = time.Minute
			c.run(looks)
		}, 1},
		"a sleep": {func(c *clock, _ *idle, _ *time.Duration) { c.sleep(limit); c.run(looks) }, 1},
		"a movement that ends a sleep": {func(c *clock, i *idle, _ *time.Duration) {
			c.sleep(limit)
			i.seen()
			c.run(looks)
		}, 1},
		"a short sleep": {func(c *clock, _ *idle, _ *time.Duration) { c.sleep(limit / 2); c.run(looks) }, 0},
		"the vault is closed": {func(c *clock, i *idle, _ *time.Duration) {
			i.end()
			i.seen()
			c.run(2 * limit)
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			now, left, gone := &clock{now: now()}, limit, 0
			i := newIdle(now, &left, &gone)
			i.begin()
			c.does(now, i, &left)
			if gone != c.gone {
				t.Errorf("locked %d times, want %d", gone, c.gone)
			}
		})
	}
}
