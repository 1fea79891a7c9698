//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"habeas/app/say"
	"habeas/app/screens/help"
	"habeas/dossier/search"
)

// showHelp goes to the manual, at the page about where one is.
func (w *window) showHelp() { w.showHelpAt(w.pageHere()) }

// showHelpAt goes to a page of the manual.
func (w *window) showHelpAt(page string) {
	back := func() { w.showWelcome("") }
	if w.desk != nil {
		back = w.wayBack()
		w.fromHelp = back
	}
	o := help.Options{Page: page, Fold: search.Fold, Focus: w.focus, About: w.about, Back: back}
	if w.desk == nil {
		w.goAlone(help.New(o))
		return
	}
	o.Apart = func(page string) {
		back()
		w.helpApart(page)
	}
	w.goAsideAt(atHelp, help.New(o))
}

// helpApart shows the manual in a window of its own, to be read while one does what it
// tells.
func (w *window) helpApart(page string) {
	w.setApart("manual", func() string { return say.T("Manual") }, func(a *apart) aside {
		if s, ok := a.screen.(*help.Screen); ok {
			page = s.Page() // it is built anew
		}
		return help.New(help.Options{Page: page, Fold: search.Fold, Focus: a.focus, Back: a.close, About: func() {
			w.raise()
			if w.free() {
				w.about()
			}
		}})
	})
}

// wayBack leads from the manual to where one is now; within it, to where one was
// before.
func (w *window) wayBack() func() {
	if to := w.placeNow(); to.Dossier != "" {
		return func() { w.goBack(to) }
	}
	for _, s := range w.stops() {
		if !w.inPlace(s.at) {
			continue
		}
		if s.at == atHelp && w.fromHelp != nil {
			return w.fromHelp
		}
		return s.show
	}
	return w.showDossiers
}

// pageHere is the page of the manual about the screen that is shown.
func (w *window) pageHere() string {
	switch {
	case w.desk == nil:
		return "start"
	case w.person != nil:
		switch w.person.Model() {
		case "events", "ahead":
			return "custody"
		case "consent":
			return "consent"
		case "sources":
			return "sources"
		}
		return "dossier"
	}
	pages := map[place]string{
		atDossiers: "dossiers", atBriefing: "briefing", atOverview: "overview", atMeetings: "meetings", atPackets: "packets",
		atSources: "sources", atHelp: "start", atSettings: "passphrase",
	}
	for at, item := range w.rail {
		if item.Chosen {
			return pages[at]
		}
	}
	return "start"
}

func (w *window) helpMenu() *fyne.Menu {
	manual := w.command(say.T("Manual"), "", false, w.showHelp)
	manual.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF1}
	keys := w.command(say.T("Keys"), "", false, func() { w.showHelpAt("keys") })
	return fyne.NewMenu(say.T("Help"), manual, keys, fyne.NewMenuItemSeparator(), w.command(say.T("About Habeas"), "", false, w.about))
}
