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

// row is a line of the list, or its header.
type row struct {
	widget.BaseWidget

	id       dossier.ID
	check    *widgets.Tick
	portrait *widgets.Portrait
	name     *widgets.Text
	below    *widgets.Text
	mark     *widgets.Mark
	status   *widgets.Text
	charge   *widgets.Text
	held     *widgets.Text
	checked  *widgets.Text
	height   float32
}

const (
	rowHeight    = 58
	headerHeight = 32
	portraitW    = 38
	portraitH    = 46
	markSize     = 11
)

func newRow(pick func(dossier.ID)) *row {
	r := &row{
		portrait: widgets.NewPortrait(fyne.NewSize(portraitW, portraitH)),
		name:     widgets.NewShortText("", "", house.SizeText, true),
		below:    widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		mark:     widgets.NewMark(chart.MarkNotKnown, markSize),
		status:   widgets.NewShortText("", "", house.SizeText, true),
		charge:   widgets.NewShortText("", "", house.SizeText, false),
		held:     widgets.NewShortText("", "", house.SizeText, false),
		checked:  widgets.NewShortText("", house.ColorQuiet, house.SizeText, false),
		height:   rowHeight,
	}
	r.check = widgets.NewTick(func() { pick(r.id) })
	r.ExtendBaseWidget(r)
	return r
}

func newHeader(pickAll func()) *row {
	head := func(text string) *widgets.Text {
		return widgets.NewShortText(text, house.ColorQuiet, house.SizeSmall, false)
	}
	r := &row{
		name: head(say.T("Name")), status: head(say.T("Status")), charge: head(say.T("Charge")), held: head(say.T("Held")), checked: head(say.T("Checked")),
		check: widgets.NewTick(pickAll), height: headerHeight,
	}
	r.ExtendBaseWidget(r)
	return r
}

// update shows a dossier in a row.
func (s *Screen) update(i int, r *row) {
	d := s.found.Rows[i]
	r.id = d.ID
	r.check.Set(s.picked[d.ID])
	r.portrait.Put(s.pictures.Get(d.Portrait, 2*portraitW, 2*portraitH), d.Name)
	r.name.Set(say.Name(d.Name, d.KnownAs))
	if text := below(d); (text == "") != (r.below.Text == "") {
		r.below.Set(text)
		r.Refresh() // the name stands at another height
	} else {
		r.below.Set(text)
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
	if d.Standing.Status == dossier.Held && d.Standing.HouseArrest {
		return dash(say.Words().Duration(d.House))
	}
	if d.Standing.Status != dossier.Held && !d.Days.Known {
		return "—"
	}
	return say.Words().Duration(d.Days)
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	if r.portrait != nil { // not a header
		objects = append(objects, r.portrait, r.below, r.mark)
	}
	return &rowRenderer{row: r, objects: append(objects, r.check, r.name, r.status, r.charge, r.held, r.checked)}
}

type rowRenderer struct {
	row     *row
	objects []fyne.CanvasObject
}

// Layout gives the columns their shares; the last ones are left out where
// there is no room for them.
func (l *rowRenderer) Layout(size fyne.Size) {
	r := l.row
	const left = 106
	rest := size.Width - left - 8
	shares := []float32{0.32, 0.21, 0.15, 0.19, 0.13} // name, status, charge, held, checked
	texts := []*widgets.Text{r.name, r.status, r.charge, r.held, r.checked}
	for n := len(shares); n > 2 && rest < 140*float32(n); n-- {
		spare := shares[n-1]
		shares[n-1] = 0
		for i := range n - 1 {
			shares[i] += spare / float32(n-1)
		}
	}
	middle := func(h float32) float32 { return (size.Height - h) / 2 }
	const tick = 22
	r.check.Resize(fyne.NewSquareSize(tick))
	r.check.Move(fyne.NewPos(14, middle(tick)))
	x := float32(left)
	for i, t := range texts {
		w := shares[i] * rest
		h := t.MinSize().Height
		if w == 0 {
			t.Hide()
			continue
		}
		t.Show()
		y := middle(h)
		if i == 0 && r.below != nil && r.below.Text != "" {
			b := r.below.MinSize().Height
			y = middle(h + b - 2)
			r.below.Move(fyne.NewPos(x, y+h-2))
			r.below.Resize(fyne.NewSize(w-12, b))
		}
		at := x
		if i == 1 && r.mark != nil {
			r.mark.Move(fyne.NewPos(x, middle(markSize)))
			r.mark.Resize(fyne.NewSquareSize(markSize))
			at += markSize + 6
		}
		t.Move(fyne.NewPos(at, y))
		t.Resize(fyne.NewSize(x+w-12-at, h))
		x += w
	}
	if r.portrait != nil {
		r.portrait.Move(fyne.NewPos(54, middle(portraitH)))
		r.portrait.Resize(fyne.NewSize(portraitW, portraitH))
	}
}

func (l *rowRenderer) MinSize() fyne.Size { return fyne.NewSize(320, l.row.height) }

func (l *rowRenderer) Refresh() {
	l.Layout(l.row.Size())
	for _, o := range l.objects {
		o.Refresh()
	}
}

func (l *rowRenderer) Objects() []fyne.CanvasObject { return l.objects }
func (l *rowRenderer) Destroy()                     {}
