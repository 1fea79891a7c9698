//go:build !headless

package app

import "fyne.io/fyne/v2"

// aside is a screen beside those of the dossiers and the briefing: the
// settings, the backups, the check of the vault.
type aside interface {
	Object() fyne.CanvasObject
	Focus() // puts the cursor where one begins
	Back()  // leaves what is being done in it, or the screen
	Leave() // stops what goes on; it is not shown again
}

// settler is a screen in which one types.
type settler interface {
	// Pending reports whether something was typed that is no change yet.
	Pending() bool
	// Settling gives what makes a change of what is typed now and waits for the
	// disk; call that off the goroutine that draws.
	Settling() func() error
}

// renewer is an aside that shows what something else than typing has changed.
type renewer interface{ Renew() }

// parting is an aside that can go into a window of its own.
type parting interface{ GoApart() }

// typedIn is the screen in which one types, the dossier or an aside; nil for none.
func (w *window) typedIn() settler {
	if w.person != nil {
		return w.person
	}
	s, _ := w.aside.(settler)
	return s
}

// goAside shows such a screen of the vault that is open.
func (w *window) goAside(s aside) { w.goAsideAt(atSettings, s) }

// goAsideAt is goAside for a screen that is reached from another place.
func (w *window) goAsideAt(at place, s aside) {
	w.leavePerson()
	w.brief.Leave()
	w.put(at, w.hinted(s))
	w.aside = s
	w.setMenu() // what can be done at the list cannot be done beside it
	w.status(w.list.Summary(), "")
	s.Focus()
}

// goAlone shows such a screen where no vault is open.
func (w *window) goAlone(s aside) {
	w.leaveAside()
	w.focus(nil)
	w.aside = s
	w.setTitle("")
	w.show(s.Object())
	w.setMenu()
	s.Focus()
}

// leaveAside stops what goes on there, where one goes on.
func (w *window) leaveAside() {
	if w.aside != nil {
		w.aside.Leave()
		w.aside = nil
	}
}

// closeFor closes the vault for a screen that puts something in its place, and
// leaves the screen in the window.
func (w *window) closeFor(s aside, then func(error)) {
	if w.desk == nil {
		then(nil)
		return
	}
	w.aside = nil // so that it goes on
	w.shut(func(err error) {
		w.goAlone(s)
		then(err)
	})
}
