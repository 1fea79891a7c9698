//go:build !headless

package app

import (
	"slices"

	"github.com/fxamacker/cbor/v2"

	"habeas/app/desk"
	"habeas/dossier"
)

// recentState is where the vault keeps which dossiers were open last: that names
// people, so that it is kept nowhere else.
const recentState = "recent"

// recentDossiers is how many are kept in mind.
const recentDossiers = 8

// looked are the dossiers of a vault that were looked at last.
type looked struct {
	of  *desk.Desk
	ids []dossier.ID
}

// recent are the dossiers that were open last, the newest first.
func (w *window) recent() []dossier.ID {
	if w.looked.of != w.desk {
		w.looked = looked{of: w.desk}
		if err := cbor.Unmarshal(w.desk.State(recentState), &w.looked.ids); err != nil {
			w.looked.ids = nil // none was kept yet
		}
	}
	return w.looked.ids
}

// noteOpened keeps in mind that a dossier was opened.
func (w *window) noteOpened(id dossier.ID) {
	view := w.desk.View()
	// Of one that was forgotten for good not even the identifier stays.
	l := slices.DeleteFunc(slices.Clone(w.recent()), func(x dossier.ID) bool { return x == id || view.Dossier(x) == nil })
	l = slices.Insert(l, 0, id)
	l = l[:min(len(l), recentDossiers)]
	if slices.Equal(l, w.looked.ids) {
		return
	}
	w.looked.ids = l
	d := w.desk
	if data, err := cbor.Marshal(l); err == nil && !d.ReadOnly() {
		keep(w, func() error { return d.SetState(recentState, data) }, func(error) {}) // a comfort
	}
}
