package edit

import (
	"errors"
	"sync"
	"time"

	"habeas/dossier"
)

// Sources keeps what is typed about sources safe: each is written within half
// a second of the last letter. It may be used by several goroutines at once.
type Sources struct {
	// Save writes a source; it is that of a desk.
	Save func(base, now *dossier.Source) error
	// Base is the source as the vault has it, nil for a new one.
	Base func(dossier.ID) *dossier.Source
	// OnState is told each new state, on a goroutine of its own.
	OnState func(State, error)

	mu      sync.Mutex
	typed   map[dossier.ID]*dossier.Source
	timer   *time.Timer
	writing sync.Mutex // one after the other
}

// Changed takes a copy of a source as it is now typed.
func (s *Sources) Changed(now *dossier.Source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.typed == nil {
		s.typed = map[dossier.ID]*dossier.Source{}
	}
	s.typed[now.ID] = CloneSource(now)
	if s.timer == nil {
		s.timer = time.AfterFunc(DraftAfter, func() { _ = s.Flush() })
	}
	s.tell(Typing, nil)
}

// Pending reports whether something typed is not written yet.
func (s *Sources) Pending() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.typed) > 0
}

// Flush writes what was typed, and waits until it is durable. What could not
// be written is kept for the next time.
func (s *Sources) Flush() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	typed := s.typed
	s.typed = nil
	if s.timer != nil {
		s.timer.Stop()
		s.timer = nil
	}
	s.mu.Unlock()
	var failed []error
	for id, now := range typed {
		if err := s.Save(s.Base(id), now); err != nil {
			failed = append(failed, err)
			s.keep(now)
		}
	}
	err := errors.Join(failed...)
	switch {
	case err != nil:
		s.tell(Failed, err)
	case len(typed) > 0:
		s.tell(Saved, nil)
	}
	return err
}

// keep puts a source back, unless it was typed anew meanwhile.
func (s *Sources) keep(now *dossier.Source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.typed == nil {
		s.typed = map[dossier.ID]*dossier.Source{}
	}
	if s.typed[now.ID] == nil {
		s.typed[now.ID] = now
	}
}

func (s *Sources) tell(state State, err error) {
	if s.OnState != nil {
		s.OnState(state, err)
	}
}
