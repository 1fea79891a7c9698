// Package session says when the person goes from the computer, where the
// system tells: it is put to sleep, or its screen is locked.
package session

import "context"

// Kind is what happens.
type Kind uint8

// The kinds.
const (
	Sleeps       Kind = iota // the computer is put to sleep, or is about to be
	ScreenLocked             // by the person, or by the system after a time
)

// Event is that the person goes.
type Event struct {
	Kind Kind
	done func()
}

// NewEvent makes an event, for tests of what becomes of one; done may be nil, and is
// called by [Event.Done].
func NewEvent(k Kind, done func()) Event { return Event{k, done} }

// Done says that what is to happen before has happened: a computer that is put
// to sleep waits for it some seconds, where it can. It must be called.
func (e Event) Done() {
	if e.done != nil {
		e.done()
	}
}

// Watch gives an event each time the person goes, and ends its channel when ctx
// is done. Where the system tells nothing, none ever comes: on macOS, and on a
// Linux without logind and without a screen saver on the session bus.
//
// getenv names the buses of Linux, as [os.Getenv] does. Only those that are
// reached by a socket of this computer are asked.
func Watch(ctx context.Context, getenv func(string) string) <-chan Event {
	events := make(chan Event)
	go func() {
		defer close(events)
		watch(ctx, getenv, func(e Event) {
			select {
			case events <- e:
			case <-ctx.Done():
				e.Done()
			}
		})
	}()
	return events
}
