//go:build !headless

package person

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"habeas/app/edit"
	"habeas/dossier"
)

// A shared is a case of the dossier while it is edited.
type shared struct {
	now     *dossier.Case // as typed; the goroutine that draws alone
	session *edit.Session[dossier.Case]
}

// sharing are the cases that are edited here. They are settled on other goroutines than
// the one that draws.
type sharing struct {
	mu  sync.Mutex
	all []*shared
}

func (h *sharing) find(id dossier.ID) *shared {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range h.all {
		if c.now.ID == id {
			return c
		}
	}
	return nil
}

func (h *sharing) add(c *shared) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = append(h.all, c)
}

func (h *sharing) sessions() []*edit.Session[dossier.Case] {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := make([]*edit.Session[dossier.Case], len(h.all))
	for i, c := range h.all {
		l[i] = c.session
	}
	return l
}

// drop ends the editing of them all. The sessions are to be closed.
func (h *sharing) drop() []*edit.Session[dossier.Case] {
	l := h.sessions()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.all = nil
	return l
}

// over is a view with the cases as they are typed.
func (h *sharing) over(v *dossier.View) *dossier.View {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.all) == 0 {
		return v
	}
	typed := *v
	typed.Cases = slices.Clone(v.Cases)
	for _, c := range h.all {
		i, there := slices.BinarySearchFunc(typed.Cases, c.now.ID, func(x *dossier.Case, id dossier.ID) int {
			return strings.Compare(string(x.ID), string(id))
		})
		if there {
			typed.Cases[i] = c.now
		} else {
			typed.Cases = slices.Insert(typed.Cases, i, c.now)
		}
	}
	return &typed
}

func closeAll(l []*edit.Session[dossier.Case]) (err error) {
	for _, s := range l {
		err = errors.Join(err, s.Close())
	}
	return err
}

// shared is a case as it is typed here, nil where there is none. Editing begins when it
// is first asked for.
func (s *Screen) shared(id dossier.ID) *shared {
	if c := s.cases.find(id); c != nil {
		return c
	}
	if base := s.view.Case(id); base != nil {
		return s.share(base, edit.CloneCase(base))
	}
	return nil
}

// share begins to edit a case; base is nil for a new one.
func (s *Screen) share(base, now *dossier.Case) *shared {
	c := &shared{now: now}
	store, id := s.opts.Store, now.ID
	c.session = edit.OpenIn(edit.Keeper[dossier.Case]{
		Draft: s.opts.Cases.DraftCase, Save: s.opts.Cases.SaveCase,
		Now: func() *dossier.Case { return store.View().Case(id) },
	}, base, edit.Options{OnState: s.told(func() bool { return s.cases.find(id) == c })})
	s.cases.add(c)
	return c
}

// changedCase is called after each change of a case.
func (s *Screen) changedCase(id dossier.ID) {
	c := s.cases.find(id)
	if s.opts.ReadOnly || c == nil {
		s.refuse()
		return
	}
	c.session.Changed(c.now)
	s.view = s.cases.over(s.view)
	s.follow()
}
