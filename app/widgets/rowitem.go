//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rowItem is a row of a [RowList]: Fyne's own takes no second button of the mouse.
type rowItem struct {
	widget.BaseWidget

	list *RowList
	row  int
	of   fyne.CanvasObject
}

var (
	_ fyne.Tappable          = (*rowItem)(nil)
	_ fyne.SecondaryTappable = (*rowItem)(nil)
)

func newRowItem(l *RowList, of fyne.CanvasObject) *rowItem {
	r := &rowItem{list: l, of: of}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped is for Fyne.
func (r *rowItem) Tapped(*fyne.PointEvent) { r.list.Tap(r.row) }

// TappedSecondary is for Fyne.
func (r *rowItem) TappedSecondary(e *fyne.PointEvent) { r.list.menu(r.row, e.AbsolutePosition) }

// CreateRenderer is for Fyne.
func (r *rowItem) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.of) }
