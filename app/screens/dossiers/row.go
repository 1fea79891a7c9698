//go:build !headless

package dossiers

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export/chart"
)

// row is a line of the list.
type row struct {
	widget.BaseWidget

	heads    *widgets.Columns // it lies under them
	relaid   int              // the widths for which it was laid out
	id       dossier.ID
	ground   *widgets.Panel // behind one that is picked
	here     *widgets.Panel // at the edge of the one that the keys act on
	check    *widgets.Tick
	portrait *widgets.Portrait
	name     *widgets.Text
	below    *widgets.Text
	matched  *widgets.Marked // in the place of below, where the search found something else than the name
	mark     *widgets.Mark
	status   *widgets.Text
	charge   *widgets.Text
	held     *widgets.Text
	checked  *widgets.Text
}

const (
	rowLeft   = 106 // before the columns: the tick and the portrait
	rowRight  = 8
	tickLeft  = 14
	tickSize  = 22
	faceLeft  = 54
	portraitW = 38
	portraitH = 46
	markSize  = 11
	hereWidth = 4
	cellGap   = 12 // kept free at the right of a column
)

func newRow(heads *widgets.Columns, pick func(dossier.ID)) *row {
	r := &row{
		heads:    heads,
		ground:   widgets.NewPanel(house.ColorPicked, 0, widgets.NewText("", "", "", false)),
		here:     widgets.NewPanel(house.ColorAccent, 0, widgets.NewText("", "", "", false)),
		portrait: widgets.NewPortrait(fyne.NewSize(portraitW, portraitH)),
		name:     widgets.NewShortText("", "", house.SizeText, true),
		below:    widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		matched:  widgets.NewMarked(),
		mark:     widgets.NewMark(chart.MarkNotKnown, markSize),
		status:   widgets.NewShortText("", "", house.SizeText, true),
		charge:   widgets.NewShortText("", "", house.SizeText, false),
		held:     widgets.NewShortText("", "", house.SizeText, false),
		checked:  widgets.NewShortText("", house.ColorQuiet, house.SizeText, false),
	}
	r.ground.Radius = 6
	r.ground.Hide()
	r.here.Radius = 2
	r.here.Hide()
	r.matched.Hide()
	r.check = widgets.NewTick(func() { pick(r.id) })
	r.ExtendBaseWidget(r)
	return r
}

// update shows a dossier in a row.
func (s *Screen) update(i int, r *row) {
	if i >= len(s.found.Rows) {
		return // the list has shrunk, and is about to be told
	}
	d := s.found.Rows[i]
	r.id = d.ID
	picked := s.picked.ids[d.ID]
	r.check.Set(picked)
	if picked == r.ground.Hidden {
		r.ground.Hidden = !picked
		r.ground.Refresh()
	}
	if here := s.list.IsHere(i); here == r.here.Hidden {
		r.here.Hidden = !here
		r.here.Refresh()
	}
	r.portrait.Put(s.pictures.Get(d.Portrait, 2*portraitW, 2*portraitH), d.Name)
	r.name.Set(say.Name(d.Name, d.KnownAs))
	lines := r.lines()
	if m, ok := s.matchOf(d.ID); ok {
		r.matched.Set(say.T("%s: %s", fieldWord(m.Field), ""), m.Text, m.From, m.To)
		r.matched.Show()
		r.below.Hide()
	} else {
		r.below.Set(below(d))
		r.below.Show()
		r.matched.Hide()
	}
	mark := chart.Mark(d.Standing.Status)
	r.mark.Set(mark)
	color, ok := house.OfChart(mark.Colour())
	if !ok {
		color = house.ColorQuiet
	}
	status := say.Words().Chip(d.Standing)
	if !d.Standing.Certain && d.Standing.Status != dossier.NotKnown {
		status = say.T("%s (likely)", status)
	}
	r.status.SetColored(status, color)
	r.charge.Set(dash(d.Charge))
	r.held.Set(held(d))
	today := dossier.DayOf(s.opts.Now())
	age := house.ColorQuiet
	if d.Checked.IsZero() || d.Checked.Last() < today.Add(-dossier.StaleAfter) {
		age = house.ColorNotFree
	}
	r.checked.SetColored(say.Ago(d.Checked, today), age)
	if r.lines() != lines || r.relaid != s.relaid {
		r.relaid = s.relaid
		r.Refresh()
	}
}

// lines is how many lines stand in the column of names.
func (r *row) lines() int {
	if r.matched.Visible() || r.below.Text != "" {
		return 2
	}
	return 1
}

func below(d desk.Row) string {
	parts := append([]string{}, d.Names...)
	if d.About != "" {
		parts = append(parts, d.About)
	}
	if d.Made {
		parts = append(parts, say.T("synthetic"))
	}
	return strings.Join(parts, " · ")
}

func held(d desk.Row) string {
	days := d.Held()
	if d.Standing.Status == dossier.Held && d.Standing.HouseArrest {
		return dash(say.Words().Duration(days))
	}
	if d.Standing.Status != dossier.Held && !days.Known {
		return "—"
	}
	return say.Words().Duration(days)
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// matchOf is where the search found a dossier, other than by its name. It is
// worked out for rows that are shown, once.
func (s *Screen) matchOf(id dossier.ID) (desk.Match, bool) {
	if s.opts.Matched == nil || s.found.Query == "" {
		return desk.Match{}, false
	}
	m, ok := s.matches[id]
	if !ok {
		if all := s.opts.Matched(s.found.Query, id); len(all) > 0 {
			m = all[0]
		}
		s.matches[id] = m
	}
	return m, m.Text != "" && m.Field != "name"
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return &rowRenderer{row: r, objects: []fyne.CanvasObject{
		r.ground, r.here, r.check, r.portrait, r.name, r.below, r.matched, r.mark, r.status, r.charge, r.held, r.checked,
	}}
}

type rowRenderer struct {
	row     *row
	objects []fyne.CanvasObject
}

// Layout puts the cells under the heads.
func (l *rowRenderer) Layout(size fyne.Size) {
	r := l.row
	r.ground.Move(fyne.NewPos(2, 1))
	r.ground.Resize(size.SubtractWidthHeight(4, 2))
	r.here.Move(fyne.NewPos(3, 7))
	r.here.Resize(fyne.NewSize(hereWidth, max(0, size.Height-14)))
	middle := func(h float32) float32 { return (size.Height - h) / 2 }
	r.check.Resize(fyne.NewSquareSize(tickSize))
	r.check.Move(fyne.NewPos(tickLeft, middle(tickSize)))
	r.portrait.Move(fyne.NewPos(faceLeft, middle(portraitH)))
	r.portrait.Resize(fyne.NewSize(portraitW, portraitH))
	cells := []*widgets.Text{colName: r.name, colStatus: r.status, colCharge: r.charge, colHeld: r.held, colChecked: r.checked}
	for i, span := range r.heads.Spans(size.Width) {
		t := cells[i]
		t.Hidden = span.Width == 0
		if t.Hidden {
			continue
		}
		h := t.MinSize().Height
		at, y, width := span.X, middle(h), max(0, span.Width-cellGap)
		switch i {
		case colName:
			if r.lines() == 2 {
				b := r.below.MinSize().Height
				y = middle(h + b - 2)
				for _, o := range []fyne.CanvasObject{r.below, r.matched} {
					o.Move(fyne.NewPos(at, y+h-2))
					o.Resize(fyne.NewSize(width, b))
				}
			}
		case colStatus:
			r.mark.Move(fyne.NewPos(at, middle(markSize)))
			r.mark.Resize(fyne.NewSquareSize(markSize))
			at += markSize + 6
			width = max(0, width-markSize-6)
		}
		t.Move(fyne.NewPos(at, y))
		t.Resize(fyne.NewSize(width, h))
	}
}

// MinSize has room for the portrait, and for two lines of whatever size text has.
func (l *rowRenderer) MinSize() fyne.Size {
	text := l.row.name.MinSize().Height + l.row.below.MinSize().Height
	return fyne.NewSize(320, max(portraitH+12, text+10))
}

func (l *rowRenderer) Refresh() {
	l.Layout(l.row.Size())
	for _, o := range l.objects {
		o.Refresh()
	}
}

func (l *rowRenderer) Objects() []fyne.CanvasObject { return l.objects }
func (l *rowRenderer) Destroy()                     {}
