//go:build !headless

package meetings

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// row is a meeting in the list, and what stands open of it.
type row struct {
	meeting *dossier.Meeting
	overdue int // promises
	held    int // packets
	stale   int // of them
}

// rowsOf lists meetings: those with promises that are overdue first, then the newest.
// One without a day is still to come.
func rowsOf(meetings []*dossier.Meeting, packets []desk.Recorded, today dossier.Day) []row {
	l := make([]row, 0, len(meetings))
	for _, m := range meetings {
		r := row{meeting: m, overdue: m.Overdue(today)}
		for _, p := range packets {
			if p.Ordered.Meeting == m.ID {
				r.held++
				if p.Stale {
					r.stale++
				}
			}
		}
		l = append(l, r)
	}
	slices.SortStableFunc(l, func(a, b row) int {
		return cmp.Or(late(b)-late(a), cmp.Compare(dayOf(b.meeting), dayOf(a.meeting)), cmp.Compare(b.meeting.ID, a.meeting.ID))
	})
	return l
}

func late(r row) int { return min(r.overdue, 1) }

func dayOf(m *dossier.Meeting) dossier.Day {
	if m.Date.IsZero() {
		return dossier.NewDay(9999, 12, 31)
	}
	return m.Date.First()
}

// nameOf is what a meeting is called where it has no title.
func nameOf(m *dossier.Meeting) string {
	switch {
	case m.Title != "":
		return m.Title
	case m.Organisation != "":
		return m.Organisation
	}
	return say.T("Meeting without a title")
}

// rowView shows a meeting: its name, when and with whom, and what stands open.
type rowView struct {
	widget.BaseWidget

	name, when *widgets.Text
	late, old  *widgets.Word
	ground     *widgets.Panel
}

func newRow() fyne.CanvasObject {
	r := &rowView{
		name:   widgets.NewShortText("", "", house.SizeText, true),
		when:   widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		late:   widgets.NewWord(" ", house.ColorHeld, house.ColorHeldPale),
		old:    widgets.NewWord(" ", house.ColorNotFree, house.ColorWarnPale),
		ground: widgets.NewPanel(house.ColorPicked, 0, container.NewStack()),
	}
	r.ground.Radius = 6
	r.ExtendBaseWidget(r)
	return r
}

func (r *rowView) put(x row, picked bool) {
	r.name.Set(nameOf(x.meeting))
	when := say.T("no day yet")
	if !x.meeting.Date.IsZero() {
		when = say.Words().ShortDate(x.meeting.Date)
	}
	if o := x.meeting.Organisation; o != "" && x.meeting.Title != "" {
		when += " · " + o
	}
	if x.held > 0 {
		when += " · " + say.N(x.held, "%s packet", "%s packets")
	}
	r.when.Set(when)
	show(r.late, x.overdue > 0, say.N(x.overdue, "%s overdue", "%s overdue"), house.ColorHeld, house.ColorHeldPale)
	show(r.old, x.stale > 0, say.N(x.stale, "%s out of date", "%s out of date"), house.ColorNotFree, house.ColorWarnPale)
	if picked {
		r.ground.Show()
	} else {
		r.ground.Hide() // the list's own mark is behind it
	}
}

func show(w *widgets.Word, on bool, text string, color, ground fyne.ThemeColorName) {
	if on {
		w.Set(text, color, ground)
		w.Show()
	} else {
		w.Hide()
	}
}

// CreateRenderer is for Fyne.
func (r *rowView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(widgets.Inset(12, 7),
		container.New(widgets.Stack(2),
			container.NewBorder(nil, nil, nil, r.late, r.name), container.NewBorder(nil, nil, nil, r.old, r.when)))))
}
