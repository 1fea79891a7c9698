//go:build !headless

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Tip is a small note beside what is pointed at. It is laid over a screen, of the
// same size, and lets everything below it through.
type Tip struct {
	widget.BaseWidget

	note  *Panel
	lines *fyne.Container
	field *fyne.Container
	text  string

	beside fyne.CanvasObject // what it is about; nil where it is away
}

// NewTip makes a tip that is away.
func NewTip() *Tip {
	t := &Tip{lines: container.New(Stack(1))}
	t.note = NewCard(theme.ColorNameOverlayBackground, house.ColorAccent, 8, t.lines)
	t.note.Hide()
	t.field = container.NewWithoutLayout(t.note)
	t.ExtendBaseWidget(t)
	return t
}

// Tell shows lines beside an object of the same screen; the first is who or what
// it is.
func (t *Tip) Tell(beside fyne.CanvasObject, text string) {
	t.text, t.beside = text, beside
	t.lines.RemoveAll()
	for i, line := range strings.Split(text, "\n") {
		color := house.ColorQuiet
		if i == 0 {
			color = ""
		}
		t.lines.Add(NewText(line, color, house.SizeSmall, i == 0))
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(beside).Subtract(driver.AbsolutePositionForObject(t))
	size, room, of := t.note.MinSize(), t.Size(), beside.Size()
	x := max(0, min(at.X, room.Width-size.Width))
	y := at.Y + of.Height + 4
	if y+size.Height > room.Height {
		y = max(0, at.Y-size.Height-4)
	}
	t.note.Resize(size)
	t.note.Move(fyne.NewPos(x, y))
	t.note.Show()
	t.note.Refresh()
}

// Away takes the tip away.
func (t *Tip) Away() {
	t.text, t.beside = "", nil
	t.note.Hide()
}

// Text is what the tip says; "" where it is away.
func (t *Tip) Text() string { return t.text }

// CreateRenderer is for Fyne.
func (t *Tip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.field) }
