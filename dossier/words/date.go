package words

import (
	"fmt"
	"strconv"
	"time"

	"habeas/dossier"
)

// dates are a language's dates. The texts take the parts that their names say.
type dates struct {
	long, short  dateForm
	seasons      [4]string
	year         string
	season       string // season, year
	decade       string // its first year
	about        string
	uncertain    string
	span         string // from, to: all the time
	shortSpan    string
	fromOn       string // goes on
	fromUnknown  string // its end is not known
	until        string
	untilUnknown string // its beginning is not known
	between      string // from, to: some day of it
	orLater      string
	orEarlier    string
	asOf         string
	ago          [4]string // today, yesterday, "%s ago", "in %s"
}

// dateForm is how days and months are written.
type dateForm struct {
	months [12]string
	day    string // day, month, year
	first  string // the same of the first day of a month
	month  string // month, year
}

// Date is a date in words: "10 September 2018", "about September 2017", "2017
// (uncertain)", "from 2017 on", "not known". An interval is all the time from
// its one end to the other.
func (w *Words) Date(d dossier.Date) string { return w.date(d, dateStyle{form: &w.dates.long}) }

// ShortDate is the same with short months: "10 Sep 2018".
func (w *Words) ShortDate(d dossier.Date) string {
	return w.date(d, dateStyle{form: &w.dates.short, short: true})
}

// EventDate is when something happened: an interval is some day between its
// ends, "between 3 May 2016 and 2017", "2017 or later".
func (w *Words) EventDate(d dossier.Date) string {
	return w.date(d, dateStyle{form: &w.dates.long, event: true})
}

// ShortEventDate is the same with short months.
func (w *Words) ShortEventDate(d dossier.Date) string {
	return w.date(d, dateStyle{form: &w.dates.short, event: true, short: true})
}

// Day is a day in words: "12 September 2018".
func (w *Words) Day(d dossier.Day) string { return w.Date(dossier.DateOf(d)) }

// AsOf says for which day facts are given: "as of 12 September 2018".
func (w *Words) AsOf(d dossier.Day) string { return w.compose(w.dates.asOf, w.Day(d)) }

// Month is the short name of a month, as on the axis of a chart.
func (w *Words) Month(m time.Month) string { return w.dates.short.months[m-1] }

// Ago is how long before now a day lies: "today", "12 days ago".
func (w *Words) Ago(d, now dossier.Day) string {
	if !d.Bounded() {
		return w.NotKnown()
	}
	switch n := int(now) - int(d); {
	case n == 0:
		return w.dates.ago[0]
	case n == 1:
		return w.dates.ago[1]
	case n < 0:
		return w.compose(w.dates.ago[3], w.Counted(-n, Day))
	default:
		return w.compose(w.dates.ago[2], w.Counted(n, Day))
	}
}

type dateStyle struct {
	form         *dateForm
	event, short bool
}

func (w *Words) date(d dossier.Date, style dateStyle) string {
	return w.finish(w.rawDate(d, style))
}

// rawDate is a date that nothing was asked of yet: what a phrase asks, it asks of
// the whole.
func (w *Words) rawDate(d dossier.Date, style dateStyle) string {
	if d.IsZero() {
		return w.NotKnown()
	}
	if !d.IsInterval() {
		return w.point(d, style)
	}
	t := &w.dates
	from, to := d.Ends()
	switch {
	case from.IsZero() && style.event:
		return fmt.Sprintf(t.orEarlier, w.point(to, style))
	case from.IsZero() && d.String()[0] == '/':
		return fmt.Sprintf(t.untilUnknown, w.point(to, style))
	case from.IsZero():
		return fmt.Sprintf(t.until, w.point(to, style))
	case to.IsZero() && style.event:
		return fmt.Sprintf(t.orLater, w.point(from, style))
	case to.IsZero() && !d.GoesOn():
		return fmt.Sprintf(t.fromUnknown, w.point(from, style))
	case to.IsZero():
		return fmt.Sprintf(t.fromOn, w.point(from, style))
	case style.event:
		return fmt.Sprintf(t.between, w.point(from, style), w.point(to, style))
	case style.short:
		return fmt.Sprintf(t.shortSpan, w.point(from, style), w.point(to, style))
	}
	return fmt.Sprintf(t.span, w.point(from, style), w.point(to, style))
}

// point is a date that is no interval.
func (w *Words) point(d dossier.Date, style dateStyle) string {
	t := &w.dates
	y, m, day := d.First().Civil()
	year := strconv.Itoa(y)
	var s string
	switch d.Precision() {
	case dossier.PreciseDay:
		form := style.form.day
		if day == 1 {
			form = style.form.first
		}
		s = fmt.Sprintf(form, day, style.form.months[m-1], year)
	case dossier.PreciseMonth:
		s = fmt.Sprintf(style.form.month, style.form.months[m-1], year)
	case dossier.PreciseSeason:
		s = fmt.Sprintf(t.season, t.seasons[d.Season()-1], year)
	case dossier.PreciseYear:
		s = fmt.Sprintf(t.year, year)
	case dossier.PreciseDecade:
		s = fmt.Sprintf(t.decade, year)
	default:
		last, _, _ := d.Last().Civil()
		s = fmt.Sprintf(t.between, fmt.Sprintf(t.year, year), fmt.Sprintf(t.year, strconv.Itoa(last)))
	}
	if d.Approximate() {
		s = fmt.Sprintf(t.about, s)
	}
	if d.Uncertain() {
		s = fmt.Sprintf(t.uncertain, s)
	}
	return s
}
