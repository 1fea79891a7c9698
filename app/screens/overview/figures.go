//go:build !headless

package overview

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/task"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
	"habeas/export/chart"
)

// figures are the charts, which are described as those of the page are.
type figures struct {
	s    *Screen
	root fyne.CanvasObject
	cols *fyne.Container

	steps     chart.StepChart
	overTime  *widgets.Drawing
	shares    []chart.Share
	came      *widgets.Drawing
	cameHead  *widgets.Text
	charges   *tally
	places    *tally
	groups    *tally
	detained  *fyne.Container
	pressing  *fyne.Container
	drawn     job.Latest[chart.StepChart]
	quiet     job.Delay
	drawnOnce bool
}

// chartPause is how long the day rests before the chart over time is worked out
// for it: that of very many people takes longer than a step of the slider.
const chartPause = 120 * time.Millisecond

// mostBars is how many bars a tally has, those of whom it is not known apart.
const mostBars = 8

func newFigures(s *Screen) *figures {
	f := &figures{s: s}
	f.drawn.Place = s.opts.Place
	f.quiet = job.Delay{Place: s.opts.Place, Quiet: chartPause}
	const chartHeight = 190
	f.overTime = widgets.NewDrawing(fyne.NewSize(200, chartHeight), func(width float64) chart.Drawing {
		c := f.steps
		c.Width, c.Height, c.Size, c.Measure = width, chartHeight, textSize(), widgets.Measure
		return chart.Steps(c)
	})
	f.came = widgets.NewDrawing(fyne.NewSize(160, 20), func(width float64) chart.Drawing {
		grow := textSize() / chart.TextSize // which is that of the page
		return widgets.Grown(chart.Shares(width/grow, f.shares, widgets.Measure), grow)
	})
	f.charges = newTally(s, say.T("By charge"), "charge")
	f.places = newTally(s, say.T("Held where"), "place")
	f.groups = newTally(s, say.T("By affiliation"), "affiliation")
	f.detained = container.New(widgets.Stack(4))
	f.pressing = container.New(widgets.Stack(2))
	f.cameHead = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, true)
	left := container.New(widgets.Stack(12),
		panel(heading(say.T("Held over time")), f.overTime),
		panel(heading(say.T("Days in custody")), f.detained),
		f.groups.root)
	right := container.New(widgets.Stack(12),
		panel(heading(say.T("Most urgent today")), f.pressing),
		f.charges.root, f.places.root,
		panel(f.cameHead, f.came))
	f.cols = container.New(columns{gap: 12, least: 330}, left, right)
	f.root = container.New(widgets.OverMargin(), container.NewVScroll(container.New(widgets.BesideBar(), f.cols)))
	return f
}

// textSize is that of small text in the window, in the points of a chart.
func textSize() float64 { return float64(theme.Size(house.SizeSmall)) }

// panel is a card with a head.
func panel(head fyne.CanvasObject, content ...fyne.CanvasObject) *widgets.Panel {
	box := container.New(widgets.Stack(8), head)
	for _, o := range content {
		box.Add(o)
	}
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 14, box)
}

func (f *figures) leave() {
	f.quiet.Cancel()
	f.drawn.Cancel()
}

func (f *figures) put(o desk.Overview) {
	w := say.Words()
	byCharge, left := export.ByCharge(o.Figures, w)
	f.charges.put(byCharge, left)
	f.places.put(f.counted(o.Places), 0)
	f.groups.put(f.counted(o.Groups), 0)
	f.shares = export.Releases(o.Figures, w)
	f.cameHead.Set(say.N(o.Figures.Released, "How the %s released came out", "How the %s released came out"))
	f.came.Refresh()
	show(f.cameHead, len(f.shares) > 0)
	f.putDetained(o.Detained)
	if f.drawnOnce {
		f.quiet.Ask(func() { f.draw(o) })
	} else {
		f.draw(o)
	}
	f.cols.Refresh()
}

// draw works out the chart over time.
func (f *figures) draw(o desk.Overview) {
	f.drawnOnce = true
	w := say.Words()
	f.drawn.Run(func(context.Context) (chart.StepChart, error) { return export.HeldOverTime(o.People, o.AsOf, w), nil },
		func(c chart.StepChart, err error) {
			if err != nil {
				f.s.opts.Fail(err)
				return
			}
			f.steps = c
			f.overTime.Says = inWords(c, o.AsOf)
			f.overTime.Refresh()
			f.cols.Refresh()
		})
}

// inWords says what the chart over time shows of its last day, and the most that it
// shows of any.
func inWords(c chart.StepChart, asOf dossier.Day) string {
	if len(c.Levels) == 0 {
		return say.T("Held over time: nobody was.")
	}
	last, most := c.Levels[len(c.Levels)-1], c.Levels[0]
	for _, l := range c.Levels {
		if l.Sure+l.Likely > most.Sure+most.Likely {
			most = l
		}
	}
	w := say.Words()
	return say.T("Held over time: %s on %s, of them %s likely; at most %s, from %s.",
		last.Sure+last.Likely, w.Day(asOf), last.Likely, most.Sure+most.Likely, w.Day(dossier.Day(most.From)))
}

// counted makes bars of counts.
func (f *figures) counted(l []desk.Tally) chart.BarChart {
	c := chart.BarChart{Finish: say.Words().Finish}
	for i, t := range l {
		switch {
		case t.Name == "":
			c.Bars = append(c.Bars, chart.Bar{Label: say.Words().NotKnown(), Count: t.Count, Colour: chart.Grey, Pattern: chart.Outline})
		case i < mostBars:
			c.Bars = append(c.Bars, chart.Bar{Label: t.Name, Count: t.Count, Colour: chart.Accent})
		}
	}
	return c
}

func (f *figures) putDetained(d desk.Detained) {
	f.detained.RemoveAll()
	line := func(what, much string) {
		f.detained.Add(container.NewBorder(nil, nil, widgets.NewText(what, house.ColorQuiet, house.SizeText, false), nil,
			aligned(widgets.NewShortText(much, "", house.SizeText, true))))
	}
	if d.Of == 0 {
		f.detained.Add(widgets.NewShortText(say.T("Of nobody the days in custody are known."), house.ColorQuiet, house.SizeText, false))
		return
	}
	w := say.Words()
	line(say.T("Together"), w.Days(d.Sum))
	line(say.T("In the middle (median)"), w.Duration(d.Median))
	line(say.T("Longest"), w.Duration(d.Longest.Days))
	id := d.Longest.ID
	f.detained.Add(container.NewHBox(widgets.NewFact(say.Name(d.Longest.Name, d.Longest.KnownAs), func() { f.s.opts.Open(id) })))
	f.detained.Add(widgets.NewShortText(say.N(d.Of, "Of %s person whose days are known.", "Of %s people whose days are known."), house.ColorQuiet, house.SizeSmall, false))
}

func aligned(t *widgets.Text) *widgets.Text {
	t.Alignment = fyne.TextAlignTrailing
	return t
}

// putUrgent tells how much of each reason there is.
func (f *figures) putUrgent(l []desk.Urgent) {
	f.pressing.RemoveAll()
	counts := map[desk.Urgency]int{}
	for _, u := range l {
		counts[u.Why]++
	}
	for _, why := range desk.Urgencies {
		if n := counts[why]; n > 0 {
			f.pressing.Add(widgets.NewWay(reason(why), say.Words().Digits(n), func() { f.s.showReason(why) }))
		}
	}
	if len(l) == 0 {
		f.pressing.Add(task.Prose(say.T("Nothing that cannot wait: all facts are fresh, and no date is near.")))
	}
	f.cols.Refresh()
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// columns lays two columns beside each other, the left one wider, or one below
// the other where one would get less than least.
type columns struct{ gap, least float32 }

func (c columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := (size.Width - c.gap) * 0.56
	right := size.Width - c.gap - left
	if right < c.least {
		objects[0].Resize(fyne.NewSize(size.Width, objects[0].MinSize().Height))
		objects[0].Move(fyne.NewPos(0, 0))
		h := objects[0].MinSize().Height
		objects[1].Resize(fyne.NewSize(size.Width, objects[1].MinSize().Height))
		objects[1].Move(fyne.NewPos(0, h+c.gap))
		return
	}
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(right, size.Height))
	objects[1].Move(fyne.NewPos(left+c.gap, 0))
}

func (c columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if objects[1].Position().Y > 0 {
		return fyne.NewSize(max(a.Width, b.Width), a.Height+c.gap+b.Height)
	}
	return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
}
