//go:build !headless

package widgets

import (
	"image/color"
	"slices"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
)

// Button is Fyne's button that Enter presses too, that keeps the keyboard when
// it is pressed with it, and that gives the window the keys it has no use for,
// so that Escape leaves a dialog from its buttons as well.
type Button struct {
	widget.Button

	focused bool
}

// NewButton makes a button; icon may be nil.
func NewButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// NewQuietButton makes a button without a ground.
func NewQuietButton(text string, icon fyne.Resource, tapped func()) *Button {
	b := NewButton(text, icon, tapped)
	b.Importance = widget.LowImportance
	return b
}

// TypedKey is for Fyne.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	default:
		Pass(b, e)
	}
}

// FocusGained is for Fyne.
func (b *Button) FocusGained() { b.focused = true; b.Button.FocusGained(); Reveal(b) }

// FocusLost is for Fyne.
func (b *Button) FocusLost() { b.focused = false; b.Button.FocusLost() }

// CreateRenderer puts a ring around Fyne's button while it has the keyboard:
// Fyne tints the ground, which cannot be seen on the colour of a main button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &ringed{WidgetRenderer: b.Button.CreateRenderer(), button: b, ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth = 2
	r.show()
	return r
}

type ringed struct {
	fyne.WidgetRenderer

	button *Button
	ring   *canvas.Rectangle
}

func (r *ringed) show() {
	th, variant := r.button.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.ring.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.ring.StrokeColor = th.Color(house.ColorAccent, variant)
	if r.button.Importance == widget.HighImportance {
		r.ring.StrokeColor = th.Color(theme.ColorNameForeground, variant)
	}
	r.ring.Hidden = !r.button.focused
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.show()
	r.ring.Refresh()
}

func (r *ringed) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.ring)
}

// Check is Fyne's check box; see [Button] for what is ours.
type Check struct{ widget.Check }

// NewCheck makes a check box.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey is for Fyne; Space comes as a letter.
func (c *Check) TypedKey(e *fyne.KeyEvent) { Pass(c, e) }

// FocusGained is for Fyne.
func (c *Check) FocusGained() { c.Check.FocusGained(); Reveal(c) }

// Select is Fyne's list of choices; see [Button] for what is ours.
type Select struct{ widget.Select }

// NewSelect makes a list of choices.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged, s.PlaceHolder = options, changed, say.T("Choose …")
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey is for Fyne.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(e)
	default:
		Pass(s, e)
	}
}

// TypedRune goes to the next choice that begins with the letter.
func (s *Select) TypedRune(r rune) {
	n := len(s.Options)
	for i := range n {
		at := (s.SelectedIndex() + 1 + i) % n
		if first, _ := utf8.DecodeRuneInString(s.Options[at]); unicode.ToLower(first) == unicode.ToLower(r) {
			s.SetSelectedIndex(at)
			return
		}
	}
}

// FocusGained is for Fyne.
func (s *Select) FocusGained() { s.Select.FocusGained(); Reveal(s) }

// Pass gives the window a key that an object has no use for.
func Pass(from fyne.CanvasObject, e *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(from)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(e)
	}
}
