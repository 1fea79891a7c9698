package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/pdf"
	"habeas/export/typeset"
	"habeas/export/web"
)

// Briefing is what is to be printed.
type Briefing struct {
	Disclosed disclosure.Disclosed
	Kind      Kind
	Paper     Paper     // the zero value is A4
	TwoSided  bool      // for printing on both sides: room for a binding, persons begin on the right
	Title     string    // "" takes the disclosed title, or else "Briefing"
	Lang      string    // BCP 47 language of the page's own words, see words.For; "" is that of Disclosed
	MadeOn    time.Time // printed, and the file's date; the only time that reaches the file
	Options   []string  // further options that the packet's number tells apart
	Copy      Copy      // which of numbered copies this is; the zero value is none
	Since     *Earlier  // what [KindChanges] tells news of

	// Pictures gives the print-size copy of a photograph, JPEG or PNG, by its
	// SHA-256. A photograph that it cannot give is a finding and no error.
	Pictures func(sha256 string) ([]byte, error)
	// OtherFace finds a face of the machine for a letter that no bundled font has,
	// or nil; nil finds none. Where it is used, other machines may make other bytes.
	OtherFace func(rune) *typeset.Face
}

// Made is a finished file and what the making of it brought to light.
type Made struct {
	PDF      []byte // nil for [KindWeb]
	HTML     []byte // of [KindWeb] alone
	Pages    int
	Profiles []int // pages per profile, in the order of Disclosed.Profiles
	Number   string
	Missing  []rune   // characters that no bundled font has, in order; each prints as a box
	Fixed    []string // the page's own words and what it computed, for the leak check
	// Findings of the page: their Item is the key of a profile, as only the
	// desk knows which dossier it is.
	Findings []disclosure.Finding
}

// Make lays the briefing out and draws it. The same briefing gives the same
// bytes. It may be called from several goroutines at once.
func Make(ctx context.Context, b Briefing) (*Made, error) {
	p, err := newPress(ctx, b)
	if err != nil {
		return nil, fmt.Errorf("failed to make the pages: %w", err)
	}
	if b.Kind == KindWeb {
		return p.makeSite()
	}
	p.doc = p.document()
	pages, perProfile, err := p.pages()
	if err != nil {
		return nil, fmt.Errorf("failed to make the pages: %w", err)
	}
	p.frame(pages)
	p.settle(pages)
	file, err := p.doc.Bytes()
	if err != nil {
		return nil, fmt.Errorf("failed to make the pages: %w", err)
	}
	return &Made{
		PDF: file, Pages: len(pages), Profiles: perProfile, Number: p.number,
		Missing: p.set.Missing(), Fixed: p.fixed.list, Findings: p.findings,
	}, nil
}

// makeSite composes the page of a site and writes it.
func (p *press) makeSite() (*Made, error) {
	page, err := p.site()
	if err != nil {
		return nil, fmt.Errorf("failed to make the page: %w", err)
	}
	file, err := page.HTML()
	if err != nil {
		return nil, err
	}
	return &Made{HTML: file, Number: p.number, Fixed: slices.Concat(p.fixed.list, web.Fixed()), Findings: p.findings}, nil
}

func newPress(ctx context.Context, b Briefing) (*press, error) {
	if b.Paper == (Paper{}) || b.Kind == KindWeb {
		b.Paper = A4 // a site has no paper: it is one packet for all of them
	}
	b.TwoSided = b.TwoSided && b.Kind != KindWeb
	if b.MadeOn.IsZero() {
		return nil, errors.New("invalid briefing: no day on which it was made")
	}
	if _, err := ParseKind(string(b.Kind)); err != nil {
		return nil, err
	}
	if b.Paper.W < 300 || b.Paper.H < 400 {
		return nil, fmt.Errorf("invalid paper %g × %g points", b.Paper.W, b.Paper.H)
	}
	if b.Lang == "" {
		b.Lang = b.Disclosed.Lang()
	}
	if b.Lang == "" {
		b.Lang = "en"
	}
	w, err := words.For(b.Lang)
	if err != nil {
		return nil, err
	}
	p := &press{words: w, say: phrasesOf(w), Briefing: b, ctx: ctx, shown: b.Disclosed, set: typeset.NewSetter(), tree: pdf.NewStructure(), sheet: sheetOf(b.Paper, b.TwoSided), faces: map[string]picture{}}
	p.set.Other = b.OtherFace
	p.at = p.tree
	p.title = firstOf(oneLine(b.Title), oneLine(p.shown.Title()))
	if p.title == "" {
		p.title = p.own(p.say.briefing)
	}
	p.asOf = p.words.Day(p.shown.AsOf())
	options := []string{string(b.Kind), b.Paper.Name, b.Lang, p.title}
	if b.TwoSided {
		options = append(options, "two-sided")
	}
	if b.Since != nil {
		options = append(options, b.Since.Number)
	}
	p.number = p.shown.Number(append(options, b.Options...)...)
	return p, nil
}

func firstOf(l ...string) string {
	for _, s := range l {
		if s != "" {
			return s
		}
	}
	return ""
}

// pages lays out all pages, without their frames, with how many each profile takes.
func (p *press) pages() ([]*page, []int, error) {
	var body []*page
	var contents []entry
	switch p.Kind {
	case KindList:
		return p.settle(p.list()), nil, nil
	case KindCards:
		pages, err := p.cards()
		return pages, nil, err
	case KindChanges:
		return p.settle(p.changes()), nil, nil
	case KindWGAD:
		return p.questionnaires()
	}
	packet := p.Kind == KindPacket
	var cover *pdf.Element // first to be read, last to be composed
	if packet {
		cover = p.tree.Add(pdf.Sect)
		contents, body = p.opening(contents, body)
		p.at = p.tree.Add(pdf.Part)
	}
	var per []int
	for i, profile := range p.shown.Profiles() {
		if err := p.ctx.Err(); err != nil {
			return nil, nil, err
		}
		level := 0
		if packet {
			level = 1
		}
		body = append(body, p.settle(p.toTheRight())...)
		pages := p.profile(profile, level)
		if packet && i == 0 {
			first := pages[0]
			first.marks = slices.Insert(first.marks, 0, outlineMark(p.say.profiles, 0, 0))
		}
		contents = append(contents, p.contentsEntry(profile, len(body)))
		body = append(body, p.settle(pages)...)
		per = append(per, len(pages))
		p.checkLength(profile, len(pages))
	}
	p.at = p.tree
	if packet {
		contents, body = p.closing(contents, body)
		var front []*page
		p.inside(cover, func() { front = p.evenly(p.cover(contents)) })
		body = append(p.settle(front), body...)
		p.label(body, len(front))
	}
	if len(body) == 0 {
		body = p.settle(p.nothing())
	}
	return body, per, nil
}

// opening lays out the pages before the profiles and their lines in the contents.
func (p *press) opening(contents []entry, body []*page) ([]entry, []*page) {
	var pages, glance []*page
	p.in(pdf.Sect, func() { pages = p.background() })
	contents = p.sections(contents, len(body), pages, p.say.goingOn, "context", p.say.askMeeting, "asks")
	p.in(pdf.Sect, func() { glance = p.glance() })
	contents = p.sections(contents, len(body)+len(pages), glance, p.glanceTitle(), "glance")
	return contents, slices.Concat(body, p.settle(pages), p.settle(glance))
}

// closing lays out the pages after the profiles and their lines in the contents.
func (p *press) closing(contents []entry, body []*page) ([]entry, []*page) {
	f := p.flow()
	var strips []strip
	p.in(pdf.Sect, func() { strips = p.allSources() })
	p.in(pdf.Sect, func() { strips = append(strips, p.legend()...) })
	f.set(f.fitted(strips))
	pages := f.finish()
	contents = p.sections(contents, len(body), pages, p.say.sources, "sources", p.say.legend.title, "legend")
	return contents, append(body, p.settle(pages)...)
}

// sections are the lines in the contents of those of the destinations that are
// on the pages; before is how many pages stand before these. Titled are titles
// and destinations by turns.
func (p *press) sections(contents []entry, before int, pages []*page, titled ...string) []entry {
	for i := 0; i+1 < len(titled); i += 2 {
		if at, ok := find(pages, titled[i+1]); ok {
			name := p.text(strong(sizeSmall + 0.5)).own(titled[i])
			contents = append(contents, entry{name: name, dest: titled[i+1], page: before + at})
		}
	}
	return contents
}

// find tells on which of the pages a destination is.
func find(pages []*page, dest string) (int, bool) {
	for i, pg := range pages {
		for _, d := range pg.dests {
			if d == dest {
				return i, true
			}
		}
	}
	return 0, false
}

// contentsEntry is the line of a profile in the contents.
func (p *press) contentsEntry(profile disclosure.Profile, at int) entry {
	size := sizeSmall + 0.5
	mark, standing, ok := p.markOf(profile)
	e := entry{person: true, mark: mark, dest: profile.Key(), page: at}
	if ok {
		e.status = p.own(p.words.Status(standing.Status))
	}
	if profile.Naming() == disclosure.Named {
		e.name = p.nameText(profile, p.plainName(profile), plain(size), muted(size))
		return e
	}
	e.name = p.shortName(profile, plain(size), size)
	return e
}

func (p *press) checkLength(profile disclosure.Profile, pages int) {
	if pages > 2 {
		p.find(disclosure.Finding{
			Severity: disclosure.Warning, Code: CodeLongProfile, Part: "profiles", Item: itemOf(profile),
			Text: fmt.Sprintf("the profile of %s takes %d pages; two are what a reader has time for", p.plainName(profile), pages),
		})
	}
}

func (p *press) find(f disclosure.Finding) { p.findings = append(p.findings, f) }

// nothing is a page that says that there is nothing to show: a file must have one.
func (p *press) nothing() []*page {
	f := p.flow()
	f.set(p.text(plain(sizeBody)).own(p.say.nothing).strips(0, p.sheet.width()))
	return f.finish()
}

// document begins the file.
func (p *press) document() *pdf.Document {
	return pdf.New(pdf.Options{
		Title: p.title, Lang: p.Lang, Author: oneLine(p.shown.We().Name), Subject: p.subtitle(),
		Created: p.MadeOn, PageSize: pdf.Size{W: p.Paper.W, H: p.Paper.H}, Structure: p.tree,
	})
}

// settle draws what was laid out since, and lets go of it: the lines of a packet
// of hundreds take many times the room of what is drawn of them. Frames come
// later, when it is known how many pages there are.
func (p *press) settle(pages []*page) []*page {
	if p.doc == nil {
		return pages
	}
	for _, pg := range pages {
		if !pg.begun {
			p.doc.AddPage()
			pg.begun, pg.drawn = true, p.doc.Page()
		}
		if err := pg.drawOn(p.doc); err != nil {
			p.find(disclosure.Finding{
				Severity: disclosure.Error, Code: CodePhotoBroken,
				Text: fmt.Sprintf("a photograph cannot be printed: %v", err),
			})
		}
	}
	return pages
}

// label puts the front pages first, and has readers call the pages as the foot
// does.
func (p *press) label(pages []*page, front int) {
	if p.doc == nil {
		return
	}
	p.doc.Front(front)
	for i, pg := range pages[:min(2, len(pages))] {
		p.doc.Turn(pg.drawn)
		if i == 0 {
			p.doc.PageLabel(p.say.cover, pdf.NoNumber, 1)
		} else {
			p.doc.PageLabel("", pdf.Arabic, 2)
		}
	}
}
