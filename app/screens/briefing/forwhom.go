//go:build !headless

package briefing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export"
)

// forWhom is the first step.
func (s *Screen) forWhom() fyne.CanvasObject {
	chips := container.New(widgets.Wrap(6))
	s.audiences = map[dossier.Audience]*widgets.Chip{}
	for _, a := range dossier.AllAudiences {
		c := widgets.NewFilter(say.Words().Audience(a), func() { s.choose(a); s.renew() })
		s.audiences[a] = c
		chips.Add(c)
	}
	s.meeting = newMeeting(s)
	s.heading = widgets.NewEntry(say.T("Title, if not that of the context"))
	s.heading.OnEdited = func(text string) { s.order.Title = text; s.showTitle(); s.renewSoon() }
	s.asOf = widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) {
		d, err := wholeDay(text)
		if err != nil {
			return "", err
		}
		return say.T("Facts %s", say.Words().AsOf(d)), nil
	})
	s.asOf.Offer = say.WhichDates
	s.asOf.OnEdited(func(text string) {
		if d, err := wholeDay(text); err == nil && d != s.order.AsOf {
			s.order.AsOf = d
			s.showOrder()
			s.refind()
			s.renewSoon()
		}
	})
	s.asOf.Entry.OnBlur = func() {
		if s.asOf.Valid() {
			s.asOf.Put(s.order.AsOf.String())
		}
	}
	before := widgets.NewQuietButton(say.T("Group and situation"), theme.DocumentCreateIcon(), func() {
		if s.opts.ShowSituation != nil {
			s.opts.ShowSituation("", "")
		}
	})
	return card(say.T("1 · For whom"), chips, s.meeting.box, s.heading, container.NewHBox(before), s.asOf.Box, s.sheet())
}

// choose takes another audience; what was let go for the one before is not let go for
// this one.
func (s *Screen) choose(a dossier.Audience) {
	s.order.Audience = a
	s.order.WithoutStatus, s.order.Reason = nil, ""
	s.showOrder()
}

var errWholeDay = say.Error("want one whole day, such as 3 Sep 2018")

// wholeDay reads a day as people type it.
func wholeDay(text string) (dossier.Day, error) {
	if _, err := say.TypedDate(text, say.Words().Date); err != nil {
		return 0, err // it says too where numbers alone may be two days
	}
	d, err := say.Date(text)
	if err != nil || d.IsZero() || d.First() != d.Last() {
		return 0, errWholeDay
	}
	return d.First(), nil
}

// sheet is how the pages come to paper: the language, the size, one side or both.
func (s *Screen) sheet() fyne.CanvasObject {
	var names []string
	for _, tag := range words.Languages() {
		name := say.Capital(say.Words().Language(tag))
		if tag == words.KhmerDigits.Tag {
			name += " ១២៣"
		}
		names = append(names, name)
	}
	choice := func(names []string, now int, chosen func(i int)) *widgets.Select {
		sel := widgets.NewSelect(names, nil)
		sel.SetSelectedIndex(now)
		sel.OnChanged = func(string) { chosen(sel.SelectedIndex()); s.renew() }
		return sel
	}
	s.language = choice(names, slices.Index(words.Languages(), s.order.Lang), func(i int) { s.order.Lang = words.Languages()[i] })
	s.paper = choice([]string{"A4", "Letter"}, 0, func(i int) { s.order.Paper = export.Papers[i] })
	s.twoSided = choice([]string{say.T("One side"), say.T("Both sides")}, 0, func(i int) { s.order.TwoSided = i == 1 })
	return container.New(widgets.Stack(8), s.language, container.NewGridWithColumns(2, s.paper, s.twoSided))
}
