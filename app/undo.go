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
		w.step(w.desk.Undo)
	}
}

func (w *window) redo() {
	if e, ok := w.win.Canvas().Focused().(interface{ RedoTyping() bool }); ok && e.RedoTyping() {
		return
	}
	if w.desk != nil {
		w.step(w.desk.Redo)
	}
}

// step goes one change back or forth and shows what it touched.
func (w *window) step(do func() (desk.Undone, error)) {
	d, p := w.desk, w.typedIn()
	job.Run(w.place, func(context.Context) (desk.Undone, error) {
		if p != nil {
			if err := p.Settle(); err != nil {
				return desk.Undone{}, err
			}
		}
		return do()
	}, func(u desk.Undone, err error) {
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
		w.showUndone(u)
	})
}

func (w *window) showUndone(u desk.Undone) {
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
		return
	}
	if slices.Contains(u.Subjects, p.ID()) {
		if !p.Renew() {
			w.showDossiers() // it was made by what was taken back
		}
		return
	}
	view := w.desk.View()
	if i := slices.IndexFunc(u.Subjects, func(id dossier.ID) bool { return view.Dossier(id) != nil }); i >= 0 {
		w.showPerson(u.Subjects[i])
		return
	}
	p.Renew() // a source or a case: what follows from it may differ
}
