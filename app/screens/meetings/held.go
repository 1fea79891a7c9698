//go:build !headless

package meetings

import (
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

// packets is which packets of the ledger were made for the meeting.
func (f *form) packets() fyne.CanvasObject {
	return container.New(widgets.Stack(6), heading(say.T("Packets they hold"), say.T("from the ledger"), nil), f.held)
}

// showHeld is called once it is known which packets are out of date.
func (f *form) showHeld() {
	f.held.RemoveAll()
	for _, p := range f.s.packets {
		if p.Ordered.Meeting == f.s.id {
			f.held.Add(f.packet(p))
		}
	}
	if len(f.held.Objects) == 0 {
		none := widget.NewLabel(widgets.Breakable(say.T("None is recorded. A packet that is made for this meeting and recorded stands here.")))
		none.Wrapping, none.Importance = fyne.TextWrapWord, widget.LowImportance
		f.held.Add(container.New(widgets.Inset(-8, -4), none))
	}
	f.held.Refresh()
}

func (f *form) packet(p desk.Recorded) fyne.CanvasObject {
	s := f.s
	mark := widgets.NewWord(say.T("up to date"), house.ColorFree, house.ColorFreePale)
	if p.Stale {
		mark = widgets.NewWord(say.T("out of date"), house.ColorNotFree, house.ColorWarnPale)
	}
	facts := say.Words().ShortDate(p.Made)
	if n := len(p.Copies); n > 0 {
		facts += " · " + say.N(n, "%s copy", "%s copies")
	}
	line := container.NewBorder(nil, nil, widgets.NewText(p.Number, "", house.SizeText, true), container.NewHBox(mark),
		container.New(widgets.Inset(10, 0), widgets.NewShortText(facts, house.ColorQuiet, house.SizeText, false)))
	box := container.New(widgets.Stack(2), line)
	buttons := container.New(widgets.Wrap(6), widgets.NewQuietButton(say.T("Show in the ledger"), theme.NavigateNextIcon(), func() { s.opts.ShowPacket(p.ID) }))
	if p.Stale {
		why := widget.NewLabel(widgets.Breakable(whyStale(p, s.opts.View())))
		why.Wrapping = fyne.TextWrapWord
		box.Add(container.New(widgets.Inset(-8, -4), why))
		buttons.Objects = append([]fyne.CanvasObject{
			widgets.NewButton(say.T("Make the note of changes"), theme.DocumentIcon(), func() { s.opts.News(p.ID) })}, buttons.Objects...)
	}
	box.Add(buttons)
	box.Add(widget.NewSeparator())
	return box
}

// whyStale says why a packet is out of date: of whom something is new.
func whyStale(p desk.Recorded, view *dossier.View) string {
	if p.Unmakeable != nil {
		return say.T("Another version of Habeas recorded it: it cannot be made again to compare.")
	}
	var names []string
	for _, id := range p.Changed {
		if d := view.Dossier(id); d != nil {
			names = append(names, say.NameOf(d))
		} else {
			names = append(names, say.T("a dossier that is deleted"))
		}
	}
	const most = 6
	switch more := len(names) - most; {
	case len(names) == 0:
		return say.T("What stands before the profiles has changed: title, context, asks, the group, or who is in it.")
	case more > 0:
		return say.T("Something is new of %s and %s more.", say.Words().List(names[:most]), more)
	}
	return say.T("Something is new of %s.", say.Words().List(names))
}
