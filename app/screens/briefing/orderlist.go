//go:build !headless

package briefing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export/chart"
)

// orderRow is a dossier of the briefing: its name and where the person stands.
type orderRow struct {
	*fyne.Container
	name *widgets.Text
	mark *widgets.Mark
}

// newOrderList lists the dossiers in the order of the page.
func newOrderList(s *Screen) *widgets.RowList {
	rows := map[fyne.CanvasObject]orderRow{}
	list := widgets.NewRowList(
		func() int { return len(s.order.IDs) },
		func() fyne.CanvasObject {
			r := orderRow{name: widgets.NewShortText("", "", house.SizeText, true), mark: widgets.NewMark(chart.MarkNotKnown, 11)}
			r.Container = container.New(widgets.Inset(4, 3), container.NewBorder(nil, nil, nil, container.NewCenter(r.mark), r.name))
			rows[r.Container] = r
			return r.Container
		},
		func(i int, o fyne.CanvasObject) {
			r, view := rows[o], s.opts.View()
			d := view.Dossier(s.order.IDs[i])
			if d == nil {
				return
			}
			r.name.Set(say.NameOf(d))
			r.mark.Set(chart.Mark(dossier.StatusOn(view.Custody(d), s.order.AsOf).Status))
		})
	list.OnMove = s.moveRow
	list.OnEnter = func(i int) { s.opts.Open(s.order.IDs[i]) } // a tap chooses the one to be moved
	list.Name = func(i int) string { return say.NameOf(s.opts.View().Dossier(s.order.IDs[i])) }
	list.OnDelete = func(int) { s.remove() }
	list.Now = s.opts.Now
	return list
}

// fixedHeight gives a thing the height that it has not of itself.
type fixedHeight float32

func (h fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (h fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, float32(h)) }
