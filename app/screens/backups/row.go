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
	ground      *widgets.Panel
}

func newRow() fyne.CanvasObject {
	r := &row{
		when:  widgets.NewShortText("", "", house.SizeText, true),
		where: widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
	}
	r.ground = widgets.NewPanel(house.ColorPicked, 0, container.NewStack())
	r.ground.Radius = 6
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) put(b backup, picked bool) {
	if picked {
		r.ground.Show()
	} else {
		r.ground.Hide() // the list's own mark is behind it
	}
	r.when.Set(b.name())
	r.where.Set(b.where + " · " + say.Bytes(int(b.Size)))
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground,
		container.New(widgets.Inset(14, 8), container.New(widgets.Stack(1), r.when, r.where))))
}
