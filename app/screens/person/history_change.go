//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// change is all of the change that is looked at, with the ways to put back what
// was.
func (h *history) change(f *form) fyne.CanvasObject {
	e := h.open
	objects := []fyne.CanvasObject{h.top(f, say.T("History"), wordOf(e), h.whenAndWho(e))}
	if e.Names() {
		objects = append(objects, h.otherChange(e))
	}
	if h.canBeWhole(e) {
		objects = append(objects, alone(widgets.NewButton(say.T("The whole dossier as of then …"), nil, func() { h.lookWhole(e) })))
	}
	if len(e.Fields) == 0 && e.Act != desk.ActDeleted && e.Act != desk.ActBroughtBack {
		objects = append(objects, quiet(say.T("It changed nothing that this version of Habeas shows.")))
	}
	objects = append(objects, h.paged(len(e.Fields), func(i int) fyne.CanvasObject { return h.field(e, e.Fields[i]) }))
	return container.New(widgets.Stack(10), objects...)
}

// atOnce is how many fields are shown at once: a whole dossier may be many, and
// each is several texts that wrap.
const atOnce = 15

// paged shows things with a line above each, the first of them first.
func (h *history) paged(n int, one func(i int) fyne.CanvasObject) fyne.CanvasObject {
	box := container.New(widgets.Stack(10))
	var shown []fyne.CanvasObject
	var more *widgets.Button
	next := func() {
		for i := len(shown) / 2; i < n && i < len(box.Objects)/2+atOnce; i++ {
			shown = append(shown, widget.NewSeparator(), one(i))
		}
		box.Objects = shown
		if left := n - len(shown)/2; left > 0 {
			more.SetText(say.N(min(left, atOnce), "Show %s more field, of %s", "Show %s more fields, of %s", left))
			box.Objects = append(shown[:len(shown):len(shown)], alone(more))
		}
	}
	more = widgets.NewButton("", nil, func() {
		next()
		h.s.body.Refresh() // it has another height now
	})
	next()
	return box
}

// top is the way back, and what is looked at. The way back has the keyboard: an
// Enter that is held puts nothing back.
func (h *history) top(f *form, back, what, about string) fyne.CanvasObject {
	out := widgets.NewQuietButton(back, theme.NavigateBackIcon(), func() { h.back() })
	f.first = out
	head := container.New(widgets.Stack(6), alone(out), title(what, about))
	if h.said != "" {
		head.Add(widgets.NewNote(h.tone, h.said))
	}
	return head
}

// alone lets an object have its own width, at the left.
func alone(o fyne.CanvasObject) fyne.CanvasObject { return container.New(middle{}, o) }

// wordOf says what a change was.
func wordOf(e *desk.HistoryEntry) string {
	switch e.Act {
	case desk.ActMade:
		return say.T("The dossier was made")
	case desk.ActDeleted:
		return say.T("The dossier was deleted")
	case desk.ActBroughtBack:
		return say.T("The dossier was brought back")
	case desk.ActUndone:
		return say.T("A change was taken back")
	case desk.ActRedone:
		return say.T("A change was made again")
	case desk.ActRestored:
		return say.T("What was came back")
	case desk.ActForgotten:
		return say.T("The dossier was forgotten for good")
	}
	return say.T("A change")
}

func (h *history) whenAndWho(e *desk.HistoryEntry) string {
	text := h.moment(e)
	if e.Device != "" {
		text = say.T("%s, on %s", text, e.Device)
	}
	if e.Origin != "" {
		text += " · " + markOf(e)
	}
	return text
}

// otherChange leads to the change that one was about.
func (h *history) otherChange(e *desk.HistoryEntry) fyne.CanvasObject {
	other := h.entry(e.Of)
	if other == nil {
		return quiet(say.T("It is about a change that is not in this history."))
	}
	about := map[desk.Act]string{desk.ActUndone: say.T("Taken back was"), desk.ActRedone: say.T("Made again was what was taken back"), desk.ActRestored: say.T("As it was after or before")}[e.Act]
	return alone(widgets.NewQuietButton(say.T("%s: %s", about, h.moment(other)), nil, func() { h.look(other) }))
}

// canBeWhole reports whether the dossier can be as it was after a change: it was
// there, and is not so already.
func (h *history) canBeWhole(e *desk.HistoryEntry) bool {
	return !h.s.opts.ReadOnly && e.Act != desk.ActDeleted && e.Act != desk.ActForgotten && e != &h.entries[0]
}

// field is what a change did to one field.
func (h *history) field(e *desk.HistoryEntry, f desk.FieldChange) fyne.CanvasObject {
	back := func(side desk.Side) fyne.CanvasObject {
		if h.s.opts.ReadOnly {
			return nil
		}
		return container.NewVBox(widgets.NewButton(say.T("Put back"), nil, func() { h.putBack(e, f, side) }))
	}
	objects := []fyne.CanvasObject{strong(f.Label)}
	if !f.New && e.Act != desk.ActMade { // else there was nothing to go back to
		objects = append(objects, h.valueLine(say.T("Before"), f.Before, back(desk.Before)))
	}
	var again fyne.CanvasObject
	if h.writtenSince(e, f.Cell) {
		again = back(desk.After)
	}
	objects = append(objects, h.valueLine(say.T("After"), f.After, again))
	for _, other := range f.Beside {
		objects = append(objects, h.valueLine(say.T("Disputed"), say.T("Another copy had written: %s", other), nil))
	}
	return container.New(widgets.Stack(2), objects...)
}

// writtenSince reports whether a later change wrote the same field.
func (h *history) writtenSince(e *desk.HistoryEntry, cell desk.Cell) bool {
	for i := range h.entries {
		later := &h.entries[i]
		if later == e {
			return false
		}
		for _, f := range later.Fields {
			if f.Cell == cell {
				return true
			}
		}
	}
	return false
}

func strong(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return wrapped(l)
}

// valueLine is one value of a field, and beside it what can be done with it.
func (h *history) valueLine(name, text string, act fyne.CanvasObject) fyne.CanvasObject {
	const width = 64
	head := container.New(widgets.Inset(0, 3), container.New(widgets.Width(width), widgets.NewShortText(name, house.ColorQuiet, house.SizeSmall, false)))
	return container.NewBorder(nil, nil, container.NewVBox(head), act, h.value(text))
}

// shortened is how many letters of a value are shown at first.
const shortened = 400

// value is a text of any length: of a long one the beginning, and a way to see all.
func (h *history) value(text string) fyne.CanvasObject {
	if text == "" {
		return quiet(say.As("a value", "nothing"))
	}
	runes := []rune(text)
	if len(runes) <= shortened+shortened/4 {
		return wrapped(widget.NewLabel(text))
	}
	label := widget.NewLabel(string(runes[:shortened]) + " …")
	box := container.New(widgets.Stack(4), wrapped(label))
	var all *widgets.Chip
	whole := false
	all = widgets.NewFact(say.T("Show all of it"), func() {
		whole = !whole
		if whole {
			label.SetText(text)
			all.Set(say.T("Show less"))
		} else {
			label.SetText(string(runes[:shortened]) + " …")
			all.Set(say.T("Show all of it"))
		}
		h.s.body.Refresh() // it has another height now
	})
	box.Add(alone(all))
	return box
}

// wholeThen is what would be otherwise in the dossier as it was after a change.
func (h *history) wholeThen(f *form) fyne.CanvasObject {
	e := h.open
	objects := []fyne.CanvasObject{h.top(f, say.T("The change"), say.T("The whole dossier as it was"), h.whenAndWho(e))}
	if len(h.whole) == 0 {
		return container.New(widgets.Stack(10), append(objects, quiet(say.T("It is so already: nothing would be otherwise.")))...)
	}
	all := widgets.NewButton(say.T("Put all of it back"), theme.HistoryIcon(), func() { h.putAllBack(e) })
	all.Importance = widget.HighImportance
	would := h.paged(len(h.whole), func(i int) fyne.CanvasObject {
		f := h.whole[i]
		return container.New(widgets.Stack(2), strong(f.Label), h.valueLine(say.T("Now"), f.Before, nil), h.valueLine(say.T("Then"), f.After, nil))
	})
	objects = append(objects, quiet(say.T("This would be otherwise. What was written since stays in the history, and %s takes it back.", say.Keys("Z", false))), alone(all), would)
	return container.New(widgets.Stack(10), objects...)
}
