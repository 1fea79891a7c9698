package search

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"habeas/dossier"
	"habeas/dossier/script"
)

// node is what a query asks of a dossier.
type node interface {
	matches(e *entry, on dates) bool
}

// dates are the days that a query is asked for.
type dates struct{ asOf, now dossier.Day }

type (
	allOf  []node
	anyOf  []node // a nil among them matches all
	noneOf struct{ node }
)

func (l allOf) matches(e *entry, on dates) bool {
	for _, n := range l {
		if !n.matches(e, on) {
			return false
		}
	}
	return true
}

func (l anyOf) matches(e *entry, on dates) bool {
	for _, n := range l {
		if n == nil || n.matches(e, on) {
			return true
		}
	}
	return false
}

func (n noneOf) matches(e *entry, on dates) bool { return !n.node.matches(e, on) }

// words is a text in one section of a dossier, folded.
type words struct {
	in         section
	key        string
	start, end bool // it must begin, end at the edge of a word
	whole      bool // it must be one text from begin to end
}

// text is the node of a word or phrase; nil where it has no letter or digit.
func text(t token, in section) node {
	key := fold(t.value)
	if key == "" {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(key)
	last, _ := utf8.DecodeLastRuneInString(key)
	w := words{in: in, key: key, start: !script.Unspaced(first), end: t.quoted && !script.Unspaced(last)}
	if t.op == "=" {
		w.whole, w.key = true, " "+key+" \n"
		return w
	}
	if w.start {
		w.key = " " + w.key
	}
	if w.end {
		w.key += " "
	}
	return w
}

func (w words) matches(e *entry, _ dates) bool { return w.stand(e.text(w.in)) }

// stand reports whether the words stand in folded texts.
func (w words) stand(text string) bool {
	if !w.whole {
		return strings.Contains(text, w.key)
	}
	return strings.HasPrefix(text, w.key) || strings.Contains(text, "\n"+w.key)
}

// noText is a section of which nothing is known.
type noText section

func (n noText) matches(e *entry, _ dates) bool { return e.text(section(n)) == "" }

// idStarts is the beginning of an identifier.
type idStarts string

func (s idStarts) matches(e *entry, _ dates) bool {
	return strings.HasPrefix(strings.ToUpper(string(e.d.ID)), string(s))
}

type status string

func (s status) matches(e *entry, on dates) bool {
	st := &e.on(on.asOf).standing
	switch s {
	case released:
		return st.Status == dossier.Free || st.Status == dossier.NotFree
	case onTrial:
		for _, c := range st.Charges {
			if c == dossier.ChargePending {
				return true
			}
		}
		return false
	}
	return st.Status == dossier.Status(s)
}

// consent is a consent that covers an audience; "" is none at all.
type consent dossier.Audience

func (c consent) matches(e *entry, on dates) bool {
	j := e.judge(on.now)
	if c == "" {
		return !j.given
	}
	return j.covers.Includes(dossier.Audience(c))
}

type stale struct{}

func (stale) matches(e *entry, on dates) bool { return e.judge(on.now).stale }

// days compares the least days in custody, where they are known.
type days struct {
	compare compare
	n       int
}

func (d days) matches(e *entry, on dates) bool {
	c := e.on(on.asOf).days
	return c.Known && d.compare.holds(cmp.Compare(c.Least, d.n))
}

// onDate compares a date of the dossier with another. It is before if it lies
// wholly before, and equal if the two overlap.
type onDate struct {
	field   string
	compare compare
	date    dossier.Date
}

func (o onDate) matches(e *entry, _ dates) bool {
	first, last, ok := e.dated(o.field)
	if !ok {
		return o.field == "checked" && o.compare.holds(-1) // never checked is long ago
	}
	order := 0
	switch {
	case last < o.date.First():
		order = -1
	case first > o.date.Last():
		order = 1
	}
	return o.compare.holds(order)
}

// noDate is a field whose date is not known.
type noDate string

func (f noDate) matches(e *entry, _ dates) bool {
	_, _, ok := e.dated(string(f))
	return !ok
}
