//go:build !headless

package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
)

// sheet is a dialog over the window: a title, something to be read or filled in,
// and buttons at its right foot, all between the same margins.
type sheet struct {
	pop    *widget.PopUp
	size   fyne.Size // zero is what the content asks for
	closed []func()
}

// The margins of a sheet, and the space between its parts.
const (
	sheetSide = 16
	sheetGap  = 12
)

func newSheet(c fyne.Canvas, title string, content fyne.CanvasObject, buttons ...fyne.CanvasObject) *sheet {
	head := widgets.NewShortText(title, "", house.SizeSection, true)
	foot := container.NewHBox(layout.NewSpacer(), container.New(widgets.Row(8), buttons...))
	s := &sheet{pop: widget.NewModalPopUp(container.New(widgets.Inset(sheetSide, sheetGap),
		container.New(&sheetLayout{}, head, container.New(&roomy{canvas: c}, container.NewVScroll(content)), foot)), c)}
	return s
}

// Resize gives the sheet a size, as far as the window has the room.
func (s *sheet) Resize(size fyne.Size) { s.size = size }

// Show opens it.
func (s *sheet) Show() {
	if !s.size.IsZero() {
		room := s.pop.Canvas.Size()
		s.pop.Resize(fyne.NewSize(min(s.size.Width, room.Width), min(s.size.Height, room.Height)).Max(s.pop.MinSize()))
	}
	s.pop.Show()
}

// Hide closes it.
func (s *sheet) Hide() {
	s.pop.Hide()
	for _, f := range s.closed {
		f()
	}
}

// SetOnClosed adds to what is called once it is closed.
func (s *sheet) SetOnClosed(f func()) { s.closed = append(s.closed, f) }

// sheetLayout stands a title over what takes the height that there is, over a foot.
type sheetLayout struct{}

func (*sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, body, foot := objects[0], objects[1], objects[2]
	top, low := head.MinSize().Height, foot.MinSize().Height
	head.Resize(fyne.NewSize(size.Width, top))
	body.Move(fyne.NewPos(0, top+sheetGap))
	body.Resize(fyne.NewSize(size.Width, max(0, size.Height-top-low-2*sheetGap)))
	foot.Move(fyne.NewPos(0, size.Height-low))
	foot.Resize(fyne.NewSize(size.Width, low))
}

func (*sheetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
	}
	return size.AddWidthHeight(0, 2*sheetGap)
}

// roomy asks for the room that the content of a scroller wants, as far as a
// sheet of the canvas has it; large text in a small window scrolls.
type roomy struct{ canvas fyne.Canvas }

// around is what a sheet has above and below its content: title, buttons, margins.
const around = 130

func (r *roomy) MinSize(objects []fyne.CanvasObject) fyne.Size {
	want := objects[0].(*container.Scroll).Content.MinSize()
	room := r.canvas.Size()
	return fyne.NewSize(min(want.Width, max(120, room.Width-48)), min(want.Height, max(60, room.Height-around)))
}

func (r *roomy) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
