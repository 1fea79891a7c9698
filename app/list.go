//go:build !headless

package app

import (
	"time"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/screens/dossiers"
	"habeas/dossier"
)

// listState is the name under which the vault keeps how its list was left.
const listState = "dossiers"

// listed is how the list of dossiers was left last: its order, its widths, its
// filters.
type listed struct {
	data  []byte
	write job.Delay
	new   bool // it is not in the vault yet
}

// listPause is how long one changes nothing more before it is written.
const listPause = 2 * time.Second

// take gives what must still be written before the vault is closed, nil for
// nothing, and forgets all of it.
func (l *listed) take() []byte {
	l.write.Cancel()
	data := l.data
	if !l.new {
		data = nil
	}
	l.data, l.new = nil, false
	return data
}

// newList makes the list of the dossiers of a vault, as it was left.
func (w *window) newList(d *desk.Desk) *dossiers.Screen {
	if w.listed.data == nil {
		w.listed.data = d.State(listState)
	}
	w.listed.write.Place, w.listed.write.Quiet = w.place, listPause
	return dossiers.New(dossiers.Options{
		Place: w.place, Now: w.opts.Now, ReadOnly: d.ReadOnly(),
		Find: d.FindAmong, Count: d.Count, Picture: d.Picture, Matched: d.Matched, Facets: d.Facets,
		State: w.listed.data, Keep: func(state []byte) { w.keepListed(d, state) },
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

// keepListed writes how the list was left, once nothing more is changed in it.
func (w *window) keepListed(d *desk.Desk, state []byte) {
	w.listed.data, w.listed.new = state, true
	w.listed.write.Ask(func() {
		if w.desk != d || !w.listed.new {
			return
		}
		w.listed.new = false
		keep(w, func() error { return d.SetState(listState, state) }, func(error) {}) // a comfort
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
