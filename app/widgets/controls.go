//go:build !headless

package widgets

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
)

// Button is Fyne's button that Enter presses too, that keeps the keyboard when
// it is pressed with it, and that gives the window the keys it has no use for,
// so that Escape leaves a dialog from its buttons as well.
type Button struct {
	widget.Button

	Says string // what it does, where it shows a sign alone

	focused bool
	soon    job.Delay // before that is told
	told    *Tip      // where it is; nil for nowhere
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
			b.tellNothing()
			b.OnTapped()
		}
	default:
		Pass(b, e)
	}
}

// FocusGained is for Fyne.
func (b *Button) FocusGained() {
	b.focused = true
	b.Button.FocusGained()
	Reveal(b)
	b.tell()
}

// FocusLost is for Fyne.
func (b *Button) FocusLost() {
	b.focused = false
	b.Button.FocusLost()
	b.tellNothing()
}

// CreateRenderer puts a ring around Fyne's button while it has the keyboard:
// Fyne tints the ground, which cannot be seen on the colour of a main button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &ringed{outlined: outline(b.Button.CreateRenderer()), button: b}
	r.shown = r.show
	r.show()
	return r
}

type ringed struct {
	outlined

	button *Button
}

func (r *ringed) show() {
	th, variant := r.button.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.line.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.line.StrokeColor = th.Color(house.ColorAccent, variant)
	if r.button.Importance == widget.HighImportance {
		r.line.StrokeColor = th.Color(theme.ColorNameForeground, variant)
	}
	r.line.Hidden = !r.button.focused
}

// wider is the room at the sides of a button's words beyond Fyne's.
const wider = 5

func (r *ringed) MinSize() fyne.Size {
	size := r.WidgetRenderer.MinSize()
	if r.button.Text != "" && r.button.Importance != widget.LowImportance {
		size.Width += 2 * wider
	}
	return size
}

// Check is Fyne's check box; see [Button] for what is ours.
type Check struct {
	widget.Check

	focused bool
}

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
func (c *Check) FocusGained() { c.focused = !c.Disabled(); c.Check.FocusGained(); Reveal(c) }

// FocusLost is for Fyne.
func (c *Check) FocusLost() { c.focused = false; c.Check.FocusLost() }

// CreateRenderer lets the box begin where the lines above and below it do, draws
// one that is empty in a colour that is seen, and puts a ring around box and words
// in place of Fyne's spot behind the box.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &boxed{outlined: outline(c.Check.CreateRenderer()), check: c}
	r.shown = r.show
	r.show()
	return r
}

type boxed struct {
	outlined

	check *Check
}

// before is the space that Fyne leaves before the box, and ringRoom that between the
// ring and what it is around.
const before, ringRoom = 6, 4

func (r *boxed) show() {
	th, variant := r.check.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.line.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.line.StrokeColor = th.Color(house.ColorAccent, variant)
	r.line.Hidden = !r.check.focused
	for _, o := range r.WidgetRenderer.Objects() {
		switch o := o.(type) {
		case *canvas.Circle:
			o.Hidden = r.check.focused
		case *canvas.Image:
			if box, ok := o.Resource.(*theme.ThemedResource); ok && box.ColorName == theme.ColorNameInputBorder {
				box.ColorName = house.ColorQuiet
				o.Refresh()
			}
		}
	}
}

func (r *boxed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	for _, o := range r.WidgetRenderer.Objects() {
		o.Move(o.Position().SubtractXY(before, 0))
	}
	r.line.Move(fyne.NewPos(-ringRoom, ringRoom))
	r.line.Resize(fyne.NewSize(min(size.Width, r.MinSize().Width)+2*ringRoom, size.Height-2*ringRoom))
}

func (r *boxed) MinSize() fyne.Size {
	return r.WidgetRenderer.MinSize().SubtractWidthHeight(before, 0)
}

// Select is Fyne's list of choices; see [Button] for what is ours.
type Select struct {
	widget.Select

	focused bool
}

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
func (s *Select) FocusGained() { s.focused = true; s.Select.FocusGained(); Reveal(s) }

// FocusLost is for Fyne.
func (s *Select) FocusLost() { s.focused = false; s.Select.FocusLost() }

// CreateRenderer gives the list the edge that an entry has.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &edged{outlined: outline(s.Select.CreateRenderer()), of: s}
	r.shown = r.show
	r.show()
	return r
}

type edged struct {
	outlined

	of *Select
}

func (r *edged) show() {
	th, variant := r.of.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.line.CornerRadius = th.Size(theme.SizeNameInputRadius)
	r.line.StrokeWidth = th.Size(theme.SizeNameInputBorder)
	r.line.StrokeColor = th.Color(theme.ColorNameInputBorder, variant)
	if r.of.focused {
		r.line.StrokeWidth = 2
		r.line.StrokeColor = th.Color(house.ColorAccent, variant)
	}
	r.line.Hidden = r.of.Disabled()
}

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
