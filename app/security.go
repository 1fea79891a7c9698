//go:build !headless

package app

import (
	"net/url"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"habeas/app/chooser"
	"habeas/app/desk"
	"habeas/app/say"
	setting "habeas/app/screens/settings"
	"habeas/app/theme"
)

// showSettings goes to the settings.
func (w *window) showSettings() {
	if w.desk == nil {
		w.goAlone(w.newSettings())
		return
	}
	w.goAside(w.newSettings())
}

func (w *window) newSettings() *setting.Screen {
	d := w.desk
	var vault setting.Vault
	back := func() { w.showWelcome("") }
	if d != nil {
		vault, back = d, w.showDossiers
	}
	return setting.New(setting.Options{
		Place: w.place, Now: w.opts.Now, Random: w.opts.Random, Vault: vault, Focus: w.focus, Copied: w.copied,
		Kept: setting.Kept{
			Theme: w.kept.theme,
			SetTheme: func(c theme.Choice) {
				w.setTheme(c)
				w.setMenu()
			},
			Languages: languages(), Language: w.kept.language, SetLanguage: w.setLanguage,
			Remembers: w.kept.remembers,
			SetRemembers: func(on bool) {
				w.kept.setRemembers(on)
				if on && d != nil {
					w.kept.addRecent(whole(d.Path()))
				}
				w.setMenu()
			},
			AutoLocks: autoLocks, AutoLock: w.kept.autoLock, SetAutoLock: w.kept.setAutoLock,
			ClearsClipboard: w.kept.clearClipboard, SetClearsClipboard: w.kept.setClearClipboard,
			Comfort:   w.comfort(),
			HintsAway: w.kept.knowsSome, BringHints: w.kept.knowNothing,
		},
		ChooseFolder: w.chooseFolder,
		ChooseFile:   func(chosen func(string)) { w.chooseFile(nil, chosen) },
		SaveAs: func(title, confirm, fileName string, chosen func(string)) {
			w.saveAs(title, confirm, filepath.Join(home(), fileName), chosen)
		},
		OpenFile: func(path string) {
			if err := w.openURL(&url.URL{Scheme: "file", Path: path}); err != nil {
				w.fail(err)
			}
		},
		Delete:      os.Remove,
		MakeKeyFile: func(path string) error { return desk.MakeKeyFile(path, desk.Options{Now: w.opts.Now}) },
		KeyFile:     func(path string) { w.keyFiles.Store(d.Path(), path) },
		Restore:     w.showBackups, Check: w.showCheck, Back: back,
		Destroyed: func(left error) { w.destroyed(d.Path(), left) },
	})
}

// setTheme changes how the window looks.
func (w *window) setTheme(c theme.Choice) {
	w.kept.setTheme(c)
	w.app.Settings().SetTheme(theme.New(c))
}

// destroyed goes on where the vault is no more.
func (w *window) destroyed(path string, left error) {
	w.shut(func(error) { // it is closed already, and cannot keep anything
		w.kept.forget(whole(path))
		w.showWelcome("")
		text := say.T("The vault %s is destroyed, and its file deleted. Copies that lie elsewhere still open: look for them on sticks, with colleagues, and where a sync program keeps old versions.", filepath.Base(path))
		if left != nil {
			text += "\n\n" + say.Problem(left)
		}
		w.tell(say.T("Destroyed"), told(text))
	})
}

// chooseFolder lets a person choose a folder that is there.
func (w *window) chooseFolder(chosen func(path string)) {
	q := chooser.Question{Aim: chooser.Folder, Title: say.T("Choose a folder"), Folder: home()}
	w.askPlatform(q, func(a chooser.Answer) { chosen(a.Path) }, func() { w.chooseFolderHere(chosen) })
}

// chooseFolderHere shows the toolkit's dialog.
func (w *window) chooseFolderHere(chosen func(path string)) {
	box := dialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
		if err == nil && l != nil {
			chosen(filepath.FromSlash(l.Path()))
		}
	}, w.win)
	startIn(box, home())
	w.followFiles(box)
	box.Resize(fyne.NewSize(800, 560)) // before it is shown, Fyne 2.8.1 falls over it
}
