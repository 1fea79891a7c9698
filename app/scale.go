//go:build !headless

package app

import (
	"os"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/theme"
	"habeas/app/widgets"
)

// textSizes are those that can be chosen, in hundredths of the usual one. The
// toolkit rounds to tenths.
var textSizes = []int{80, 90, 100, 110, 120, 140, 160, 180, 200}

const (
	usualText = 100
	keyText   = "textsize" // hundredths

	// scaleVariable is from where the toolkit takes by how much everything is
	// larger than the screen asks for.
	scaleVariable = "FYNE_SCALE"
)

// textSize is how large text is, and with it all that stands around it, in
// hundredths. It is one of [textSizes].
func (s settings) textSize() int {
	n := s.kept.IntWithFallback(keyText, usualText)
	if !slices.Contains(textSizes, n) {
		return usualText
	}
	return n
}

func (s settings) setTextSize(n int) { s.kept.SetInt(keyText, n) }

// zoom is the scale of the window: that with which the program was started,
// times the text size that was chosen.
type zoom struct {
	base   float32
	setenv func(key, value string) error
}

// newZoom reads the scale with which the program was started; set is that of
// the toolkit's own settings, 0 for none.
func newZoom(getenv func(string) string, set float32) zoom {
	z := zoom{base: 1, setenv: os.Setenv}
	if v, err := strconv.ParseFloat(getenv(scaleVariable), 32); err == nil && v > 0 {
		z.base = float32(v)
	} else if set > 0 {
		z.base = set
	}
	return z
}

// apply hands the toolkit the scale for a text size; it takes it at its next
// change of settings.
func (z zoom) apply(size int) error {
	return z.setenv(scaleVariable, strconv.FormatFloat(float64(z.base)*float64(size)/100, 'f', 3, 32))
}

// setTextSize makes text and all around it larger or smaller. The window stays
// as large as it is.
func (w *window) setTextSize(size int) {
	before := w.kept.textSize()
	if size == before || !slices.Contains(textSizes, size) {
		return
	}
	w.kept.setTextSize(size)
	if err := w.rescale(size); err != nil {
		w.fail(err)
		return
	}
	// The toolkit keeps the size in its own units when their scale changes, and
	// would let the window grow; with fewer of them it stays.
	by := float32(before) / float32(size)
	w.kept.setSize(stay(w.win, by)) // for a program that ends otherwise than by closing it
	w.eachApart(func(a *apart) { stay(a.win, by) })
	w.app.Settings().SetTheme(theme.New(w.kept.theme()))
	w.setMenu()
	if w.desk != nil {
		w.status(say.T("Text size %s %%", size), "")
	}
}

// stay gives a window another size in the toolkit's units, with which it stays as large
// as it is.
func stay(win fyne.Window, by float32) fyne.Size {
	old := win.Canvas().Size()
	size := fyne.NewSize(old.Width*by, old.Height*by)
	if c, ok := win.Canvas().(interface{ Resize(fyne.Size) }); ok {
		c.Resize(size)
	}
	return size
}

// stepTextSize goes to the next larger text size, or the next smaller.
func (w *window) stepTextSize(by int) {
	at := slices.Index(textSizes, w.kept.textSize()) + by
	w.setTextSize(textSizes[max(0, min(at, len(textSizes)-1))])
}

// scaleMenu are the commands for the text size.
func (w *window) scaleMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		w.command(say.T("Larger text"), fyne.KeyEqual, false, func() { w.stepTextSize(1) }),
		w.command(say.T("Smaller text"), fyne.KeyMinus, false, func() { w.stepTextSize(-1) }),
		w.command(say.T("Usual text size"), fyne.Key0, false, func() { w.setTextSize(usualText) }),
	}
}

// show puts something into the window. Where it finds no room, as with large
// text in a small window, it can be scrolled: nothing is out of reach.
func (w *window) show(o fyne.CanvasObject) {
	content, tip := widgets.Tipped(container.NewScroll(o))
	w.tip = tip
	w.win.SetContent(content)
}
