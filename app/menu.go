//go:build !headless

package app

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"habeas/app/say"
	"habeas/app/theme"
)

// setMenu makes the menu for where one is: what cannot be done there is not in it.
func (w *window) setMenu() {
	menus := []*fyne.Menu{w.fileMenu(), w.editMenu()}
	if w.desk != nil {
		menus = append(menus, w.dossierMenu(), w.briefingMenu())
	}
	menus = append(menus, w.viewMenu(), w.helpMenu())
	w.win.SetMainMenu(fyne.NewMainMenu(menus...))
}

// always is [window.command] for what works through a dialog, too.
func (w *window) always(name string, key fyne.KeyName, shift bool, does func()) *fyne.MenuItem {
	item := w.command(name, key, shift, does)
	item.Action = func() { w.guard(does) }
	return item
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
		w.command(say.T("New vault …"), "", false, func() { w.chooseNewVault(w.leaveForNew) }),
		w.command(say.T("Open a vault …"), fyne.KeyO, false, func() { w.chooseVault(w.leaveFor) }),
	}
	if recent := w.kept.recent(); len(recent) > 0 {
		sub := fyne.NewMenuItem(say.T("Recent"), nil)
		sub.ChildMenu = fyne.NewMenu("")
		for _, path := range recent {
			sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(path), func() { w.leaveFor(path) }))
		}
		items = append(items, sub)
	}
	remember := fyne.NewMenuItem(say.T("Remember vaults"), func() {
		w.kept.setRemembers(!w.kept.remembers())
		w.setMenu()
	})
	remember.Checked = w.kept.remembers()
	items = append(items, remember)
	items = append(items, fyne.NewMenuItemSeparator())
	if w.desk != nil {
		items = append(items,
			w.command(say.T("Backups and Restore …"), "", false, w.showBackups),
			w.command(say.T("Check the vault …"), "", false, w.showCheck),
			w.command(say.T("Settings"), fyne.KeyComma, false, w.showSettings),
			w.always(say.T("Lock"), fyne.KeyL, false, w.lock),
			w.always(say.T("Hide the window"), fyne.KeyL, true, w.hide))
	} else {
		items = append(items,
			w.command(say.T("Restore a backup …"), "", false, w.restoreFile),
			w.command(say.T("Settings"), fyne.KeyComma, false, w.showSettings))
	}
	quit := w.command(say.T("Quit"), fyne.KeyQ, false, w.close)
	quit.IsQuit = true
	return fyne.NewMenu(say.T("File"), append(items, fyne.NewMenuItemSeparator(), quit)...)
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
		focused(say.T("Cut"), &fyne.ShortcutCut{Clipboard: clip}),
		focused(say.T("Copy"), &fyne.ShortcutCopy{Clipboard: clip}),
		w.pasteItem(),
		focused(say.T("Select all"), &fyne.ShortcutSelectAll{}),
	}
	if w.desk != nil {
		undo, redo := fyne.NewMenuItem(say.T("Undo"), w.undo), fyne.NewMenuItem(say.T("Redo"), w.redo)
		undo.Shortcut, redo.Shortcut = &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}
		items = append([]*fyne.MenuItem{undo, redo, fyne.NewMenuItemSeparator()}, items...)
		if w.person != nil {
			items = append(items, w.command(say.T("Paste as events …"), fyne.KeyV, true, w.pasteEvents))
		}
		items = append(items, fyne.NewMenuItemSeparator(), w.command(say.T("Find"), fyne.KeyF, false, func() {
			w.showDossiers()
			w.list.FocusSearch()
		}))
	}
	items = append(items, w.command(paletteName(), fyne.KeyK, false, w.showPalette))
	return fyne.NewMenu(say.T("Edit"), items...)
}

func (w *window) dossierMenu() *fyne.Menu {
	items := []*fyne.MenuItem{
		w.command(say.T("New dossier"), fyne.KeyN, false, w.newDossier),
		w.command(say.T("Add event"), fyne.KeyE, false, w.addEvent),
		w.command(say.T("New source"), "", false, w.newSource),
	}
	if w.person != nil {
		items = append(items,
			w.command(say.T("Next part"), fyne.KeyPageDown, false, func() { w.turn(1) }),
			w.command(say.T("Part before"), fyne.KeyPageUp, false, func() { w.turn(-1) }),
			w.command(say.T("History"), fyne.KeyH, false, func() { w.person.GoTo("history") }))
		items = append(items, w.itemCommands()...)
	}
	if w.atList() {
		items = append(items, fyne.NewMenuItemSeparator(), w.command(say.T("Pick all that are shown"), fyne.KeyA, true, w.list.PickAll))
		for _, a := range w.list.Acts() {
			items = append(items, w.command(a.Name, "", false, a.Do))
		}
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		w.command(say.T("Delete"), "", false, w.deleteDossier),
		w.command(say.T("Deleted dossiers …"), fyne.KeyD, true, w.showDeleted))
	if w.person != nil || w.atList() {
		items = append(items, w.command(say.T("Forget for good …"), fyne.KeyDelete, true, w.forgetForGood))
	}
	return fyne.NewMenu(say.T("Dossier"), items...)
}

func (w *window) briefingMenu() *fyne.Menu {
	return fyne.NewMenu(say.T("Briefing"), w.command(say.T("Export PDF …"), fyne.KeyE, true, func() {
		if !w.briefing() {
			w.showBriefing()
			return
		}
		w.brief.Export()
	}), w.command(say.T("Print …"), fyne.KeyP, false, func() {
		if w.briefing() {
			w.brief.Print()
			return
		}
		w.showBriefing()
	}), w.command(say.T("Group and situation"), "", false, w.showSituation))
}

func (w *window) viewMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	if w.desk != nil {
		items = append(w.stopCommands(),
			fyne.NewMenuItemSeparator(),
			w.command(say.T("Facts as of …"), fyne.KeyD, false, w.askAsOf),
			fyne.NewMenuItemSeparator())
		if w.atList() {
			items = append(items, w.list.SortItem(), fyne.NewMenuItemSeparator())
		}
		if s, ok := w.aside.(parting); ok {
			items = append(items, w.command(say.T("In a window of its own"), fyne.KeyN, true, s.GoApart), fyne.NewMenuItemSeparator())
		}
	}
	items = append(items, append(w.scaleMenu(), fyne.NewMenuItemSeparator())...)
	now := w.kept.theme()
	for _, look := range []struct {
		name   string
		choice theme.Choice
	}{{say.T("Light"), theme.Light}, {say.T("Dark"), theme.Dark}, {say.T("As the system"), theme.System}} {
		item := fyne.NewMenuItem(look.name, func() {
			w.setTheme(look.choice)
			w.setMenu()
		})
		item.Checked = look.choice == now
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(), w.languageMenu())
	return fyne.NewMenu(say.T("View"), items...)
}

// leaveFor closes what is open and asks for the passphrase of another vault.
func (w *window) leaveFor(path string) {
	w.settled(say.T("Close nevertheless"), func() {
		w.shut(func(err error) {
			w.showWelcome(path)
			if err != nil {
				w.fail(err)
			}
		})
	})
}
