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
	view := d.View()
	if view.Dossier(a) == nil || view.Dossier(b) == nil {
		return
	}
	o := w.comparing(d, a, b)
	o.Open, o.Leave, o.Focus = w.showPerson, back, w.focus
	o.Apart = func() {
		back()
		w.compareApart(a, b)
	}
	o.Status = func(left string) {
		if w.inPlace(atDossiers) {
			w.status(left, "")
		}
	}
	w.goAsideAt(atDossiers, compare.New(o))
}

// comparing is what the screen needs wherever it is.
func (w *window) comparing(d *desk.Desk, a, b dossier.ID) compare.Options {
	words := say.Words()
	return compare.Options{
		Place: w.place, Left: a, Right: b, AsOf: w.day, Row: d.Row, Picture: d.Picture, Fail: w.fail,
		Lines: func(day dossier.Day) ([]desk.SideLine, error) { return d.SideBySide(a, b, day, words) },
	}
}

// compareApart puts two dossiers side by side in a window of its own, where they stay
// while one of them is written in.
func (w *window) compareApart(x, y dossier.ID) {
	d := w.desk
	w.setApart("compare "+string(x)+" "+string(y), func() string { return say.T("Two dossiers") }, func(a *apart) aside {
		o := w.comparing(d, x, y)
		o.Leave, o.Focus, o.Status = a.close, a.focus, a.foot.Set
		o.Open = func(id dossier.ID) {
			w.raise()
			if w.free() {
				w.showPerson(id)
			}
		}
		return compare.New(o)
	})
}
