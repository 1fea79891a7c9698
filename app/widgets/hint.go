//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
)

// Hint is a sentence of help above a screen, which a person who knows it puts
// away. The screen then has its room.
//
// A screen of the window needs no more than a method
//
//	func (s *Screen) Hint() (name, sentence string) { return "sources", say.T("…") }
//
// by which the window puts one above it, and remembers outside of the vault, by
// the name, that it was put away.
type Hint struct {
	widget.BaseWidget

	Sentence string
	OnAway   func() // it was put away
	button   *Button
	below    fyne.CanvasObject
	box      *fyne.Container
}

// NewHint puts a sentence above something.
func NewHint(sentence string, below fyne.CanvasObject, away func()) *Hint {
	h := &Hint{Sentence: sentence, OnAway: away, below: below}
	sign := container.NewGridWrap(fyne.NewSquareSize(16), widget.NewIcon(theme.NewColoredResource(theme.InfoIcon(), house.ColorAccent)))
	text := widget.NewLabel(Breakable(sentence))
	text.Wrapping, text.SizeName = fyne.TextWrapWord, house.SizeSmall
	h.button = NewQuietButton(say.T("Got it"), nil, h.putAway)
	strip := container.NewBorder(nil, nil, container.New(Inset(10, 0), container.NewCenter(sign)), container.New(Inset(8, 0), container.NewCenter(h.button)), container.New(Middle(), text))
	h.box = container.NewBorder(NewPanel(house.ColorOpen, 0, strip), nil, nil, nil, below)
	h.ExtendBaseWidget(h)
	return h
}

func (h *Hint) putAway() {
	if h.Away() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(h); c != nil && c.Focused() == fyne.Focusable(h.button) {
		c.FocusNext() // the button goes
	}
	h.box.Layout = container.NewStack().Layout
	h.box.Objects = []fyne.CanvasObject{h.below}
	h.box.Refresh()
	if h.OnAway != nil {
		h.OnAway()
	}
}

// Away reports whether the sentence was put away.
func (h *Hint) Away() bool { return len(h.box.Objects) == 1 }

// CreateRenderer is for Fyne.
func (h *Hint) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.box) }
