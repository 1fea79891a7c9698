//go:build !headless

package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

// row is one thing that can be set: its name, what it is now, and what can be
// done about it.
type row struct {
	box     *fyne.Container
	words   *widget.Label
	buttons []*widgets.Button
}

func newRow(name, text string, buttons ...*widgets.Button) *row {
	r := &row{words: widget.NewLabel(widgets.Breakable(text)), buttons: buttons}
	r.words.Wrapping = fyne.TextWrapWord
	title := widgets.NewShortText(name, "", house.SizeText, true)
	left := container.New(widgets.Stack(-4), title, container.New(widgets.Inset(-8, 0), r.words))
	right := container.New(widgets.Stack(4))
	for _, b := range buttons {
		right.Add(b)
	}
	r.box = container.New(widgets.Stack(6), container.NewBorder(nil, nil, nil, right, left), widget.NewSeparator())
	return r
}

func (r *row) say(text string) { r.words.SetText(widgets.Breakable(text)) }

// explained is a setting with a sentence below it.
func explained(o fyne.CanvasObject, text string) fyne.CanvasObject {
	left, gap := float32(0), float32(4)
	if _, ok := o.(*widgets.Check); ok {
		left, gap = 24, -4 // below its words, which have space below
	}
	return container.New(widgets.Stack(gap), o, container.New(widgets.Margin(left, 0, 0, 0), quiet(text)))
}

// quiet is a sentence of less weight.
func quiet(text string) fyne.CanvasObject {
	l := widget.NewLabel(widgets.Breakable(text))
	l.SizeName, l.Wrapping, l.Importance = house.SizeSmall, fyne.TextWrapWord, widget.LowImportance
	return container.New(widgets.Inset(-8, -6), l)
}
