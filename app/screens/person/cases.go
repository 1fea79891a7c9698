//go:build !headless

package person

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// shareds are the cases that the person shares with others. One at a time is shown whole.
func (f *form) shareds() fyne.CanvasObject {
	join := widgets.NewButton(say.T("A case shared with others …"), theme.ContentAddIcon(), f.pickCases)
	f.keep(control{"", "cases"}, join)
	box := container.New(widgets.Stack(10),
		title(say.T("Cases shared with others"), say.T("a trial or an arrest of several people, entered once; it counts for each of them"), join))
	for _, c := range f.cases() {
		if c.ID == f.s.openCase {
			box.Add(f.caseEditor(c.ID))
		} else {
			box.Add(f.caseCard(c))
		}
	}
	return box
}

// caseCard is a case that is not shown whole.
func (f *form) caseCard(c *dossier.Case) fyne.CanvasObject {
	id := c.ID
	edit := widgets.NewButton(say.T("Edit the case"), theme.DocumentCreateIcon(), func() {
		f.s.settleSoon()
		f.s.openCase = id
		f.s.rebuildAt(control{id, "begin"})
	})
	f.keep(control{id, "begin"}, edit)
	body := container.New(widgets.Stack(6),
		container.NewBorder(nil, nil, nil, container.New(middle{}, edit), widgets.NewShortText(caseName(c), "", house.SizeText, true)),
		f.others(id))
	for _, charge := range c.Charges {
		body.Add(container.NewBorder(nil, nil, nil, container.New(middle{}, f.stateOf(charge.ID)),
			widgets.NewShortText(say.Capital(charge.Offence), "", house.SizeText, false)))
	}
	return widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 12, body)
}

// caseEditor is a case that is shown whole.
func (f *form) caseEditor(id dossier.ID) fyne.CanvasObject {
	f = f.ofCase(id)
	at := f.caseAt(id)
	name := f.entry(widgets.NewEntry(say.T("The eleven of 15 July 2014 …")), fieldOf(at, func(c *dossier.Case) *string { return &c.Name }))
	f.leads(id, name)
	who := f.audiencesChip(fieldOf(at, func(c *dossier.Case) *dossier.Audiences { return &c.Audience }), names{dossier.ByDefault: say.T("as each dossier")}, f.picked)
	warning := widgets.NewNote(widgets.Warning, f.sharedBy(id))

	charges := f.caseCharges(id)
	addCharge := addButton(say.T("Add a charge for all of them"), func() { charges.add(dossier.Charge{}) })
	events := f.caseEvents(id)
	rows := container.New(widgets.Stack(0))
	for _, e := range *events.list() {
		f.addEvent(rows, events, e.ID, "")
	}
	addEvent := addButton(say.T("Add an event for all of them"), func() { f.addCaseEvent(events) })
	texts := tongues{listOf: f.caseTexts(id), hint: say.T("What happened to all of them"), rows: 3}

	done := widgets.NewButton(say.T("Done"), nil, func() {
		f.s.openCase = ""
		f.settleSoon()
		f.s.rebuildAt(control{id, "begin"})
	})
	leave := widgets.NewQuietButton(say.T("Leave the case"), theme.LogoutIcon(), func() { f.s.leaveCase(id) })
	acts := container.New(middle{8}, leave)
	if len(f.s.view.In(id)) < 2 {
		acts.Add(widgets.NewQuietButton(say.T("Delete the case"), theme.DeleteIcon(), func() { f.s.deleteCase(id) }))
	}
	body := container.New(widgets.Stack(12),
		widgets.Field(say.T("Name of the case"), name),
		container.New(widgets.Wrap(6), container.New(widgets.Inset(0, 1), widgets.NewText(say.T("Who may see the case, and what of it has no mark of its own:"), house.ColorQuiet, house.SizeSmall, false)), who),
		warning, f.others(id),
		section(say.T("Charges of the case")), f.chargeItems(charges), container.NewHBox(addCharge),
		section(say.T("Events of the case")), rows, container.NewHBox(addEvent),
		section(say.T("Narrative of the case")), texts.object(),
		container.NewBorder(nil, nil, acts, done))
	for _, o := range []fyne.CanvasObject{addCharge, addEvent, leave} {
		f.inputs = append(f.inputs, o.(fyne.Disableable))
	}
	return widgets.NewCard(house.ColorOpen, theme.ColorNameSeparator, 14, body)
}

// caseName is what a case is called.
func caseName(c *dossier.Case) string {
	if c.Name == "" {
		return say.T("A case without a name")
	}
	return c.Name
}

// ofCase is a form that writes to a case.
func (f *form) ofCase(id dossier.ID) *form {
	s := f.s
	of := &form{board: f.board, s: s}
	of.of = subject{
		changed: func() { s.changedCase(id) }, settleSoon: s.settleSoon, ground: say.T("as the case"), placed: true,
		charges: func() []dossier.Charge { return slices.Clone(*of.caseCharges(id).list()) },
	}
	return of
}

// caseAt finds a case as it is typed.
func (f *form) caseAt(id dossier.ID) func() *dossier.Case {
	return func() *dossier.Case {
		if c := f.s.shared(id); c != nil {
			return c.now
		}
		return nil
	}
}

// listIn is a list of a case; of one that is gone it is empty.
func listIn[T any](f *form, id dossier.ID, list func(*dossier.Case) *[]T, item func(*T) *dossier.Item) listOf[T] {
	at := f.caseAt(id)
	return listOf[T]{f, func() *[]T {
		if c := at(); c != nil {
			return list(c)
		}
		return new([]T)
	}, item}
}

func (f *form) caseCharges(id dossier.ID) listOf[dossier.Charge] {
	return listIn(f, id, func(c *dossier.Case) *[]dossier.Charge { return &c.Charges }, func(c *dossier.Charge) *dossier.Item { return &c.Item })
}

func (f *form) caseEvents(id dossier.ID) listOf[dossier.Event] {
	return listIn(f, id, func(c *dossier.Case) *[]dossier.Event { return &c.Events }, func(e *dossier.Event) *dossier.Item { return &e.Item })
}

func (f *form) caseTexts(id dossier.ID) listOf[dossier.Paragraph] {
	return listIn(f, id, func(c *dossier.Case) *[]dossier.Paragraph { return &c.Narrative }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item })
}

// sharedBy warns that what is changed here changes for others.
func (f *form) sharedBy(id dossier.ID) string {
	n := len(f.s.view.In(id))
	if n < 2 {
		return say.T("Nobody else is in it yet. Open the dossier of another, and tick the case there under Charges.")
	}
	return say.N(n, "What you change here changes for %s person, who shares the case.", "What you change here changes for all %s people who share the case.")
}

// mostOthers is how many of those who share a case are shown.
const mostOthers = 24

// others are those with whom the person shares a case, each a way to the dossier.
func (f *form) others(id dossier.ID) fyne.CanvasObject {
	row := container.New(widgets.Wrap(6))
	others := slices.DeleteFunc(f.s.view.In(id), func(d *dossier.Dossier) bool { return d.ID == f.s.id })
	if len(others) == 0 {
		return row
	}
	slices.SortStableFunc(others, func(a, b *dossier.Dossier) int { return strings.Compare(say.NameOf(a), say.NameOf(b)) })
	row.Add(container.New(widgets.Inset(0, 1), widgets.NewText(say.T("Shared with"), house.ColorQuiet, house.SizeSmall, false)))
	for _, d := range others[:min(len(others), mostOthers)] {
		row.Add(widgets.NewFact(say.NameOf(d), func() { f.s.opts.OpenOther(d.ID) }))
	}
	if more := len(others) - mostOthers; more > 0 {
		row.Add(container.New(widgets.Inset(0, 1), widgets.NewText(say.N(more, "and %s more person", "and %s more people"), house.ColorQuiet, house.SizeSmall, false)))
	}
	return row
}

// addSharedEvents shows the events of the cases that stand before an event of the
// dossier; "" is for those that nothing places, which stand first.
func (f *form) addSharedEvents(list *fyne.Container, before dossier.ID) {
	own := map[dossier.ID]bool{}
	for _, e := range f.d().Events {
		own[e.ID] = true
	}
	for _, c := range f.cases() {
		of := f.ofCase(c.ID)
		events := of.caseEvents(c.ID)
		for _, e := range c.Events {
			if e.Before == before || before == "" && !own[e.Before] {
				of.addEvent(list, events, e.ID, say.T("Of the case: %s", caseName(c)))
			}
		}
	}
}

// beforeField says where an event of a case stands among those of the dossier.
func (f *form) beforeField(id dossier.ID, at func() *dossier.Event) fyne.CanvasObject {
	own := map[dossier.ID]string{"": say.T("First, where its date does not say otherwise")}
	ids := []dossier.ID{""}
	for _, e := range f.d().Events {
		own[e.ID] = say.Capital(say.Words().Item(e))
		ids = append(ids, e.ID)
	}
	if e := at(); e != nil && own[e.Before] == "" {
		own[e.Before] = say.T("An event of another dossier")
		ids = append(ids, e.Before)
	}
	here := control{id, "before"}
	sel := choice(f, ids, func(id dossier.ID) string { return own[id] },
		fieldOf(at, func(e *dossier.Event) *dossier.ID { return &e.Before }), func() { f.s.rebuildAt(here) })
	f.keep(here, sel)
	return widgets.Field(say.T("Stands before this event of the dossier"), sel)
}

// addCaseEvent adds an event to a case, and opens it.
func (f *form) addCaseEvent(events listOf[dossier.Event]) {
	e := dossier.Event{Item: dossier.Item{ID: f.s.opts.NewID()}, Kind: dossier.TrialOpened}
	e.Confirmed = f.s.today()
	all := events.list()
	*all = append(*all, e)
	f.s.openEvent, f.s.freshEvent = e.ID, e.ID
	f.changed()
	f.s.rebuildAt(control{e.ID, "begin"})
}

// pickCases lets one tick the cases that the person is in, or begin one.
func (f *form) pickCases() {
	s := f.s
	var offers []widgets.Tickable
	for _, c := range slices.Backward(s.view.Cases) {
		offers = append(offers, s.tickable(c))
	}
	p := widgets.NewTicking(widgets.TickingOptions{
		Offers: offers, Hint: say.T("A word of its name, or of a person in it"), ReadOnly: s.opts.ReadOnly,
		Ticked: func(id dossier.ID) bool { return slices.Contains(s.now.Cases, id) },
		Toggle: s.toggleCase,
		New: func(name string) (widgets.Tickable, bool) {
			return s.tickable(s.beginCase(name)), true
		},
		Call:  func(name string) string { return say.T("New case “%s”", name) },
		Index: func(texts []string) func(string) []int { return desk.NewNames(texts).Find },
		Focus: f.focus,
	})
	f.private(p.Entry)
	s.opts.Choose(say.T("Which cases is the person in?"), p.Object(), func() {
		s.settleSoon()
		s.rebuildAt(control{"", "cases"})
	})
	f.focus(p.Entry)
}

// tickable is a case on one line, with those who are in it.
func (s *Screen) tickable(c *dossier.Case) widgets.Tickable {
	in := s.view.In(c.ID)
	names := make([]string, len(in))
	for i, d := range in {
		names[i] = say.NameOf(d)
	}
	line := caseName(c)
	if len(in) > 0 {
		line += " · " + say.N(len(in), "%s person", "%s people")
	} else {
		line += " · " + say.T("nobody is in it")
	}
	return widgets.Tickable{ID: c.ID, Name: line, Also: strings.Join(names, " ")}
}

// toggleCase has the person join a case, or leave it.
func (s *Screen) toggleCase(id dossier.ID) {
	if at := slices.Index(s.now.Cases, id); at >= 0 {
		s.now.Cases = slices.Delete(slices.Clone(s.now.Cases), at, at+1)
	} else {
		s.now.Cases = append(slices.Clone(s.now.Cases), id)
	}
	s.changed()
}

// beginCase begins a case with the person in it.
func (s *Screen) beginCase(name string) *dossier.Case {
	c := &dossier.Case{ID: s.opts.NewID(), Name: name}
	session := s.share(nil, c).session
	s.changedCase(c.ID)
	session.SettleSoon() // it is there before the dossier names it
	s.toggleCase(c.ID)
	s.openCase = c.ID
	return c
}

// leaveCase takes the person out of a case, which stays for the others.
func (s *Screen) leaveCase(id dossier.ID) {
	c := s.view.Case(id)
	if c == nil {
		return
	}
	s.openCase = ""
	s.toggleCase(id)
	s.settleSoon()
	s.rebuildAt(control{"", "cases"})
	if s.opts.TakenAway != nil && !s.opts.ReadOnly {
		s.opts.TakenAway(say.T("Left the case “%s”.", caseName(c)))
	}
}

// deleteCase takes a case away in which nobody else is.
func (s *Screen) deleteCase(id dossier.ID) {
	c := s.view.Case(id)
	if c == nil || s.opts.ReadOnly {
		return
	}
	settle, cases := s.Settling(), s.opts.Cases
	job.Run(s.opts.Place, func(context.Context) (struct{}, error) {
		if err := settle(); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, cases.DeleteCase(id)
	}, func(_ struct{}, err error) {
		switch {
		case err != nil:
			s.opts.Fail(err)
		case s.preview.closed: // nobody looks any more
		default:
			s.openCase = ""
			s.Renew()
			s.rebuildAt(control{"", "cases"})
			if s.opts.TakenAway != nil {
				s.opts.TakenAway(say.T("The case “%s” was deleted.", caseName(c)))
			}
		}
	})
}
