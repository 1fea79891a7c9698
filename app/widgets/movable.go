//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// movableItem is a row of a [RowList] whose rows are put in an order: the pointer
// takes it along. A row that is taken along is not tapped, so others are not of this
// kind.
type movableItem struct{ rowItem }

var _ fyne.Draggable = (*movableItem)(nil)

func newMovableItem(l *RowList, of fyne.CanvasObject) *movableItem {
	m := &movableItem{rowItem{list: l, of: of}}
	m.ExtendBaseWidget(m)
	return m
}

// asRow is the row that an item of the list is.
func asRow(o fyne.CanvasObject) *rowItem {
	if m, ok := o.(*movableItem); ok {
		return &m.rowItem
	}
	return o.(*rowItem)
}

// Dragged is for Fyne.
func (m *movableItem) Dragged(e *fyne.DragEvent) { m.list.pull(m.row, e.Dragged.DY) }

// DragEnd is for Fyne.
func (m *movableItem) DragEnd() { m.list.pulled, m.list.way = -1, 0 }

// pull takes a row along by some way. The item that is under the pointer shows another
// row once they have changed places, so the first one counts.
func (l *RowList) pull(row int, by float32) {
	if l.pulled < 0 {
		l.pulled = row
		l.stand(row)
	}
	l.way += by
	h := l.height()
	for l.way > h/2 && l.pulled+1 < l.Length() {
		l.moveBy(1)
		l.way -= h
	}
	for l.way < -h/2 && l.pulled > 0 {
		l.moveBy(-1)
		l.way += h
	}
}

func (l *RowList) moveBy(by int) {
	row := l.pulled
	l.pulled += by
	l.OnMove(row, by)
}

// moveByKey has Alt and an arrow move the row that the keys act on, and says whether
// it was that.
func (l *RowList) moveByKey(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || l.OnMove == nil || c.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch {
	case c.KeyName == fyne.KeyUp && l.current > 0:
		l.OnMove(l.current, -1)
	case c.KeyName == fyne.KeyDown && l.current+1 < l.Length():
		l.OnMove(l.current, 1)
	case c.KeyName != fyne.KeyUp && c.KeyName != fyne.KeyDown:
		return false
	}
	return true
}
