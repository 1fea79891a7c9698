//go:build !headless

package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/export/chart"
)

// Face is a portrait with the sign of where the person stands at its foot, and
// the name below.
type Face struct {
	widget.BaseWidget

	OnHover func(in bool)

	portrait *Portrait
	mark     *Mark
	name     *Text
	box      fyne.CanvasObject
}

var _ desktop.Hoverable = (*Face)(nil)

const (
	faceMark = 12
	faceRoom = 3 // around the mark
)

// NewFace makes a face whose portrait is of a size.
func NewFace(size fyne.Size) *Face {
	f := &Face{portrait: NewPortrait(size), mark: NewMark(chart.MarkNotKnown, faceMark), name: NewShortText("", "", house.SizeSmall, false)}
	f.name.Alignment = fyne.TextAlignCenter
	badge := NewPanel(house.ColorCard, faceRoom, f.mark)
	badge.Radius = 4
	f.box = container.New(Stack(2), container.New(corner{}, f.portrait, badge), f.name)
	f.ExtendBaseWidget(f)
	return f
}

// Put shows a person.
func (f *Face) Put(picture image.Image, name string, stands chart.Mark) {
	f.portrait.Put(picture, name)
	f.mark.Set(stands)
	f.name.Set(name)
}

// MouseIn is for Fyne.
func (f *Face) MouseIn(*desktop.MouseEvent) { f.hover(true) }

// MouseMoved is for Fyne.
func (f *Face) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (f *Face) MouseOut() { f.hover(false) }

func (f *Face) hover(in bool) {
	if f.OnHover != nil {
		f.OnHover(in)
	}
}

// CreateRenderer is for Fyne.
func (f *Face) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.box) }

// corner lets the second of two things stand in the lower right corner of the
// first.
type corner struct{}

func (corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	least := objects[1].MinSize()
	objects[1].Resize(least)
	objects[1].Move(fyne.NewPos(size.Width-least.Width-2, size.Height-least.Height-2))
}

func (corner) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
