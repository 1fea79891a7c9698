//go:build !headless

package situation

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
)

// texts is what is going on, paragraph by paragraph.
func (f *form) texts() fyne.CanvasObject {
	l := list{f, func(c *dossier.Context) *[]dossier.Paragraph { return &c.Paragraphs }}
	return l.part(PartTexts, say.T("What is going on"), say.T("the other side's view too, fairly"),
		say.T("Add a paragraph"), say.T("What the reader must know to understand the cases"), 3)
}

// asks is what every packet asks for.
func (f *form) asks() fyne.CanvasObject {
	l := list{f, func(c *dossier.Context) *[]dossier.Paragraph { return &c.Asks }}
	return l.part(PartAsks, say.T("What every packet asks"), say.T("the weightiest first; a meeting with asks of its own prints those instead"),
		say.T("Add an ask"), say.T("One thing that they can do, in one sentence"), 1)
}

// list is one of the two lists of texts. Those of the language that is shown are seen.
type list struct {
	form *form
	of   func(*dossier.Context) *[]dossier.Paragraph
}

// part is the list with its name above it.
func (l list) part(part, name, note, add, hint string, rows int) fyne.CanvasObject {
	f := l.form
	adder := widgets.NewQuietButton(add, theme.ContentAddIcon(), l.add)
	f.inputs = append(f.inputs, adder)
	f.places[part] = adder
	length := widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	f.reacts = append(f.reacts, func() {
		var all []string
		for _, p := range l.shown() {
			all = append(all, p.Text)
		}
		length.Set(say.Length(all...), house.ColorQuiet, house.ColorChip)
		if length.Show(); len(all) == 0 {
			length.Hide()
		}
	})
	box := container.New(widgets.Stack(8))
	for i, p := range l.shown() {
		if i > 0 {
			box.Add(widget.NewSeparator())
		}
		text, item := l.item(p.ID, hint, rows)
		if i == 0 {
			f.places[part] = text
		}
		box.Add(item)
	}
	return container.New(widgets.Stack(6), heading(name, note, container.NewHBox(container.NewCenter(length), adder)), box)
}

// shown are the texts of the language that is shown.
func (l list) shown() []dossier.Paragraph {
	var some []dossier.Paragraph
	for _, p := range *l.of(l.form.s.now) {
		if p.Lang == l.form.s.lang {
			some = append(some, p)
		}
	}
	return some
}

// item is one text, with its length and who says so below it.
func (l list) item(id dossier.ID, hint string, rows int) (*widgets.Entry, fyne.CanvasObject) {
	f := l.form
	at := l.find(id)
	text := f.entry(string(id), widgets.NewProse(hint, rows), func() *string {
		if p := at(); p != nil {
			return &p.Text
		}
		return nil
	}, f.s.changed)
	mark := func() *dossier.Mark {
		if p := at(); p != nil {
			return &p.Mark
		}
		return nil
	}
	length := widgets.NewText("", house.ColorQuiet, house.SizeSmall, false)
	f.reacts = append(f.reacts, func() {
		if p := at(); p != nil {
			length.Set(say.Length(p.Text))
		}
	})
	who := f.audienceChip(func() *dossier.Audiences {
		if m := mark(); m != nil {
			return &m.Audience
		}
		return nil
	}, say.T("as said above"))
	up := widgets.NewSignButton(theme.MoveUpIcon(), say.T("Move it up"), func() { l.move(id, -1) })
	down := widgets.NewSignButton(theme.MoveDownIcon(), say.T("Move it down"), func() { l.move(id, 1) })
	away := widgets.NewSignButton(theme.DeleteIcon(), say.T("Take it away"), func() { l.remove(id) })
	f.inputs = append(f.inputs, up, down, away)
	f.places[remover+string(id)], f.places[raiser+string(id)], f.places[lowerer+string(id)] = away, up, down
	chips := container.New(widgets.Wrap(6), container.New(widgets.Inset(0, 1), length), who, f.sourceChip(mark), f.daysChip(id, at))
	return text, container.New(widgets.Stack(3), text, container.NewBorder(nil, nil, nil, container.NewHBox(up, down, away), container.New(widgets.Middle(), chips)))
}

// The places of the buttons of an item.
const (
	remover = "remove "
	raiser  = "up "
	lowerer = "down "
)

// find gives a finder of the text with an ID.
func (l list) find(id dossier.ID) func() *dossier.Paragraph {
	return func() *dossier.Paragraph {
		all := *l.of(l.form.s.now)
		if i := place(all, id); i >= 0 {
			return &all[i]
		}
		return nil
	}
}

func place(all []dossier.Paragraph, id dossier.ID) int {
	return slices.IndexFunc(all, func(p dossier.Paragraph) bool { return p.ID == id })
}

// add puts a new text at the end, and the cursor into it.
func (l list) add() {
	s := l.form.s
	p := dossier.Paragraph{Lang: s.lang}
	p.ID = s.opts.NewID()
	p.Confirmed = today(s) // who writes it down now knows it now
	all := l.of(s.now)
	*all = append(*all, p)
	s.changed()
	s.rebuildAt(string(p.ID))
}

func (l list) remove(id dossier.ID) {
	s := l.form.s
	all := l.of(s.now)
	i := place(*all, id)
	if i < 0 {
		return
	}
	at := slices.IndexFunc(l.shown(), func(p dossier.Paragraph) bool { return p.ID == id })
	*all = slices.Delete(*all, i, i+1)
	s.changed()
	s.settleSoon()
	next := "" // the keyboard stays where it was in the list
	if rest := l.shown(); len(rest) > 0 {
		next = remover + string(rest[min(max(at, 0), len(rest)-1)].ID)
	}
	s.rebuildAt(next)
	s.opts.Status(say.T("Taken away. %s brings it back.", say.Keys("Z", false)), "")
}

// move has a text change places with the next one of its language: up (-1) or down (1).
func (l list) move(id dossier.ID, by int) {
	s := l.form.s
	all := *l.of(s.now)
	i := place(all, id)
	j := i + by
	for i >= 0 && j >= 0 && j < len(all) && all[j].Lang != all[i].Lang {
		j += by
	}
	if i < 0 || j < 0 || j >= len(all) {
		return
	}
	all[i], all[j] = all[j], all[i]
	s.changed()
	s.settleSoon()
	button := raiser
	if by > 0 {
		button = lowerer
	}
	s.rebuildAt(button + string(id))
}
