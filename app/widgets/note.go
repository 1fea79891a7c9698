//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Note is a sentence with a sign before it: a shape as well as a colour.
type Note struct {
	widget.BaseWidget

	icon  *widget.Icon
	label *widget.Label
	text  string
	box   *fyne.Container
}

// Tone is how a [Note] is meant.
type Tone int

// The tones of notes.
const (
	Good Tone = iota
	Warning
	Bad
)

// NewNote makes a note.
func NewNote(tone Tone, text string) *Note {
	n := &Note{icon: widget.NewIcon(nil), label: widget.NewLabel("")}
	n.label.Wrapping = fyne.TextWrapWord
	sign := container.New(Inset(0, 8), container.NewVBox(container.NewGridWrap(fyne.NewSquareSize(16), n.icon)))
	n.box = container.NewBorder(nil, nil, sign, nil, n.label)
	n.ExtendBaseWidget(n)
	n.Set(tone, text)
	return n
}

// Set changes what the note says; nothing takes no room.
func (n *Note) Set(tone Tone, text string) {
	icon, color := theme.ConfirmIcon(), house.ColorFree
	switch tone {
	case Warning:
		icon, color = theme.WarningIcon(), house.ColorNotFree
	case Bad:
		icon, color = theme.CancelIcon(), house.ColorHeld
	}
	n.icon.SetResource(theme.NewColoredResource(icon, color))
	n.text = text
	n.label.SetText(Breakable(text))
	if text == "" {
		n.Hide()
	} else {
		n.Show()
	}
}

// Text is what the note says.
func (n *Note) Text() string { return n.text }

// CreateRenderer is for Fyne.
func (n *Note) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(n.box) }
