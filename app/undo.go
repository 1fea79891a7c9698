//go:build !headless

package app

import (
	"context"
	"errors"
	"slices"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/dossier"
)

// undo takes back typing in the entry that has the focus, letter by letter, and
// after that the vault's newest change.
func (w *window) undo() {
	if e, ok := w.win.Canvas().Focused().(interface{ UndoTyping() bool }); ok && e.UndoTyping() {
		return
	}
	if w.desk != nil {
		w.step(w.desk.Undo, takenBack)
	}
}

func (w *window) redo() {
	if e, ok := w.win.Canvas().Focused().(interface{ RedoTyping() bool }); ok && e.RedoTyping() {
		return
	}
	if w.desk != nil {
		w.step(w.desk.Redo, madeAgain)
	}
}

// step goes one change back or forth and shows what it touched.
func (w *window) step(do func() (desk.Undone, error), which step) {
	d, settle := w.desk, w.settling()
	job.Run(w.place, func(context.Context) (undone, error) {
		if err := settle(); err != nil {
			return undone{}, err
		}
		before := d.View()
		u, err := do()
		return undone{u.Subjects, which, before, d.View()}, err
	}, func(u undone, err error) {
		switch {
		case w.desk != d:
			return
		case errors.Is(err, desk.ErrNothingToUndo):
			w.status(say.T("There is nothing more to take back or to make again."), "")
			return
		case err != nil:
			w.fail(err)
			return
		}
		if w.list != nil {
			w.list.Undone()
		}
		w.tellUndone(u)
		w.showUndone(u)
	})
}

// settling gives what makes changes of what is typed now, off the goroutine that
// draws.
func (w *window) settling() func() error {
	if p := w.typedIn(); p != nil {
		return p.Settling()
	}
	return func() error { return nil }
}

func (w *window) showUndone(u undone) {
	if p := w.typedIn(); p != nil && p.Pending() { // while that was on its way
		w.showSettled(p, u)
		return
	}
	if a, ok := w.aside.(renewer); ok {
		a.Renew()
		return
	}
	p := w.person
	if p == nil {
		if w.briefing() {
			w.brief.Renew()
		}
		w.list.Reload(w.day())
		if id := u.first(); id != "" && w.atList() {
			w.list.Go(id)
		}
		return
	}
	if slices.Contains(u.subjects, p.ID()) {
		if !p.Renew() {
			w.showDossiers() // it was made by what was taken back
		}
		return
	}
	if id := u.first(); id != "" {
		w.showPerson(id)
		return
	}
	if c := u.shared(); c != nil {
		in := u.now.In(c.ID)
		if len(in) > 0 && !slices.ContainsFunc(in, func(d *dossier.Dossier) bool { return d.ID == p.ID() }) {
			w.mend(in[0].ID, "charges") // where those of the case are told of it
			return
		}
	}
	p.Renew() // a source, or a case of this one: what follows from it may differ
}

// showSettled is showUndone once what was typed meanwhile is in the vault: showing
// anew would take it off the screen, and writing on there would overwrite it.
func (w *window) showSettled(p settler, u undone) {
	settle := p.Settling()
	job.Run(w.place, func(context.Context) (struct{}, error) { return struct{}{}, settle() }, func(_ struct{}, err error) {
		switch {
		case w.desk == nil || w.typedIn() != p:
		case err != nil:
			w.fail(err) // and what was typed stays on the screen
		default:
			w.showUndone(u)
		}
	})
}
