package dossier

import (
	"fmt"
	"strconv"
	"strings"
)

// Term is a length of a sentence: an ISO 8601 duration of years, months and
// days ("P3Y6M"), or "life". The zero Term is none.
type Term struct {
	Years, Months, Days int
	Life                bool
}

// IsZero reports whether there is no term.
func (t Term) IsZero() bool { return t == Term{} }

// String is the ISO 8601 form, "life", or "" for none.
func (t Term) String() string {
	if t.Life {
		return "life"
	}
	if t.IsZero() {
		return ""
	}
	var b strings.Builder
	b.WriteByte('P')
	for _, p := range []struct {
		n    int
		unit byte
	}{{t.Years, 'Y'}, {t.Months, 'M'}, {t.Days, 'D'}} {
		if p.n != 0 {
			b.WriteString(strconv.Itoa(p.n))
			b.WriteByte(p.unit)
		}
	}
	return b.String()
}

// ParseTerm reads a term as [Term.String] writes it. Weeks are taken as seven
// days; times of day and fractions are refused.
func ParseTerm(s string) (Term, error) {
	text := strings.ToUpper(strings.TrimSpace(s))
	bad := fmt.Errorf("invalid length of sentence %q: want years, months and days such as P3Y6M, or life", s)
	switch text {
	case "":
		return Term{}, nil
	case "LIFE":
		return Term{Life: true}, nil
	}
	rest, ok := strings.CutPrefix(text, "P")
	if !ok || rest == "" {
		return Term{}, bad
	}
	var t Term
	const units = "YMWD"
	for after := 0; rest != ""; {
		end := strings.IndexAny(rest, units)
		if end <= 0 || end > 5 {
			return Term{}, bad
		}
		for i := range end {
			if rest[i] < '0' || rest[i] > '9' {
				return Term{}, bad
			}
		}
		n, err := strconv.Atoi(rest[:end])
		unit := strings.IndexByte(units, rest[end])
		if err != nil || unit < after {
			return Term{}, bad
		}
		switch units[unit] {
		case 'Y':
			t.Years = n
		case 'M':
			t.Months = n
		case 'W':
			t.Days += 7 * n
		case 'D':
			t.Days += n
		}
		after, rest = unit+1, rest[end+1:]
	}
	return t, nil
}

// MarshalText writes the term as [Term.String] does.
func (t Term) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the term as [ParseTerm] does.
func (t *Term) UnmarshalText(b []byte) error {
	v, err := ParseTerm(string(b))
	if err != nil {
		return err
	}
	*t = v
	return nil
}
