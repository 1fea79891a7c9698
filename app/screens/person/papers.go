//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// papers are the identity papers, which a complaint to the United Nations asks
// for. Nobody sees them before they are marked.
func (f *form) papers() fyne.CanvasObject {
	l := listOf[dossier.Paper]{f, func() *[]dossier.Paper { return &f.d().Person.Papers }, func(p *dossier.Paper) *dossier.Item { return &p.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Paper) fyne.CanvasObject {
		kind := f.entry(widgets.NewEntry(say.T("Identity card, passport …")), fieldOf(at, func(p *dossier.Paper) *string { return &p.Kind }))
		f.leads(id, kind)
		issued, _ := f.date(say.T("Issued"), say.Words().Date, fieldOf(at, func(p *dossier.Paper) *dossier.Date { return &p.Issued }))
		return container.New(widgets.Stack(4),
			container.New(widgets.Grid(200, 10),
				widgets.Field(say.T("Kind"), kind),
				f.text(say.T("Number"), say.T("As it stands there"), fieldOf(at, func(p *dossier.Paper) *string { return &p.Number })),
				f.text(say.T("Issued by"), say.T("Which office"), fieldOf(at, func(p *dossier.Paper) *string { return &p.Issuer })), issued),
			l.footWith(id, []fyne.CanvasObject{f.internalChip(l.mark(id)), f.citingChip(l.mark(id))}))
	})
	return container.New(widgets.Stack(6), list, container.NewHBox(addButton(say.T("Add a paper"), func() { l.add(dossier.Paper{}) })))
}

// addresses are where the person lived: as much a danger to those who live
// there as of use to those who may know.
func (f *form) addresses() fyne.CanvasObject {
	l := listOf[dossier.Address]{f, func() *[]dossier.Address { return &f.d().Person.Addresses }, func(a *dossier.Address) *dossier.Item { return &a.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Address) fyne.CanvasObject {
		text := f.entry(widgets.NewEntry(say.T("Street, village, province")), fieldOf(at, func(a *dossier.Address) *string { return &a.Text }))
		f.leads(id, text)
		from, _ := f.date(say.T("From"), say.Words().Date, fieldOf(at, func(a *dossier.Address) *dossier.Date { return &a.From }))
		to, _ := f.date(say.T("To"), say.Words().Date, fieldOf(at, func(a *dossier.Address) *dossier.Date { return &a.To }))
		return container.New(widgets.Stack(4), text,
			container.New(widgets.Grid(200, 10), from, to),
			l.footWith(id, []fyne.CanvasObject{f.internalChip(l.mark(id)), f.citingChip(l.mark(id))}))
	})
	return container.New(widgets.Stack(6), list, container.NewHBox(addButton(say.T("Add an address"), func() { l.add(dossier.Address{}) })))
}
