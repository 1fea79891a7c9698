//go:build !headless

package overview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export/chart"
)

// cards are the figures: how many there are of each status.
type cards struct {
	root *fyne.Container
	all  []*card
}

// card is one of them.
type card struct {
	figure *widgets.Figure
	count  func(dossier.Figures) int
	always bool // also where there is nobody
}

func newCards(s *Screen) *cards {
	c := &cards{root: container.New(&evenly{least: 118, gap: 10})}
	add := func(words string, of dossier.Status, always bool, query string, count func(dossier.Figures) int) {
		one := &card{figure: widgets.NewFigure(words, chart.Mark(of), func() { s.list(query) }), count: count, always: always}
		c.all = append(c.all, one)
		c.root.Add(one.figure)
	}
	add(say.T("profiled"), "", true, "", func(f dossier.Figures) int { return f.Profiled })
	for _, status := range dossier.Statuses {
		add(word(status), status, status == dossier.Held || status == dossier.NotFree || status == dossier.Free, "status:"+string(status),
			func(f dossier.Figures) int { return countOf(f, status) })
	}
	c.put(desk.Overview{})
	return c
}

// word is what is counted, short enough for a card.
func word(status dossier.Status) string {
	if status == dossier.NotFree {
		return say.T("released, not free")
	}
	return say.Words().Mid(say.Words().Status(status))
}

func countOf(f dossier.Figures, status dossier.Status) int {
	switch status {
	case dossier.Held:
		return f.Held
	case dossier.NotFree:
		return f.ReleasedNotFree
	case dossier.Free:
		return f.Free
	case dossier.Disappeared:
		return f.Disappeared
	case dossier.AtLarge:
		return f.AtLarge
	case dossier.Dead:
		return f.Dead
	}
	return f.NotKnown
}

func (c *cards) put(o desk.Overview) {
	moved := false
	for _, one := range c.all {
		n := one.count(o.Figures)
		if o.AsOf != 0 {
			one.figure.Put(say.Words().Digits(n))
		}
		if show := one.always || n > 0; show != one.figure.Visible() {
			moved = true
			if show {
				one.figure.Show()
			} else {
				one.figure.Hide()
			}
		}
	}
	if moved {
		c.root.Refresh()
	}
}

// evenly shares the width among things, in as many lines as it takes for each to
// have at least a width, and what it asks for.
type evenly struct {
	least, gap float32
	lines      int // as they were laid out last
}

func (e *evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l := visible(objects)
	if len(l) == 0 {
		return
	}
	least := e.least
	for _, o := range l {
		least = max(least, o.MinSize().Width)
	}
	most := max(1, int((size.Width+e.gap)/(least+e.gap)))
	e.lines = (len(l) + most - 1) / most
	each := (len(l) + e.lines - 1) / e.lines // so that the last line is not of one alone
	w := (size.Width - e.gap*float32(each-1)) / float32(each)
	h := l[0].MinSize().Height
	for i, o := range l {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(float32(i%each)*(w+e.gap), float32(i/each)*(h+e.gap)))
	}
}

func (e *evenly) MinSize(objects []fyne.CanvasObject) fyne.Size {
	l := visible(objects)
	if len(l) == 0 {
		return fyne.Size{}
	}
	lines := float32(max(1, e.lines))
	return fyne.NewSize(l[0].MinSize().Width, lines*l[0].MinSize().Height+(lines-1)*e.gap)
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var l []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			l = append(l, o)
		}
	}
	return l
}
