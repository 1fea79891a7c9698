//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// charges is the part that says what the person is accused of, alone and with others.
func (f *form) charges() fyne.CanvasObject {
	l := listOf[dossier.Charge]{f, func() *[]dossier.Charge { return &f.d().Charges }, func(c *dossier.Charge) *dossier.Item { return &c.Item }}
	list := f.chargeItems(l)
	if len(f.d().Charges) == 0 {
		list.Add(quiet(say.T("No charge of the person's own.")))
	}
	add := addButton(say.T("Add a charge"), func() { l.add(dossier.Charge{}) })
	return container.New(widgets.Stack(12), title(say.T("Charges and trial"), say.T("their state follows from Custody"), add), list, f.shareds())
}

// chargeItems are the editors of charges. The state of a charge is derived and shown,
// never typed.
func (f *form) chargeItems(l listOf[dossier.Charge]) *fyne.Container {
	return l.items(func(id dossier.ID, at func() *dossier.Charge) fyne.CanvasObject {
		text := func(name, hint string, field func(*dossier.Charge) *string) fyne.CanvasObject {
			return f.text(name, hint, fieldOf(at, field))
		}
		complete := func(name, hint string, used desk.Field, field func(*dossier.Charge) *string) fyne.CanvasObject {
			return f.completing(name, hint, used, fieldOf(at, field))
		}
		offence := f.entry(widgets.NewEntry(say.T("treason, insurrection …")), fieldOf(at, func(c *dossier.Charge) *string { return &c.Offence }))
		f.leads(id, f.completed(offence, desk.FieldOffence))
		return container.New(widgets.Stack(8),
			widgets.Field(say.T("Offence"), container.NewBorder(nil, nil, nil, container.New(middle{}, f.stateOf(id)), offence)),
			container.New(widgets.Grid(200, 10),
				complete(say.T("Law"), say.T("Criminal Code"), desk.FieldLaw, func(c *dossier.Charge) *string { return &c.Law }),
				text(say.T("Article"), "443", func(c *dossier.Charge) *string { return &c.Article }),
				text(say.T("Version of the law"), "2009", func(c *dossier.Charge) *string { return &c.Version }),
				text(say.T("Maximum penalty"), say.T("30 years"), func(c *dossier.Charge) *string { return &c.MaxPenalty }),
				complete(say.T("Court"), say.T("Which court, in which town"), desk.FieldCourt, func(c *dossier.Charge) *string { return &c.Court }),
				text(say.T("Case number"), say.T("As the court writes it"), func(c *dossier.Charge) *string { return &c.CaseNumber }),
				text(say.T("Sentence"), say.T("As the court gave it"), func(c *dossier.Charge) *string { return &c.Sentence }),
				text(say.T("Note"), say.T("Printed with it, e.g. our reading"), func(c *dossier.Charge) *string { return &c.Note })),
			l.foot(id, true, l.arrows(id)...))
	})
}

// stateOf is a word that says what became of a charge.
func (f *form) stateOf(id dossier.ID) *widgets.Word {
	word := widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	show := func() {
		state := f.s.standing().Charges[id]
		if state == "" {
			word.Set(say.T("no event names it yet"), house.ColorQuiet, house.ColorChip)
			return
		}
		color, ground := house.ColorFree, house.ColorFreePale
		if state.Open() {
			color, ground = house.ColorHeld, house.ColorHeldPale
		}
		word.Set(say.Words().Mid(say.Words().ChargeState(state)), color, ground)
	}
	show()
	f.reacts = append(f.reacts, show)
	return word
}
