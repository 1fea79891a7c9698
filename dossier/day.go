package dossier

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
// Year 0 is the year before year 1, as in ISO 8601.
type Day int32

// Unbounded is no limit: the last day of what has no known end, or the latest
// day of what nothing limits. UnboundedBefore is the first day of what has no
// known beginning.
const (
	Unbounded       Day = math.MaxInt32
	UnboundedBefore Day = math.MinInt32
)

// NewDay is the day of a year, a month and a day of the month. Days past the
// end of a month run on into the next, as in [time.Date].
func NewDay(year int, month time.Month, day int) Day {
	s := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()
	const perDay = 24 * 60 * 60
	if s < 0 {
		s -= perDay - 1
	}
	return Day(s / perDay)
}

// DayOf is the day on which t lies in its own time zone.
func DayOf(t time.Time) Day { return NewDay(t.Date()) }

// ParseDay reads a whole day, YYYY-MM-DD; the error is a [*DateError].
func ParseDay(s string) (Day, error) {
	d, err := ParseDate(s)
	if err != nil {
		return 0, err
	}
	if d.IsZero() || d.First() != d.Last() || d.span().marks != 0 || d.IsInterval() {
		return 0, &DateError{Text: s, Problem: "want one whole day, such as 2018-09-12"}
	}
	return d.First(), nil
}

// Civil is the day's year, month and day of the month.
func (d Day) Civil() (year int, month time.Month, day int) {
	return time.Unix(int64(d)*24*60*60, 0).UTC().Date()
}

// Bounded reports whether d is a day of the calendar, and no missing limit.
func (d Day) Bounded() bool { return d != Unbounded && d != UnboundedBefore }

// Add is the day n days later; a missing limit stays one.
func (d Day) Add(n int) Day {
	if !d.Bounded() {
		return d
	}
	return Day(min(max(int64(d)+int64(n), int64(UnboundedBefore)+1), int64(Unbounded)-1))
}

// AddTerm is the day on which a term that begins on d is over. A month without
// that day ends it on its own last day. Life is never over.
func (d Day) AddTerm(t Term) Day {
	if t.Life {
		return Unbounded
	}
	if !d.Bounded() {
		return d
	}
	return d.addMonths(12*t.Years + t.Months).Add(t.Days)
}

// addMonths keeps the day of the month where the month has it.
func (d Day) addMonths(n int) Day {
	y, m, day := d.Civil()
	first := NewDay(y, m+time.Month(n), 1)
	y, m, _ = first.Civil()
	return first.Add(min(day, daysIn(y, m)) - 1)
}

func daysIn(year int, month time.Month) int {
	return int(NewDay(year, month+1, 1) - NewDay(year, month, 1))
}

// String is the day as YYYY-MM-DD; ".." for a missing limit.
func (d Day) String() string {
	if !d.Bounded() {
		return ".."
	}
	y, m, day := d.Civil()
	return fmt.Sprintf("%s-%02d-%02d", yearText(y), int(m), day)
}

func yearText(y int) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// MarshalText writes what [Day.String] says.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a whole day as [ParseDay] does.
func (d *Day) UnmarshalText(b []byte) error {
	v, err := ParseDay(strings.TrimSpace(string(b)))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// AgeOn is how old, in whole years, somebody born on the given date is on a
// day. It is not known where the date is missing or has an open side, or where
// nobody was born yet.
func AgeOn(born Date, on Day) (least, most int, known bool) {
	first, last := born.First(), born.Last()
	if !first.Bounded() || !last.Bounded() || !on.Bounded() || on < first {
		return 0, 0, false
	}
	return max(0, yearsBetween(last, on)), yearsBetween(first, on), true
}

func yearsBetween(from, to Day) int {
	y, m, d := from.Civil()
	ty, tm, td := to.Civil()
	n := ty - y
	if tm < m || tm == m && td < d {
		n--
	}
	return n
}
