//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// people is the part with those around the person: whom to ask, and whom a
// careless page would put in danger. Nobody sees them before they are marked.
func (f *form) people() fyne.CanvasObject {
	l := listOf[dossier.Contact]{f, func() *[]dossier.Contact { return &f.d().People }, func(c *dossier.Contact) *dossier.Item { return &c.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Contact) fyne.CanvasObject {
		name := f.entry(widgets.NewEntry(say.T("Name, and what they are to the person")), fieldOf(at, func(c *dossier.Contact) *string { return &c.Name }))
		f.leads(id, name)
		role := choice(f, dossier.ContactRoles, chosen("people", "role"), fieldOf(at, func(c *dossier.Contact) *string { return &c.Role }), nil)
		return container.New(widgets.Stack(6),
			container.New(widgets.Grid(200, 10),
				widgets.Field(say.T("Name"), name), widgets.Field(say.T("Role"), role)),
			f.text(say.T("How to reach them"), say.T("A number, an address, through whom, and when it is safe"), fieldOf(at, func(c *dossier.Contact) *string { return &c.Reach })),
			f.prose(say.T("What they know"), say.T("What they have seen, and what they may be asked"), 2, fieldOf(at, func(c *dossier.Contact) *string { return &c.Knows })),
			l.footWith(id, []fyne.CanvasObject{f.internalChip(l.mark(id)), f.citingChip(l.mark(id))}, l.arrows(id)...))
	})
	if len(f.d().People) == 0 {
		list.Add(quiet(say.T("Nobody is written down yet: family, counsel, others who can be asked.")))
	}
	add := addButton(say.T("Add somebody"), func() { l.add(dossier.Contact{Role: nextContact(f.s.now)}) })
	return container.New(widgets.Stack(12), title(say.T("People around"), say.T("internal, until somebody is marked for an audience"), add), list)
}

// nextContact is what a further contact most likely is: family first, then
// counsel.
func nextContact(d *dossier.Dossier) string {
	there := map[string]bool{}
	for _, c := range d.People {
		there[c.Role] = true
	}
	for _, role := range dossier.ContactRoles {
		if !there[role] {
			return role
		}
	}
	return dossier.ContactOther
}
