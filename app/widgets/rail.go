//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// RailItem is a place to go to, with an optional count at its right. Strong is the look of the window's navigation, else that of a dossier's parts.
type RailItem struct {
	widget.BaseWidget

	Text     string
	Aside    string
	Strong   bool
	Chosen   bool
	Short    bool // it may be cut, and asks for little room
	OnTapped func()

	hovered, focused bool
}

var (
	_ desktop.Hoverable = (*RailItem)(nil)
	_ fyne.Focusable    = (*RailItem)(nil)
	_ fyne.Tappable     = (*RailItem)(nil)
	_ fyne.Accessible   = (*RailItem)(nil)
)

// NewRailItem makes a place to go to.
func NewRailItem(text string, strong bool, tapped func()) *RailItem {
	i := &RailItem{Text: text, Strong: strong, OnTapped: tapped}
	i.ExtendBaseWidget(i)
	return i
}

// Choose marks the place where one is.
func (i *RailItem) Choose(chosen bool) {
	if i.Chosen != chosen {
		i.Chosen = chosen
		i.Refresh()
	}
}

// SetAside changes what stands at the right.
func (i *RailItem) SetAside(text string) {
	if i.Aside != text {
		i.Aside = text
		i.Refresh()
	}
}

// Tapped goes there.
func (i *RailItem) Tapped(*fyne.PointEvent) {
	if i.OnTapped != nil {
		i.OnTapped()
	}
}

// TypedKey goes there with Space or Enter, and with the arrows to the items
// above and below.
func (i *RailItem) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyUp:
		i.step(e.Name == fyne.KeyDown)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		i.Tapped(nil)
	default:
		Pass(i, e)
	}
}

// step gives the keyboard to the item above or below, where there is one.
func (i *RailItem) step(down bool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(i)
	if c == nil {
		return
	}
	if down {
		c.FocusNext()
	} else {
		c.FocusPrevious()
	}
	if _, ok := c.Focused().(*RailItem); !ok { // that was the last of them
		c.Focus(i)
	}
}

// TypedRune is for Fyne.
func (i *RailItem) TypedRune(rune) {}

// FocusGained is for Fyne.
func (i *RailItem) FocusGained() { i.focused = true; i.Refresh(); Reveal(i) }

// FocusLost is for Fyne.
func (i *RailItem) FocusLost() { i.focused = false; i.Refresh() }

// MouseIn is for Fyne.
func (i *RailItem) MouseIn(*desktop.MouseEvent) { i.hovered = true; i.Refresh() }

// MouseMoved is for Fyne.
func (i *RailItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (i *RailItem) MouseOut() { i.hovered = false; i.Refresh() }

// AccessibilityLabel is the item's text.
func (i *RailItem) AccessibilityLabel() string { return i.Text }

// AccessibilityRole is that of a button.
func (i *RailItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (i *RailItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railRenderer{item: i, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), aside: canvas.NewText("", nil)}
	r.aside.Alignment = fyne.TextAlignTrailing
	r.ground.CornerRadius = 6
	r.apply()
	return r
}

type railRenderer struct {
	item        *RailItem
	ground      *canvas.Rectangle
	text, aside *canvas.Text
}

func (r *railRenderer) apply() {
	i := r.item
	th, variant := i.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	color := func(n fyne.ThemeColorName) { r.text.Color = th.Color(n, variant); r.aside.Color = r.text.Color }
	r.text.Text, r.aside.Text = i.Text, i.Aside
	r.text.TextSize, r.aside.TextSize = th.Size(house.SizeText), th.Size(house.SizeText)
	r.text.TextStyle.Bold = i.Chosen && !i.Strong
	r.aside.TextStyle.Bold = r.text.TextStyle.Bold
	color(theme.ColorNameForeground)
	r.ground.StrokeWidth = 0
	r.ground.Show()
	switch {
	case i.Chosen && i.Strong:
		r.ground.FillColor = th.Color(theme.ColorNamePrimary, variant)
		color(theme.ColorNameForegroundOnPrimary)
	case i.Chosen:
		r.ground.FillColor = th.Color(house.ColorPicked, variant)
		color(house.ColorAccent)
	case i.hovered:
		r.ground.FillColor = th.Color(theme.ColorNameHover, variant)
	case i.focused:
		r.ground.FillColor = th.Color(theme.ColorNameHover, variant)
	default:
		r.ground.Hide()
	}
	if i.focused {
		r.ground.StrokeWidth = 2
		r.ground.StrokeColor = th.Color(house.ColorAccent, variant)
		if i.Chosen && i.Strong {
			r.ground.StrokeColor = th.Color(theme.ColorNameForeground, variant)
		}
	}
}

func (r *railRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.text.Move(fyne.NewPos(12, 0))
	r.text.Resize(size.SubtractWidthHeight(24, 0))
	if r.item.Short {
		r.text.Text = Shorten(r.item.Text, size.Width-24, r.text.TextSize, r.text.TextStyle)
	}
	r.aside.Move(fyne.NewPos(12, 0))
	r.aside.Resize(size.SubtractWidthHeight(24, 0))
}

func (r *railRenderer) MinSize() fyne.Size {
	size := fyne.MeasureText(r.item.Text, r.text.TextSize, fyne.TextStyle{Bold: true})
	if r.item.Short {
		size.Width = min(size.Width, 4*r.text.TextSize)
	}
	if r.item.Aside != "" {
		size.Width += 12 + fyne.MeasureText(r.item.Aside, r.text.TextSize, fyne.TextStyle{Bold: true}).Width
	}
	return size.AddWidthHeight(24, 10)
}

func (r *railRenderer) Refresh() {
	r.apply()
	r.Layout(r.item.Size())
	r.ground.Refresh()
	r.text.Refresh()
	r.aside.Refresh()
}

func (r *railRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.aside}
}
func (r *railRenderer) Destroy() {}
