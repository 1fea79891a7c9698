//go:build !headless

package app

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/go-gl/glfw/v3.4/glfw"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

// apart is a screen of the open vault in a window of its own: what one looks at while
// one writes in the main one. It goes with the vault; once that is locked nothing of it
// is there.
type apart struct {
	of     *window
	key    string        // tells it from others
	name   func() string // for its title; it names nobody
	make   func(*apart) aside
	win    fyne.Window
	screen aside
	foot   *widgets.Text
	stands func() (spot, bool)
}

// setApart shows a screen in a window of its own, or the one that has it already.
func (w *window) setApart(key string, name func() string, makes func(*apart) aside) {
	if w.desk == nil {
		return
	}
	if i := slices.IndexFunc(w.aparts, func(a *apart) bool { return a.key == key }); i >= 0 {
		w.aparts[i].win.RequestFocus()
		return
	}
	a := &apart{of: w, key: key, name: name, make: makes, win: w.app.NewWindow("")}
	w.aparts = append(w.aparts, a)
	a.win.SetPadded(false)
	a.win.SetCloseIntercept(a.close)
	a.win.Canvas().SetOnTypedKey(a.typed)
	a.takeKeys()
	a.win.Resize(w.kept.apartSize())
	a.build()
	a.win.Show()
}

// build puts the screen into the window, anew for another language.
func (a *apart) build() {
	if a.screen != nil {
		a.screen.Leave()
	}
	a.focus(nil)
	a.foot = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	a.screen = a.make(a)
	foot := widgets.NewPanel(fynetheme.ColorNameHeaderBackground, 0, container.New(widgets.Inset(16, 4), a.foot))
	content := container.NewBorder(nil, container.NewBorder(widget.NewSeparator(), nil, nil, nil, foot), nil, nil, a.screen.Object())
	tipped, _ := widgets.Tipped(container.NewScroll(content))
	a.win.SetContent(a.of.felt(tipped, a.found))
	a.sign()
	a.screen.Focus()
}

// found is told of the library's window below, once it is drawn.
func (a *apart) found(below *glfw.Window) {
	if a.stands != nil {
		return // it was built anew
	}
	feel(below, a.of.idle.seen)
	a.stands = func() (spot, bool) { return spotOf(below) }
	if s, ok := a.of.kept.apartSpot(); ok {
		fyne.Do(func() { standAt(below, s) }) // not while it is being drawn
	}
}

func (a *apart) sign() {
	title, icon := a.of.sign(a.name())
	a.win.SetTitle(title)
	a.win.SetIcon(icon)
}

// apartKey is a key, with the platform's modifier, that works in such a window.
type apartKey struct {
	key   fyne.KeyName
	shift bool
	does  func()
}

// keys are those of the main window's menu that a window without one needs.
func (a *apart) keys() []apartKey {
	w := a.of
	return []apartKey{
		{fyne.KeyW, false, a.close},
		{fyne.KeyL, false, w.lock},
		{fyne.KeyL, true, w.hide},
		{fyne.KeyQ, false, w.close},
		{fyne.KeyEqual, false, func() { w.stepTextSize(1) }},
		{fyne.KeyMinus, false, func() { w.stepTextSize(-1) }},
		{fyne.Key0, false, func() { w.setTextSize(usualText) }},
	}
}

func (a *apart) takeKeys() {
	for _, k := range a.keys() {
		modifier := fyne.KeyModifierShortcutDefault
		if k.shift {
			modifier |= fyne.KeyModifierShift
		}
		a.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: k.key, Modifier: modifier}, func(fyne.Shortcut) { a.of.guard(k.does) })
	}
}

// typed is a key that nobody in the window has the focus for.
func (a *apart) typed(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		a.of.guard(a.screen.Back)
	}
}

func (a *apart) focus(f fyne.Focusable) {
	if f == nil {
		a.win.Canvas().Unfocus()
		return
	}
	a.win.Canvas().Focus(f)
}

// close ends the window; its size and place are remembered.
func (a *apart) close() {
	w := a.of
	i := slices.Index(w.aparts, a)
	if i < 0 {
		return
	}
	w.aparts = slices.Delete(w.aparts, i, i+1)
	a.keepSpot()
	a.screen.Leave()
	a.focus(nil)
	a.win.SetContent(container.NewWithoutLayout()) // nothing of it is drawn any more, however the window goes
	a.win.SetCloseIntercept(nil)
	a.win.Close()
}

func (a *apart) keepSpot() {
	s, known := spot{}, false
	if a.stands != nil {
		s, known = a.stands()
	}
	if !s.maximized {
		a.of.kept.setApartSize(a.win.Canvas().Size())
	}
	if known {
		a.of.kept.setApartSpot(s)
	}
}

// eachApart does something to all of them, which may close them.
func (w *window) eachApart(do func(*apart)) {
	for _, a := range slices.Clone(w.aparts) {
		do(a)
	}
}

// renewAparts shows in them what has changed.
func (w *window) renewAparts() {
	w.eachApart(func(a *apart) {
		if r, ok := a.screen.(renewer); ok {
			r.Renew()
		}
	})
}

const (
	apartWidth  = 860
	apartHeight = 700
)

// The names under which size and place of such a window are kept.
const (
	keyApartWidth     = "apartwidth"
	keyApartHeight    = "apartheight"
	keyApartSpot      = "apartspot"
	keyApartMaximized = "apartmaximized"
)

// apartSize is as [settings.size].
func (s settings) apartSize() fyne.Size {
	return s.sizeKept(keyApartWidth, keyApartHeight, apartWidth, apartHeight)
}

func (s settings) setApartSize(size fyne.Size) {
	s.keepSize(keyApartWidth, keyApartHeight, size)
}

func (s settings) apartSpot() (spot, bool) { return s.spotKept(keyApartSpot, keyApartMaximized) }

func (s settings) setApartSpot(p spot) { s.keepSpotAs(keyApartSpot, keyApartMaximized, p) }
