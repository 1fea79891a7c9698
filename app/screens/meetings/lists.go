//go:build !headless

package meetings

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// listOf is a list of the meeting as the form edits it.
type listOf[T any] struct {
	form *form
	list func(*dossier.Meeting) *[]T
	item func(*T) *dossier.Item
}

// find gives a finder of the item with an ID.
func (l listOf[T]) find(id dossier.ID) func() *T {
	return func() *T {
		all := *l.list(l.form.s.now)
		for i := range all {
			if l.item(&all[i]).ID == id {
				return &all[i]
			}
		}
		return nil
	}
}

func (l listOf[T]) add(item T) {
	s := l.form.s
	id := s.opts.NewID()
	l.item(&item).ID = id
	all := l.list(s.now)
	*all = append(*all, item)
	s.changed()
	s.rebuildAt(id)
}

func (l listOf[T]) remove(id dossier.ID) {
	s := l.form.s
	all := l.list(s.now)
	i := slices.IndexFunc(*all, func(t T) bool { return l.item(&t).ID == id })
	if i < 0 {
		return
	}
	*all = slices.Delete(*all, i, i+1)
	s.changed()
	s.settleSoon()
	var next dossier.ID // the keyboard stays where it was in the list
	if n := len(*all); n > 0 {
		next = l.item(&(*all)[min(i, n-1)]).ID
	}
	s.rebuildAt(next)
}

// move shifts an item up (-1) or down (1).
func (l listOf[T]) move(id dossier.ID, by int) {
	s := l.form.s
	all := *l.list(s.now)
	i := slices.IndexFunc(all, func(t T) bool { return l.item(&t).ID == id })
	j := i + by
	if i < 0 || j < 0 || j >= len(all) {
		return
	}
	all[i], all[j] = all[j], all[i]
	s.changed()
	s.settleSoon()
	s.rebuildAt(id)
}

// foot is the line below an item, with what moves it and takes it away.
func (l listOf[T]) foot(id dossier.ID, left fyne.CanvasObject) fyne.CanvasObject {
	up := widgets.NewSignButton(theme.MoveUpIcon(), say.T("Move it up"), func() { l.move(id, -1) })
	down := widgets.NewSignButton(theme.MoveDownIcon(), say.T("Move it down"), func() { l.move(id, 1) })
	away := widgets.NewSignButton(theme.DeleteIcon(), say.T("Take it away"), func() { l.remove(id) })
	l.form.inputs = append(l.form.inputs, up, down, away)
	return container.NewBorder(nil, nil, nil, container.NewHBox(up, down, away), left)
}

// fieldOf finds a field of an item that may be gone.
func fieldOf[T, F any](at func() *T, field func(*T) *F) func() *F {
	return func() *F {
		if p := at(); p != nil {
			return field(p)
		}
		return nil
	}
}

// languages are those that an ask is written in.
func languages() []string {
	return slices.DeleteFunc(words.Languages(), func(tag string) bool { return tag == words.KhmerDigits.Tag })
}

// whoMaySee are the sets of audiences that a meeting and an ask may be marked for.
var whoMaySee = []dossier.Audiences{
	dossier.ByDefault, dossier.To(dossier.Public, dossier.Donor, dossier.Diplomatic), dossier.To(dossier.Donor, dossier.Diplomatic),
	dossier.To(dossier.Donor), dossier.To(dossier.Diplomatic), dossier.Internal,
}

// asks is what is asked there: the packet for the meeting prints it in place of what
// every packet asks.
func (f *form) asks() fyne.CanvasObject {
	l := listOf[dossier.Paragraph]{f, func(m *dossier.Meeting) *[]dossier.Paragraph { return &m.Asks }, func(p *dossier.Paragraph) *dossier.Item { return &p.Item }}
	box := container.New(widgets.Stack(8))
	for _, ask := range f.s.now.Asks {
		id := ask.ID
		at := l.find(id)
		text := f.entry(widgets.NewProse(say.T("One thing that they can do, in one sentence"), 1), fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Text }))
		f.items[id] = text
		lang := choice(f, languages(), say.Words().Language, fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Lang }))
		who := f.whoMaySee(fieldOf(at, func(p *dossier.Paragraph) *dossier.Audiences { return &p.Audience }))
		box.Add(text)
		box.Add(l.foot(id, container.New(widgets.Grid(170, 6), lang, who)))
		box.Add(widget.NewSeparator())
	}
	add := f.adder(say.T("Add an ask"), func() {
		lang := say.Words().Base()
		if n := len(f.s.now.Asks); n > 0 {
			lang = f.s.now.Asks[n-1].Lang
		}
		l.add(dossier.Paragraph{Lang: lang})
	})
	return container.New(widgets.Stack(6), heading(say.T("What we ask there"), say.T("printed in the packet for this meeting, the weightiest first"), add), box)
}

// promises is what they promised.
func (f *form) promises() fyne.CanvasObject {
	l := listOf[dossier.Promise]{f, func(m *dossier.Meeting) *[]dossier.Promise { return &m.Promises }, func(p *dossier.Promise) *dossier.Item { return &p.Item }}
	box := container.New(widgets.Stack(8))
	for _, promise := range f.s.now.Promises {
		id := promise.ID
		at := l.find(id)
		text := f.entry(widgets.NewProse(say.T("What was promised"), 1), fieldOf(at, func(p *dossier.Promise) *string { return &p.Text }))
		f.items[id] = text
		state := choice(f, dossier.PromiseStates, func(s dossier.PromiseState) string {
			return say.Words().Choice("promises", "state", string(s))
		}, fieldOf(at, func(p *dossier.Promise) *dossier.PromiseState { return &p.State }))
		fields := container.New(widgets.Grid(170, 10),
			f.text(say.T("By whom"), say.T("Name, office"), fieldOf(at, func(p *dossier.Promise) *string { return &p.By })),
			f.date(say.T("Until when"), fieldOf(at, func(p *dossier.Promise) *dossier.Date { return &p.Due })),
			widgets.Field(say.T("What became of it"), state))
		box.Add(text)
		box.Add(fields)
		late := container.NewStack()
		if promise.Overdue(f.s.today()) {
			late.Add(container.NewHBox(widgets.NewWord(say.T("overdue"), house.ColorHeld, house.ColorHeldPale)))
		}
		box.Add(l.foot(id, late))
		box.Add(widget.NewSeparator())
	}
	add := f.adder(say.T("Add a promise"), func() { l.add(dossier.Promise{}) })
	return container.New(widgets.Stack(6), heading(say.T("What they promised"), say.T("never printed"), add), box)
}
