//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	house "habeas/app/theme"
)

// pressed is what a widget of ours that leads somewhere has in common: it is
// reached with Tab, and pressed with Space, Enter or the pointer.
type pressed struct {
	of               fyne.Widget
	tapped           func()
	hovered, focused bool
}

// Tapped presses it.
func (p *pressed) Tapped(*fyne.PointEvent) {
	if p.tapped != nil {
		p.tapped()
	}
}

// TypedKey presses it with Space or Enter.
func (p *pressed) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		Pass(p.of, e)
	}
}

// TypedRune is for Fyne.
func (p *pressed) TypedRune(rune) {}

// FocusGained is for Fyne.
func (p *pressed) FocusGained() { p.focused = true; p.of.Refresh(); Reveal(p.of) }

// FocusLost is for Fyne.
func (p *pressed) FocusLost() { p.focused = false; p.of.Refresh() }

// Cursor is a hand.
func (p *pressed) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (p *pressed) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.of.Refresh() }

// MouseMoved is for Fyne.
func (p *pressed) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (p *pressed) MouseOut() { p.hovered = false; p.of.Refresh() }

// AccessibilityRole is that of a button.
func (p *pressed) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// pressedRenderer draws the ground of such a widget behind its content: with an
// edge under the pointer, and a thick one where the keyboard is.
type pressedRenderer struct {
	*pressed
	ground  *canvas.Rectangle
	content fyne.CanvasObject
	rest    fyne.ThemeColorName // of the ground while nothing is on it; "" for none
	edge    fyne.ThemeColorName // of the same; "" for none
}

func newPressedRenderer(p *pressed, content fyne.CanvasObject, rest, edge fyne.ThemeColorName) *pressedRenderer {
	r := &pressedRenderer{pressed: p, ground: canvas.NewRectangle(nil), content: content, rest: rest, edge: edge}
	r.ground.CornerRadius = 8
	r.apply()
	return r
}

func (r *pressedRenderer) apply() {
	th, variant := theme.CurrentForWidget(r.of), fyne.CurrentApp().Settings().ThemeVariant()
	ground, edge := r.rest, r.edge
	r.ground.StrokeWidth = 1
	if r.hovered || r.focused {
		edge = house.ColorAccent
		if ground == "" {
			ground = theme.ColorNameHover
		}
	}
	if r.focused {
		r.ground.StrokeWidth = 2
	}
	r.ground.FillColor, r.ground.StrokeColor = nil, nil
	if ground != "" {
		r.ground.FillColor = th.Color(ground, variant)
	}
	if edge != "" {
		r.ground.StrokeColor = th.Color(edge, variant)
	}
}

func (r *pressedRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.content.Resize(size)
}

func (r *pressedRenderer) MinSize() fyne.Size { return r.content.MinSize() }

func (r *pressedRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.content.Refresh()
}

func (r *pressedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.content}
}
func (r *pressedRenderer) Destroy() {}
