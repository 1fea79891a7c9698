//go:build !headless

package app

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/screens/person"
	"habeas/dossier"
)

// keys are those that do something in some widget.
var keys = []fyne.KeyName{
	fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyDelete,
	fyne.KeyBackspace, fyne.KeySpace, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyF1, fyne.KeyF2,
}

// scribbles are what it types: dates whole and broken, scripts, and what no
// form expects.
var scribbles = []rune("abc Été 2018-09-12? 03/09/2017 កឹម សុខា محمد 1982 “x”\u200b😀~%.\\")

// words are what it types at once, and what it has on the clipboard.
var scribbled = []string{
	"Kem", "kem sokha", "2018-09-12", "03/09/2017", "about 2015", "កឹម សុខា", "status:held", "tag:x -y", "https://example.org/a?b=c", "a, b; c",
	"2017-09-03\tarrested\tPhnom Penh\n2018-09-10\treleased on bail\t\n", "one\n\ntwo", "",
}

// left to people: they end the program or ask the system for a file.
var notForMonkeys = []string{"Quit", "Quitter", "ចាកចេញ", "New vault", "Open a vault", "Nouveau coffre", "Ouvrir un coffre"}

// choose picks something to do at this place.
func (m *monkey) choose() (string, func()) {
	canvas := m.w.win.Canvas()
	size := canvas.Size()
	at := fyne.NewPos(m.rand.Float32()*size.Width, m.rand.Float32()*size.Height)
	switch n := m.rand.IntN(100); {
	case n < 22:
		r := scribbles[m.rand.IntN(len(scribbles))]
		return fmt.Sprintf("%q", r), func() { m.types(string(r)) }
	case n < 26:
		text := scribbled[m.rand.IntN(len(scribbled))]
		return fmt.Sprintf("%q", text), func() { m.types(text) }
	case n < 42:
		key := keys[m.rand.IntN(len(keys))]
		return string(key), func() { m.key(key) }
	case n < 48:
		return "Tab", canvas.FocusNext
	case n < 50:
		return "Shift+Tab", canvas.FocusPrevious
	case n < 62:
		return fmt.Sprintf("tap at %.0f,%.0f", at.X, at.Y), func() { test.TapCanvas(canvas, at) }
	case n < 74:
		return m.presses()
	case n < 77:
		by := fyne.NewDelta(0, m.rand.Float32()*400-200)
		return fmt.Sprintf("scroll by %.0f at %.0f,%.0f", by.DY, at.X, at.Y), func() { test.Scroll(canvas, at, by.DX, by.DY) }
	case n < 80:
		by := fyne.NewDelta(m.rand.Float32()*200-100, m.rand.Float32()*200-100)
		return fmt.Sprintf("drag from %.0f,%.0f", at.X, at.Y), func() { test.Drag(canvas, at, by.DX, by.DY) }
	case n < 81:
		return fmt.Sprintf("move to %.0f,%.0f", at.X, at.Y), func() { test.MoveMouse(canvas, at) }
	case n < 85:
		return "undo or redo", func() {
			if m.rand.IntN(2) == 0 {
				m.w.undo()
			} else {
				m.w.redo()
			}
		}
	case n < 92:
		return m.goes()
	case n < 95:
		return m.brings()
	default:
		item := m.item()
		return "menu " + item.Label, item.Action
	}
}

// types types into what has the keyboard.
func (m *monkey) types(text string) {
	canvas := m.w.win.Canvas()
	for _, r := range text {
		if f := canvas.Focused(); f != nil {
			f.TypedRune(r)
		} else if typed := canvas.OnTypedRune(); typed != nil {
			typed(r)
		}
	}
}

// key gives a key to whom it would go in a window.
func (m *monkey) key(key fyne.KeyName) {
	e := &fyne.KeyEvent{Name: key}
	if f := m.w.win.Canvas().Focused(); f != nil {
		f.TypedKey(e)
		return
	}
	m.w.typed(e)
}

// presses presses something that is shown, with either button.
func (m *monkey) presses() (string, func()) {
	var taps []func()
	var names []string
	look(m.w, func(s seen) {
		if d, ok := s.CanvasObject.(fyne.Disableable); ok && d.Disabled() {
			return
		}
		at := s.at.Add(fyne.NewPos(1, 1))
		if o, ok := s.CanvasObject.(fyne.Tappable); ok {
			names = append(names, fmt.Sprintf("press %T at %.0f,%.0f", o, at.X, at.Y))
			taps = append(taps, func() { test.Tap(o) })
		}
		if o, ok := s.CanvasObject.(fyne.SecondaryTappable); ok {
			names = append(names, fmt.Sprintf("press %T with the other button at %.0f,%.0f", o, at.X, at.Y))
			taps = append(taps, func() { test.TapSecondary(o) })
		}
	})
	if len(taps) == 0 {
		return "nothing", func() {}
	}
	i := m.rand.IntN(len(taps))
	return names[i], taps[i]
}

// goes goes to some dossier, to some part of one, to two of them, or what many get at
// once.
func (m *monkey) goes() (string, func()) {
	ids := m.w.desk.View().IDs()
	any := func() (id dossier.ID) {
		if len(ids) > 0 {
			id = ids[m.rand.IntN(len(ids))]
		}
		return id
	}
	switch a, b := any(), any(); {
	case !m.w.free() || a == "":
		return "nothing", func() {}
	case m.rand.IntN(4) == 0:
		return "compare", func() { m.w.compare(a, b) }
	case m.rand.IntN(3) == 0:
		part := m.rand.IntN(len(person.PartNames()))
		return fmt.Sprintf("part %d of a dossier", part), func() { m.w.openPerson(a).ShowPart(part) }
	case m.rand.IntN(2) == 0:
		return "pick all", func() { m.w.showDossiers(); m.w.list.PickAll() }
	default:
		return "a dossier", func() { m.w.showPerson(a) }
	}
}

// brings puts something on the clipboard, or drops it onto the window.
func (m *monkey) brings() (string, func()) {
	switch m.rand.IntN(4) {
	case 0:
		text := scribbled[m.rand.IntN(len(scribbled)-1)] // with none it would look at the system's clipboard
		return fmt.Sprintf("clipboard %q", text), func() { m.w.app.Clipboard().SetContent(text) }
	case 1:
		return "drop a table", func() { dropFiles(m.t, m.w, "events.csv", "date,kind,place\n2017-09-03,arrested,Phnom Penh\n,,\n") }
	case 2:
		img := image.NewRGBA(image.Rect(0, 0, 40+m.rand.IntN(40), 60))
		img.Set(3, 3, color.RGBA{uint8(m.rand.IntN(256)), 1, 2, 255})
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			m.t.Fatal(err)
		}
		return "drop a picture", func() { dropFiles(m.t, m.w, "a.png", b.String()) }
	default:
		return "drop two papers", func() { dropFiles(m.t, m.w, "b.txt", "one", "c.pdf", "%PDF-1.4\n") }
	}
}

// item is one of those of the menu.
func (m *monkey) item() *fyne.MenuItem {
	var items []*fyne.MenuItem
	var add func([]*fyne.MenuItem)
	add = func(l []*fyne.MenuItem) {
		for _, item := range l {
			unfit := func(part string) bool { return strings.HasPrefix(item.Label, part) }
			switch {
			case item.IsQuit || item.Disabled || slices.ContainsFunc(notForMonkeys, unfit):
			case item.ChildMenu != nil:
				add(item.ChildMenu.Items)
			case item.Action != nil:
				items = append(items, item)
			}
		}
	}
	for _, menu := range m.w.win.MainMenu().Items {
		add(menu.Items)
	}
	return items[m.rand.IntN(len(items))]
}
