// Package job takes work off the goroutine that draws the window, and brings
// its result back there.
//
// A window must answer within 50 ms, so whatever may take longer runs as a
// job. Results that nobody waits for any more are dropped: work on a newer
// question cancels the older one.
package job

import (
	"context"
	"runtime/debug"
)

// A Place says where work and results run. The zero Place has no goroutine of
// its own and does everything at once, which is what tests of a screen want.
type Place struct {
	Work func(func()) // starts work elsewhere; nil does it here and now
	Back func(func()) // brings a result back to the goroutine that draws; nil does it here and now
}

func (p Place) work(f func()) {
	if p.Work == nil {
		f()
		return
	}
	p.Work(f)
}

// Bring runs f on the goroutine that draws.
func (p Place) Bring(f func()) {
	if p.Back == nil {
		f()
		return
	}
	p.Back(f)
}

// Run does work elsewhere and gives its result to done, on the goroutine that
// draws. The returned function cancels: done is then not called.
func Run[T any](p Place, work func(context.Context) (T, error), done func(T, error)) (cancel func()) {
	var l Latest[T]
	l.Place = p
	l.Run(work, done)
	return l.Cancel
}

// Latest is a question of which only the newest asking matters: search as one
// types, a preview as one edits. All its methods belong to the goroutine that
// draws.
type Latest[T any] struct {
	Place Place

	turn   uint64
	cancel context.CancelFunc
}

// Run cancels what was asked before and asks anew.
func (l *Latest[T]) Run(work func(context.Context) (T, error), done func(T, error)) {
	l.Cancel()
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	turn := l.turn
	l.Place.work(func() {
		result, err := safely(ctx, work)
		l.Place.Bring(func() {
			if l.turn != turn {
				return // somebody asked anew, or asked to stop, while this ran
			}
			l.cancel = nil
			cancel()
			done(result, err)
		})
	})
}

// PanicError says that work fell over a mistake in the program. Its stack names
// no values.
type PanicError struct{ Stack []byte }

func (*PanicError) Error() string {
	return "a mistake in the program stopped this work: what was typed is kept, nothing else was changed; please tell those who make Habeas what you did"
}

// safely does work and makes an error of a panic, so that one briefing that
// cannot be made does not end the program.
func safely[T any](ctx context.Context, work func(context.Context) (T, error)) (result T, err error) {
	defer func() {
		if recover() != nil {
			err = &PanicError{Stack: debug.Stack()}
		}
	}()
	return work(ctx)
}

// Running reports whether an answer is awaited.
func (l *Latest[T]) Running() bool { return l.cancel != nil }

// Cancel asks what runs to stop, and drops its result.
func (l *Latest[T]) Cancel() {
	l.turn++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}
