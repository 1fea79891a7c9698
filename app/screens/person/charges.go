//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// charges is the part that says what the person is accused of. The state of a
// charge is derived and shown, never typed.
func (f *form) charges() fyne.CanvasObject {
	l := listOf[dossier.Charge]{f, func(d *dossier.Dossier) *[]dossier.Charge { return &d.Charges }, func(c *dossier.Charge) *dossier.Item { return &c.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Charge) fyne.CanvasObject {
		text := func(name, hint string, field func(*dossier.Charge) *string) fyne.CanvasObject {
			return f.text(name, hint, fieldOf(at, field))
		}
		offence := text("Offence", "treason, insurrection …", func(c *dossier.Charge) *string { return &c.Offence })
		state := widgets.NewWord("", house.ColorQuiet, house.ColorChip)
		show := func() {
			word := f.s.standing().Charges[id]
			if word == "" {
				state.Set("no event names it yet", house.ColorQuiet, house.ColorChip)
				return
			}
			color, ground := house.ColorFree, house.ColorFreePale
			if word.Open() {
				color, ground = house.ColorHeld, house.ColorHeldPale
			}
			state.Set(say.Words().Mid(say.Words().ChargeState(word)), color, ground)
		}
		show()
		f.reacts = append(f.reacts, show)
		return container.New(widgets.Stack(8),
			container.NewBorder(nil, nil, nil, container.New(middle{}, state), offence),
			container.New(widgets.Grid(200, 10),
				text("Law", "Criminal Code", func(c *dossier.Charge) *string { return &c.Law }),
				text("Article", "443", func(c *dossier.Charge) *string { return &c.Article }),
				text("Version of the law", "2009", func(c *dossier.Charge) *string { return &c.Version }),
				text("Maximum penalty", "30 years", func(c *dossier.Charge) *string { return &c.MaxPenalty }),
				text("Court", "", func(c *dossier.Charge) *string { return &c.Court }),
				text("Case number", "", func(c *dossier.Charge) *string { return &c.CaseNumber }),
				text("Sentence", "", func(c *dossier.Charge) *string { return &c.Sentence }),
				text("Note", "", func(c *dossier.Charge) *string { return &c.Note })),
			l.foot(id, true))
	})
	if len(f.d().Charges) == 0 {
		list.Add(hint("No charge of the person's own. Charges of a shared case count as well."))
	}
	add := addButton("Add a charge", func() { l.add(dossier.Charge{}); f.s.form.focusFirst() })
	return container.New(widgets.Stack(12), title("Charges", "their state follows from Custody", add), list)
}
