//go:build !headless

package app

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/palette"
	"habeas/app/screens/person"
	"habeas/export/chart"
)

// mostFound is how many dossiers the palette finds at once.
const mostFound = 12

// showPalette opens the box by which one goes anywhere and does anything.
func (w *window) showPalette() {
	before := w.win.Canvas().Focused()
	var up *widget.PopUp
	o := palette.Options{Place: w.place, Rest: append(w.placeEntries(), w.commands()...), Done: func() {
		up.Hide()
		if before != nil {
			w.focus(before)
		}
	}}
	if d := w.desk; d != nil {
		day := w.day()
		o.Rest = append(w.partEntries(), o.Rest...)
		for _, id := range w.recent() {
			if r, ok := d.Row(id, day); ok && (w.person == nil || w.person.ID() != id) {
				o.First = append(o.First, w.personEntry(r))
			}
		}
		o.Find = func(text string) []palette.Entry {
			var l []palette.Entry
			for _, r := range d.Named(text, mostFound, day) {
				l = append(l, w.personEntry(r))
			}
			return l
		}
	}
	p := palette.New(o)
	canvas := w.win.Canvas()
	up = widget.NewPopUp(p.Object(), canvas)
	size := p.Size(canvas.Size())
	up.Resize(size)
	up.ShowAtPosition(fyne.NewPos((canvas.Size().Width-size.Width)/2, 40))
	w.focus(p.Box())
}

// personEntry leads to a dossier.
func (w *window) personEntry(r desk.Row) palette.Entry {
	return palette.Entry{
		Key: string(r.ID), Name: say.Name(r.Name, r.KnownAs), Also: strings.Join(r.Names, ", "),
		Aside: say.Words().Chip(r.Standing), Mark: chart.Mark(r.Standing.Status), Do: func() { w.showPerson(r.ID) },
	}
}

// partEntries lead to the parts of the dossier that is open.
func (w *window) partEntries() []palette.Entry {
	p := w.person
	if p == nil {
		return nil
	}
	var l []palette.Entry
	for i, name := range person.PartNames() {
		l = append(l, palette.Entry{Key: "part " + name, Name: name, Aside: say.T("in this dossier"), Do: func() {
			if w.person == p {
				p.ShowPart(i)
			}
		}})
	}
	return l
}

// placeEntries lead to the places of the rail.
func (w *window) placeEntries() []palette.Entry {
	var l []palette.Entry
	if w.desk == nil {
		return nil
	}
	for _, s := range w.stops() {
		l = append(l, palette.Entry{Key: "place " + s.name, Name: s.name, Aside: keysOf(w.command(s.name, s.key, false, nil).Shortcut), Do: s.show})
	}
	return l
}

// commands are the items of the menus, but for those that lead to the places of the
// rail: the palette has no list of its own.
func (w *window) commands() []palette.Entry {
	main := w.win.MainMenu()
	if main == nil {
		return nil
	}
	known := map[string]bool{paletteName(): true}
	for _, p := range w.placeEntries() {
		known[p.Name] = true
	}
	var l []palette.Entry
	var add func(menu *fyne.Menu, under string)
	add = func(menu *fyne.Menu, under string) {
		for _, item := range menu.Items {
			switch {
			case item.ChildMenu != nil:
				add(item.ChildMenu, under+" › "+item.Label)
			case item.IsSeparator || item.Disabled || item.Action == nil || known[item.Label]:
			default:
				l = append(l, palette.Entry{Key: under + " › " + item.Label, Name: item.Label, Also: under, Aside: keysOf(item.Shortcut), Do: item.Action})
			}
		}
	}
	for _, menu := range main.Items {
		add(menu, menu.Label)
	}
	return l
}

func paletteName() string { return say.T("Go to anything …") }

// keysOf names the keys of a menu's item as the platform does; "" where it has
// none.
func keysOf(s fyne.Shortcut) string {
	k, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	name, known := keyNames[k.Key()]
	if !known {
		name = string(k.Key())
	}
	mac := runtime.GOOS == "darwin"
	var b strings.Builder
	for _, m := range []struct {
		is         fyne.KeyModifier
		mac, other string
	}{{fyne.KeyModifierControl, "⌃", "Ctrl+"}, {fyne.KeyModifierAlt, "⌥", "Alt+"}, {fyne.KeyModifierShift, "⇧", "Shift+"}, {fyne.KeyModifierSuper, "⌘", "Super+"}} {
		switch {
		case k.Mod()&m.is == 0:
		case mac:
			b.WriteString(m.mac)
		default:
			b.WriteString(m.other)
		}
	}
	return b.String() + name
}

// keyNames are those keys that the toolkit calls otherwise than a keyboard does.
var keyNames = map[fyne.KeyName]string{fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn", fyne.KeyDelete: "Del", fyne.KeyEscape: "Esc", fyne.KeyReturn: "Enter"}
