//go:build !headless

package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// form is the widgets of a meeting, each bound to a value of it as it is typed. A
// value is found anew at each use; where its item is gone, the finder gives nil.
type form struct {
	s      *Screen
	root   fyne.CanvasObject
	first  fyne.Focusable
	items  map[dossier.ID]fyne.Focusable // the first entry of an item
	inputs []fyne.Disableable
	held   *fyne.Container
}

func newForm(s *Screen) *form {
	f := &form{s: s, items: map[dossier.ID]fyne.Focusable{}, held: container.New(widgets.Stack(8))}
	m := func() *dossier.Meeting { return f.s.now }
	brief := widgets.NewButton(say.T("Brief for this meeting"), theme.NavigateNextIcon(), func() { s.opts.Brief(s.id) })
	brief.Importance, brief.IconPlacement = widget.HighImportance, widget.ButtonIconTrailingText
	away := widgets.NewQuietButton(say.T("Delete"), theme.DeleteIcon(), s.remove)
	f.inputs = append(f.inputs, away)
	head := container.New(widgets.Beside(8), container.New(widgets.Row(8), s.saved), container.New(widgets.Row(8), away, brief))
	what := container.New(widgets.Stack(8),
		f.text(say.T("What it is called"), say.T("As the packet names it: “Round table of donors”"), func() *string { return &m().Title }),
		container.New(widgets.Grid(220, 10),
			f.date(say.T("When"), func() *dossier.Date { return &m().Date }),
			f.text(say.T("Where"), say.T("City, house"), func() *string { return &m().Place }),
			f.text(say.T("With whom"), say.T("Ministry, embassy, office"), func() *string { return &m().Organisation }),
			widgets.Field(say.T("Who sits there"), f.audience()),
			widgets.Field(say.T("Who may read of it"), f.whoMaySee(func() *dossier.Audiences { return &m().Audience }))),
		f.text(say.T("Who was there"), say.T("Theirs and ours; never printed"), func() *string { return &m().Present }))
	after := container.New(widgets.Stack(8),
		f.date(say.T("Come back to it on"), func() *dossier.Date { return &m().FollowUp }),
		f.prose(say.T("How it went; never printed"), say.T("What they said, and what they did not"), 3, func() *string { return &m().Note }))
	f.root = container.New(widgets.Inset(18, 14), container.New(widgets.Stack(16), head, what, f.asks(), f.promises(), after, f.packets()))
	if s.opts.ReadOnly {
		for _, i := range f.inputs {
			i.Disable()
		}
	}
	f.showHeld()
	return f
}

// begin puts the cursor into the first entry.
func (f *form) begin() { f.s.focus(f.first) }

// focusItem puts the cursor into an item, once the form is made anew.
func (s *Screen) rebuildAt(item dossier.ID) {
	s.focus(nil)
	s.rebuild()
	if to := s.form.items[item]; to != nil {
		s.focus(to)
	}
}

func (f *form) entry(e *widgets.Entry, at func() *string) *widgets.Entry {
	if p := at(); p != nil {
		e.Put(*p)
	}
	e.OnEdited = func(text string) {
		if p := at(); p != nil && *p != text {
			*p = text
			f.s.changed()
		}
	}
	e.OnBlur, e.OnCopied, e.OnEscape = f.s.settleSoon, f.s.opts.Copied, f.s.Back
	f.inputs = append(f.inputs, e)
	if f.first == nil {
		f.first = e
	}
	return e
}

func (f *form) text(name, hint string, at func() *string) fyne.CanvasObject {
	return widgets.Field(name, f.entry(widgets.NewEntry(hint), at))
}

func (f *form) prose(name, hint string, rows int, at func() *string) fyne.CanvasObject {
	return widgets.Field(name, f.entry(widgets.NewProse(hint, rows), at))
}

// date binds an entry to a date as people type it.
func (f *form) date(name string, at func() *dossier.Date) fyne.CanvasObject {
	c := widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) { return say.TypedDate(text, say.Words().Date) })
	c.Offer = say.WhichDates
	if p := at(); p != nil {
		c.Put(p.String())
	}
	put := func(d dossier.Date) {
		if p := at(); p != nil && p.String() != d.String() {
			*p = d
			f.s.changed()
		}
	}
	before := *at()
	c.OnEdited(func(text string) {
		if d, err := say.Date(text); err == nil {
			put(d)
		}
	})
	// While a text is not understood, the date is that of before.
	c.OnWrong = func() { put(before) }
	c.Entry.OnBlur = func() {
		if p := at(); p != nil {
			before = *p
			if c.Valid() {
				c.Put(p.String())
			}
		}
		f.s.settleSoon()
	}
	c.Entry.OnCopied, c.Entry.OnEscape = f.s.opts.Copied, f.s.Back
	f.inputs = append(f.inputs, c.Entry)
	return widgets.Field(name, c.Box)
}

// choice binds a list of choices to a value.
func choice[T comparable](f *form, values []T, name func(T) string, at func() *T) *widgets.Select {
	var names []string
	for _, v := range values {
		names = append(names, name(v))
	}
	sel := widgets.NewSelect(names, nil)
	for i, v := range values {
		if p := at(); p != nil && *p == v {
			sel.SetSelectedIndex(i)
		}
	}
	sel.OnChanged = func(string) {
		p, i := at(), sel.SelectedIndex()
		if p != nil && i >= 0 && *p != values[i] {
			*p = values[i]
			f.s.changed()
			f.s.settleSoon()
		}
	}
	f.inputs = append(f.inputs, sel)
	return sel
}

// audience is the audience that sits there: a packet for it is the one that is meant.
func (f *form) audience() *widgets.Select {
	return choice(f, append([]dossier.Audience{""}, dossier.AllAudiences...), func(a dossier.Audience) string {
		if a == "" {
			return say.T("Not said")
		}
		return say.Words().Audience(a)
	}, func() *dossier.Audience { return &f.s.now.For })
}

// whoMaySee binds the audiences of something to a list of choices.
func (f *form) whoMaySee(at func() *dossier.Audiences) *widgets.Select {
	return choice(f, whoMaySee, func(a dossier.Audiences) string {
		if a == dossier.ByDefault {
			return say.T("For who sits there")
		}
		return say.Capital(say.Who(a))
	}, at)
}

// heading is the name of a part, with what it means and what adds to it.
func heading(name, note string, right fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, right, container.New(widgets.Stack(0),
		widgets.NewShortText(name, "", house.SizeSection, true), widgets.NewShortText(note, house.ColorQuiet, house.SizeSmall, false)))
}

func (f *form) adder(name string, does func()) *widgets.Button {
	b := widgets.NewQuietButton(name, theme.ContentAddIcon(), does)
	f.inputs = append(f.inputs, b)
	return b
}
