package dossier

import (
	"fmt"
	"strings"
	"time"
)

// DateError says why a text is no date that is understood here.
type DateError struct {
	Text    string
	Problem string
}

func (e *DateError) Error() string { return fmt.Sprintf("invalid date %q: %s", e.Text, e.Problem) }

// ParseDate reads an EDTF date of level 0 or 1 (ISO 8601-2:2019; the Library
// of Congress's "Extended Date/Time Format Specification"): a year, month or
// day, with ~ (about), ? (uncertain) or % (both) behind it; unspecified digits
// (201X, 2017-XX); seasons (2017-21); an interval a/b, of which either end may
// be open (..) or unknown (empty). Empty is a missing date. Times of day and
// years beyond four digits are refused, and so is an interval that knows
// neither end. The error is a [*DateError].
func ParseDate(s string) (Date, error) {
	text := strings.ToUpper(strings.TrimSpace(s))
	if text == "" {
		return Date{}, nil
	}
	d, problem := parseDate(text)
	if problem != "" {
		return Date{}, &DateError{Text: s, Problem: problem}
	}
	return d, nil
}

func parseDate(text string) (Date, string) {
	a, b, isInterval := cutInterval(text)
	if !isInterval {
		if text == ".." {
			return Date{}, "an open end needs the other end, such as 2017/.."
		}
		return parsePoint(text)
	}
	if strings.Contains(b, "/") {
		return Date{}, "want year-month-day, such as 2018-09-12, or an interval of two such dates"
	}
	from, problem := parsePoint(a)
	if problem != "" {
		return Date{}, problem
	}
	to, problem := parsePoint(b)
	if problem != "" {
		return Date{}, problem
	}
	if from.IsZero() && to.IsZero() {
		return Date{}, "it knows neither end; leave it empty instead"
	}
	x, y := from.span(), to.span()
	d := span{
		edtf:      text,
		first:     from.First(),
		last:      to.Last(),
		precision: max(x.precision, y.precision),
		marks:     x.marks | y.marks | interval,
	}
	d.near, _ = from.Reach()
	_, d.far = to.Reach()
	if a == ".." {
		d.marks |= openFirst
	}
	if b == ".." {
		d.marks |= openLast
	}
	if d.first > d.last {
		return Date{}, "it ends before it begins"
	}
	return d.date(), ""
}

func cutInterval(text string) (a, b string, isInterval bool) { return strings.Cut(text, "/") }

// parsePoint reads one end: a date that is no interval. Open and unknown ends
// are missing dates.
func parsePoint(text string) (Date, string) {
	if text == "" || text == ".." {
		return Date{}, ""
	}
	d := span{edtf: text}
	body := text
	switch text[len(text)-1] {
	case '~':
		d.marks = approximate
	case '?':
		d.marks = uncertain
	case '%':
		d.marks = approximate | uncertain
	}
	if d.marks != 0 {
		body = text[:len(text)-1]
	}
	switch {
	case strings.ContainsAny(body, "~?%"):
		return Date{}, "the marks ~ ? % stand once, at the end"
	case len(body) > 10 && body[10] == 'T':
		return Date{}, "a time of day is not kept; write the day alone"
	case strings.HasPrefix(body, "Y"):
		return Date{}, "a year has four digits"
	}
	negative := strings.HasPrefix(body, "-")
	parts := strings.Split(strings.TrimPrefix(body, "-"), "-")
	if len(parts) > 3 {
		return Date{}, "want year-month-day, such as 2017-09-03"
	}
	problem := d.cover(parts, negative)
	if problem != "" {
		return Date{}, problem
	}
	d.near, d.far = d.first, d.last
	if d.marks&approximate != 0 {
		d.near, d.far = widen(d.first, d.last, d.precision)
	}
	return d.date(), ""
}

// cover sets the days and the precision that the parts of a date say.
func (d *span) cover(parts []string, negative bool) (problem string) {
	low, high, unknown, problem := yearOf(parts[0], negative)
	if problem != "" {
		return problem
	}
	d.first, d.last = NewDay(low, time.January, 1), NewDay(high, time.December, 31)
	d.precision = [...]Precision{PreciseYear, PreciseDecade, PreciseCentury}[unknown]
	if len(parts) == 1 {
		return ""
	}
	if unknown > 0 {
		return "a month needs its year"
	}
	if parts[1] == "XX" {
		if len(parts) == 3 && parts[2] != "XX" {
			return "a day needs its month"
		}
		return ""
	}
	month, ok := twoDigits(parts[1])
	if !ok {
		return fmt.Sprintf("the month is %q; want two digits, such as 09", parts[1])
	}
	if month >= 21 && month <= 24 && len(parts) == 2 {
		d.season(low, month)
		return ""
	}
	if month < 1 || month > 12 {
		return fmt.Sprintf("there is no month %02d", month)
	}
	length := daysIn(low, time.Month(month))
	d.first, d.last, d.precision = NewDay(low, time.Month(month), 1), NewDay(low, time.Month(month), length), PreciseMonth
	if len(parts) == 2 || parts[2] == "XX" {
		return ""
	}
	day, ok := twoDigits(parts[2])
	if !ok {
		return fmt.Sprintf("the day is %q; want two digits, such as 03", parts[2])
	}
	if day < 1 || day > length {
		return fmt.Sprintf("%s %s has no day %02d", time.Month(month), yearText(low), day)
	}
	d.first = NewDay(low, time.Month(month), day)
	d.last, d.precision = d.first, PreciseDay
	return ""
}

// season covers every month in which either half of the earth has the season,
// as the format does not say which half is meant. Summer and winter may run
// over the turn of the year, and be named after either year.
func (d *span) season(year, season int) {
	d.precision = PreciseSeason
	if season == 21 || season == 23 {
		d.first, d.last = NewDay(year, time.March, 1), NewDay(year, time.November, 30)
		return
	}
	d.first, d.last = NewDay(year, time.January, 1), NewDay(year+1, time.March, 0)
}

// yearOf reads four digits, of which the last one or two may be X.
func yearOf(s string, negative bool) (low, high, unknown int, problem string) {
	const want = "a year has four digits, such as 2017"
	if len(s) != 4 {
		return 0, 0, 0, want
	}
	for i := range 4 {
		c := s[i]
		switch {
		case c >= '0' && c <= '9' && unknown == 0:
			low, high = 10*low+int(c-'0'), 10*high+int(c-'0')
		case c == 'X' && i >= 2:
			low, high, unknown = 10*low, 10*high+9, unknown+1
		default:
			return 0, 0, 0, want
		}
	}
	if negative {
		if high == 0 {
			return 0, 0, 0, "the year 0000 has no sign"
		}
		low, high = -high, -low
	}
	return low, high, unknown, ""
}

func twoDigits(s string) (n int, ok bool) {
	if len(s) != 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' {
		return 0, false
	}
	return 10*int(s[0]-'0') + int(s[1]-'0'), true
}

// widen is what an approximate date reaches: one unit of its precision further
// each way.
func widen(first, last Day, p Precision) (near, far Day) {
	if p == PreciseDay {
		return first.Add(-1), last.Add(1)
	}
	months := map[Precision]int{PreciseMonth: 1, PreciseSeason: 3, PreciseYear: 12, PreciseDecade: 120, PreciseCentury: 1200}[p]
	// The last day of a month moves to the last day of another.
	return first.addMonths(-months), last.Add(1).addMonths(months).Add(-1)
}
