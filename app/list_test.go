//go:build !headless

package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"habeas/app/widgets"
)

// menuItem finds an item of the window's menus by its words, nil for none.
func menuItem(w *window, label string) *fyne.MenuItem {
	var find func(items []*fyne.MenuItem) *fyne.MenuItem
	find = func(items []*fyne.MenuItem) *fyne.MenuItem {
		for _, item := range items {
			if item.Label == label {
				return item
			}
			if item.ChildMenu != nil {
				if found := find(item.ChildMenu.Items); found != nil {
					return found
				}
			}
		}
		return nil
	}
	for _, m := range w.win.MainMenu().Items {
		if found := find(m.Items); found != nil {
			return found
		}
	}
	return nil
}

// TestTheListIsAsItWasLeft sorts the list, and finds it so after the vault was
// locked, and after the language was changed.
func TestTheListIsAsItWasLeft(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	sorted := func() string {
		item := menuItem(w, "Sort by")
		if item == nil {
			t.Fatal("the menu has no order of the list")
		}
		for _, sub := range item.ChildMenu.Items {
			if sub.Checked {
				return sub.Label
			}
		}
		return ""
	}
	if got := sorted(); got != "Status" {
		t.Errorf("a list is sorted by %q first", got)
	}
	menuItem(w, "Held").Action()
	if got := sorted(); got != "Held" {
		t.Errorf("the menu shows %q", got)
	}
	w.furnish(w.desk) // as for another language
	w.showDossiers()
	if got := sorted(); got != "Held" {
		t.Errorf("built anew it is sorted by %q", got)
	}
	w.lock()
	enter(t, w, path)
	if got := sorted(); got != "Held" {
		t.Errorf("opened again it is sorted by %q", got)
	}
	w.lock()
	other := sampleVault(t)
	enter(t, w, other)
	if got := sorted(); got != "Status" {
		t.Errorf("another vault is sorted by %q", got)
	}
}

// TestTheScreenIsWhereOneWas locks at a screen, and is there again.
func TestTheScreenIsWhereOneWas(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	w.showOverview()
	w.lock()
	enter(t, w, path)
	if !w.inPlace(atOverview) {
		t.Error("the overview is not shown again")
	}
	w.showSettings()
	w.lock()
	enter(t, w, path)
	if !w.atList() {
		t.Error("the settings are not where one begins")
	}
}

// TestDeleteInTheListAsksNothing deletes from the list by the menu, and takes it
// back by the bar.
func TestDeleteInTheListAsksNothing(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	id := w.list.Current()
	w.deleteDossier()
	if len(w.asked) != 0 || w.desk.View().Dossier(id) != nil {
		t.Fatalf("%d questions were asked, and it is there: %v", len(w.asked), w.desk.View().Dossier(id) != nil)
	}
	w.undo()
	if w.desk.View().Dossier(id) == nil {
		t.Error("undo does not bring it back")
	}
}

// TestKeysOfTheListGoThroughTheWindow picks all with the menu's item for it.
func TestKeysOfTheListGoThroughTheWindow(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	if _, ok := w.win.Canvas().Focused().(*widgets.RowList); !ok {
		t.Fatalf("the keyboard is on %T", w.win.Canvas().Focused())
	}
	menuItem(w, "Select all").Action()
	w.list.DeletePicked()
	if n := len(w.desk.View().Dossiers); n != 0 {
		t.Errorf("%d dossiers are left of all that were picked", n)
	}
}
