//go:build !headless

package app

import (
	"sync/atomic"
	"testing"
	"time"

	"habeas/app/job"
)

// loop is the goroutine that draws, in a test: work goes on beside it, and what
// comes back waits until the test lets it in. So what a window does while work is
// under way is tried too, and how long it is held up by each thing can be measured.
type loop struct {
	queue   chan func()
	running atomic.Int32
	longest time.Duration // that anything held it up
}

func newLoop() *loop { return &loop{queue: make(chan func(), 1<<12)} }

func (l *loop) place() job.Place {
	return job.Place{
		Work: func(f func()) {
			l.running.Add(1)
			go func() {
				defer l.running.Add(-1)
				f()
			}()
		},
		Back: func(f func()) { l.queue <- f },
	}
}

// do does something there, and notes how long it took.
func (l *loop) do(f func()) time.Duration {
	begin := time.Now()
	f()
	took := time.Since(begin)
	l.longest = max(l.longest, took)
	return took
}

// once lets one thing in, if one waits.
func (l *loop) once() bool {
	select {
	case f := <-l.queue:
		l.do(f)
		return true
	default:
		return false
	}
}

// rest lets everything in until nothing is under way.
func (l *loop) rest() {
	for l.once() || l.running.Load() > 0 || len(l.queue) > 0 {
		time.Sleep(50 * time.Microsecond)
	}
}

// newLoopWindow is newTestWindow on a loop.
func newLoopWindow(t *testing.T, o Options) (*window, *loop) {
	t.Helper()
	l := newLoop()
	t.Cleanup(l.rest) // after the window was shut
	w := newTestWindow(t, o)
	w.place = l.place()
	w.changes.Place = w.place
	return w, l
}
