package job

import "time"

// Delay calls a function once things have been quiet for a while, on the
// goroutine that draws. Its methods belong to that goroutine.
type Delay struct {
	Place Place
	Quiet time.Duration
	// After starts a timer that calls f elsewhere; nil is [time.AfterFunc].
	After func(d time.Duration, f func()) (stop func() bool)

	turn uint64
	stop func() bool
	call func()
}

// Ask has f called after the quiet time, in place of what was asked before.
func (d *Delay) Ask(f func()) {
	d.Cancel()
	d.call = f
	turn := d.turn
	after := d.After
	if after == nil {
		after = func(t time.Duration, f func()) func() bool { return time.AfterFunc(t, f).Stop }
	}
	d.stop = after(d.Quiet, func() {
		d.Place.Bring(func() {
			if d.turn == turn {
				d.Now()
			}
		})
	})
}

// Now calls what was asked for at once; nothing where nothing was.
func (d *Delay) Now() {
	f := d.call
	d.Cancel()
	if f != nil {
		f()
	}
}

// Cancel forgets what was asked for.
func (d *Delay) Cancel() {
	d.turn++
	d.call = nil
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
}
