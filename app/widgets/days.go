//go:build !headless

package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/dossier"
)

// Days is a slider over days. The arrows to the left and right go by a day, up
// and down by a month, PageUp and PageDown by a year, Home and End to the ends.
type Days struct {
	widget.Slider

	OnDay func(dossier.Day) // a person went to a day
}

// NewDays makes a slider from one day to another, at the last.
func NewDays(first, last dossier.Day, went func(dossier.Day)) *Days {
	d := &Days{OnDay: went}
	d.Step = 1
	d.Orientation = widget.Horizontal
	d.Min, d.Max, d.Value = float64(first), float64(last), float64(last)
	d.OnChanged = func(v float64) {
		if d.OnDay != nil {
			d.OnDay(dossier.Day(v))
		}
	}
	d.ExtendBaseWidget(d)
	return d
}

// Between changes the ends; the day stays where it is, as far as that goes.
func (d *Days) Between(first, last dossier.Day) {
	if d.Min == float64(first) && d.Max == float64(last) {
		return
	}
	d.Min, d.Max = float64(first), float64(last)
	d.Value = min(max(d.Value, d.Min), d.Max)
	d.Refresh()
}

// Day is the day that it shows.
func (d *Days) Day() dossier.Day { return dossier.Day(d.Value) }

// Put shows a day, and tells nobody.
func (d *Days) Put(day dossier.Day) {
	if v := min(max(float64(day), d.Min), d.Max); v != d.Value {
		d.Value = v
		d.Refresh()
	}
}

// TypedKey is for Fyne.
func (d *Days) TypedKey(e *fyne.KeyEvent) {
	month := func(n int) dossier.Day { return d.Day().AddTerm(dossier.Term{Months: n}) }
	var to dossier.Day
	switch e.Name {
	case fyne.KeyLeft:
		to = d.Day().Add(-1)
	case fyne.KeyRight:
		to = d.Day().Add(1)
	case fyne.KeyDown:
		to = month(-1)
	case fyne.KeyUp:
		to = month(1)
	case fyne.KeyPageDown:
		to = month(-12)
	case fyne.KeyPageUp:
		to = month(12)
	case fyne.KeyHome:
		to = dossier.Day(d.Min)
	case fyne.KeyEnd:
		to = dossier.Day(d.Max)
	default:
		Pass(d, e)
		return
	}
	before := d.Value
	d.Put(to)
	if d.Value != before && d.OnDay != nil {
		d.OnDay(d.Day())
	}
}

// CreateRenderer draws the way up to the day, and its knob, in the house's colour, and
// the rest of the way so that it is seen.
func (d *Days) CreateRenderer() fyne.WidgetRenderer {
	r := &daysRenderer{d.Slider.CreateRenderer(), d}
	r.show()
	return r
}

type daysRenderer struct {
	fyne.WidgetRenderer

	days *Days
}

func (r *daysRenderer) show() {
	th, variant := r.days.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	instead := map[color.Color]color.Color{
		th.Color(theme.ColorNameForeground, variant):      th.Color(theme.ColorNamePrimary, variant),
		th.Color(theme.ColorNameInputBackground, variant): th.Color(theme.ColorNameInputBorder, variant),
	}
	for _, o := range r.Objects() {
		var fill *color.Color
		switch o := o.(type) {
		case *canvas.Rectangle:
			fill = &o.FillColor
		case *canvas.Circle:
			fill = &o.FillColor
		default:
			continue
		}
		if other := instead[*fill]; other != nil {
			*fill = other
			o.Refresh()
		}
	}
}

func (r *daysRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.show()
}

// FocusGained is for Fyne.
func (d *Days) FocusGained() { d.Slider.FocusGained(); Reveal(d) }
