package export

import (
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/chart"
	"habeas/export/typeset"
	"habeas/export/web"
)

// The sizes of pictures on the site, in pixels: a portrait as wide as it is shown
// on a screen with fine dots, and a face in the grid.
const (
	sitePortrait = 400
	siteFace     = 170
	siteLogo     = 300
)

// The sizes of charts on the site. A narrow one is for telephones, where a wide one
// would shrink until nobody could read it.
const (
	siteWide   = 720.0
	siteNarrow = 330.0
	siteText   = 11.5 // pixels
)

// site composes the packet as a page of a site: what the cover, the pages and
// their notes say, in the same order.
func (p *press) site() (web.Page, error) {
	s := &site{press: p, cited: map[string]bool{}}
	p.verbatim(p.words.Base())
	say := p.say
	page := web.Page{
		Lang:  p.words.Base(),
		Title: s.runs(p.text(plain(sizeBody)).said(p.title)), Subtitle: s.runs(p.coverSubtitle(plain(sizeBody))),
		Issuer: s.runs(p.text(plain(sizeBody)).said(p.shown.We().Name)), Reach: s.runs(p.text(plain(sizeBody)).said(p.shown.We().Reach)),
		Mark: s.runs(p.text(plain(sizeBody)).own(p.forWhom())), Guarded: p.shown.Audience() != dossier.Public,
		Facts: s.facts(p.coverFacts()),
		Words: web.Words{
			Skip: p.own(say.site.skip), Contents: p.own(say.contents), Custody: p.own(say.custody), Happened: p.own(say.whatHappened),
			Asks: p.own(say.askYou), Sources: p.own(say.sources),
			Date: p.own(say.record.date), Event: p.own(say.record.event), Authority: p.own(say.record.authority),
		},
		Foot: s.runs(p.text(plain(sizeBody)).in(plain(sizeBody), p.verbatim(p.footLine()))),
	}
	page.Logo = s.logo()
	s.before(&page)
	page.Glance = s.glance()
	for _, profile := range p.shown.Profiles() {
		if err := p.ctx.Err(); err != nil {
			return page, err
		}
		page.People = append(page.People, s.person(profile))
	}
	s.after(&page)
	s.contents(&page)
	return page, nil
}

// site is a press that composes for a site.
type site struct {
	*press
	cited map[string]bool // the notes that something leads to
}

// runs are the texts of a paragraph as they stand on a site.
func (s *site) runs(t *text) web.Text {
	var out web.Text
	if t == nil {
		return nil
	}
	for _, span := range t.spans {
		style := span.Style
		if style.Rise != 0 {
			out = s.raised(out, span)
			continue
		}
		r := web.Run{
			Text: span.Text, To: style.Link, Italic: style.Italic,
			Strong: style.Bold && !t.style.Bold, Quiet: style.Color == quiet && t.style.Color != quiet,
		}
		if style.Lang != "" && style.Lang != t.lang && style.Lang != s.words.Base() {
			r.Lang = style.Lang
		}
		out = append(out, r)
	}
	if t.style.Color == quiet && len(out) == 1 && len(t.spans) == 1 {
		out[0].Quiet = true // a value that is not known
	}
	return out
}

// raised adds the number of a note. The first of each is where the note leads back to.
func (s *site) raised(out web.Text, span typeset.Span) web.Text {
	if strings.TrimSpace(strings.Trim(span.Text, "\u202f")) == "" {
		return out // white space for paper
	}
	r := web.Run{Text: span.Text, Raised: true, To: span.Link}
	if r.To != "" && !s.cited[r.To] {
		s.cited[r.To] = true
		r.ID = citedAt(r.To)
	}
	return append(out, r)
}

func citedAt(note string) string { return note + "-cited" }

func (s *site) facts(l []fact) []web.Fact {
	var out []web.Fact
	for _, f := range l {
		out = append(out, web.Fact{Label: s.own(f.label), Text: s.runs(f.text)})
	}
	return out
}

// before is what stands before the figures.
func (s *site) before(page *web.Page) {
	n := newNotes("context")
	if context := saying(s.shown.Context()); len(context) > 0 {
		page.Context = &web.Section{ID: "context", Title: s.own(s.say.goingOn), Lead: s.own(s.factsAsOf()), Paragraphs: s.paragraphs(context, n)}
	}
	if asks := saying(s.shown.Asks()); len(asks) > 0 {
		page.Asks = &web.Section{ID: "asks", Title: s.own(s.say.askMeeting), Asks: s.paragraphs(asks, n)}
	}
	page.Notes = s.notes(n)
}

func (s *site) paragraphs(l []dossier.Paragraph, n *notes) []web.Paragraph {
	var out []web.Paragraph
	lang := s.words.Base()
	for _, para := range l {
		one := web.Paragraph{}
		if before := s.anotherLanguage(&lang, para.Lang); before != nil {
			one.Before = before.String()
		}
		if para.Lang != "" && para.Lang != s.words.Base() {
			one.Lang = para.Lang
		}
		one.Text = s.runs(s.text(plain(sizeBody)).prose(para.Text, para.Lang).cite(n, para.Sources))
		out = append(out, one)
	}
	return out
}

// notes are the sources that were cited.
func (s *site) notes(n *notes) []web.Note {
	var out []web.Note
	for _, id := range n.order {
		if source, ok := s.shown.Source(id); ok {
			note := web.Note{ID: n.destination(id), Text: s.runs(s.source(source))}
			if s.cited[note.ID] {
				note.Cited, note.Back = citedAt(note.ID), s.own(s.say.site.back)
			}
			out = append(out, note)
		}
	}
	return out
}

func (s *site) glance() web.Glance {
	f := s.shown.Figures()
	g := web.Glance{ID: "glance", Title: s.own(s.glanceTitle()), Lead: s.own(s.factsAsOf())}
	for _, one := range s.figureList(f) {
		g.Figures = append(g.Figures, web.Figure{Number: s.own(s.words.Digits(one.n)), What: s.own(one.what)})
	}
	if shares, head, alt := s.ways(f); len(shares) > 0 {
		// Its text has one size; the site shows all of it as much larger.
		draw := func(width float64) chart.Drawing {
			return chart.Shares(width*chart.TextSize/siteText, shares, s.measure)
		}
		g.Ways = &web.Chart{Title: s.own(head), Bar: web.Bar{Wide: draw(siteWide), Narrow: draw(siteNarrow), Alt: alt}}
	}
	if profiles := s.shown.Profiles(); len(profiles) > 0 {
		g.People = s.own(s.say.glance.people)
		for _, profile := range profiles {
			g.Faces = append(g.Faces, s.face(profile))
		}
	}
	g.Charts = s.charts()
	if n := s.shown.NotShown(); n > 0 {
		g.More = s.own(s.notShown(n))
	}
	return g
}

// charts are those that the page at a glance ends with.
func (s *site) charts() []web.Chart {
	var out []web.Chart
	add := func(t told, draw func(width float64) chart.Drawing) {
		one := web.Chart{Title: s.own(t.head), Bar: web.Bar{Wide: draw(siteWide), Narrow: draw(siteNarrow), Alt: t.alt}}
		if t.note != "" {
			one.Note = s.own(t.note)
		}
		out = append(out, one)
	}
	if c, t := s.overTime(); mostlyKnown(c) {
		c.Size, c.Measure = siteText, s.measure
		add(t, func(width float64) chart.Drawing {
			c.Width = width
			d := chart.Steps(c)
			s.ownLabels(d)
			return d
		})
	}
	if c, t := s.byCharge(); len(c.Bars) > 0 {
		c.Size, c.Measure = siteText, s.measure
		add(t, func(width float64) chart.Drawing {
			c.Width = width
			return chart.Bars(c)
		})
	}
	return out
}

func (s *site) face(profile disclosure.Profile) web.Face {
	f := web.Face{
		ID: profile.Key(), Name: s.runs(s.shortName(profile, strong(sizeSmall), sizeSmall)),
		Status: s.status(profile, s.words.Chip), Since: s.runs(s.since(profile)), Charge: s.runs(s.charge(profile)),
	}
	for _, n := range otherScripts(profile)[:min(1, len(otherScripts(profile)))] {
		style := plain(sizeSmall)
		style.Lang = langOf(n.Script)
		f.Script = s.runs(s.text(style).said(n.Text))
	}
	if f.Picture = s.portrait(profile, siteFace, siteFace*86/100); f.Picture == nil && profile.Naming() == disclosure.Named {
		f.Initials = s.own(initials(profile.Name().Text))
	}
	return f
}

func (s *site) status(profile disclosure.Profile, word func(dossier.Standing) string) *web.Status {
	mark, standing, ok := s.markOf(profile)
	if !ok {
		return nil
	}
	return &web.Status{Mark: mark, Text: web.Text{{Text: s.own(word(standing))}}}
}

// portrait is the photograph of a profile, width by height pixels, or nil.
func (s *site) portrait(profile disclosure.Profile, width, height int) *web.Picture {
	pic, ok := s.photo(profile)
	if !ok {
		return nil
	}
	var scaled *web.Picture
	data, err := pic.load()
	if err == nil {
		scaled, err = web.Portrait(data, width, height, pic.alt)
	}
	if err != nil {
		s.find(disclosure.Finding{
			Severity: disclosure.Error, Code: CodePhotoBroken, Part: "profiles", Item: itemOf(profile),
			Text: fmt.Sprintf("the photograph of %s cannot be shown: %v", s.plainName(profile), err),
		})
		return nil
	}
	return scaled
}

func (s *site) logo() *web.Picture {
	pic, ok := s.press.logo()
	if !ok {
		return nil
	}
	var scaled *web.Picture
	data, err := pic.load()
	if err == nil {
		scaled, err = web.Logo(data, siteLogo, siteLogo/3, pic.alt)
	}
	if err != nil {
		s.find(disclosure.Finding{Severity: disclosure.Warning, Code: CodeLogoBroken, Text: fmt.Sprintf("the logo cannot be shown: %v", err)})
		return nil
	}
	return scaled
}

func (s *site) person(profile disclosure.Profile) web.Person {
	n := newNotes(profile.Key())
	one := web.Person{
		ID: profile.Key(), Name: s.runs(s.nameText(profile, s.plainName(profile), strong(sizeTitle), plain(16))),
		Also: s.runs(s.alsoKnown(profile)), Status: s.status(profile, s.words.Standing),
	}
	note := s.text(plain(sizeLead))
	if one.Status == nil {
		note.own(s.say.statusNotGiven)
	}
	one.Note = s.runs(note.in(muted(sizeLead), s.own(" · "+s.words.AsOf(s.shown.AsOf()))))
	if one.Picture = s.portrait(profile, sitePortrait, sitePortrait*4/3); one.Picture != nil {
		pic, _ := s.photo(profile)
		one.Credit = s.runs(s.creditText(pic))
	}
	one.Facts = s.facts(s.press.facts(profile, n))
	if events := profile.Events(); len(events) > 0 {
		if bar, alt, ok := s.bar(profile); ok {
			bar.Size = siteText
			one.Bar = &web.Bar{Wide: s.draw(bar, siteWide), Narrow: s.draw(bar, siteNarrow), Alt: alt}
		}
		told := s.conditional(profile)
		for _, e := range events {
			date, what, who := s.recorded(e, told, profile.Disputes(), n)
			one.Record = append(one.Record, web.Row{Date: s.runs(date), What: s.runs(what), Who: s.runs(who)})
		}
	}
	one.Story = s.paragraphs(saying(profile.Narrative()), n)
	one.Asks = s.paragraphs(saying(profile.Asks()), n)
	one.Notes = s.notes(n)
	return one
}

// after is what stands behind the people.
func (s *site) after(page *web.Page) {
	if len(page.People) == 0 {
		page.Nothing = s.runs(s.text(plain(sizeBody)).own(s.say.nothing))
	}
	if sources := s.shown.Sources(); len(sources) > 0 {
		all := &web.Section{ID: "sources", Title: s.own(s.say.sources), Lead: s.own(s.say.source.all)}
		for _, source := range sources {
			all.Notes = append(all.Notes, web.Note{ID: "all-" + string(source.ID), Text: s.runs(s.source(source))})
		}
		page.Sources = all
	}
	say := &s.say.legend
	page.Legend = &web.Legend{ID: "legend", Title: s.own(say.title), Statuses: s.own(say.statuses)}
	for _, status := range dossier.Statuses {
		page.Legend.Marks = append(page.Legend.Marks, web.Meaning{
			Status:  web.Status{Mark: chart.Mark(status), Text: web.Text{{Text: s.own(s.words.Status(status))}}},
			Meaning: s.own(say.meaning[status]),
		})
	}
	dates := say.dateRows
	if s.anyDispute() {
		dates = slices.Concat(dates, say.disputedRow)
	}
	for _, l := range []struct {
		title string
		rows  [][2]string
	}{{say.dates, dates}, {say.figures, say.figureRows}, {say.notes, say.noteRows}} {
		list := web.List{Title: s.own(l.title)}
		for _, row := range l.rows {
			list.Rows = append(list.Rows, [2]string{s.own(row[0]), s.own(row[1])})
		}
		page.Legend.Lists = append(page.Legend.Lists, list)
	}
}

// contents leads to each part and each person.
func (s *site) contents(page *web.Page) {
	add := func(id, title string) {
		page.Contents = append(page.Contents, web.Link{ID: id, Text: web.Text{{Text: title}}})
	}
	if page.Context != nil {
		add(page.Context.ID, page.Context.Title)
	}
	if page.Asks != nil {
		add(page.Asks.ID, page.Asks.Title)
	}
	add(page.Glance.ID, page.Glance.Title)
	for i, profile := range s.shown.Profiles() {
		size := sizeSmall
		name := s.runs(s.shortName(profile, plain(size), size))
		if profile.Naming() == disclosure.Named {
			name = s.runs(s.nameText(profile, s.plainName(profile), plain(size), plain(size)))
		}
		page.Contents = append(page.Contents, web.Link{ID: profile.Key(), Text: name, Status: page.People[i].Status})
	}
	if page.Sources != nil {
		add(page.Sources.ID, page.Sources.Title)
	}
	add(page.Legend.ID, page.Legend.Title)
}
