package dossier

import (
	"cmp"
	"unique"
)

// Date is an EDTF date, ISO 8601-2 levels 0 and 1. It covers an interval of
// days and never invents one. The zero Date is a date that is missing. Dates
// are comparable with == when they were written alike.
//
// A large vault has a hundred thousand dates, of which few differ: what each of
// these says is in memory once.
type Date struct{ at unique.Handle[span] }

// span is what a date says.
type span struct {
	edtf        string
	first, last Day // what it covers
	near, far   Day // what it reaches where it is approximate
	precision   Precision
	marks       marks
}

// Precision says how finely a date is given.
type Precision uint8

// The precisions, from the finest to the coarsest. A missing date has none.
const (
	PreciseNone Precision = iota
	PreciseDay
	PreciseMonth
	PreciseSeason
	PreciseYear
	PreciseDecade
	PreciseCentury
)

// marks are what a date says of itself besides its days.
type marks uint8

const (
	approximate marks = 1 << iota
	uncertain
	interval
	openFirst // "../b": no beginning
	openLast  // "a/..": goes on
)

// DateOf is the date of one whole day.
func DateOf(d Day) Date {
	if !d.Bounded() {
		return Date{}
	}
	return span{edtf: d.String(), first: d, last: d, near: d, far: d, precision: PreciseDay}.date()
}

func (s span) date() Date { return Date{unique.Make(s)} }

// span is the zero one for a missing date.
func (d Date) span() span {
	if d.IsZero() {
		return span{}
	}
	return d.at.Value()
}

// String is the EDTF form; "" for a missing date.
func (d Date) String() string { return d.span().edtf }

// IsZero reports whether the date is missing.
func (d Date) IsZero() bool { return d == Date{} }

// First is the first day that the date covers, [UnboundedBefore] where that is
// open, unknown or the date is missing.
func (d Date) First() Day {
	if d.IsZero() {
		return UnboundedBefore
	}
	return d.at.Value().first
}

// Last is the last day that the date covers, [Unbounded] where that is open,
// unknown or the date is missing.
func (d Date) Last() Day {
	if d.IsZero() {
		return Unbounded
	}
	return d.at.Value().last
}

// Reach is what the date covers, and where it is approximate one day, month,
// season or year further each way, as it is precise.
func (d Date) Reach() (first, last Day) {
	if d.IsZero() {
		return UnboundedBefore, Unbounded
	}
	s := d.at.Value()
	return s.near, s.far
}

// Approximate reports the marks ~ and %.
func (d Date) Approximate() bool { return d.span().marks&approximate != 0 }

// Uncertain reports the marks ? and %.
func (d Date) Uncertain() bool { return d.span().marks&uncertain != 0 }

// IsInterval reports whether the date was written with two ends, a/b.
func (d Date) IsInterval() bool { return d.span().marks&interval != 0 }

// Precision is how finely the date is given; of an interval, the coarser end.
func (d Date) Precision() Precision { return d.span().precision }

// Season is 1 for spring to 4 for winter; 0 for a date that is no season.
func (d Date) Season() int {
	s := d.span()
	if s.precision != PreciseSeason || d.IsInterval() {
		return 0
	}
	digit := 6 // of YYYY-2S
	if s.edtf[0] == '-' {
		digit++
	}
	return int(s.edtf[digit] - '0')
}

// Ends are the two dates that an interval was written with, each missing where
// it is open or unknown. A date that is no interval is both of its own ends.
func (d Date) Ends() (from, to Date) {
	if !d.IsInterval() {
		return d, d
	}
	a, b, _ := cutInterval(d.String())
	from, _ = parsePoint(a)
	to, _ = parsePoint(b)
	return from, to
}

// GoesOn reports an interval that is open at its end, a/.. (not one whose end
// is unknown, a/).
func (d Date) GoesOn() bool { return d.span().marks&openLast != 0 }

// Compare orders dates by the first day that they cover, then by the last;
// those that are missing come after all others.
func (d Date) Compare(e Date) int {
	if d.IsZero() != e.IsZero() {
		if d.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(d.First(), e.First()), cmp.Compare(d.Last(), e.Last()))
}

// MarshalText writes the EDTF form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the EDTF form; empty is a missing date.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
