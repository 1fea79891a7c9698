//go:build !headless

package app

import (
	"habeas/app/desk"
	"habeas/app/screens/dossiers"
	"habeas/dossier"
)

// listState is the name under which the vault keeps how its list was left: its order,
// its widths, its filters.
const listState = "dossiers"

// newList makes the list of the dossiers of a vault, as it was left.
func (w *window) newList(d *desk.Desk) *dossiers.Screen {
	return dossiers.New(dossiers.Options{
		Place: w.place, Now: w.opts.Now, ReadOnly: d.ReadOnly(),
		Find: d.FindAmong, Count: d.Count, Picture: d.Picture, Matched: d.Matched, Facets: d.Facets,
		State: w.listed.of(d), Keep: func(state []byte) { w.remember(d, &w.listed, state) },
		Many: w.changeMany, Compare: w.compare,
		Delete: w.deleteMany, Charged: d.Charged, CheckedToday: d.CheckedToday, Undo: w.undo,
		Open: w.showPerson, OpenNames: func(id dossier.ID) { w.mend(id, "names") }, New: w.newDossier, Brief: w.briefThese,
		Copy:   func(name string) { w.app.Clipboard().SetContent(name); w.copied(name) },
		Manual: w.showHelp, Sample: w.sampleOrNil(),
		Status: func(left string) {
			if w.atList() { // an answer may come when one has gone on
				w.status(left, "")
			}
		},
		AskAsOf: w.askAsOf, Focus: w.focus, After: w.changes.After,
		Menu: func() {
			if w.atList() {
				w.setMenu()
			}
		},
	})
}

// changeMany makes an edit in several dossiers as one change.
func (w *window) changeMany(ids []dossier.ID, edit desk.Edit, done func(changed int, err error)) {
	d := w.desk
	if d == nil || !w.writable() {
		return
	}
	w.several(func() (int, error) { return d.Many(ids, edit) }, done)
}

// deleteMany takes several dossiers away as one change.
func (w *window) deleteMany(ids []dossier.ID, done func(deleted int, err error)) {
	d := w.desk
	if d == nil || !w.writable() {
		return
	}
	w.several(func() (int, error) { return d.DeleteDossiers(ids) }, done)
}

func (w *window) several(work func() (int, error), done func(int, error)) {
	d, n := w.desk, 0
	keep(w, func() (err error) {
		n, err = work()
		return err
	}, func(err error) {
		if err != nil {
			w.fail(err)
		}
		if w.desk == d {
			done(n, err)
			w.vaultChanged()
		}
	})
}
