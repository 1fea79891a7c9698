//go:build !headless

package person

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/edit"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
)

// sourcesOf are the sources that items of the dossier name, each once.
func sourcesOf(d *dossier.Dossier) []dossier.ID {
	var ids []dossier.ID
	add := func(more ...dossier.ID) {
		for _, id := range more {
			if id != "" && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	for _, x := range d.Names {
		add(x.Sources...)
	}
	p := d.Person
	add(p.Born.Sources...)
	add(p.Age.Sources...)
	add(p.Birthplace.Sources...)
	add(p.Nationalities.Sources...)
	add(p.Sex.Sources...)
	for _, x := range p.Occupations {
		add(x.Sources...)
	}
	for _, x := range p.Affiliations {
		add(x.Sources...)
	}
	for _, x := range p.Papers {
		add(x.Sources...)
	}
	for _, x := range p.Addresses {
		add(x.Sources...)
	}
	for _, x := range d.Events {
		add(x.Sources...)
	}
	for _, x := range d.Charges {
		add(x.Sources...)
	}
	for _, x := range d.Health {
		add(x.Sources...)
	}
	for _, x := range d.People {
		add(x.Sources...)
	}
	for _, x := range d.Narrative {
		add(x.Sources...)
	}
	for _, x := range d.Arbitrariness {
		add(x.Sources...)
	}
	for _, x := range d.Asks {
		add(x.Sources...)
	}
	for _, x := range d.Ahead {
		add(x.Sources...)
	}
	for _, x := range d.Consent {
		add(x.Source)
	}
	for _, x := range d.Attachments {
		add(x.Sources...)
	}
	return ids
}

// cited are the sources that the dossier and its cases name, each once.
func (s *Screen) cited() []dossier.ID {
	ids := sourcesOf(s.now)
	for _, id := range s.now.Cases {
		if c := s.view.Case(id); c != nil {
			for _, id := range sourcesOf(asDossier(c)) {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	return ids
}

// asDossier is a dossier with what a case tells, and nothing else.
func asDossier(c *dossier.Case) *dossier.Dossier {
	return &dossier.Dossier{Events: c.Events, Charges: c.Charges, Narrative: c.Narrative}
}

// sources is the part with the sources that the dossier names. A source is
// kept once for the whole vault: what is changed here changes for all.
func (f *form) sources() fyne.CanvasObject {
	list := container.New(widgets.Stack(16))
	ids := f.s.cited()
	for _, id := range f.s.newSources {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		src := edit.CloneSource(f.s.view.Source(id))
		if src == nil {
			src = &dossier.Source{ID: id, Type: dossier.SourcePress}
		}
		list.Add(f.sourceEditor(src))
	}
	if len(ids) == 0 {
		list.Add(quiet(say.T("No item names a source yet. Add one here, then pick it with the chip of an item.")))
	}
	add := addButton(say.T("Add a source"), func() {
		f.s.newSources = append(f.s.newSources, f.s.opts.NewID())
		f.s.rebuild()
		f.s.form.focusOpen()
	})
	return container.New(widgets.Stack(12), title(say.T("Sources"), say.T("shared by all dossiers"), add), list)
}

// newChoice is a list of choices that calls back with a person's choice.
func newChoice(values []string, now string, chosen func(string)) *widgets.Select {
	sel := widgets.NewSelect(values, nil)
	if slices.Contains(values, now) {
		sel.SetSelected(now)
	}
	sel.OnChanged = chosen
	return sel
}

// sourceEditor edits a copy of a source.
func (f *form) sourceEditor(src *dossier.Source) fyne.CanvasObject {
	changed := func() { f.s.sourceEdits.Changed(src) }
	text := func(name, hint string, at *string) fyne.CanvasObject {
		e := widgets.NewEntry(hint)
		e.Put(*at)
		e.OnEdited = func(s string) { *at = s; changed() }
		if at == &src.Publisher {
			f.completed(e, desk.FieldPublisher)
		}
		f.private(e)
		f.inputs = append(f.inputs, e)
		if at == &src.Title {
			f.open = e
			if f.first == nil {
				f.first = e
			}
		}
		return widgets.Field(name, e)
	}
	date := func(name string, at *dossier.Date) fyne.CanvasObject {
		c := newDate(say.Words().Date)
		c.Put(at.String())
		f.private(c.Entry)
		f.inputs = append(f.inputs, c.Entry)
		put := func(d dossier.Date) {
			if d != *at {
				*at = d
				changed()
			}
		}
		before := *at
		c.OnEdited(func(s string) {
			if d, err := say.Date(s); err == nil {
				put(d)
			}
		})
		c.OnWrong = func() { put(before) }
		c.Entry.OnBlur = func() {
			before = *at
			if c.Valid() {
				c.Put(at.String())
			}
		}
		return widgets.Field(name, c.Box)
	}
	grade := func(name string, values []string, at *string) fyne.CanvasObject {
		o := newChoice(values, *at, func(v string) { *at = v; changed() })
		return widgets.Field(name, o)
	}
	types := make([]string, len(dossier.SourceTypes))
	for i, t := range dossier.SourceTypes {
		types[i] = say.Words().SourceType(t)
	}
	kind := newChoice(types, say.Words().SourceType(src.Type), func(v string) {
		src.Type = dossier.SourceTypes[slices.Index(types, v)]
		changed()
	})
	who := f.audiencesChip(func() *dossier.Audiences { return &src.Audience }, names{dossier.ByDefault: say.T("by its kind")}, changed)
	return container.New(widgets.Stack(8),
		text(say.T("Title"), say.T("What it is called"), &src.Title),
		container.New(widgets.Grid(200, 10),
			widgets.Field(say.T("Kind"), kind),
			text(say.T("Author"), "", &src.Author),
			text(say.T("Publisher"), "", &src.Publisher),
			date(say.T("Date"), &src.Date),
			text(say.T("Address"), say.T("https:// or a shelf mark"), &src.Address),
			date(say.T("Seen"), &src.Seen),
			grade(say.T("Reliability (A best)"), []string{"A", "B", "C", "D", "E", "F"}, &src.Reliability),
			grade(say.T("Credibility (1 best)"), []string{"1", "2", "3", "4", "5", "6"}, &src.Credibility),
			text(say.T("Prints as, where it must not be named"), say.T("Interview on file"), &src.PrintsAs)),
		container.NewHBox(who))
}
