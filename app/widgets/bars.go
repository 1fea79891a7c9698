//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/export/chart"
)

// Bars is a bar chart whose rows lead to those whom they count.
type Bars struct {
	widget.BaseWidget

	OnTapped func(row int) // nil for rows that lead nowhere

	bars    chart.BarChart
	drawing *Drawing
	rows    *fyne.Container
}

// NewBars makes an empty bar chart.
func NewBars(tapped func(row int)) *Bars {
	b := &Bars{OnTapped: tapped, rows: container.New(evenly{})}
	b.drawing = NewDrawing(fyne.NewSize(160, 0), func(width float64) chart.Drawing {
		c := b.bars
		c.Width, c.Size, c.Measure = width, float64(b.Theme().Size(house.SizeSmall)), Measure
		return chart.Bars(c)
	})
	b.ExtendBaseWidget(b)
	return b
}

// Put shows bars.
func (b *Bars) Put(c chart.BarChart) {
	b.bars = c
	for len(b.rows.Objects) > len(c.Bars) || b.OnTapped == nil && len(b.rows.Objects) > 0 {
		b.rows.Objects = b.rows.Objects[:len(b.rows.Objects)-1]
	}
	for i := len(b.rows.Objects); i < len(c.Bars) && b.OnTapped != nil; i++ {
		b.rows.Objects = append(b.rows.Objects, newSpot(func() { b.OnTapped(i) }))
	}
	for i, o := range b.rows.Objects {
		o.(*spot).name = spokenBar(c.Bars[i])
	}
	b.drawing.Refresh()
	b.rows.Refresh()
}

// spokenBar is the name of a bar and its number.
func spokenBar(b chart.Bar) string { return b.Label + " " + say.Words().Digits(b.Count) }

// CreateRenderer is for Fyne.
func (b *Bars) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(b.drawing, b.rows))
}

// evenly gives things the same share of the height.
type evenly struct{}

func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h := size.Height / float32(max(1, len(objects)))
	for i, o := range objects {
		o.Move(fyne.NewPos(0, float32(i)*h))
		o.Resize(fyne.NewSize(size.Width, h))
	}
}

func (evenly) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// spot is a place on a picture that leads somewhere.
type spot struct {
	widget.BaseWidget
	pressed
	name string
}

func newSpot(tapped func()) *spot {
	s := &spot{}
	s.pressed = pressed{of: s, tapped: tapped}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is what the place shows.
func (s *spot) AccessibilityLabel() string { return s.name }

// CreateRenderer is for Fyne.
func (s *spot) CreateRenderer() fyne.WidgetRenderer {
	r := newPressedRenderer(&s.pressed, container.NewWithoutLayout(), "", "")
	r.ground.CornerRadius = 4
	return r
}
