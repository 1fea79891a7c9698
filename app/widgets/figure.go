//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/export/chart"
)

// Figure is a large number on a card, with the sign and the words of what it
// counts below. It leads to those whom it counts.
type Figure struct {
	widget.BaseWidget
	pressed

	number, words *Text
	mark          *Mark // nil for a number of all
	box           *fyne.Container
}

var (
	_ desktop.Hoverable  = (*Figure)(nil)
	_ desktop.Cursorable = (*Figure)(nil)
	_ fyne.Focusable     = (*Figure)(nil)
	_ fyne.Tappable      = (*Figure)(nil)
	_ fyne.Accessible    = (*Figure)(nil)
)

// NewFigure makes a figure of those of a status; "" is everybody.
func NewFigure(words string, of chart.Mark, tapped func()) *Figure {
	color := theme.ColorNameForeground
	if name, ok := house.OfChart(of.Colour()); ok && of != "" {
		color = name
	}
	f := &Figure{number: NewText("–", color, house.SizeFigure, true), words: NewText(words, "", house.SizeText, false)}
	var sign fyne.CanvasObject
	if of != "" {
		f.mark = NewMark(of, 11)
		sign = container.New(Inset(3, 0), container.NewCenter(f.mark))
	}
	f.box = container.New(Inset(14, 8), container.New(Stack(2), f.number, container.NewBorder(nil, nil, sign, nil, f.words)))
	f.pressed = pressed{of: f, tapped: tapped}
	f.ExtendBaseWidget(f)
	return f
}

// Put shows a number, in the digits of the language.
func (f *Figure) Put(number string) { f.number.Set(number) }

// Number is what it shows.
func (f *Figure) Number() string { return f.number.Text }

// AccessibilityLabel is the number and what it counts.
func (f *Figure) AccessibilityLabel() string { return f.number.Text + " " + f.words.Text }

// CreateRenderer is for Fyne.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	return newPressedRenderer(&f.pressed, f.box, house.ColorCard, theme.ColorNameSeparator)
}
