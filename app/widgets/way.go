//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Way is a line that leads somewhere, with an optional word at its right. A line
// that finds no room ends in an ellipsis.
type Way struct {
	widget.BaseWidget
	pressed

	text, aside *Text
	box         fyne.CanvasObject
}

var (
	_ fyne.Focusable  = (*Way)(nil)
	_ fyne.Tappable   = (*Way)(nil)
	_ fyne.Accessible = (*Way)(nil)
)

// NewWay makes such a line.
func NewWay(text, aside string, tapped func()) *Way {
	w := &Way{text: NewShortText(text, "", house.SizeText, false), aside: NewText(aside, house.ColorQuiet, house.SizeText, false)}
	w.pressed = pressed{of: w, tapped: tapped}
	w.box = container.New(Inset(10, 4), container.NewBorder(nil, nil, nil, w.aside, w.text))
	w.ExtendBaseWidget(w)
	return w
}

// Text is where it leads.
func (w *Way) Text() string { return w.text.Text }

// AccessibilityLabel is the line.
func (w *Way) AccessibilityLabel() string {
	if w.aside.Text == "" {
		return w.text.Text
	}
	return w.text.Text + " " + w.aside.Text
}

// CreateRenderer is for Fyne.
func (w *Way) CreateRenderer() fyne.WidgetRenderer {
	r := newPressedRenderer(&w.pressed, w.box, "", "")
	r.ground.CornerRadius = 6
	return r
}
