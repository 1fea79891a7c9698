//go:build !headless

package sources

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/edit"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// form is the source that is open: what is known of it, and what follows.
type form struct {
	s       *Screen
	id      dossier.ID
	now     *dossier.Source // as typed
	session *session
	changed bool // something was typed since it was opened
	closed  bool

	root   *fyne.Container
	first  fyne.Focusable
	inputs []fyne.Disableable
	alike  *fyne.Container
	cited  *fyne.Container
	copy   *fyne.Container
	remove *widgets.Button
}

func newForm(s *Screen, id dossier.ID) *form {
	f := &form{s: s, id: id}
	base := s.opts.Source(id)
	f.now = edit.CloneSource(base)
	if f.now == nil {
		f.now = &dossier.Source{ID: id, Type: dossier.SourcePress}
	}
	kept := edit.Keeper[dossier.Source]{Draft: s.opts.Draft, Save: s.opts.Save, Now: func() *dossier.Source { return s.opts.Source(id) }}
	f.session = edit.OpenIn(kept, base, edit.Options{OnState: func(state edit.State, err error) {
		if back := s.opts.Place.Back; back != nil { // a test without a second goroutine looks at the store
			back(func() { f.told(state, err) })
		}
	}})
	f.alike = container.New(widgets.Stack(4))
	f.cited = container.New(widgets.Stack(2))
	f.copy = container.New(widgets.Stack(6))
	f.remove = widgets.NewQuietButton(say.T("Delete the source"), theme.DeleteIcon(), func() { s.remove(id) })
	f.root = container.New(widgets.Stack(14), f.alike, f.fields(), f.copy, f.cited, container.NewHBox(f.remove))
	if s.opts.ReadOnly {
		for _, i := range f.inputs {
			i.Disable()
		}
		f.remove.Hide()
	}
	f.told(edit.Saved, nil)
	f.showCopy()
	f.showPlace()
	return f
}

func (f *form) focusFirst() { f.s.focus(f.first) }

// typed takes what was typed.
func (f *form) typed() {
	if f.s.opts.ReadOnly {
		return
	}
	f.changed = true
	f.session.Changed(f.now)
}

// picked takes what was picked rather than typed.
func (f *form) picked() {
	f.typed()
	f.session.SettleSoon()
}

// told shows how far the typing has come.
func (f *form) told(state edit.State, err error) {
	if f.closed && state != edit.Failed {
		return
	}
	s := f.s
	s.saved.Show()
	switch state {
	case edit.Typing:
		s.saved.Set(say.T("saving …"), house.ColorQuiet, house.ColorChip)
	case edit.Failed:
		s.saved.Set(say.T("not saved"), house.ColorHeld, house.ColorHeldPale)
		s.opts.Unsaved(err)
	default:
		s.saved.Set(say.T("saved"), house.ColorQuiet, house.ColorChip)
		if f.changed && s.form == f {
			s.load()
		}
	}
	if s.opts.ReadOnly {
		s.saved.Set(say.T("read-only"), house.ColorQuiet, house.ColorChip)
	}
	s.root.Refresh()
}

func (f *form) text(name, hint string, at *string) fyne.CanvasObject {
	e := widgets.NewEntry(hint)
	e.Put(*at)
	e.OnEdited = func(s string) { *at = s; f.typed() }
	f.entry(e)
	return widgets.Field(name, e)
}

// entry is what all entries have in common.
func (f *form) entry(e *widgets.Entry) {
	e.OnCopied = f.s.opts.Copied
	blur := e.OnBlur
	e.OnBlur = func() {
		if blur != nil {
			blur()
		}
		if !f.closed {
			f.session.SettleSoon()
		}
	}
	e.OnEscape = f.s.Back
	f.inputs = append(f.inputs, e)
	if f.first == nil {
		f.first = e
	}
}

func (f *form) date(name string, at *dossier.Date) fyne.CanvasObject {
	c := widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) { return say.TypedDate(text, say.Words().Date) })
	c.Offer = say.WhichDates
	c.Put(at.String())
	before := *at
	put := func(d dossier.Date) {
		if d != *at {
			*at = d
			f.typed()
		}
	}
	c.OnEdited(func(text string) {
		if d, err := say.Date(text); err == nil {
			put(d)
		}
	})
	c.OnWrong = func() { put(before) } // "2018-13" must not leave the 2018 that it began with
	c.Entry.OnBlur = func() {
		before = *at
		if c.Valid() {
			c.Put(at.String())
		}
	}
	f.entry(c.Entry)
	return widgets.Field(name, c.Box)
}

// choice is a list of choices; "" is none of them.
func (f *form) choice(name string, values []string, words func(string) string, at *string) fyne.CanvasObject {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = words(v)
	}
	sel := widgets.NewSelect(labels, nil)
	if i := slices.Index(values, *at); i >= 0 {
		sel.SetSelectedIndex(i)
	}
	sel.OnChanged = func(string) {
		if i := sel.SelectedIndex(); i >= 0 && values[i] != *at {
			*at = values[i]
			f.picked()
		}
	}
	f.inputs = append(f.inputs, sel)
	return widgets.Field(name, sel)
}

func (f *form) fields() fyne.CanvasObject {
	x := f.now
	types := make([]string, len(dossier.SourceTypes))
	for i, t := range dossier.SourceTypes {
		types[i] = string(t)
	}
	kind := string(x.Type)
	kinds := f.choice(say.T("Kind"), types, func(v string) string { return say.Capital(say.Words().SourceType(dossier.SourceType(v))) }, &kind)
	onKind := kinds.(*fyne.Container).Objects[1].(*widgets.Select)
	onKind.OnChanged = func(string) {
		if i := onKind.SelectedIndex(); i >= 0 && dossier.SourceTypes[i] != x.Type {
			x.Type = dossier.SourceTypes[i]
			f.picked()
		}
	}
	grades := func(words map[string]string) func(string) string { return func(v string) string { return words[v] } }
	return container.New(widgets.Stack(8),
		f.text(say.T("Title"), say.T("What it is called"), &x.Title),
		container.New(widgets.Grid(170, 10),
			kinds,
			f.text(say.T("Author"), "", &x.Author),
			f.text(say.T("Publisher"), "", &x.Publisher),
			f.date(say.T("Date"), &x.Date),
			f.date(say.T("Seen"), &x.Seen),
			f.text(say.T("Language"), "en, fr, km", &x.Lang)),
		f.text(say.T("Address"), say.T("https:// or a shelf mark"), &x.Address),
		container.New(widgets.Grid(170, 10),
			f.choice(say.T("Reliability"), letters, grades(reliabilities()), &x.Reliability),
			f.choice(say.T("Credibility"), numbers, grades(credibilities()), &x.Credibility)),
		f.text(say.T("Prints as, where it must not be named"), say.T("Interview on file"), &x.PrintsAs),
		container.NewHBox(f.audience()))
}

// The grades of the Admiralty code: how far a source is reliable, and how far what
// it says is credible.
var (
	letters = []string{"", "A", "B", "C", "D", "E", "F"}
	numbers = []string{"", "1", "2", "3", "4", "5", "6"}
)

func reliabilities() map[string]string {
	return map[string]string{
		"": say.T("Not graded"), "A": say.T("A · completely reliable"), "B": say.T("B · usually reliable"), "C": say.T("C · fairly reliable"),
		"D": say.T("D · not usually reliable"), "E": say.T("E · unreliable"), "F": say.T("F · cannot be judged"),
	}
}

func credibilities() map[string]string {
	return map[string]string{
		"": say.T("Not graded"), "1": say.T("1 · confirmed by others"), "2": say.T("2 · probably true"), "3": say.T("3 · possibly true"),
		"4": say.T("4 · doubtful"), "5": say.T("5 · improbable"), "6": say.T("6 · cannot be judged as true or false"),
	}
}

// audience says who may see the source, and lets one change it.
func (f *form) audience() fyne.CanvasObject {
	who := func(set dossier.Audiences) string {
		if set == dossier.ByDefault {
			return say.T("who may see it: by its kind")
		}
		return say.T("who may see it: %s", say.Who(set))
	}
	chip := widgets.NewFact(who(f.now.Audience), nil)
	chip.OnTapped = func() {
		if f.s.opts.ReadOnly {
			return
		}
		var items []*fyne.MenuItem
		for _, set := range say.Offered {
			item := fyne.NewMenuItem(say.Capital(who(set)), func() {
				f.now.Audience = set
				chip.Set(who(set))
				f.picked()
			})
			item.Checked = set == f.now.Audience
			items = append(items, item)
		}
		widgets.PopMenu(chip, items)
	}
	return chip
}
