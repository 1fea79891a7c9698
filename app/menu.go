//go:build !headless

package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"habeas/app/theme"
)

// setMenu makes the menu for where one is: what cannot be done there is not in it.
func (w *window) setMenu() {
	menus := []*fyne.Menu{w.fileMenu(), w.editMenu()}
	if w.desk != nil {
		menus = append(menus, w.dossierMenu(), w.briefingMenu())
	}
	menus = append(menus, w.viewMenu(), fyne.NewMenu("Help", fyne.NewMenuItem("About Habeas", w.about)))
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
}

// command is an item of the menu with the platform's modifier and a key. It
// rests while a dialog is open.
func (w *window) command(name string, key fyne.KeyName, shift bool, does func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(name, func() {
		if w.free() {
			w.guard(does)
		}
	})
	if key != "" {
		modifier := fyne.KeyModifierShortcutDefault
		if shift {
			modifier |= fyne.KeyModifierShift
		}
		item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: modifier}
	}
	return item
}

func (w *window) fileMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.command("New vault …", "", false, func() { w.chooseNewVault(w.leaveForNew) }),
		w.command("Open a vault …", fyne.KeyO, false, func() { w.chooseVault(w.leaveFor) }),
	}
	if recent := w.kept.recent(); len(recent) > 0 {
		sub := fyne.NewMenuItem("Recent", nil)
		sub.ChildMenu = fyne.NewMenu("")
		for _, path := range recent {
			sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(path), func() { w.leaveFor(path) }))
		}
		items = append(items, sub)
	}
	remember := fyne.NewMenuItem("Remember vaults", func() {
		w.kept.setRemembers(!w.kept.remembers())
		w.setMenu()
	})
	remember.Checked = w.kept.remembers()
	items = append(items, remember)
	items = append(items, fyne.NewMenuItemSeparator())
	if w.desk != nil {
		items = append(items,
			w.command("Backups and Restore …", "", false, w.showBackups),
			w.command("Check the vault …", "", false, w.showCheck),
			w.command("Settings", fyne.KeyComma, false, w.showSettings),
			w.command("Lock", fyne.KeyL, false, w.lock))
	} else {
		items = append(items, w.command("Restore a backup …", "", false, w.restoreFile))
	}
	quit := w.command("Quit", fyne.KeyQ, false, w.close)
	quit.IsQuit = true
	return fyne.NewMenu("File", append(items, fyne.NewMenuItemSeparator(), quit)...)
}

func (w *window) editMenu() *fyne.Menu {
	clip := w.app.Clipboard()
	focused := func(name string, s fyne.Shortcut) *fyne.MenuItem {
		item := fyne.NewMenuItem(name, func() {
			if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
				f.TypedShortcut(s)
			}
		})
		item.Shortcut = s
		return item
	}
	items := []*fyne.MenuItem{
		focused("Cut", &fyne.ShortcutCut{Clipboard: clip}),
		focused("Copy", &fyne.ShortcutCopy{Clipboard: clip}),
		focused("Paste", &fyne.ShortcutPaste{Clipboard: clip}),
		focused("Select all", &fyne.ShortcutSelectAll{}),
	}
	if w.desk != nil {
		undo, redo := fyne.NewMenuItem("Undo", w.undo), fyne.NewMenuItem("Redo", w.redo)
		undo.Shortcut, redo.Shortcut = &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}
		items = append([]*fyne.MenuItem{undo, redo, fyne.NewMenuItemSeparator()}, items...)
		items = append(items, fyne.NewMenuItemSeparator(), w.command("Find", fyne.KeyF, false, func() {
			w.showDossiers()
			w.list.FocusSearch()
		}))
	}
	return fyne.NewMenu("Edit", items...)
}

func (w *window) dossierMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.command("New dossier", fyne.KeyN, false, w.newDossier),
		w.command("Add event", fyne.KeyE, false, w.addEvent),
	}
	if w.person != nil {
		items = append(items,
			w.command("Next part", fyne.KeyPageDown, false, func() { w.turn(1) }),
			w.command("Part before", fyne.KeyPageUp, false, func() { w.turn(-1) }),
			w.command("History", fyne.KeyH, false, func() { w.person.GoTo("history") }))
	}
	if w.atList() {
		items = append(items, fyne.NewMenuItemSeparator(), w.command("Pick all that are shown", fyne.KeyA, true, w.list.PickAll))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		w.command("Delete …", "", false, w.deleteDossier),
		w.command("Deleted dossiers …", fyne.KeyD, true, w.showDeleted))
	if w.person != nil || w.atList() {
		items = append(items, w.command("Forget for good …", fyne.KeyDelete, true, w.forgetForGood))
	}
	return fyne.NewMenu("Dossier", items...)
}

func (w *window) briefingMenu() *fyne.Menu {
	return fyne.NewMenu("Briefing", w.command("Export PDF …", fyne.KeyE, true, func() {
		if !w.rail[atBriefing].Chosen {
			w.showBriefing()
			return
		}
		w.brief.Export()
	}), w.command("Issuing group …", "", false, w.askGroup))
}

func (w *window) viewMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	if w.desk != nil {
		items = append(w.stopCommands(),
			fyne.NewMenuItemSeparator(),
			w.command("Facts as of …", fyne.KeyD, false, w.askAsOf),
			fyne.NewMenuItemSeparator())
	}
	now := w.kept.theme()
	for _, look := range []struct {
		name   string
		choice theme.Choice
	}{{"Light", theme.Light}, {"Dark", theme.Dark}, {"As the system", theme.System}} {
		item := fyne.NewMenuItem(look.name, func() {
			w.setTheme(look.choice)
			w.setMenu()
		})
		item.Checked = look.choice == now
		items = append(items, item)
	}
	return fyne.NewMenu("View", items...)
}

// leaveFor closes what is open and asks for the passphrase of another vault.
func (w *window) leaveFor(path string) {
	w.settled("Close", func() {
		w.shut(func(err error) {
			w.showWelcome(path)
			if err != nil {
				w.fail(err)
			}
		})
	})
}

func (w *window) about() {
	text := widget.NewLabel("Habeas " + w.opts.Version + "\n\nDossiers and briefings for people who speak up for prisoners.\n" +
		"It opens no network connection.\n\nBSD 3-Clause License, The Habeas authors.\nNoto fonts: SIL Open Font License 1.1.")
	text.Alignment = fyne.TextAlignCenter
	w.tell("About Habeas", text)
}
