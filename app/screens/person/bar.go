//go:build !headless

package person

import (
	"slices"

	"fyne.io/fyne/v2"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export/chart"
)

// bar draws the time in custody from all events, also those that no audience
// may see.
func (f *form) bar() *widgets.Drawing {
	const height = 78
	return widgets.NewDrawing(fyne.NewSize(200, height), func(width float64) chart.Drawing {
		custody := f.s.view.Custody(f.d())
		return chart.Custody(chart.CustodyBar{
			Width: width, Size: 11, AsOf: int(f.s.asOf), Measure: widgets.Measure,
			Stretches: stretches(custody, f.s.asOf), Events: ticks(custody, f.s.asOf),
		})
	})
}

// day is where the bar puts an event: the first day on which it can have
// happened, as far as that is known.
func day(e dossier.Event) dossier.Day {
	if d := e.Date.First(); d.Bounded() {
		return d
	}
	return e.Date.Last()
}

// stretches works out where the person stood from event to event.
func stretches(c dossier.Custody, asOf dossier.Day) []chart.Stretch {
	c.Events = slices.Clone(c.Events)
	var days []dossier.Day
	for i, e := range c.Events {
		if d := day(e); d.Bounded() && d <= asOf {
			c.Events[i].Date = dossier.DateOf(d)
			days = append(days, d)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	var out []chart.Stretch
	for i, d := range days {
		end := asOf
		if i+1 < len(days) {
			end = days[i+1] - 1
		}
		standing := dossier.StatusOn(c, d)
		style, label, drawn := look(standing)
		if !drawn {
			continue
		}
		next := chart.Stretch{
			From: int(d), To: int(end), Style: style, Label: label,
			OpenStart: standing.Status == dossier.Held && !standing.StartKnown, Ongoing: end == asOf,
		}
		if last := len(out) - 1; last >= 0 && out[last].Style == next.Style && out[last].To+1 == next.From {
			out[last].To, out[last].Ongoing = next.To, next.Ongoing
			continue
		}
		out = append(out, next)
	}
	return out
}

// look is how a standing is drawn; freedom is left white.
func look(s dossier.Standing) (style chart.Style, label string, drawn bool) {
	label = say.Words().Mid(say.Words().Chip(s))
	switch {
	case s.Status == dossier.Held && s.HouseArrest:
		return chart.HouseArrest, "house arrest", true
	case s.Status == dossier.Held && s.Serving:
		return chart.Serving, say.Words().Mid(say.Words().Detention(s)), true
	case s.Status == dossier.Held && s.PreTrial:
		return chart.PreTrial, "pre-trial detention", true
	case s.Status == dossier.Held:
		return chart.Held, label, true
	case s.Status == dossier.Disappeared:
		return chart.Disappeared, label, true
	case s.Status == dossier.NotFree:
		return chart.NotFree, label, true
	}
	return 0, "", false
}

// ticks are the dated events; those that begin or end custody come first.
func ticks(c dossier.Custody, asOf dossier.Day) []chart.Event {
	var out []chart.Event
	for _, e := range c.Events {
		d := day(e)
		label := say.Words().Mid(say.Words().EventKind(e.Kind))
		if !d.Bounded() || d > asOf || label == "" {
			continue
		}
		does := e.Does()
		out = append(out, chart.Event{Day: int(d), Label: label, Major: does.Custody != dossier.NoCustody && does.Custody != dossier.ShowsCustody})
	}
	return out
}
