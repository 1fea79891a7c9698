//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

const keyPrivacy = "neutral"

// neutral reports whether the window's title and icon say nothing about what
// the program is: for work where others see the screen, or a list of windows.
func (s settings) neutral() bool { return s.kept.Bool(keyPrivacy) }

func (s settings) setNeutral(on bool) { s.kept.SetBool(keyPrivacy, on) }

// setTitle names the window after the vault's file, "" for none.
func (w *window) setTitle(vault string) {
	w.titled = vault
	title, icon := w.sign(w.titled)
	w.win.SetTitle(title)
	w.win.SetIcon(icon)
	w.eachApart((*apart).sign)
}

// sign is what stands for the window in lists of windows and on shared screens.
// The name is that of what is in it, "" for none; it never names a dossier.
func (w *window) sign(name string) (title string, icon fyne.Resource) {
	switch {
	case w.kept.neutral(), w.veiled():
		return say.T("Notes"), theme.FileTextIcon()
	case name == "":
		return "Habeas", w.app.Icon()
	}
	return name + " — Habeas", w.app.Icon()
}

// setNeutral makes title and icon neutral, or gives them back.
func (w *window) setNeutral(on bool) {
	w.kept.setNeutral(on)
	w.setTitle(w.titled)
}

// veil covers the whole window, dialogs too, until it is lifted.
type veil struct {
	widget.BaseWidget
	lift func()
}

// veiled reports whether the window is covered.
func (w *window) veiled() bool { return w.veil != nil }

// hide covers the window at once, for when somebody comes near. The vault stays
// open; it locks as always when nobody comes back.
func (w *window) hide() {
	if w.veiled() {
		w.unveil()
		return
	}
	w.eachApart(func(a *apart) { a.win.Hide() })
	w.veil = &veil{lift: w.unveil}
	w.veil.ExtendBaseWidget(w.veil)
	w.win.Canvas().Overlays().Add(w.veil)
	w.veil.Resize(w.win.Canvas().Size())
	w.win.Canvas().Focus(w.veil)
	w.setTitle(w.titled)
}

// behindVeil does f, which may open and close what stands before the screen, and has
// the cover stay before all of it: the toolkit puts what is opened last on top, and
// takes away with what is closed whatever stands above it.
func (w *window) behindVeil(f func()) {
	if !w.veiled() || w.lifted {
		f()
		return
	}
	// Nothing is drawn between the two.
	overlays := w.win.Canvas().Overlays()
	overlays.Remove(w.veil)
	w.lifted = true
	defer func() {
		w.lifted = false
		if w.veiled() {
			overlays.Add(w.veil)
			w.win.Canvas().Focus(w.veil)
		}
	}()
	f()
}

// unveil shows what was covered; the keyboard is where it was.
func (w *window) unveil() {
	if !w.veiled() {
		return
	}
	w.win.Canvas().Overlays().Remove(w.veil)
	w.veil = nil
	w.setTitle(w.titled)
	w.eachApart(func(a *apart) { a.win.Show() })
}

// TypedKey lifts the veil with Escape.
func (v *veil) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		v.lift()
	}
}

// TypedRune is for Fyne.
func (v *veil) TypedRune(rune) {}

// FocusGained is for Fyne.
func (v *veil) FocusGained() {}

// FocusLost is for Fyne.
func (v *veil) FocusLost() {}

// Tapped takes what is pressed, so that nothing behind gets it.
func (v *veil) Tapped(*fyne.PointEvent) {}

// CreateRenderer is for Fyne.
func (v *veil) CreateRenderer() fyne.WidgetRenderer {
	words := widgets.NewText(say.T("Escape brings it back."), house.ColorQuiet, house.SizeSmall, false)
	return widget.NewSimpleRenderer(widgets.NewPanel(theme.ColorNameBackground, 0, container.NewCenter(words)))
}
