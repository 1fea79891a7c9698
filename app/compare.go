//go:build !headless

package app

import (
	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/compare"
	"habeas/dossier"
)

// compareWith puts the dossier that is shown beside another.
func (w *window) compareWith(other dossier.ID) {
	p := w.person
	if p == nil {
		return
	}
	// What is typed must be there to be compared, and to come back to.
	keep(w, p.Settling(), func(err error) {
		switch {
		case w.person != p:
		case err != nil:
			w.fail(err)
		default:
			w.compareFrom(p.ID(), other, func() { w.showPerson(p.ID()) })
		}
	})
}

// compare puts two dossiers side by side.
func (w *window) compare(a, b dossier.ID) { w.compareFrom(a, b, w.showDossiers) }

// compareFrom is compare, and says what one goes back to.
func (w *window) compareFrom(a, b dossier.ID, back func()) {
	d := w.desk
	if d == nil {
		return
	}
	left, ok := d.Row(a, w.day())
	right, also := d.Row(b, w.day())
	if !ok || !also {
		return
	}
	day, words := w.day(), say.Words()
	w.goAsideAt(atDossiers, compare.New(compare.Options{
		Place: w.place, Left: left, Right: right, Picture: d.Picture,
		Lines: func() ([]desk.SideLine, error) { return d.SideBySide(a, b, day, words) },
		Open:  w.showPerson, Leave: back, Focus: w.focus, Fail: w.fail,
		Status: func(left string) {
			if w.inPlace(atDossiers) {
				w.status(left, "")
			}
		},
	}))
}
