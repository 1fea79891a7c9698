//go:build !headless

package packets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// row shows a packet: its number, for whom it is, what it is and of when.
type row struct {
	widget.BaseWidget

	number, what *widgets.Text
	when         *widgets.Text
	mark         *widgets.Word
	ground       *widgets.Panel
}

func newRow() fyne.CanvasObject {
	r := &row{
		number: widgets.NewShortText("", "", house.SizeText, true),
		what:   widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		when:   widgets.NewText("", house.ColorQuiet, house.SizeSmall, false),
		mark:   widgets.NewWord(" ", house.ColorNotFree, house.ColorWarnPale),
		ground: widgets.NewPanel(house.ColorPicked, 0, container.NewStack()),
	}
	r.ground.Radius = 6
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) put(p desk.Recorded, m *dossier.Meeting, picked bool) {
	r.number.Set(p.Number + " · " + say.Words().Audience(p.Audience))
	r.when.Set(say.Words().ShortDate(p.Made))
	what := say.Kind(p.Kind)
	if p.Ordered.Lang != "" {
		what += ", " + say.Words().Language(p.Ordered.Lang)
	}
	if m != nil && m.Title != "" {
		what += " · " + m.Title
	}
	r.what.Set(what)
	if p.Stale {
		r.mark.Set(say.T("out of date"), house.ColorNotFree, house.ColorWarnPale)
	} else {
		r.mark.Set(say.T("up to date"), house.ColorFree, house.ColorFreePale)
	}
	if picked {
		r.ground.Show()
	} else {
		r.ground.Hide() // the list's own mark is behind it
	}
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(widgets.Inset(12, 7), container.New(widgets.Stack(1),
		container.NewBorder(nil, nil, nil, container.NewCenter(r.mark), r.number),
		container.NewBorder(nil, nil, nil, r.when, r.what)))))
}
