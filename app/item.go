//go:build !headless

package app

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"habeas/app/say"
	"habeas/app/screens/person"
)

// itemCommands are what the keys do to the item of a dossier in which they are.
func (w *window) itemCommands() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItemSeparator(),
		w.itemCommand(say.T("Who may see this item …"), fyne.KeyA, person.DoAudience),
		w.itemCommand(say.T("Who says so …"), fyne.KeyS, person.DoSources),
		w.itemCommand(say.T("Move this item up"), fyne.KeyUp, person.DoUp),
		w.itemCommand(say.T("Move this item down"), fyne.KeyDown, person.DoDown),
	}
}

func (w *window) itemCommand(name string, key fyne.KeyName, what string) *fyne.MenuItem {
	item := w.command(name, "", false, func() {
		if w.person != nil && !w.person.Do(what, w.win.Canvas().Focused()) {
			w.status(say.T("The keyboard is in no item of the dossier that this can be done to."), "")
		}
	})
	item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: itemModifier()}
	return item
}

// itemModifier is Alt, but on macOS, where Alt types letters of its own.
func itemModifier() fyne.KeyModifier {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierControl
	}
	return fyne.KeyModifierAlt
}
