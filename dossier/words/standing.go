package words

import (
	"habeas/dossier"
)

// chips are the short forms of a standing.
type chips struct {
	heldHouse                          string
	house, exile                       string
	bailCharged, bail                  string
	conditions, charged, suspended     string
	freed                              map[dossier.ReleaseKind]string
	escaped, fled, diedInCustody, died string
}

// standings are the long forms.
type standings struct {
	heldHouse string
	notFree   string // what keeps the person from being free
	charged   string
	freed     map[dossier.ReleaseKind]string
	likely    string // all of it
	serving   string
	preTrial  string
	noStart   string
}

// Status is a status by itself, without its person: "Released, but not free".
func (w *Words) Status(s dossier.Status) string { return look(w.statuses, s) }

// Chip is where a person stands, in a word or two: "Held", "House arrest",
// "Bail, charged", "Freed by decree".
func (w *Words) Chip(s dossier.Standing) string {
	t := &w.chips
	switch s.Status {
	case dossier.Held:
		if s.HouseArrest {
			return t.heldHouse
		}
	case dossier.NotFree:
		return w.notFree(s)
	case dossier.Free:
		return w.freed(t.freed, s)
	case dossier.AtLarge:
		if s.EndedBy == dossier.Escaped {
			return t.escaped
		}
		return t.fled
	case dossier.Dead:
		if s.InCustody {
			return t.diedInCustody
		}
		return t.died
	}
	return w.Status(s.Status)
}

// notFree names what keeps the person from being free, the heaviest first.
func (w *Words) notFree(s dossier.Standing) string {
	t := &w.chips
	switch {
	case s.HouseArrest:
		return t.house
	case s.Exile:
		return t.exile
	case s.Restricted && s.Release == dossier.ByBail && s.PreTrial:
		return t.bailCharged
	case s.Restricted && s.Release == dossier.ByBail:
		return t.bail
	case s.Restricted && s.Release == dossier.ByConditions:
		return t.conditions
	case s.PreTrial:
		return t.charged
	case s.Suspended:
		return t.suspended
	}
	return w.freed(t.freed, s)
}

// freed is how a person came out, and the bare status where that is not told.
func (w *Words) freed(ways map[dossier.ReleaseKind]string, s dossier.Standing) string {
	if s.Release == "" {
		return w.Status(s.Status)
	}
	return look(ways, s.Release)
}

// Standing is where a person stands, in full: "House arrest: released, but not
// free", "Free, by pardon", "Held (likely)".
func (w *Words) Standing(s dossier.Standing) string {
	t := &w.standings
	text := w.Chip(s)
	switch {
	case s.Status == dossier.Held && s.HouseArrest:
		text = t.heldHouse
	case s.Status == dossier.NotFree:
		if text == w.chips.charged {
			text = t.charged
		}
		if text != w.Status(s.Status) {
			text = w.compose(t.notFree, text)
		}
	case s.Status == dossier.Free:
		text = w.freed(t.freed, s)
	case s.Status == dossier.AtLarge:
		text = w.Status(s.Status)
	}
	if !s.Certain {
		text = w.compose(t.likely, text)
	}
	return text
}

// Detention is on what footing a person is held: "Serving a sentence", "In
// pre-trial detention"; "" where neither is known, and for those who are not
// held.
func (w *Words) Detention(s dossier.Standing) string {
	switch {
	case s.Status != dossier.Held:
		return ""
	case s.Serving:
		return w.standings.serving
	case s.PreTrial:
		return w.standings.preTrial
	}
	return ""
}

// Since is since when: a date in words, or that the start is not known.
func (w *Words) Since(s dossier.Standing) string {
	if s.Since.IsZero() && (s.Status == dossier.Held || s.Status == dossier.Disappeared) {
		return w.standings.noStart
	}
	return w.EventDate(s.Since)
}
