//go:build !headless

package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct{ chosen, system, want string }{
		{"", "en-US", "en"}, {"", "fr-CA", "fr"}, {"", "fr_FR.UTF-8", "fr"}, {"", "km-KH", "km"}, {"", "km", "km"}, {"", "C", "en"}, {"", "", "en"},
		{"", "de-DE", "en"}, {"km", "fr-FR", "km"}, {"en", "km-KH", "en"}, {"km-u-nu-khmr", "en-US", "km-u-nu-khmr"}, {"tlh", "fr-FR", "fr"},
	} {
		if got := languageOf(c.chosen, c.system); got != c.want {
			t.Errorf("%q on a system in %q is %q, want %q", c.chosen, c.system, got, c.want)
		}
	}
}

// speaking gives the language back after a test.
func speaking(t *testing.T) {
	t.Cleanup(func() {
		say.Use("en")
		speakToolkit(lang.SystemLocale())
	})
}

// item finds a menu and its item by their names.
func item(w *window, menu, name string) *fyne.MenuItem {
	for _, m := range w.win.MainMenu().Items {
		if m.Label == menu {
			if i := slices.IndexFunc(m.Items, func(i *fyne.MenuItem) bool { return i.Label == name }); i >= 0 {
				return m.Items[i]
			}
		}
	}
	return nil
}

// hasPlace reports whether a place with a name is in the window.
func hasPlace(w *window, name string) bool {
	found := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.RailItem:
			found = found || o.Text == name
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(o.Content)
		case *widgets.Panel:
			walk(o.Content)
		}
	}
	walk(w.win.Content())
	return found
}

func TestTheLanguageIsSwitchedWhereOneIs(t *testing.T) {
	speaking(t)
	path := sampleVault(t)
	w := newTestWindow(t, Options{Vault: path})
	if w.setLanguage("fr"); item(w, "Fichier", "Ouvrir un coffre …") == nil {
		t.Error("the menu of the start screen is not French")
	}
	w.showSettings()
	if w.setLanguage("km"); item(w, "ឯកសារ", "បើកទូ …") == nil || !hasPlace(w, "រូបរាង") {
		t.Error("the settings without a vault are not Khmer")
	}
	w.setLanguage("fr")
	enter(t, w, path)
	id := w.list.Current()
	w.mend(id, "health")
	if got := w.person.Part(); got != "Santé" {
		t.Errorf("the part is %q", got)
	}
	w.setLanguage("km")
	if w.person == nil || w.person.ID() != id || w.person.Part() != "សុខភាព" {
		t.Fatalf("one is not where one was: %+v", w.placeNow())
	}
	if item(w, "ឯកសារ", "ចាក់សោ") == nil {
		t.Error("the menu is not Khmer")
	}
	if got := lang.L("Paste"); got != "បិទភ្ជាប់" {
		t.Errorf("the toolkit says %q", got)
	}
	if w.setLanguage("en"); lang.L("Paste") != "Paste" || item(w, "File", "Lock") == nil {
		t.Errorf("it does not speak English again: the toolkit says %q", lang.L("Paste"))
	}
	if got := w.kept.language(); got != "en" {
		t.Errorf("it keeps %q", got)
	}
}

func TestWhatIsTypedIsKeptWhenTheLanguageIsSwitched(t *testing.T) {
	speaking(t)
	path := sampleVault(t)
	w := newTestWindow(t, Options{Vault: path})
	enter(t, w, path)
	w.newDossier()
	typeInto(t, w, "Sok Phal")
	w.setLanguage("fr")
	found, err := w.desk.Find("phal", w.day())
	if err != nil || len(found.Rows) != 1 || w.person == nil {
		t.Errorf("of what was typed %d dossiers are found, %v", len(found.Rows), err)
	}
	shut(t, w)
}

func TestABriefingIsAsItWasInAnotherLanguage(t *testing.T) {
	speaking(t)
	path := sampleVault(t)
	w := newTestWindow(t, Options{Vault: path})
	enter(t, w, path)
	w.briefThese([]dossier.ID{w.list.Current()})
	before := w.brief.Order()
	w.setLanguage("fr")
	if after := w.brief.Order(); !slices.Equal(after.IDs, before.IDs) || after.Audience != before.Audience || after.Lang != before.Lang {
		t.Errorf("the order is %+v, and was %+v", after, before)
	}
	if !w.inPlace(atBriefing) {
		t.Error("one is somewhere else")
	}
	shut(t, w)
}

// TestTheKeysAreTheSameInEachLanguage: whoever learnt them need not learn anew.
func TestTheKeysAreTheSameInEachLanguage(t *testing.T) {
	speaking(t)
	path := sampleVault(t)
	w := newTestWindow(t, Options{Vault: path})
	enter(t, w, path)
	keys := func() (l []string) {
		for _, m := range w.win.MainMenu().Items {
			for _, i := range m.Items {
				if i.Shortcut != nil {
					l = append(l, i.Shortcut.ShortcutName())
				}
			}
		}
		return l
	}
	english := keys()
	for _, tag := range []string{"fr", "km"} {
		if w.setLanguage(tag); !slices.Equal(keys(), english) {
			t.Errorf("%s has %q, and English %q", tag, keys(), english)
		}
	}
	shut(t, w)
}
