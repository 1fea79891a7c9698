//go:build !headless

package app

import (
	"path/filepath"
	"sync/atomic"

	"habeas/app/desk"
	"habeas/app/handover"
	"habeas/app/say"
)

// second hears of a second start of the program on the vault that is open
// here, or was before it was locked.
type second struct {
	hear  func(vault string, show func()) (*handover.Listener, error) // nil hears nothing
	heard *handover.Listener
	vault atomic.Pointer[string] // nil for none; read off the goroutine that draws
}

// listen hears from now on of second starts on a vault, and on no other.
func (w *window) listen(vault string) {
	s := &w.second
	path, err := filepath.Abs(vault)
	if err != nil || s.hear == nil {
		return
	}
	if now := s.vault.Load(); now != nil && *now == path {
		return
	}
	s.close()
	// Where that fails, a second start is told that the vault is open elsewhere.
	if heard, err := s.hear(path, func() { w.place.Bring(w.raise) }); err == nil {
		s.heard = heard
		s.vault.Store(&path)
	}
}

func (s *second) close() {
	s.heard.Close()
	s.heard = nil
	s.vault.Store(nil)
}

// raise shows the window to somebody who started the program once more.
func (w *window) raise() {
	w.idle.seen() // they are here
	if w.front != nil {
		w.front()
	}
}

var errInFront = say.Error("this vault is open in another window of Habeas, which is in front now; nothing was changed here")

// elsewhere shows the window that has the vault, where that is why it cannot be
// opened.
func (w *window) elsewhere(path string, err error) error {
	if desk.TroubleOf(err) != desk.OpenElsewhere || w.second.hear == nil {
		return err
	}
	if whole, bad := filepath.Abs(path); bad != nil || w.second.vault.Load() != nil && *w.second.vault.Load() == whole {
		return err // a verb of the command line has it: the one who hears is this window
	}
	if handover.Offer(path) {
		return errInFront
	}
	return err
}
