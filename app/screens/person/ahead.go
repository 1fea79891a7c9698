//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// ahead is the part with the dates to come, and how far off they are.
func (f *form) ahead() fyne.CanvasObject {
	l := listOf[dossier.AheadDate]{f, func() *[]dossier.AheadDate { return &f.d().Ahead }, func(a *dossier.AheadDate) *dossier.Item { return &a.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.AheadDate) fyne.CanvasObject {
		date, entry := f.date(say.T("When"), say.Words().Date, fieldOf(at, func(a *dossier.AheadDate) *dossier.Date { return &a.Date }))
		f.leads(id, entry.Entry)
		field := control{id, "kind"}
		kind := choice(f, dossier.AheadKinds, chosen("ahead", "kind"), fieldOf(at, func(a *dossier.AheadDate) *string { return &a.Kind }), func() { f.s.rebuildAt(field) })
		f.keep(field, kind)
		chips := []fyne.CanvasObject{f.wayOff(at)}
		if a := at(); a != nil && a.Kind == dossier.AheadNextCheck {
			chips = append(chips, widgets.NewWord(say.T("never printed"), house.ColorHeld, house.ColorHeldPale))
		} else {
			chips = append(chips, f.audienceChip(l.mark(id)), f.citingChip(l.mark(id)))
		}
		return container.New(widgets.Stack(6),
			container.New(widgets.Grid(200, 10), date, widgets.Field(say.T("What"), kind)),
			f.text(say.T("In words"), say.T("Which court, what is to be handed in, who goes there"), fieldOf(at, func(a *dossier.AheadDate) *string { return &a.Text })),
			l.footWith(id, chips, l.arrows(id)...))
	})
	if len(f.d().Ahead) == 0 {
		list.Add(quiet(say.T("No date ahead: a hearing, a deadline, the day on which the facts are to be checked again.")))
	}
	add := addButton(say.T("Add a date"), func() { l.add(dossier.AheadDate{Kind: dossier.AheadHearing}) })
	return container.New(widgets.Stack(12), title(say.T("Dates ahead"), say.T("the next check of the facts is never printed"), add), list)
}

// wayOff is a word that says how far off a date is.
func (f *form) wayOff(at func() *dossier.AheadDate) *widgets.Word {
	word := widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	today := dossier.DayOf(f.s.opts.Now())
	show := func() {
		a := at()
		if a == nil {
			return
		}
		text, passed := wayOff(a.Date, today)
		if passed {
			word.Set(text, house.ColorNotFree, house.ColorWarnPale)
		} else {
			word.Set(text, house.ColorQuiet, house.ColorChip)
		}
	}
	show()
	f.reacts = append(f.reacts, show)
	return word
}

// wayOff says how far off a date is from today, and whether all of it has passed.
func wayOff(d dossier.Date, today dossier.Day) (text string, passed bool) {
	first, last := d.First(), d.Last()
	switch {
	case d.IsZero() || !first.Bounded() || !last.Bounded():
		return say.T("no day yet"), false
	case last < today:
		return say.As("a date ahead", "passed"), true
	case first > today:
		return say.As("a date ahead", "in %s", say.Words().Counted(int(first-today), words.Day)), false
	case first == last:
		return say.T("today"), false
	}
	return say.T("about now"), false
}
