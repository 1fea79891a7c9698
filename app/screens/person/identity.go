//go:build !headless

package person

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// identity is the part that says who somebody is.
func (f *form) identity() fyne.CanvasObject {
	photo := f.photo()
	f.first = nil // the cursor belongs into the name
	l := listOf[dossier.Name]{f, func() *[]dossier.Name { return &f.d().Names }, func(n *dossier.Name) *dossier.Item { return &n.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Name) fyne.CanvasObject {
		return f.nameEditor(l, id, at)
	})
	if f.s.alikes != nil {
		f.s.alikes.close()
	}
	f.s.alikes = newAlikes(f.s)
	f.reacts = append(f.reacts, f.s.alikes.look)
	whole := widgets.Field(say.T("Who may see what has no mark of its own"),
		container.NewHBox(f.audiencesChip(func() *dossier.Audiences { return &f.d().Audience }, names{dossier.ByDefault: say.T("as the consent")}, f.picked)))
	return container.New(widgets.Stack(12),
		title(say.T("Identity"), ""),
		container.New(widgets.Panes(158, 0, 16, 200), photo,
			container.New(widgets.Stack(10), list, f.s.alikes.box,
				container.NewHBox(addButton(say.T("Add a name"), func() { l.add(dossier.Name{Role: nextRole(f.s.now)}) })),
			)),
		section(say.T("Person")), f.person(),
		section(say.T("Occupations")), f.occupations(),
		section(say.T("Affiliations")), f.affiliations(),
		section(say.T("Identity papers")), f.papers(),
		section(say.T("Addresses")), f.addresses(),
		section(say.T("The dossier")), whole,
	)
}

func section(name string) fyne.CanvasObject {
	return container.New(widgets.Inset(0, 2), widgets.NewText(name, house.ColorAccent, house.SizeText, true))
}

func (f *form) nameEditor(l listOf[dossier.Name], id dossier.ID, at func() *dossier.Name) fyne.CanvasObject {
	entry := f.entry(widgets.NewEntry(say.T("Name")), fieldOf(at, func(n *dossier.Name) *string { return &n.Text }))
	typed := entry.OnEdited
	entry.OnEdited = func(text string) {
		if n := at(); n != nil {
			n.Script = script(text)
		}
		typed(text)
	}
	f.leads(id, entry)
	role := choice(f, dossier.NameRoles, say.Words().NameRole, fieldOf(at, func(n *dossier.Name) *dossier.NameRole { return &n.Role }), nil)
	pronounced := f.entry(widgets.NewEntry(say.T("How to say it")), fieldOf(at, func(n *dossier.Name) *string { return &n.Say }))
	family := f.check(say.T("Family name first"), fieldOf(at, func(n *dossier.Name) *bool { return &n.FamilyFirst }))
	return container.New(widgets.Stack(6),
		container.New(widgets.Grid(150, 8), entry, role, pronounced, family),
		l.foot(id, true, l.arrows(id)...))
}

func (f *form) person() fyne.CanvasObject {
	p := func() *dossier.Person { return &f.d().Person }
	born, _ := f.date(say.T("Born"), say.Words().Date, func() *dossier.Date { return &p().Born.Date })
	asOf, _ := f.date(say.T("… on this day"), say.Words().Date, func() *dossier.Date { return &p().Age.AsOf })
	codes := f.codes(say.T("Nationalities (KH, FR …)"), func() *[]string { return &p().Nationalities.Codes })
	marked := func(o fyne.CanvasObject, at func() *dossier.Mark, filled func() bool) fyne.CanvasObject {
		chips := container.NewHBox(f.audienceChip(at), f.sourceChip(at))
		both := container.New(widgets.Stack(3), o, chips)
		field := dossier.ID(fmt.Sprint("field ", len(f.items.order))) // it has no identifier of its own
		f.box(field, both)
		f.chipsOf(field, chips.Objects...)
		show := func() {
			if filled() == chips.Visible() {
				return
			}
			if filled() {
				chips.Show()
			} else {
				chips.Hide()
			}
			both.Refresh()
		}
		show()
		f.reacts = append(f.reacts, show)
		return both
	}
	return container.New(widgets.Grid(230, 12),
		marked(born, func() *dossier.Mark { return &p().Born.Mark }, func() bool { return !p().Born.Date.IsZero() }),
		marked(container.NewGridWithColumns(2, f.number(say.T("Or age"), "65", func() *int { return &p().Age.Years }), asOf),
			func() *dossier.Mark { return &p().Age.Mark }, func() bool { return p().Age.Years > 0 }),
		marked(f.completing(say.T("Place of birth"), "", desk.FieldPlace, func() *string { return &p().Birthplace.Text }),
			func() *dossier.Mark { return &p().Birthplace.Mark }, func() bool { return p().Birthplace.Text != "" }),
		marked(codes, func() *dossier.Mark { return &p().Nationalities.Mark }, func() bool { return len(p().Nationalities.Codes) > 0 }),
		marked(f.text(say.T("Sex or gender, as the person has it"), "", func() *string { return &p().Sex.Text }),
			func() *dossier.Mark { return &p().Sex.Mark }, func() bool { return p().Sex.Text != "" }),
	)
}

// codes binds an entry to a list of codes, set apart by commas.
func (f *form) codes(name string, at func() *[]string) fyne.CanvasObject {
	split := func(text string) []string {
		return strings.FieldsFunc(strings.ToUpper(text), func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	}
	e := widgets.NewEntry("")
	show := func() {
		if !slices.Equal(split(e.Text), *at()) {
			e.Put(strings.Join(*at(), ", "))
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	e.OnEdited = func(text string) {
		if codes := split(text); !slices.Equal(codes, *at()) {
			*at() = codes
			f.changed()
		}
	}
	e.OnBlur = f.settleSoon
	f.private(e)
	f.inputs = append(f.inputs, e)
	return widgets.Field(name, e)
}

func (f *form) occupations() fyne.CanvasObject {
	l := listOf[dossier.Occupation]{f, func() *[]dossier.Occupation { return &f.d().Person.Occupations }, func(o *dossier.Occupation) *dossier.Item { return &o.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Occupation) fyne.CanvasObject {
		e := f.entry(widgets.NewEntry(say.T("What the person does or did")), fieldOf(at, func(o *dossier.Occupation) *string { return &o.Text }))
		f.leads(id, e)
		return container.New(widgets.Stack(4), e, l.foot(id, true, l.arrows(id)...))
	})
	return container.New(widgets.Stack(6), list, container.NewHBox(addButton(say.T("Add an occupation"), func() { l.add(dossier.Occupation{}) })))
}

func (f *form) affiliations() fyne.CanvasObject {
	l := listOf[dossier.Affiliation]{f, func() *[]dossier.Affiliation { return &f.d().Person.Affiliations }, func(a *dossier.Affiliation) *dossier.Item { return &a.Item }}
	list := l.items(func(id dossier.ID, at func() *dossier.Affiliation) fyne.CanvasObject {
		from, _ := f.date(say.T("From"), say.Words().Date, fieldOf(at, func(a *dossier.Affiliation) *dossier.Date { return &a.From }))
		to, _ := f.date(say.T("To"), say.Words().Date, fieldOf(at, func(a *dossier.Affiliation) *dossier.Date { return &a.To }))
		organisation := f.completed(f.entry(widgets.NewEntry(""), fieldOf(at, func(a *dossier.Affiliation) *string { return &a.Organisation })), desk.FieldOrganisation)
		f.leads(id, organisation)
		return container.New(widgets.Stack(4),
			container.New(widgets.Grid(230, 10),
				widgets.Field(say.T("Organisation"), organisation),
				f.text(say.T("Role"), "", fieldOf(at, func(a *dossier.Affiliation) *string { return &a.Role })), from, to),
			l.foot(id, true, l.arrows(id)...))
	})
	return container.New(widgets.Stack(6), list, container.NewHBox(addButton(say.T("Add an affiliation"), func() { l.add(dossier.Affiliation{}) })))
}

// photo is the frame with the photograph, and what is said of it.
func (f *form) photo() fyne.CanvasObject {
	l := listOf[dossier.Attachment]{f, func() *[]dossier.Attachment { return &f.d().Attachments }, func(a *dossier.Attachment) *dossier.Item { return &a.Item }}
	frame := widgets.NewPortrait(fyne.NewSize(132, 165))
	box := container.New(widgets.Stack(6), container.NewHBox(frame))
	picture := f.d().Portrait()
	word := say.T("Photograph …")
	if picture != nil {
		word = say.T("Replace …")
	}
	choose := addButton(word, func() { f.s.opts.ChoosePicture(f.s.addPhoto) })
	if picture == nil {
		frame.Put(nil, printName(f.d()))
		box.Add(choose)
		return box
	}
	id, hash := picture.ID, picture.Print
	pictures := &widgets.Pictures{Place: f.s.opts.Place, Load: f.s.opts.Picture}
	show := func() { frame.Put(pictures.Get(hash, 2*132, 2*165), printName(f.d())) }
	pictures.OnCome = show
	show()
	at := l.find(id)
	box.Add(f.check(say.T("Cleared for print"), fieldOf(at, func(a *dossier.Attachment) *bool { return &a.Cleared })))
	box.Add(f.text(say.T("Credit"), "", fieldOf(at, func(a *dossier.Attachment) *string { return &a.Credit })))
	box.Add(f.text(say.T("Caption"), "", fieldOf(at, func(a *dossier.Attachment) *string { return &a.Caption })))
	box.Add(container.NewHBox(f.audienceChip(l.mark(id))))
	outside := widgets.NewQuietButton(say.T("Open outside …"), theme.ViewFullScreenIcon(), func() {
		if a := at(); a != nil {
			f.s.opts.OpenOutside(*a)
		}
	})
	outside.Alignment = widget.ButtonAlignLeading
	box.Add(outside)
	choose.Icon = nil
	box.Add(container.NewBorder(nil, nil, nil, widgets.NewSignButton(theme.DeleteIcon(), say.T("Take it away"), func() { l.remove(id) }), choose))
	return box
}

func printName(d *dossier.Dossier) string {
	n, _ := d.PrintName()
	return n.Text
}

// scripts are those that names are typed in most often, by their ISO 15924 codes.
var scripts = map[string]*unicode.RangeTable{
	"Latn": unicode.Latin, "Khmr": unicode.Khmer, "Thai": unicode.Thai, "Laoo": unicode.Lao, "Mymr": unicode.Myanmar,
	"Arab": unicode.Arabic, "Hebr": unicode.Hebrew, "Cyrl": unicode.Cyrillic, "Grek": unicode.Greek, "Deva": unicode.Devanagari,
	"Beng": unicode.Bengali, "Taml": unicode.Tamil, "Geor": unicode.Georgian, "Armn": unicode.Armenian, "Ethi": unicode.Ethiopic,
	"Hani": unicode.Han, "Hira": unicode.Hiragana, "Kana": unicode.Katakana, "Hang": unicode.Hangul, "Tibt": unicode.Tibetan,
}

// script is the script of the first letter that belongs to one.
func script(text string) string {
	for _, r := range text {
		for code, table := range scripts {
			if unicode.Is(table, r) {
				return code
			}
		}
	}
	return ""
}

// nextRole is what a further name most likely is: the legal one, often in
// another script, until that is there.
func nextRole(d *dossier.Dossier) dossier.NameRole {
	for _, n := range d.Names {
		if n.Role == dossier.NameLegal {
			return dossier.NameAlias
		}
	}
	return dossier.NameLegal
}
