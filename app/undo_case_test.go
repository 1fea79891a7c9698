//go:build !headless

package app

import (
	"slices"
	"testing"

	"habeas/app/widgets"
	"habeas/dossier"
)

// TestUndoOfACaseGoesToSomebodyInIt, and stays where one is in it.
func TestUndoOfACaseGoesToSomebodyInIt(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	v := w.desk.View()
	c := v.Cases[slices.IndexFunc(v.Cases, func(c *dossier.Case) bool { return len(v.In(c.ID)) > 1 })]
	in := v.In(c.ID)
	outside := v.Dossiers[slices.IndexFunc(v.Dossiers, func(d *dossier.Dossier) bool { return !slices.Contains(d.Cases, c.ID) })]
	for _, from := range []struct{ at, to dossier.ID }{{in[1].ID, in[1].ID}, {outside.ID, in[0].ID}} {
		w.showPerson(from.at)
		now := *w.desk.View().Case(c.ID)
		base := now
		now.Name += " and more"
		if err := w.desk.SaveCase(&base, &now); err != nil {
			t.Fatal(err)
		}
		w.undo()
		if got := w.desk.View().Case(c.ID).Name; got != base.Name {
			t.Errorf("after undo it is called %q", got)
		}
		said := ""
		for _, o := range w.offer.line.Objects {
			if text, ok := o.(*widgets.Text); ok {
				said = text.Text
			}
		}
		if want := "Taken back in the case “" + base.Name + "”."; said != want {
			t.Errorf("the foot says %q, want %q", said, want)
		}
		if w.person == nil || w.person.ID() != from.to {
			t.Error("undo does not show where the case is")
		}
	}
	if w.person.Model() != "charges" {
		t.Errorf("it shows %s", w.person.Model())
	}
}
