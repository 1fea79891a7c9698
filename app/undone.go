//go:build !headless

package app

import (
	"slices"

	"habeas/app/say"
	"habeas/dossier"
)

// step is one way through the changes.
type step int

const (
	takenBack step = iota
	madeAgain
)

// undone is what a step changed.
type undone struct {
	subjects    []dossier.ID
	which       step
	before, now *dossier.View
}

// dossiers are those that it touched, also where they are gone or were not there.
func (u undone) dossiers() []dossier.ID {
	return slices.DeleteFunc(slices.Clone(u.subjects), func(id dossier.ID) bool { return u.before.Dossier(id) == nil && u.now.Dossier(id) == nil })
}

// first is the first dossier of them that is there now, "" for none.
func (u undone) first() dossier.ID {
	for _, id := range u.subjects {
		if u.now.Dossier(id) != nil {
			return id
		}
	}
	return ""
}

// shared is the first case of them that is there now, nil for none.
func (u undone) shared() *dossier.Case {
	for _, id := range u.subjects {
		if c := u.now.Case(id); c != nil {
			return c
		}
	}
	return nil
}

// words say in which dossiers that was.
func (u undone) words() string {
	ids := u.dossiers()
	if len(ids) != 1 {
		c := u.shared()
		switch {
		case len(ids) == 0 && c != nil && u.which == takenBack:
			return say.T("Taken back in the case “%s”.", c.Name)
		case len(ids) == 0 && c != nil:
			return say.T("Made again in the case “%s”.", c.Name)
		case len(ids) == 0 && u.which == takenBack:
			return say.T("Taken back outside of the dossiers.")
		case len(ids) == 0:
			return say.T("Made again outside of the dossiers.")
		case u.which == takenBack:
			return say.N(len(ids), "Taken back in %s dossier.", "Taken back in %s dossiers.")
		}
		return say.N(len(ids), "Made again in %s dossier.", "Made again in %s dossiers.")
	}
	was, is := u.before.Dossier(ids[0]), u.now.Dossier(ids[0])
	switch {
	case is == nil:
		return say.T("“%s” is no longer there.", say.NameOf(was))
	case was == nil:
		return say.T("“%s” is there again.", say.NameOf(is))
	case u.which == takenBack:
		return say.T("Taken back in “%s”.", say.NameOf(is))
	}
	return say.T("Made again in “%s”.", say.NameOf(is))
}

// tellUndone says in the foot in whose dossier a change was taken back or made again,
// where that is not seen.
func (w *window) tellUndone(u undone) {
	w.dropOffer() // what it offered is not the newest any more
	ids := u.dossiers()
	elsewhere := len(ids) == 0 && u.shared() == nil
	if w.person != nil && (elsewhere || slices.Contains(ids, w.person.ID())) || w.aside != nil && len(ids) == 0 {
		return
	}
	acts := []act{{say.T("Redo"), w.redo}}
	if u.which == madeAgain {
		acts = []act{{say.T("Undo"), w.undo}}
	}
	if len(ids) == 1 && u.now.Dossier(ids[0]) != nil && w.person == nil {
		acts = append([]act{{say.T("Show"), func() { w.showPerson(ids[0]) }}}, acts...)
	}
	w.offerActs(u.words(), acts...)
}
