//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
)

// columnPad is the room between the edge of a column and what stands in it.
const columnPad = 6

// columnHead is the head of one column.
type columnHead struct {
	widget.BaseWidget

	columns          *Columns
	column           int
	ground           *Panel
	text             *Text
	mark             *widget.Icon
	hovered, focused bool
}

var (
	_ fyne.Tappable     = (*columnHead)(nil)
	_ fyne.Focusable    = (*columnHead)(nil)
	_ fyne.Accessible   = (*columnHead)(nil)
	_ desktop.Hoverable = (*columnHead)(nil)
)

func newColumnHead(c *Columns, column int) *columnHead {
	h := &columnHead{columns: c, column: column}
	h.text = NewShortText(c.columns[column].Name, house.ColorQuiet, house.SizeSmall, false)
	h.mark = widget.NewIcon(nil)
	h.ground = NewPanel("", 0, NewText("", "", "", false))
	h.ExtendBaseWidget(h)
	return h
}

// Tapped sorts.
func (h *columnHead) Tapped(*fyne.PointEvent) { h.columns.Press(h.column) }

// TypedKey sorts with Space or Enter.
func (h *columnHead) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.Tapped(nil)
	default:
		Pass(h, e)
	}
}

// keyStep is how much wider or narrower a key makes a column.
const keyStep = 16

// TypedRune changes the width.
func (h *columnHead) TypedRune(r rune) {
	edge, by := h.column, float32(keyStep)
	if h.column == len(h.columns.columns)-1 || h.columns.heads[h.column+1].Hidden {
		edge, by = h.column-1, -keyStep // the last one has its edge at the left
	}
	switch r {
	case '+', '=':
		h.columns.widen(edge, by)
	case '-':
		h.columns.widen(edge, -by)
	case '0':
		h.columns.standard()
	}
}

// FocusGained is for Fyne.
func (h *columnHead) FocusGained() { h.focused = true; h.Refresh(); Reveal(h) }

// FocusLost is for Fyne.
func (h *columnHead) FocusLost() { h.focused = false; h.Refresh() }

// MouseIn is for Fyne.
func (h *columnHead) MouseIn(*desktop.MouseEvent) { h.hovered = true; h.Refresh() }

// MouseMoved is for Fyne.
func (h *columnHead) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (h *columnHead) MouseOut() { h.hovered = false; h.Refresh() }

// AccessibilityLabel names the column, and how it is sorted.
func (h *columnHead) AccessibilityLabel() string {
	name := h.columns.columns[h.column].Name
	switch {
	case h.columns.sorted != h.column:
		return name
	case h.columns.down:
		return say.T("%s, sorted down", name)
	}
	return say.T("%s, sorted up", name)
}

// AccessibilityRole is that of a button.
func (h *columnHead) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (h *columnHead) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{head: h}
	r.apply()
	return r
}

type headRenderer struct{ head *columnHead }

func (r *headRenderer) apply() {
	h := r.head
	sorted := h.columns.sorted == h.column
	h.text.Bold = sorted
	color := house.ColorQuiet
	if sorted || h.focused || h.hovered && h.columns.columns[h.column].Sorts {
		color = house.ColorAccent
	}
	h.text.Color = color
	h.ground.Ground = house.ColorCard
	if h.focused {
		h.ground.Ground = house.ColorPicked
	}
	h.mark.Hide()
	if sorted {
		icon := theme.MenuDropUpIcon()
		if h.columns.down {
			icon = theme.MenuDropDownIcon()
		}
		h.mark.Resource = theme.NewColoredResource(icon, house.ColorAccent)
		h.mark.Show()
	}
}

const sortMark = 18

func (r *headRenderer) Layout(size fyne.Size) {
	h := r.head
	h.ground.Resize(size)
	height := h.text.MinSize().Height
	width := size.Width - 2*columnPad
	if h.mark.Visible() {
		width -= sortMark
	}
	width = max(0, min(width, h.text.FullWidth()+1))
	h.text.Move(fyne.NewPos(columnPad, (size.Height-height)/2))
	h.text.Resize(fyne.NewSize(width, height))
	h.mark.Move(fyne.NewPos(columnPad+width, (size.Height-sortMark)/2))
	h.mark.Resize(fyne.NewSquareSize(sortMark))
}

func (r *headRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*columnPad+sortMark, r.head.text.MinSize().Height+8)
}

func (r *headRenderer) Refresh() {
	r.apply()
	r.Layout(r.head.Size())
	r.head.ground.Refresh()
	r.head.text.Refresh()
	r.head.mark.Refresh()
}

func (r *headRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.head.ground, r.head.text, r.head.mark}
}
func (r *headRenderer) Destroy() {}
