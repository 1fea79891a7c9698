//go:build !headless

package person

import (
	"slices"

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

func (f *form) eventList() listOf[dossier.Event] {
	return listOf[dossier.Event]{f, func() *[]dossier.Event { return &f.d().Events }, func(e *dossier.Event) *dossier.Item { return &e.Item }}
}

// custody is the part that tells what happened to the person's liberty, as a
// timeline that one edits. One event at a time is open.
func (f *form) custody() fyne.CanvasObject {
	add := addButton(say.T("Add event")+"  "+say.Keys("E", false), f.s.AddEvent)
	bar, showBar := f.newBar()
	problems := widget.NewLabel("")
	problems.Wrapping = fyne.TextWrapWord
	problems.Importance = widget.WarningImportance
	f.reacts = append(f.reacts, showBar, func() { f.showContradictions(problems) })
	f.showContradictions(problems)

	events := f.eventList()
	list := container.New(widgets.Stack(0))
	f.addSharedEvents(list, "")
	for i := range f.d().Events {
		id := f.d().Events[i].ID
		f.addSharedEvents(list, id)
		f.addEvent(list, events, id, "")
	}
	if len(f.d().Events) == 0 {
		list.Add(quiet(say.T("No event of the person's own yet. %s adds one: an arrest, a charge, a release …", say.Keys("E", false))))
	}
	return container.New(widgets.Stack(10), title(say.T("Custody"), say.T("status is worked out from these events"), add), bar, problems, list)
}

// addEvent shows an event in a list; from says whose it is.
func (f *form) addEvent(list *fyne.Container, events listOf[dossier.Event], id dossier.ID, from string) {
	if len(list.Objects) > 0 {
		list.Add(widget.NewSeparator())
	}
	item := f.event(events, id, from)
	f.box(id, item)
	list.Add(item)
}

// event is an event as a row, or as an editor if it is the one that is open.
func (f *form) event(events listOf[dossier.Event], id dossier.ID, from string) fyne.CanvasObject {
	at := events.find(id)
	if id == f.s.openEvent {
		return f.eventEditor(events, id, from)
	}
	row := newEventRow(*at(), from, func() {
		f.settleSoon()
		f.s.openEvent = id
		f.s.rebuildAt(control{id, "begin"})
	})
	row.chips(f.audienceChip(events.mark(id)), f.sourceChip(events.mark(id)))
	f.chipsOf(id, row.side.Objects...)
	events.movable(id, nil)
	f.keep(control{id, "begin"}, row)
	row.moved, row.dropped = events.drag(id, nil)
	if f.first == nil {
		f.first = row
	}
	return row
}

// cases are those of the person, as they are typed.
func (f *form) cases() []*dossier.Case {
	var l []*dossier.Case
	for _, id := range f.d().Cases {
		if c := f.s.view.Case(id); c != nil {
			l = append(l, c)
		}
	}
	return l
}

// allCharges are the person's own and those of their cases.
func (f *form) allCharges() []dossier.Charge {
	l := slices.Clone(f.d().Charges)
	for _, c := range f.cases() {
		l = append(l, c.Charges...)
	}
	return l
}

// showContradictions says where the record disagrees with itself.
func (f *form) showContradictions(label *widget.Label) {
	text := ""
	seen := map[dossier.ContradictionKind]bool{}
	for _, c := range dossier.Contradictions(f.s.view.Custody(f.d()), f.s.asOf) {
		if !seen[c.Kind] {
			seen[c.Kind] = true
			if text != "" {
				text += "\n"
			}
			text += say.Capital(say.Words().Contradiction(c.Kind))
		}
	}
	label.SetText(widgets.Breakable(text))
	if text == "" {
		label.Hide()
	} else {
		label.Show()
	}
}

// forms are those that the field names most often; any other can be typed.
func forms() []string {
	return []string{string(dossier.FormHouseArrest), say.T("pre-trial detention"), say.T("under judicial supervision")}
}

// eventEditor is an event that is open; from says whose it is.
func (f *form) eventEditor(events listOf[dossier.Event], id dossier.ID, from string) fyne.CanvasObject {
	f.events = &events
	at := events.find(id)
	text := func(name, hint string, used desk.Field, field func(*dossier.Event) *string) fyne.CanvasObject {
		return f.completing(name, hint, used, fieldOf(at, field))
	}
	kinds := make([]dossier.EventKind, len(dossier.Kinds))
	for i, k := range dossier.Kinds {
		kinds[i] = k.Kind
	}
	kind := choice(f, kinds, say.Words().EventKind, fieldOf(at, func(e *dossier.Event) *dossier.EventKind { return &e.Kind }),
		func() { f.s.rebuild(); f.s.form.focus(f.s.form.kind) }) // the fields follow the kind
	f.first, f.kind = nil, kind
	date, entry := f.date(say.T("When"), say.Words().EventDate, fieldOf(at, func(e *dossier.Event) *dossier.Date { return &e.Date }))
	f.leads(id, entry.Entry)
	left := entry.Entry.OnBlur
	entry.Entry.OnBlur = func() { left(); f.placeFresh(events.list(), id) }
	grid := container.New(widgets.Grid(200, 10), date, widgets.Field(say.T("What happened"), kind))
	e := at()
	does := e.Does()
	if does.Custody == dossier.ShowsCustody || e.Times > 1 || e.Kind == dossier.Summoned {
		grid.Add(f.number(say.T("How often"), "1", fieldOf(at, func(e *dossier.Event) *int { return &e.Times })))
	}
	switch e.Kind {
	case dossier.Sentenced, dossier.Convicted, dossier.SentenceReduced:
		grid.Add(f.term(say.T("Sentence"), fieldOf(at, func(e *dossier.Event) *dossier.Term { return &e.Sentence })))
		grid.Add(f.term(say.T("Of it suspended"), fieldOf(at, func(e *dossier.Event) *dossier.Term { return &e.Suspended })))
	case dossier.AppealDecided:
		grid.Add(widgets.Field(say.T("Outcome"), choice(f, []dossier.Outcome{dossier.Upheld, dossier.Quashed, dossier.AcquittedAbove, dossier.Retrial},
			say.Words().Outcome, fieldOf(at, func(e *dossier.Event) *dossier.Outcome { return &e.Outcome }), nil)))
	}
	grid.Add(text(say.T("Place"), say.T("Prison, town …"), desk.FieldPlace, func(e *dossier.Event) *string { return &e.Place }))
	grid.Add(text(say.T("Authority"), say.T("Who did it or decided it"), desk.FieldAuthority, func(e *dossier.Event) *string { return &e.Authority }))
	grid.Add(f.formField(at))
	grid.Add(text(say.T("Legal basis"), "", desk.FieldBasis, func(e *dossier.Event) *string { return &e.LegalBasis }))
	body := container.New(widgets.Stack(8), grid)
	if from != "" {
		body.Objects = slices.Insert(body.Objects, 0, quiet(from))
	}
	if does.Custody == dossier.EndsCustody || e.Conditions != "" || does.House {
		body.Add(f.prose(say.T("Conditions"), say.T("What the person must or may not do"), 2, fieldOf(at, func(e *dossier.Event) *string { return &e.Conditions })))
	}
	if f.of.placed {
		body.Add(f.beforeField(id, at))
	}
	if charges := f.of.charges(); len(charges) > 0 {
		body.Add(widgets.Field(say.T("About these charges (none ticked: all)"), f.chargeTicks(charges, at)))
	}
	body.Add(f.prose(say.T("In words"), say.T("What else is known"), 2, fieldOf(at, func(e *dossier.Event) *string { return &e.Text })))
	body.Add(f.text(say.T("How sure"), say.T("Printed with the event, e.g. our reading of a report"), fieldOf(at, func(e *dossier.Event) *string { return &e.Note })))
	done := f.doneButton(id, say.T("Done"))
	body.Add(events.foot(id, true, append(events.arrows(id), done)...))
	return widgets.NewCard(house.ColorOpen, theme.ColorNameSeparator, 12, body)
}

// formField offers the forms that the rules know; any other can be typed.
func (f *form) formField(at func() *dossier.Event) fyne.CanvasObject {
	entry := f.entry(widgets.NewEntry(say.T("House arrest …")), fieldOf(at, func(e *dossier.Event) *string { return (*string)(&e.Form) }))
	return widgets.Field(say.T("Form"), f.completed(entry, desk.FieldForm, forms()...))
}

func (f *form) chargeTicks(charges []dossier.Charge, at func() *dossier.Event) fyne.CanvasObject {
	box := container.New(widgets.Wrap(4))
	for _, c := range charges {
		id := c.ID
		name := c.Offence
		if name == "" {
			name = say.T("a charge without an offence")
		}
		check := widgets.NewCheck(name, nil)
		show := func() {
			if e := at(); e != nil {
				check.OnChanged = nil
				check.SetChecked(slices.Contains(e.Charges, id))
			}
			check.OnChanged = func(on bool) {
				e := at()
				if e == nil {
					return
				}
				e.Charges = slices.DeleteFunc(e.Charges, func(x dossier.ID) bool { return x == id })
				if on {
					e.Charges = append(e.Charges, id)
				}
				f.changed()
				f.settleSoon()
			}
		}
		show()
		f.renewal = append(f.renewal, show)
		box.Add(check)
	}
	return box
}

// placeFresh puts an event that was just added to its place by date, once: after the
// last one that does not begin later. Events stand in the order in which they
// happened, and the order decides where dates do not.
func (f *form) placeFresh(events *[]dossier.Event, id dossier.ID) {
	last := len(*events) - 1
	if f.s.freshEvent != id || last < 0 || (*events)[last].ID != id || (*events)[last].Date.IsZero() {
		return
	}
	f.s.freshEvent = ""
	e := (*events)[last]
	*events = inPlace(slices.Delete(*events, last, last+1), e)
	if (*events)[last].ID != id {
		f.changed() // the form follows when one is done with the event
	}
}

// wrapped is a label that takes as many lines as it needs, without Fyne's space
// around it.
func wrapped(l *widget.Label) fyne.CanvasObject {
	l.Wrapping = fyne.TextWrapWord
	l.SetText(widgets.Breakable(l.Text))
	return container.New(widgets.Inset(-8, -8), l)
}

// quiet is text of less weight that wraps.
func quiet(text string) fyne.CanvasObject { return container.New(widgets.Inset(-8, -8), hint(text)) }

func hint(text string) *widget.Label {
	l := widget.NewLabel(widgets.Breakable(text))
	l.Wrapping = fyne.TextWrapWord
	l.Importance = widget.LowImportance
	return l
}
