//go:build !headless

package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// outlined draws a widget of the toolkit with a line of ours around it.
type outlined struct {
	fyne.WidgetRenderer

	line  *canvas.Rectangle
	shown func() // looks at the widget, and sets the line for it
}

// outline is a line as wide as the ring of what has the keyboard.
func outline(of fyne.WidgetRenderer) outlined {
	line := canvas.NewRectangle(color.Transparent)
	line.StrokeWidth = 2
	return outlined{WidgetRenderer: of, line: line}
}

func (o *outlined) Layout(size fyne.Size) {
	o.WidgetRenderer.Layout(size)
	o.line.Resize(size)
}

func (o *outlined) Refresh() {
	o.WidgetRenderer.Refresh()
	o.shown()
	o.line.Refresh()
}

func (o *outlined) Objects() []fyne.CanvasObject {
	return append(slices.Clone(o.WidgetRenderer.Objects()), o.line)
}
