//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// columnEdge is what one takes hold of between two columns.
type columnEdge struct {
	widget.BaseWidget

	columns *Columns
	column  int // the one before it
	line    *Panel
	moved   float32 // of a drag that did not show yet
}

var (
	_ fyne.Draggable      = (*columnEdge)(nil)
	_ fyne.DoubleTappable = (*columnEdge)(nil)
	_ desktop.Cursorable  = (*columnEdge)(nil)
	_ desktop.Hoverable   = (*columnEdge)(nil)
)

func newColumnEdge(c *Columns, column int) *columnEdge {
	e := &columnEdge{columns: c, column: column}
	e.line = NewPanel(theme.ColorNameSeparator, 0, NewText("", "", "", false))
	e.ExtendBaseWidget(e)
	return e
}

// Dragged moves the edge.
func (e *columnEdge) Dragged(d *fyne.DragEvent) {
	before := e.columns.Spans(e.columns.Size().Width)[e.column].Width
	e.moved += d.Dragged.DX
	e.columns.widen(e.column, e.moved)
	e.moved -= e.columns.Spans(e.columns.Size().Width)[e.column].Width - before
}

// DragEnd is for Fyne.
func (e *columnEdge) DragEnd() { e.moved = 0 }

// DoubleTapped gives all columns their first widths.
func (e *columnEdge) DoubleTapped(*fyne.PointEvent) { e.columns.standard() }

// Cursor shows that the edge can be dragged.
func (e *columnEdge) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn is for Fyne.
func (e *columnEdge) MouseIn(*desktop.MouseEvent) { e.line.SetGround(house.ColorAccent) }

// MouseMoved is for Fyne.
func (e *columnEdge) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (e *columnEdge) MouseOut() { e.line.SetGround(theme.ColorNameSeparator) }

// CreateRenderer is for Fyne.
func (e *columnEdge) CreateRenderer() fyne.WidgetRenderer { return &edgeRenderer{edge: e} }

type edgeRenderer struct{ edge *columnEdge }

func (r *edgeRenderer) Layout(size fyne.Size) {
	r.edge.line.Move(fyne.NewPos(edgeWidth/2, size.Height/4))
	r.edge.line.Resize(fyne.NewSize(1, size.Height/2))
}
func (r *edgeRenderer) MinSize() fyne.Size           { return fyne.NewSize(edgeWidth, 8) }
func (r *edgeRenderer) Refresh()                     { r.edge.line.Refresh() }
func (r *edgeRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.edge.line} }
func (r *edgeRenderer) Destroy()                     {}
