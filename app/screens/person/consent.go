//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// consent is the part that says who allowed the person to be spoken about.
// Without one nothing of the dossier leaves the house.
func (f *form) consent() fyne.CanvasObject {
	l := listOf[dossier.Consent]{f, func() *[]dossier.Consent { return &f.d().Consent }, func(c *dossier.Consent) *dossier.Item { return &c.Item }}
	today := dossier.DayOf(f.s.opts.Now())
	list := l.items(func(id dossier.ID, at func() *dossier.Consent) fyne.CanvasObject {
		state := widgets.NewWord("", house.ColorFree, house.ColorFreePale)
		show := func() {
			if c := at(); c != nil && f.s.now.Holds(*c, today) {
				state.Set(say.T("holds today"), house.ColorFree, house.ColorFreePale)
			} else {
				state.Set(say.T("does not hold today"), house.ColorHeld, house.ColorHeldPale)
			}
		}
		show()
		f.reacts = append(f.reacts, show)
		given, day := f.date(say.T("Given"), say.Words().Date, fieldOf(at, func(c *dossier.Consent) *dossier.Date { return &c.Given }))
		f.leads(id, day.Entry)
		date := func(name string, field func(*dossier.Consent) *dossier.Date) fyne.CanvasObject {
			o, _ := f.date(name, say.Words().Date, fieldOf(at, field))
			return o
		}
		basis := widgets.Field(say.T("Whose word"), choice(f, dossier.ConsentBases, say.Words().ConsentBasis, fieldOf(at, func(c *dossier.Consent) *dossier.ConsentBasis { return &c.Basis }), nil))
		who := f.audiencesChip(fieldOf(at, func(c *dossier.Consent) *dossier.Audiences { return &c.For }), names{dossier.Internal: say.T("nobody")}, f.picked)
		f.chipsOf(id, who)
		return container.New(widgets.Stack(8),
			container.New(middle{6}, state, widgets.NewText(say.As("a consent", "for"), house.ColorQuiet, house.SizeText, false), who),
			container.New(widgets.Grid(200, 10), basis, f.consentSource(at), given,
				date(say.T("Until (last day)"), func(c *dossier.Consent) *dossier.Date { return &c.Until }),
				date(say.T("Withdrawn"), func(c *dossier.Consent) *dossier.Date { return &c.Withdrawn }),
				f.text(say.T("How"), say.T("signed paper, by telephone …"), fieldOf(at, func(c *dossier.Consent) *string { return &c.How }))),
			container.NewBorder(nil, nil, nil, widgets.NewSignButton(theme.DeleteIcon(), say.T("Take it away"), func() { l.remove(id) })))
	})
	if len(f.d().Consent) == 0 {
		list.Add(quiet(say.T("No consent is recorded: nothing of this dossier can be printed for anybody.")))
	}
	add := addButton(say.T("Add a consent"), func() {
		l.add(dossier.Consent{Basis: dossier.ConsentPerson, For: dossier.Internal})
	})
	return container.New(widgets.Stack(12), title(say.T("Consent and disclosure"), say.T("it is never printed"), add), list)
}

// consentSource names where something was already published.
func (f *form) consentSource(at func() *dossier.Consent) fyne.CanvasObject {
	ids := []dossier.ID{""}
	for _, src := range f.s.view.Sources {
		ids = append(ids, src.ID)
	}
	return widgets.Field(say.T("Source, where published"), choice(f, ids, func(id dossier.ID) string {
		if src := f.s.view.Source(id); src != nil {
			return say.Source(src)
		}
		return say.T("None")
	}, fieldOf(at, func(c *dossier.Consent) *dossier.ID { return &c.Source }), nil))
}
