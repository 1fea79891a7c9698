//go:build !headless

package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/widgets"
	"habeas/dossier"
)

// dated gives a dossier of the open vault a hearing on a day.
func dated(t *testing.T, w *window, day string) dossier.ID {
	t.Helper()
	date, err := dossier.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	id := w.desk.View().IDs()[0]
	base := w.desk.View().Dossier(id)
	now := *base
	now.Ahead = []dossier.AheadDate{{Item: dossier.Item{ID: w.desk.NewID()}, Kind: dossier.AheadHearing, Date: date, Text: "the appeal court"}}
	if err := w.desk.SaveDossier(base, &now); err != nil {
		t.Fatal(err)
	}
	return id
}

// due is the panel's first line that leads somewhere, nil where there is none.
func due(w *window) (item *widgets.RailItem, away *widgets.Button) {
	for _, o := range test.LaidOutObjects(w.content) {
		switch o := o.(type) {
		case *widgets.RailItem:
			if strings.Contains(o.Text, "the appeal court") {
				item = o
			}
		case *widgets.Button:
			if o.Text == "Put away" {
				away = o
			}
		}
	}
	return item, away
}

// TestDatesAheadAreTold: after a vault is opened, above the list, until they are
// put away; and the system's notice says nothing of them.
func TestDatesAheadAreTold(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{}) // on 2018-09-12
	w.kept.setNotifies(true)
	enter(t, w, path)
	if item, away := due(w); item != nil || away != nil {
		t.Fatal("a panel is there, and nothing is due")
	}
	id := dated(t, w, "2018-09-20")
	test.AssertNotificationSent(t, fyne.NewNotification("Habeas", "There are dates ahead."), func() { w.showDossiers() })
	test.AssertNotificationSent(t, nil, func() { w.showDossiers() }) // it is said once
	item, away := due(w)
	if item == nil || away == nil {
		t.Fatal("what is due is not told")
	}
	item.Tapped(nil)
	if w.person == nil || w.person.ID() != id || w.person.Model() != "ahead" {
		t.Error("it does not lead to the date")
	}
	w.showDossiers()
	_, away = due(w)
	away.OnTapped()
	w.showBriefing()
	w.showDossiers()
	if item, _ := due(w); item != nil {
		t.Error("what was put away is back")
	}
	shut(t, w)
	w.kept.setNotifies(false)
	test.AssertNotificationSent(t, nil, func() { enter(t, w, path); w.showDossiers() })
	if item, _ := due(w); item == nil {
		t.Error("it is not told when the vault is opened again")
	}
	shut(t, w)
	w.kept.setAhead(7)
	enter(t, w, path)
	w.showDossiers()
	if item, _ := due(w); item != nil {
		t.Error("a date that is farther off than wanted is told")
	}
}
