//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Layer holds a small thing above a screen, such as a list below an entry. The
// toolkit's own pop-ups take the keyboard from who has it; this does not, so
// that one types on.
type Layer struct {
	root  *fyne.Container
	above *fyne.Container
	shown fyne.CanvasObject
	gone  func()
}

// NewLayer puts a layer over a screen.
func NewLayer(screen fyne.CanvasObject) *Layer {
	l := &Layer{above: container.NewWithoutLayout()}
	l.root = container.NewStack(screen, l.above)
	return l
}

// Object is the screen with its layer.
func (l *Layer) Object() fyne.CanvasObject { return l.root }

// Show puts a thing below an object of the screen, or above it where there is
// more room, and never over it. gone is called when it is taken away.
func (l *Layer) Show(thing, below fyne.CanvasObject, gone func()) {
	if l.shown != nil && l.shown != thing {
		l.Hide()
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(below).Subtract(driver.AbsolutePositionForObject(l.root))
	size, room := thing.MinSize(), l.root.Size()
	size.Width = max(size.Width, min(below.Size().Width, 420))
	under := room.Height - at.Y - below.Size().Height
	y := at.Y + below.Size().Height
	if size.Height > under && at.Y > under {
		size.Height = min(size.Height, at.Y)
		y = at.Y - size.Height
	} else {
		size.Height = min(size.Height, under)
	}
	l.shown, l.gone = thing, gone
	l.above.Objects = []fyne.CanvasObject{thing}
	thing.Move(fyne.NewPos(max(0, min(at.X, room.Width-size.Width)), y))
	thing.Resize(size)
	l.above.Refresh()
}

// Hide takes away what is shown.
func (l *Layer) Hide() {
	if l.shown == nil {
		return
	}
	gone := l.gone
	l.shown, l.gone = nil, nil
	l.above.RemoveAll()
	if gone != nil {
		gone()
	}
}

// Shown reports whether a thing is.
func (l *Layer) Shown(thing fyne.CanvasObject) bool { return thing != nil && l.shown == thing }
