package export

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export/chart"
)

// CustodyBar describes the bar of a person's time in custody, up to a day. The
// page draws it of the disclosed events, the window of all of them; it has no
// stretches where no event has a date. Width and measure are the drawer's.
func CustodyBar(c dossier.Custody, asOf dossier.Day, w *words.Words) chart.CustodyBar {
	return chart.CustodyBar{
		AsOf: int(asOf), Stretches: stretches(c, asOf, &phrasesOf(w).bar), Events: ticks(c.Events, asOf, w),
		Month: w.Month, Finish: w.Finish,
	}
}

// leadIn is how long a stretch is drawn whose start nobody knows; its edge says
// that it is open.
const leadIn = 60

// stretches works out where the person stood from event to event. For the
// picture each event is put on the first day on which it can have happened.
func stretches(c dossier.Custody, asOf dossier.Day, say *barPhrases) []chart.Stretch {
	c.Events = slices.Clone(c.Events)
	var days []dossier.Day
	for i, e := range c.Events {
		day := e.Date.First()
		if !day.Bounded() {
			day = e.Date.Last()
		}
		if day.Bounded() && day <= asOf {
			c.Events[i].Date = dossier.DateOf(day)
			days = append(days, day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	footing := footingKnown(c.Events)
	var out []chart.Stretch
	for i, day := range days {
		end := asOf
		if i+1 < len(days) {
			end = days[i+1] - 1
		}
		standing := dossier.StatusOn(c, day)
		if i == 0 && !standing.StartKnown && endsCustody(standing) {
			lead := chart.Stretch{From: int(day) - leadIn, To: int(day) - 1, Style: chart.Held, OpenStart: true, Label: say.startNotKnown}
			out = append(out, lead)
		}
		style, label, drawn := stretchStyle(standing, say)
		if style == chart.PreTrial && !footing {
			style, label = chart.Held, say.held
		}
		if !drawn {
			continue
		}
		next := chart.Stretch{From: int(day), To: int(end), Style: style, Label: label,
			OpenStart: standing.Status == dossier.Held && !standing.StartKnown, Ongoing: end == asOf}
		if last := len(out) - 1; last >= 0 && out[last].Style == next.Style && out[last].Label == next.Label && out[last].To+1 == next.From {
			out[last].To, out[last].Ongoing = next.To, next.Ongoing
			continue
		}
		out = append(out, next)
	}
	return out
}

// footingKnown says that the end of pre-trial detention can be placed: no
// conviction is without a date.
func footingKnown(events []dossier.Event) bool {
	return !slices.ContainsFunc(events, func(e dossier.Event) bool {
		return e.Date.IsZero() && (e.Kind == dossier.Convicted || e.Kind == dossier.Sentenced)
	})
}

// endsCustody says that a standing came about by the end of a custody.
func endsCustody(s dossier.Standing) bool {
	return s.EndedBy != "" && (s.Status == dossier.Free || s.Status == dossier.NotFree)
}

// stretchStyle is how a standing looks on the bar; freedom is white space.
func stretchStyle(s dossier.Standing, say *barPhrases) (chart.Style, string, bool) {
	switch {
	case s.Status == dossier.Held && s.HouseArrest:
		return chart.HouseArrest, say.houseArrest, true
	case s.Status == dossier.Held && s.Serving:
		return chart.Serving, say.serving, true
	case s.Status == dossier.Held && s.PreTrial:
		return chart.PreTrial, say.preTrial, true
	case s.Status == dossier.Held:
		return chart.Held, say.held, true
	case s.Status == dossier.Disappeared:
		return chart.Disappeared, say.disappeared, true
	case s.Status == dossier.NotFree && s.HouseArrest:
		return chart.NotFree, say.houseArrest, true
	case s.Status == dossier.NotFree && s.Exile:
		return chart.NotFree, say.exile, true
	case s.Status == dossier.NotFree:
		return chart.NotFree, say.notFree, true
	}
	return 0, "", false
}

// ticks are the dated events, the turning points before the others.
func ticks(events []dossier.Event, asOf dossier.Day, w *words.Words) []chart.Event {
	var out []chart.Event
	for _, e := range events {
		day := e.Date.First()
		if !day.Bounded() || day > asOf {
			continue
		}
		label := w.Mid(w.EventKind(e.Kind))
		if label == "" {
			continue
		}
		out = append(out, chart.Event{Day: int(day), Label: label, Major: turns(e.Kind)})
	}
	return out
}

// turns says that a kind of event begins or ends custody.
func turns(k dossier.EventKind) bool {
	switch k {
	case dossier.InCustody, dossier.Transferred, dossier.BailDenied, dossier.Charged, dossier.TrialOpened,
		dossier.AppealLodged, dossier.AppealDecided, dossier.SentenceReduced, dossier.Summoned, dossier.OtherEvent:
		return false
	}
	return true
}
