//go:build !headless

package packets

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// show shows a packet.
func (s *Screen) show(p desk.Recorded) {
	s.end()
	s.picked = p.ID
	s.begin(p.Packet)
	s.saved.Hide()
	s.news = container.New(widgets.Stack(6))
	s.who = widgets.NewShortText("…", "", house.SizeText, false)
	parts := []fyne.CanvasObject{s.head(p), s.facts(p), s.copies(p), s.people(p)}
	if p.Stale || p.Kind != "changes" {
		parts = append(parts, section(say.T("What is new since"), ""), s.news)
	}
	s.right.Content = container.New(widgets.Inset(18, 14), container.New(widgets.Stack(14), parts...))
	s.right.ScrollToTop()
	s.right.Refresh()
	s.look(p)
}

func section(name, note string) fyne.CanvasObject {
	box := container.New(widgets.Stack(0), widgets.NewShortText(name, "", house.SizeSection, true))
	if note != "" {
		box.Add(widgets.NewShortText(note, house.ColorQuiet, house.SizeSmall, false))
	}
	return box
}

func (s *Screen) head(p desk.Recorded) fyne.CanvasObject {
	id := p.ID
	note := widgets.NewButton(say.T("Make the note of changes"), theme.DocumentIcon(), func() { s.opts.MakeNews(id) })
	again := widgets.NewButton(say.T("The same order as of today"), theme.ViewRefreshIcon(), func() { s.opts.MakeAgain(id) })
	if p.Unmakeable != nil {
		again.Disable()
	}
	if p.Stale {
		note.Importance = widget.HighImportance
	}
	return container.New(widgets.Stack(8),
		container.NewBorder(nil, nil, nil, container.NewCenter(s.saved), widgets.NewShortText(p.Number, "", house.SizeTitle, true)),
		container.New(widgets.Wrap(8), note, again))
}

// facts is what the ledger says of a packet.
func (s *Screen) facts(p desk.Recorded) fyne.CanvasObject {
	box := container.New(widgets.Grid(220, 12))
	add := func(name string, o fyne.CanvasObject) {
		box.Add(widgets.Field(name, container.New(widgets.Inset(0, 2), o)))
	}
	text := func(name, value string) {
		if value != "" {
			add(name, widgets.NewShortText(value, "", house.SizeText, false))
		}
	}
	text(say.T("For whom"), say.Words().Audience(p.Audience))
	if m := s.meetingOf(p); m != nil {
		title := m.Title
		if title == "" {
			title = say.T("Meeting without a title")
		}
		add(say.T("Meeting"), container.NewHBox(widgets.NewFact(title, func() { s.opts.ShowMeeting(m.ID) })))
	}
	text(say.T("Made on"), say.Words().Date(p.Made))
	text(say.T("Facts as of"), say.Words().Date(p.AsOf))
	text(say.T("What it is"), kindOf(p))
	text(say.T("Title"), p.Ordered.Title)
	if p.Ordered.Query != nil {
		query := *p.Ordered.Query
		if query == "" {
			query = say.T("all dossiers")
		}
		text(say.T("Who was chosen by"), query)
	}
	add(say.T("Recorded"), s.who)
	whole := container.New(widgets.Stack(8), box)
	if p.Reason != "" {
		l := widget.NewLabel(widgets.Breakable(p.Reason))
		l.Wrapping = fyne.TextWrapWord
		whole.Add(widgets.Field(say.T("Why findings were overridden"), container.New(widgets.Inset(-8, -6), l)))
	}
	if len(p.Copies) == 0 && p.SHA256 != "" {
		whole.Add(widgets.Field(say.T("SHA-256 of the file"), s.sum(p.SHA256)))
	}
	return whole
}

func kindOf(p desk.Recorded) string {
	l := []string{say.Kind(p.Kind)}
	if p.Ordered.Lang != "" {
		l = append(l, say.Words().Language(p.Ordered.Lang))
	}
	if p.Ordered.Paper != "" {
		l = append(l, strings.ToUpper(p.Ordered.Paper[:1])+p.Ordered.Paper[1:])
	}
	if p.Ordered.TwoSided {
		l = append(l, say.T("both sides"))
	}
	if p.Ordered.Since != "" {
		l = append(l, say.T("since %s", p.Ordered.Since))
	}
	return strings.Join(l, ", ")
}

// sum shows a checksum, and copies it.
func (s *Screen) sum(sha256 string) fyne.CanvasObject {
	copied := widgets.NewQuietButton(say.T("Copy"), theme.ContentCopyIcon(), func() { s.opts.Copy(sha256) })
	return container.NewBorder(nil, nil, nil, copied, widgets.NewShortText(sha256, house.ColorQuiet, house.SizeSmall, false))
}

// copies lets one note what became of each numbered copy.
func (s *Screen) copies(p desk.Recorded) fyne.CanvasObject {
	if len(p.Copies) == 0 {
		return container.NewStack()
	}
	box := container.New(widgets.Stack(8), section(say.T("Copies"), say.T("each says its number and its holder in its foot")))
	for i := range s.now.Copies {
		box.Add(s.copyOf(&s.now.Copies[i]))
		box.Add(widget.NewSeparator())
	}
	return box
}

func (s *Screen) copyOf(c *dossier.PacketCopy) fyne.CanvasObject {
	holder := c.Holder
	if holder == "" {
		holder = say.T("holder not named")
	}
	back := widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) {
		if strings.TrimSpace(text) == "" {
			return say.T("somebody has it"), nil
		}
		return say.TypedDate(text, say.Words().Date)
	})
	back.Offer = say.WhichDates
	back.Put(c.Returned.String())
	back.OnEdited(func(text string) {
		if d, err := say.Date(text); err == nil && d.String() != c.Returned.String() {
			c.Returned = d
			s.changed()
		}
	})
	note := widgets.NewEntry(say.T("Lost, leaked, replaced by another"))
	note.Put(c.Note)
	note.OnEdited = func(text string) { c.Note = text; s.changed() }
	for _, e := range []*widgets.Entry{back.Entry, note} {
		e.OnBlur, e.OnEscape, e.OnCopied = s.settleSoon, s.Back, s.opts.Copied
		if s.opts.ReadOnly {
			e.Disable()
		}
	}
	return container.New(widgets.Stack(2),
		container.NewBorder(nil, nil, widgets.NewText(say.Words().Digits(c.Number), "", house.SizeText, true), nil,
			container.New(widgets.Inset(10, 0), widgets.NewShortText(holder, "", house.SizeText, false))),
		s.sum(c.SHA256),
		container.New(widgets.Grid(200, 10), widgets.Field(say.T("Came back, or was destroyed, on"), back.Box), widgets.Field(say.T("What became of it"), note)))
}

// people says who is in a packet.
func (s *Screen) people(p desk.Recorded) fyne.CanvasObject {
	view := s.opts.View()
	var names []string
	counted := 0
	for _, m := range p.Profiles {
		switch d := view.Dossier(m.Dossier); {
		case m.Hash == "":
			counted++
		case d != nil:
			names = append(names, say.NameOf(d))
		default:
			names = append(names, say.T("a dossier that is deleted"))
		}
	}
	const most = 12
	text := say.Words().List(names[:min(len(names), most)])
	if more := len(names) - most; more > 0 {
		text = say.T("%s and %s more", strings.Join(names[:most], ", "), more)
	}
	if counted > 0 {
		text += "\n" + say.N(counted, "%s person was counted and not shown.", "%s people were counted and not shown.")
	}
	l := widget.NewLabel(widgets.Breakable(text))
	l.Wrapping = fyne.TextWrapWord
	return container.New(widgets.Stack(2), section(say.T("Who is in it"), say.Words().Counted(len(p.Profiles), words.Dossier)), container.New(widgets.Inset(-8, -4), l))
}

// look reads what is not at hand: who recorded a packet, and what is new since.
func (s *Screen) look(p desk.Recorded) {
	s.tellNews(say.T("Comparing with what is known now …"))
	id, o := p.ID, s.opts
	s.looking.Run(func(context.Context) (f found, err error) {
		if f.device, f.at, err = o.RecordedBy(id); err != nil {
			return f, err
		}
		f.news, f.failed = o.News(id)
		return f, nil
	}, func(f found, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		who := ""
		if !f.at.IsZero() {
			who = say.Moment(f.at.In(s.opts.Now().Location()))
		}
		if f.device != "" {
			who = say.T("%s, on %s", who, f.device)
		}
		s.who.Set(who)
		if f.failed != nil {
			s.tellNews(say.Problem(f.failed))
			return
		}
		s.showNews(p, f.news)
	})
}

func (s *Screen) tellNews(text string) {
	l := widget.NewLabel(widgets.Breakable(text))
	l.Wrapping = fyne.TextWrapWord
	s.news.Objects = []fyne.CanvasObject{container.New(widgets.Inset(-8, -4), l)}
	s.news.Refresh()
}
