//go:build !headless

package app

import (
	"bytes"
	"encoding/json"

	"habeas/app/desk"
	"habeas/app/screens/briefing"
	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export"
)

// briefState is the name under which the vault keeps what was chosen for briefings.
// It is JSON, so that what tells of a dossier can be forgotten with it.
const briefState = "briefing"

// briefed is what the vault keeps of the briefing: what was chosen last, and what was
// chosen last for each meeting.
type briefed struct {
	Last choices                `json:"last"`
	For  map[dossier.ID]choices `json:"for,omitempty"`
}

// choices are those of one briefing. What was let go with a reason was let go for that
// time alone, and a password is kept nowhere.
type choices struct {
	Kind     export.Kind      `json:"kind,omitempty"`
	Audience dossier.Audience `json:"audience,omitempty"`
	People   []dossier.ID     `json:"people,omitempty"` // none where they are found
	Found    *string          `json:"found,omitempty"`
	AsOf     string           `json:"as_of,omitempty"` // "" is the day on which one looks
	Lang     string           `json:"lang,omitempty"`
	Paper    string           `json:"paper,omitempty"`
	TwoSided bool             `json:"two_sided,omitempty"`
	Title    string           `json:"title,omitempty"`
	Meeting  dossier.ID       `json:"meeting,omitempty"`
	Since    dossier.ID       `json:"since,omitempty"`
	Holders  string           `json:"holders,omitempty"`
	Record   bool             `json:"record,omitempty"`
}

// choicesOf are those that were made, where today is the day that needs no telling.
func choicesOf(o briefing.Chosen, today dossier.Day) choices {
	c := choices{
		Kind: o.Kind, Audience: o.Audience, People: o.IDs, Found: o.Found, Lang: o.Lang, Paper: o.Paper.Name, TwoSided: o.TwoSided,
		Title: o.Title, Meeting: o.Meeting, Since: o.Since, Holders: o.Holders, Record: o.Record,
	}
	if o.Found != nil {
		c.People = nil
	}
	if o.AsOf != 0 && o.AsOf != today {
		c.AsOf = o.AsOf.String()
	}
	return c
}

// order is what was chosen, as of a day where none was. What this version does not know
// is as usual.
func (c choices) order(usual briefing.Chosen, today dossier.Day) briefing.Chosen {
	o := usual
	if kind, err := export.ParseKind(string(c.Kind)); err == nil {
		o.Kind = kind
	}
	if a, err := dossier.ParseAudience(string(c.Audience)); err == nil {
		o.Audience = a
	}
	if _, err := words.For(c.Lang); err == nil {
		o.Lang = c.Lang
	}
	if p, err := export.ParsePaper(c.Paper); err == nil {
		o.Paper = p
	}
	o.AsOf = today
	if d, err := dossier.ParseDay(c.AsOf); err == nil {
		o.AsOf = d
	}
	o.IDs, o.Found, o.TwoSided, o.Title, o.Meeting, o.Since = c.People, c.Found, c.TwoSided, c.Title, c.Meeting, c.Since
	if o.Found != nil && desk.CheckQuery(*o.Found) != nil {
		o.Found = nil
	}
	o.Holders, o.Record = c.Holders, c.Record
	return o
}

// briefedBefore is what the vault keeps of the briefing.
func (w *window) briefedBefore(d *desk.Desk) briefed {
	var b briefed
	if json.Unmarshal(w.briefed.of(d), &b) != nil {
		return briefed{} // of a later version, or none
	}
	return b
}

// takeUpBriefing chooses what was chosen the last time. The pages are made when they
// are looked at.
func (w *window) takeUpBriefing(d *desk.Desk) {
	if before := w.briefedBefore(d); before.Last.Kind != "" {
		w.brief.Take(before.Last.order(w.brief.Order(), w.day()))
	}
}

// keepBriefing has the vault keep what is chosen now.
func (w *window) keepBriefing() {
	d := w.desk
	if d == nil || d.ReadOnly() || w.brief.Empty() {
		return
	}
	b := w.briefedBefore(d)
	b.Last = choicesOf(w.brief.Order(), w.day())
	if at := b.Last.Meeting; at != "" {
		if b.For == nil {
			b.For = map[dossier.ID]choices{}
		}
		b.For[at] = b.Last
	}
	view := d.View()
	for at := range b.For {
		if view.Meeting(at) == nil {
			delete(b.For, at)
		}
	}
	if data, err := json.Marshal(b); err == nil && !bytes.Equal(data, w.briefed.data) {
		w.remember(d, &w.briefed, data)
	}
}
