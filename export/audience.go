package export

import (
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/export/typeset"
)

// forWhom is the mark on every page.
func (p *press) forWhom() string { return forAudience(p.say.marks, p.shown.Audience()) }

// forAudience is what a catalogue says for an audience, or for none that it knows.
func forAudience(m map[dossier.Audience]string, a dossier.Audience) string {
	if s, ok := m[a]; ok {
		return s
	}
	return m[""]
}

// markColour is quiet where there is nothing to guard.
func (p *press) markColour() typeset.Color {
	if p.shown.Audience() == dossier.Public {
		return accent
	}
	return alarm
}

// subtitle says what the briefing is for.
func (p *press) subtitle() string { return forAudience(p.say.subtitles, p.shown.Audience()) }

// coverSubtitle is the subtitle, with whom the meeting is if it may be said.
func (p *press) coverSubtitle(s typeset.Style) *text {
	t := p.text(s).own(p.subtitle())
	if m, ok := p.shown.Meeting(); ok && oneLine(m.Organisation) != "" {
		t.own(": ").said(m.Organisation)
	}
	return t
}

// meeting says where and when the briefing lies on the table.
func (p *press) meeting(m dossier.Meeting) *text {
	t := p.text(plain(sizeBody)).said(joined(", ", m.Title, m.Place))
	if day := p.when(m.Disputes, "", "", "date", m.Date, p.words.Date); day != "" {
		join(t, ", ")
		t.own(day)
	}
	return t
}

// madeOn is the day on which the briefing was made, in universal time as the
// file's own date.
func (p *press) madeOn() string { return p.words.Day(dossier.DayOf(p.MadeOn.UTC())) }

// footLine stands at the foot of every page.
func (p *press) footLine() string {
	const number = "\ufffc" // holds its place, as it stays what it is
	foot := p.words.Finish(fmt.Sprintf(p.say.foot, number, p.madeOn(), p.asOf))
	return strings.Replace(foot, number, p.Copy.Numbered(p.number), 1)
}

// footText is the line of the foot; of a numbered copy it says whose it is.
func (p *press) footText() *text {
	style := muted(sizeTiny)
	t := p.text(style).in(style, p.verbatim(p.footLine()))
	if holder := oneLine(p.Copy.Holder); holder != "" {
		t.own(p.say.copyFor).in(style, p.verbatim(holder))
	}
	return t
}

// pageOf is a page's number and how many there are.
func pageOf(n, of int) string { return fmt.Sprintf("%d / %d", n, of) }

// saying are the paragraphs that say something. Which languages print, the gate
// has decided.
func saying(l []dossier.Paragraph) []dossier.Paragraph {
	return slices.DeleteFunc(l, func(para dossier.Paragraph) bool { return prose(para.Text) == "" })
}
