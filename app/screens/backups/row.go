//go:build !headless

package backups

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// row is a backup in the list: when it was made, where it lies, how large it is.
type row struct {
	widget.BaseWidget

	when, where *widgets.Text
}

func newRow() fyne.CanvasObject {
	r := &row{
		when:  widgets.NewShortText("", "", house.SizeText, true),
		where: widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) put(b backup) {
	r.when.Set(b.name())
	r.where.Set(b.where + " · " + say.Bytes(int(b.Size)))
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(widgets.Inset(14, 8), container.New(widgets.Stack(1), r.when, r.where)))
}
