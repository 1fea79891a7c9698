//go:build !headless

package app

import (
	"encoding/json"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"habeas/app/say"
	setting "habeas/app/screens/settings"
	"habeas/app/screens/situation"
	"habeas/dossier/words"
)

// spoken are the languages of the window, by what those who read them call them.
var spoken = []struct{ tag, name string }{
	{words.English.Tag, "English"},
	{words.French.Tag, "Français"},
	{words.Khmer.Tag, "ខ្មែរ"},
	{words.KhmerDigits.Tag, "ខ្មែរ (០១២៣)"},
}

// languages are [spoken], for the settings.
func languages() []setting.Language {
	var l []setting.Language
	for _, s := range spoken {
		l = append(l, setting.Language{Tag: s.tag, Name: s.name})
	}
	return l
}

// languageOf is the language of the window for a language that was chosen, where
// "" is that of the system, by its locale.
func languageOf(chosen, system string) string {
	if _, err := words.For(chosen); err == nil {
		return chosen
	}
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(system, "_", "-")), "-")
	if _, err := words.For(base); err == nil {
		return base
	}
	return words.English.Tag
}

// speak makes the chosen language that of the window, and of the toolkit.
func speak(kept settings) {
	say.Use(languageOf(kept.language(), lang.SystemLocale().LanguageString()))
	speakToolkit(lang.SystemLocale())
}

// speakToolkit gives the toolkit its own few texts in the language of the window:
// the menu of an entry, the choice of a file. It takes its language from the
// system once and for all, so they are put in the place of the system's.
func speakToolkit(system fyne.Locale) {
	texts, err := json.Marshal(map[string]string{
		"Advanced": say.T("Advanced"), "Cancel": say.T("Cancel"), "Confirm": say.T("Confirm"), "Copy": say.T("Copy"),
		"Create Folder": say.T("Create Folder"), "Cut": say.T("Cut"), "Enter filename": say.T("Enter filename"),
		"Error": say.T("Error"), "Favourites": say.T("Favourites"), "File": say.T("File"), "Folder": say.T("Folder"),
		"New Folder": say.T("New Folder"), "No": say.T("No"), "OK": say.T("OK"), "Open": say.T("Open"), "Paste": say.T("Paste"),
		"Quit": say.T("Quit"), "Redo": say.T("Redo"), "Save": say.T("Save"), "Select all": say.T("Select all"),
		"Show Hidden Files": say.T("Show Hidden Files"), "Undo": say.T("Undo"), "Yes": say.T("Yes"),
		"file.name": say.As("of a file", "Name"), "file.parent": say.As("a folder", "Parent"),
	})
	if err == nil {
		err = lang.AddTranslationsForLocale(texts, system)
	}
	if err != nil {
		fyne.LogError("the toolkit keeps its own language", err)
	}
}

// languageMenu chooses the language; each is called what its readers call it.
func (w *window) languageMenu() *fyne.MenuItem {
	now := w.kept.language()
	item := func(tag, name string) *fyne.MenuItem {
		i := fyne.NewMenuItem(name, func() { w.setLanguage(tag) })
		i.Checked = tag == now
		return i
	}
	items := []*fyne.MenuItem{item("", say.T("As the system"))}
	for _, l := range spoken {
		items = append(items, item(l.tag, l.name))
	}
	menu := fyne.NewMenuItem(say.T("Language"), nil)
	menu.ChildMenu = fyne.NewMenu("", items...)
	return menu
}

// setLanguage has the window speak another language. What was typed is settled
// first, since all that is shown is built anew; one stays where one is.
func (w *window) setLanguage(tag string) {
	w.settled(say.T("Go on nevertheless"), func() {
		w.kept.setLanguage(tag)
		speak(w.kept)
		switch {
		case w.desk != nil:
			w.buildAnew()
		case w.aside == nil && w.again != nil:
			w.again()
		default:
			if _, ok := w.aside.(*setting.Screen); ok {
				w.showSettings()
				return
			}
			w.setMenu() // what is done there goes on as it began
		}
	})
}

// buildAnew builds all that is shown of the open vault, at the place where one is.
func (w *window) buildAnew() {
	to, here := w.placeNow(), atDossiers
	for at, item := range w.rail {
		if item.Chosen {
			here = at
		}
	}
	_, before := w.aside.(*situation.Screen)
	defer w.eachApart((*apart).build)
	order, begun := w.brief.Order(), !w.brief.Empty()
	w.leavePerson()
	w.leaveAside()
	w.furnish(w.desk)
	if begun {
		w.brief.Take(order)
	}
	if to.Dossier != "" {
		w.goBack(to)
		return
	}
	if before {
		w.showSituation()
		return
	}
	stops := w.stops()
	if i := slices.IndexFunc(stops, func(s stop) bool { return s.at == here }); i >= 0 {
		stops[i].show()
		return
	}
	w.showDossiers()
}
