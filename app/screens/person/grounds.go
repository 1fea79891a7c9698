//go:build !headless

package person

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// arbitrariness is the part that says why the detention is arbitrary: the
// category of a body that others accept, and the reasons why it applies.
func (f *form) arbitrariness() fyne.CanvasObject {
	l := listOf[dossier.Ground]{f, func() *[]dossier.Ground { return &f.d().Arbitrariness }, func(g *dossier.Ground) *dossier.Item { return &g.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Ground) fyne.CanvasObject {
		chip, meaning := f.groundChip(at)
		reasons := f.entry(widgets.NewProse(say.T("Why it applies here"), 3), fieldOf(at, func(g *dossier.Ground) *string { return &g.Reasons }))
		f.leads(id, reasons)
		return container.New(widgets.Stack(6),
			container.NewBorder(nil, nil, container.New(middle{}, chip), nil, container.New(widgets.Inset(8, 3), meaning)),
			reasons,
			f.trueFrom(l.mark(id)),
			l.footWith(id, []fyne.CanvasObject{f.audienceChip(l.mark(id)), f.citingChip(l.mark(id))}, l.arrows(id)...))
	})
	if len(f.d().Arbitrariness) == 0 {
		list.Add(quiet(say.T("No ground yet. Pick the category that fits best, and say why it does; a detention can fall under several.")))
	}
	var add *widgets.Button
	add = addButton(say.T("Add a ground"), func() {
		widgets.PopMenu(add, groundMenu("", func(g dossier.Ground) { l.add(g) }))
	})
	return container.New(widgets.Stack(12), title(say.T("Arbitrariness"), say.T("by the UN Working Group on Arbitrary Detention (WGAD), or by the Council of Europe (PACE)"), add), list)
}

// groundChip shows the category of a ground, and what it means beside it, and
// lets one take another.
func (f *form) groundChip(at func() *dossier.Ground) (*widgets.Chip, fyne.CanvasObject) {
	chip, meaning := widgets.NewFilter("", nil), hint("")
	show := func() {
		if g := at(); g != nil {
			chip.Set(groundName(*g) + "  ▾")
			meaning.SetText(widgets.Breakable(say.Words().Ground(g.Scheme, g.Category)))
		}
	}
	show()
	f.reacts = append(f.reacts, show)
	chip.OnTapped = func() {
		g := at()
		if g == nil {
			return
		}
		widgets.PopMenu(chip, groundMenu(groundName(*g), func(to dossier.Ground) {
			if g := at(); g != nil && groundName(*g) != groundName(to) {
				g.Scheme, g.Category = to.Scheme, to.Category
				f.picked()
			}
		}))
	}
	return chip, wrapped(meaning)
}

// groundMenu offers all categories, each with its meaning.
func groundMenu(now string, chosen func(dossier.Ground)) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for i, g := range dossier.Grounds {
		if i > 0 && g.Scheme != dossier.Grounds[i-1].Scheme {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		name := groundName(g)
		item := fyne.NewMenuItem(name+"  "+say.Words().Ground(g.Scheme, g.Category), func() { chosen(g) })
		item.Checked = name == now
		items = append(items, item)
	}
	return items
}

// groundName is how the field calls a category: "WGAD II".
func groundName(g dossier.Ground) string { return strings.TrimSpace(g.Scheme + " " + g.Category) }
