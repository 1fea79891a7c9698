//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Chip is a few words that can be pressed: a filter that is chosen or not, or
// a small fact about an item that leads to changing it. It is reached with Tab
// and pressed with Space or Enter.
type Chip struct {
	widget.BaseWidget

	Text     string
	Chosen   bool
	Small    bool
	Color    fyne.ThemeColorName // "" for the foreground's
	Ground   fyne.ThemeColorName // of a small one; "" for that of chips
	OnTapped func()

	hovered, focused bool
}

var (
	_ desktop.Hoverable  = (*Chip)(nil)
	_ desktop.Cursorable = (*Chip)(nil)
	_ fyne.Focusable     = (*Chip)(nil)
	_ fyne.Tappable      = (*Chip)(nil)
	_ fyne.Accessible    = (*Chip)(nil)
)

// NewFilter is a chip that can be chosen.
func NewFilter(text string, tapped func()) *Chip {
	c := &Chip{Text: text, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// NewFact is a small chip.
func NewFact(text string, tapped func()) *Chip {
	c := &Chip{Text: text, OnTapped: tapped, Small: true}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the text.
func (c *Chip) Set(text string) {
	if c.Text != text {
		c.Text = text
		c.Refresh()
	}
}

// SetColored changes the text and the colours of a small chip.
func (c *Chip) SetColored(text string, color, ground fyne.ThemeColorName) {
	c.Text, c.Color, c.Ground = text, color, ground
	c.Refresh()
}

// Choose marks the chip as chosen or not.
func (c *Chip) Choose(chosen bool) {
	if c.Chosen != chosen {
		c.Chosen = chosen
		c.Refresh()
	}
}

// Tapped presses the chip.
func (c *Chip) Tapped(*fyne.PointEvent) {
	if c.OnTapped != nil {
		c.OnTapped()
	}
}

// TypedKey presses the chip with Space or Enter.
func (c *Chip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		Pass(c, e)
	}
}

// TypedRune is for Fyne.
func (c *Chip) TypedRune(rune) {}

// FocusGained is for Fyne.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh(); Reveal(c) }

// FocusLost is for Fyne.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// Cursor is a hand.
func (c *Chip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is for Fyne.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *Chip) MouseOut() { c.hovered = false; c.Refresh() }

// AccessibilityLabel is the chip's text.
func (c *Chip) AccessibilityLabel() string { return c.Text }

// AccessibilityRole is that of a button.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer { return newPillRenderer(c, c.look) }

func (c *Chip) look() pill {
	p := pill{text: c.Text, small: c.Small, color: c.Color, thick: c.focused}
	if p.color == "" {
		p.color = theme.ColorNameForeground
	}
	switch {
	case c.Chosen:
		p.bold, p.color, p.ground, p.edge = true, house.ColorAccent, house.ColorPicked, house.ColorAccent
	case c.Small:
		p.ground = c.Ground
		if p.ground == "" {
			p.ground = house.ColorChip
		}
		p.edge = p.ground
	default:
		p.ground, p.edge = house.ColorCard, theme.ColorNameInputBorder
	}
	if c.hovered || c.focused {
		p.edge = house.ColorAccent
	}
	return p
}
