// Package edit keeps what a person types safe while they type it.
//
// A [Session] belongs to one dossier, or meeting, on the screen. What is typed becomes a
// draft in the vault within half a second, and one change of the log when the
// focus leaves, after half a minute of quiet, or when the session ends. The
// vault is written on a goroutine of the session's own, in order.
package edit

import (
	"sync"
	"time"

	"habeas/dossier"
)

// The times that pass between typing and writing.
const (
	DraftAfter  = 400 * time.Millisecond
	SettleAfter = 30 * time.Second
)

// Store is where the session of a dossier writes; a desk is one. The pairs of
// values are those of a desk's Draft and SaveDossier.
type Store interface {
	Draft(base, now *dossier.Dossier) error
	SaveDossier(base, now *dossier.Dossier) error
	View() *dossier.View
}

// Keeper is where the session of any subject writes.
type Keeper[T any] struct {
	Draft func(base, now *T) error // durable, and no change of the log yet
	Save  func(base, now *T) error // one change of the log
	Now   func() *T                // as it is kept; nil where it is not
}

// State is how far what was typed has come.
type State uint8

// The states.
const (
	Saved  State = iota // everything is in the vault
	Typing              // something is on its way there
	Failed              // the vault could not be written; it is tried again with the next change
)

// Options of a session.
type Options struct {
	// OnState is told each new state, on the session's goroutine; err is that
	// of Failed.
	OnState func(s State, err error)
	// After is the clock; nil is [time.After].
	After func(time.Duration) <-chan time.Time
}

// Session is one subject while it is edited.
type Session[T any] struct {
	store  Keeper[T]
	opts   Options
	typed  chan struct{}
	leaves chan struct{}
	asks   chan asking
	done   chan struct{}

	mu   sync.Mutex
	last *T   // what was typed and is no change yet, nil for nothing
	left []*T // what it was when a change ended, oldest first

	base *T // the session's goroutine alone
}

// Open begins to edit a dossier; base is nil for a new one. Close must follow.
func Open(store Store, id dossier.ID, base *dossier.Dossier, o Options) *Session[dossier.Dossier] {
	kept := func() *dossier.Dossier { return store.View().Dossier(id) }
	return OpenIn(Keeper[dossier.Dossier]{Draft: store.Draft, Save: store.SaveDossier, Now: kept}, base, o)
}

// OpenIn is [Open] for any subject.
func OpenIn[T any](store Keeper[T], base *T, o Options) *Session[T] {
	if o.After == nil {
		o.After = time.After
	}
	s := &Session[T]{
		store: store, opts: o, base: base,
		typed:  make(chan struct{}, 1),
		leaves: make(chan struct{}, 1),
		asks:   make(chan asking),
		done:   make(chan struct{}),
	}
	go s.work()
	return s
}

// Changed takes a copy of the subject as it is now typed.
func (s *Session[T]) Changed(now *T) {
	s.mu.Lock()
	s.last = clone(now)
	s.mu.Unlock()
	select {
	case s.typed <- struct{}{}:
	default: // the goroutine has not looked yet, and will find the newest
	}
}

// asking is for all that was typed to be settled, or for what was left alone.
type asking struct {
	left  bool
	reply chan error // nil ends the session
}

// Settle makes a change of what was typed, and waits until it is durable. It
// writes nothing where nothing was typed. After Close it does nothing.
func (s *Session[T]) Settle() error { return s.settle(false) }

// Settling is Settle for what is typed now: what is typed before the function is
// called is of another change.
func (s *Session[T]) Settling() func() error {
	s.leave()
	return func() error { return s.settle(true) }
}

func (s *Session[T]) settle(left bool) error {
	reply := make(chan error, 1)
	select {
	case s.asks <- asking{left, reply}:
		return <-reply
	case <-s.done:
		return nil
	}
}

// Pending reports whether something was typed that is no change yet.
func (s *Session[T]) Pending() bool { return s.typedNow() != nil }

// SettleSoon is [Session.Settling] without waiting. A failure is told by OnState.
func (s *Session[T]) SettleSoon() {
	s.leave()
	select {
	case s.leaves <- struct{}{}:
	default: // the goroutine has not looked yet, and will find all of them
	}
}

// leave marks what is typed as the end of a change.
func (s *Session[T]) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil && (len(s.left) == 0 || s.left[len(s.left)-1] != s.last) {
		s.left = append(s.left, s.last)
	}
}

// Close settles and ends the session. The error says that the last words are
// a draft at best.
func (s *Session[T]) Close() error {
	err := s.Settle()
	select {
	case s.asks <- asking{}:
		<-s.done
	case <-s.done:
	}
	return err
}

func (s *Session[T]) work() {
	defer close(s.done)
	var draft, settle <-chan time.Time
	// again waits anew where something was typed after what was left.
	again := func(err error) {
		if err != nil {
			return // told by report
		}
		if draft, settle = nil, nil; s.typedNow() != nil {
			s.tell(Typing, nil)
			draft, settle = s.opts.After(DraftAfter), s.opts.After(SettleAfter)
		}
	}
	for {
		select {
		case <-s.typed:
			if s.typedNow() == nil {
				continue // a settling that came between has saved it
			}
			s.tell(Typing, nil)
			if draft == nil {
				draft = s.opts.After(DraftAfter)
			}
			settle = s.opts.After(SettleAfter)
		case <-draft:
			draft = nil
			if now := s.typedNow(); now != nil {
				s.report(s.store.Draft(s.base, now))
			}
		case <-settle:
			draft, settle = nil, nil
			_ = s.save() // told by report
		case <-s.leaves:
			again(s.saveLeft())
		case a := <-s.asks:
			switch {
			case a.reply == nil:
				return
			case a.left:
				err := s.saveLeft()
				again(err)
				a.reply <- err
			default:
				draft, settle = nil, nil
				select {
				case <-s.typed: // is part of this change
				default:
				}
				a.reply <- s.save()
			}
		}
	}
}

func (s *Session[T]) typedNow() *T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last
}

// save makes changes of what was left and of what was typed since, and tells how
// that went. What is typed meanwhile stays for the next.
func (s *Session[T]) save() error {
	if err := s.saveLeft(); err != nil {
		return err
	}
	if now := s.typedNow(); now != nil {
		return s.write(now)
	}
	return nil
}

// saveLeft makes a change of what was typed until each field was left. What cannot be
// written is kept for the next time.
func (s *Session[T]) saveLeft() error {
	for {
		s.mu.Lock()
		left := s.left
		s.mu.Unlock()
		if len(left) == 0 {
			return nil
		}
		if err := s.write(left[0]); err != nil {
			return err
		}
		s.mu.Lock()
		s.left = s.left[1:]
		s.mu.Unlock()
	}
}

// write makes one change, and tells how that went.
func (s *Session[T]) write(now *T) (err error) {
	defer func() { s.report(err) }()
	if err := s.store.Save(s.base, now); err != nil {
		return err
	}
	if kept := s.store.Now(); kept != nil {
		s.base = kept
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last == now {
		s.last = nil
	}
	return nil
}

func (s *Session[T]) report(err error) {
	if err != nil {
		s.tell(Failed, err)
		return
	}
	s.tell(Saved, nil)
}

func (s *Session[T]) tell(state State, err error) {
	if s.opts.OnState != nil {
		s.opts.OnState(state, err)
	}
}
