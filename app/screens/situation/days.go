//go:build !headless

package situation

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// days is the place of the chip with the days of an item.
const days = "days "

// daysChip says when a text was last confirmed, and lets one say since when it is
// true, and move it to another language.
func (f *form) daysChip(id dossier.ID, at func() *dossier.Paragraph) *widgets.Chip {
	s := f.s
	chip := widgets.NewFact("", nil)
	f.reacts = append(f.reacts, func() {
		if p := at(); p != nil {
			chip.SetColored(say.T("checked %s", say.Ago(p.Confirmed, dossier.DayOf(s.opts.Now()))), house.ColorQuiet, house.ColorChip)
		}
	})
	f.places[days+string(id)] = chip
	chip.OnTapped = func() {
		if at() == nil {
			return
		}
		confirmed := f.date(func(p *dossier.Paragraph) *dossier.Date { return &p.Confirmed }, at)
		from := f.date(func(p *dossier.Paragraph) *dossier.Date { return &p.TrueFrom }, at)
		lang := f.languageOf(at)
		if s.opts.ReadOnly {
			confirmed.Entry.Disable()
			from.Entry.Disable()
			lang.Disable()
		}
		fields := container.New(widgets.Stack(8), widgets.Field(say.T("Last confirmed"), confirmed.Box),
			widgets.Field(say.T("True from"), from.Box), widgets.Field(say.T("Language"), lang))
		s.opts.Choose(say.T("About this text"), container.New(widgets.Width(360), fields), func() {
			s.settleSoon()
			if p := at(); p != nil {
				s.lang = p.Lang // one follows it there
			}
			s.rebuildAt(days + string(id))
		})
		s.focus(confirmed.Entry)
	}
	return chip
}

// date binds an entry to a day of a text as people type it.
func (f *form) date(of func(*dossier.Paragraph) *dossier.Date, at func() *dossier.Paragraph) *widgets.Checked {
	s := f.s
	c := widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) { return say.TypedDate(text, say.Words().Date) })
	c.Offer = say.WhichDates
	before := *of(at())
	c.Put(before.String())
	put := func(d dossier.Date) {
		if p := at(); p != nil && of(p).String() != d.String() {
			*of(p) = d
			s.changed()
		}
	}
	c.OnEdited(func(text string) {
		if d, err := say.Date(text); err == nil {
			put(d)
		}
	})
	c.OnWrong = func() { put(before) } // while a text is not understood, the date is that of before
	c.Entry.OnBlur = func() {
		if p := at(); p != nil {
			before = *of(p)
			if c.Valid() {
				c.Put(before.String())
			}
		}
	}
	c.Entry.OnCopied = s.opts.Copied
	c.Entry.OnEscape = func() { widgets.Pass(c.Entry, &fyne.KeyEvent{Name: fyne.KeyEscape}) } // leaves the dialog
	return c
}

// languageOf chooses the language that a text is in.
func (f *form) languageOf(at func() *dossier.Paragraph) *widgets.Select {
	all := languagesOf(f.s.now)
	names := make([]string, len(all))
	for i, lang := range all {
		names[i] = languageName(lang)
	}
	sel := widgets.NewSelect(names, nil)
	if i := slices.Index(all, at().Lang); i >= 0 {
		sel.SetSelectedIndex(i)
	}
	sel.OnChanged = func(string) {
		if p, i := at(), sel.SelectedIndex(); p != nil && i >= 0 && p.Lang != all[i] {
			p.Lang = all[i]
			f.s.changed()
		}
	}
	return sel
}
