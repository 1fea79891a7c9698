package chart

import (
	"fmt"
	"slices"
	"time"
)

// A tick is a date on the axis below the bar.
type tick struct {
	x, x1, x2 float64
	text      string
}

// date is the day in the calendar.
func date(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// dayOf is the day counted from 1970-01-01.
func dayOf(year int, month time.Month, day int) int {
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// A step is the distance of ticks on an axis; one of the three.
type step struct{ days, months, years int }

// steps are tried from fine to coarse until the dates have room.
var steps = []step{
	{days: 1}, {days: 2}, {days: 7}, {days: 14},
	{months: 1}, {months: 2}, {months: 3}, {months: 6},
	{years: 1}, {years: 2}, {years: 5}, {years: 10}, {years: 20}, {years: 50}, {years: 100},
}

// maxTicks keeps the axis quiet where there is room for more.
const maxTicks = 8

// axis draws the dates below the bar and gives the lower edge of the drawing.
func (p *plot) axis() (bottom float64) { return p.axisAt(p.top + p.barHeight + 0.45*p.size) }

func (p *plot) axisAt(y float64) (bottom float64) {
	p.add(Line{0, y, p.Width, y, 0.5, 0, Rule})
	baseline := y + 1.15*p.size
	for _, t := range p.dates() {
		p.add(Line{t.x, y, t.x, y + 0.25*p.size, 0.5, 0, Quiet})
		p.add(Label{X: t.x1, Y: baseline, Size: p.size, Colour: Quiet, Text: t.text})
	}
	return baseline + 0.35*p.size
}

// dates are the ticks: the as-of day, and before it as many as there is room for.
func (p *plot) dates() []tick {
	d := date(p.AsOf)
	end := p.tick(p.right, fmt.Sprintf("%d %s %d", d.Day(), p.Month(d.Month()), d.Year()))
	for _, s := range steps {
		ticks, fits := p.every(s, end)
		if fits && len(ticks) < maxTicks {
			return append(ticks, end)
		}
	}
	return []tick{end}
}

// every makes the ticks of one step, without those that the last date leaves no
// room for; false if they leave none to each other.
func (p *plot) every(s step, end tick) (ticks []tick, fits bool) {
	if s.days > 0 && p.days > 70 || p.days/(s.days+30*s.months+365*s.years) > 4*maxTicks {
		return nil, false
	}
	year := 0
	for day := range p.marks(s) {
		d := date(day)
		text := p.Month(d.Month())
		switch {
		case s.years > 0 && d.Month() == time.January:
			text = fmt.Sprint(d.Year())
		case s.days > 0:
			text = fmt.Sprintf("%d %s", d.Day(), text)
			fallthrough
		default:
			if d.Year() != year {
				text = fmt.Sprintf("%s %d", text, d.Year())
			}
		}
		year = d.Year()
		t := p.tick(p.x(day), text)
		if t.x2+labelGap*p.size > end.x1 {
			break
		}
		ticks = append(ticks, t)
	}
	gap := labelGap * p.size
	// The first date need not be a whole step before the second.
	if len(ticks) > 1 && s.days == 0 && ticks[0].x2+gap > ticks[1].x1 {
		ticks = slices.Delete(ticks, 1, 2)
	}
	for i := 1; i < len(ticks); i++ {
		if ticks[i-1].x2+gap > ticks[i].x1 {
			return nil, false
		}
	}
	return ticks, true
}

// marks gives the days of a step: the first of the bar, then whole steps; of
// years, the firsts of January.
func (p *plot) marks(s step) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		start := date(p.first)
		day := p.first
		for n := 1; day < p.AsOf; n++ {
			if !yield(day) {
				return
			}
			switch {
			case s.days > 0:
				day = p.first + n*s.days
			case s.months > 0:
				day = dayOf(start.Year(), start.Month()+time.Month(n*s.months), 1)
			default:
				day = dayOf(start.Year()/s.years*s.years+n*s.years, time.January, 1)
			}
		}
	}
}

// tick centres a date below x, as far as the drawing is wide.
func (p *plot) tick(x float64, text string) tick {
	text = p.Finish(text)
	w := p.Measure(text, p.size, false)
	x1 := max(0, min(x-w/2, p.Width-w))
	return tick{x, x1, x1 + w, text}
}
