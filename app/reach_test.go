//go:build !headless

package app

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	"habeas/app/widgets"
)

// eachScreen goes to each screen of an open vault and to each of its parts.
func eachScreen(w *window, visit func(name string)) {
	goes := map[string]func(){
		"backups": w.showBackups, "check": w.showCheck, "situation": w.showSituation,
		"dossier": func() { w.showPerson(w.desk.View().IDs()[0]) },
		"compare": func() { w.compare(w.desk.View().IDs()[0], w.desk.View().IDs()[1]) },
	}
	for _, s := range w.stops() {
		goes[s.name] = s.show
	}
	var names []string
	for name := range goes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		goes[name]()
		visit(name)
		for i := range parts(w) {
			l := parts(w)
			if i >= len(l) {
				break
			}
			l[i].Tapped(nil)
			visit(name + ", " + l[i].Text)
		}
		w.dismiss()
	}
}

// parts are the items by which one goes about in the screen that is shown.
func parts(w *window) []*widgets.RailItem {
	var l []*widgets.RailItem
	for _, o := range test.LaidOutObjects(w.content) {
		if item, ok := o.(*widgets.RailItem); ok && item.Visible() {
			l = append(l, item)
		}
	}
	return l
}

// seen is an object as it lies in the window.
type seen struct {
	fyne.CanvasObject
	at    fyne.Position
	clip  fyne.Size // how far the part of the window reaches in which it is drawn
	rich  bool      // it is a piece of a text that wraps
	typed bool      // it is in an entry, which scrolls with the cursor
}

// look walks over what is shown: over the dialog in front, or the screen.
func look(w *window, visit func(seen)) {
	root := w.win.Content()
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	var walk func(s seen)
	walk = func(s seen) {
		if !s.Visible() {
			return
		}
		s.at = s.at.Add(s.Position())
		visit(s)
		if scroll, ok := s.CanvasObject.(*container.Scroll); ok {
			s.clip = fyne.NewSize(s.at.X+scroll.Size().Width, s.at.Y+scroll.Size().Height)
		}
		if _, ok := s.CanvasObject.(*widget.RichText); ok {
			s.rich = true
		}
		if _, ok := s.CanvasObject.(interface{ SelectedText() string }); ok {
			s.typed = true
		}
		var below []fyne.CanvasObject
		switch o := s.CanvasObject.(type) {
		case *fyne.Container:
			below = o.Objects
		case fyne.Widget:
			below = test.WidgetRenderer(o).Objects()
		}
		for _, o := range below {
			walk(seen{o, s.at, s.clip, s.rich, s.typed})
		}
	}
	walk(seen{CanvasObject: root, clip: w.win.Canvas().Size()})
}

// TestLargeText: at 200 % in a window of 1280 × 800 nothing is cut. The toolkit
// counts 640 × 400 of its units there.
func TestLargeText(t *testing.T) {
	for _, tag := range []string{"en", "fr", "km"} {
		t.Run(tag, func(t *testing.T) {
			say.Use(tag)
			t.Cleanup(func() { say.Use("en") })
			largeText(t)
		})
	}
}

func largeText(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(640, 400))
	enter(t, w, sampleVault(t))
	eachScreen(w, func(name string) {
		root := w.win.Content().(*fyne.Container).Objects[0].(*container.Scroll) // the tip stands before it
		if min := root.Content.MinSize(); min.Width > 640 {
			t.Errorf("%s: asks for a width of %.0f", name, min.Width)
		}
		look(w, func(o seen) {
			text, ok := o.CanvasObject.(*canvas.Text)
			if !ok || o.typed || text.Text == "" || text.Alignment == fyne.TextAlignTrailing {
				return
			}
			want, room := text.MinSize().Width, text.Size().Width
			if o.rich { // of which the toolkit lets a piece stand out a little
				room = o.clip.Width - o.at.X
			}
			if want > room+1 && o.at.X > -1000 {
				t.Errorf("%s: %q asks for a width of %.0f and has %.0f", name, text.Text, want, room)
			}
		})
	})
}

// TestTextSizeKeepsTheWindow: larger text takes no larger window, and is there
// again when the program starts.
func TestTextSizeKeepsTheWindow(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(1280, 800))
	var scales []int
	w.rescale = func(size int) error { scales = append(scales, size); return nil }
	press(t, w, fyne.KeyEqual, false)
	press(t, w, fyne.KeyEqual, false)
	if got := w.win.Canvas().Size(); got.Width < 1066 || got.Width > 1067 {
		t.Errorf("at 120 %% the window has room for %v", got)
	}
	press(t, w, fyne.KeyMinus, false)
	press(t, w, fyne.Key0, false)
	press(t, w, fyne.KeyMinus, false)
	if want := []int{110, 120, 110, 100, 90}; !slices.Equal(scales, want) {
		t.Errorf("the sizes were %v, want %v", scales, want)
	}
	for range 20 {
		w.stepTextSize(-1)
	}
	if w.kept.textSize() != 80 {
		t.Errorf("the smallest is %d", w.kept.textSize())
	}
	w.kept.kept.SetInt(keyText, 1000)
	if w.kept.textSize() != usualText {
		t.Errorf("a size that is none is %d", w.kept.textSize())
	}
}

func TestZoomKeepsTheScaleOfTheStart(t *testing.T) {
	for _, c := range []struct {
		env  string
		set  float32
		size int
		want string
	}{{"", 0, 100, "1.000"}, {"1.5", 0, 200, "3.000"}, {"auto", 2, 80, "1.600"}, {"nonsense", 0, 120, "1.200"}} {
		got := ""
		z := newZoom(func(string) string { return c.env }, c.set)
		z.setenv = func(_, value string) error { got = value; return nil }
		if err := z.apply(c.size); err != nil || got != c.want {
			t.Errorf("%q and %v at %d %% give %s, %v, want %s", c.env, c.set, c.size, got, err, c.want)
		}
	}
}

// byPointer are what a click reaches and Tab does not, and how the keyboard
// does the same.
var byPointer = map[string]string{
	"*widgets.Tick":         "Space picks the row of a list, and Ctrl+Shift+A all",
	"*widget.listItem":      "the arrows go to the row, and Enter opens it",
	"*widgets.movableItem":  "the arrows go to the row, and Alt with them moves it",
	"*widgets.rowItem":      "the arrows go to the row, and Enter opens it",
	"*widget.scrollBarArea": "the arrows and Page Down scroll, and Tab brings into sight what it goes to",
}

// TestEverythingByKeyboard: Tab comes by everything that can be pressed on each
// screen, goes on from there, and shows where it is.
func TestEverythingByKeyboard(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(1280, 800))
	enter(t, w, sampleVault(t))
	c := w.win.Canvas()
	shown := map[string]bool{} // kinds of controls that show the focus
	eachScreen(w, func(name string) {
		reached := map[fyne.Focusable]bool{}
		w.focus(nil)
		for range 500 {
			c.FocusNext()
			f := c.Focused()
			if f == nil || reached[f] {
				break
			}
			reached[f] = true
			if tab, ok := f.(fyne.Tabbable); ok && tab.AcceptsTab() {
				t.Errorf("%s: Tab does not leave %T", name, f)
			}
		}
		visible := map[fyne.Focusable]bool{}
		var within fyne.Focusable // a control of which others are parts
		var until fyne.Position
		look(w, func(o seen) {
			f, focusable := o.CanvasObject.(fyne.Focusable)
			if focusable && o.at.X >= 0 && o.at.Y >= 0 && o.at.X+o.Size().Width <= o.clip.Width && o.at.Y+o.Size().Height <= o.clip.Height {
				visible[f] = true
			}
			if within != nil && o.at.X >= 0 && o.at.X < until.X && o.at.Y < until.Y {
				return
			}
			within = nil
			_, taps := o.CanvasObject.(fyne.Tappable)
			if d, ok := o.CanvasObject.(fyne.Disableable); ok && d.Disabled() || !taps && !focusable {
				return
			}
			if focusable && reached[f] {
				within, until = f, o.at.AddXY(o.Size().Width, o.Size().Height)
				return
			}
			if byPointer[fmt.Sprintf("%T", o.CanvasObject)] == "" {
				t.Errorf("%s: Tab does not come by %T %s", name, o.CanvasObject, labelOf(o.CanvasObject))
			}
		})
		for f := range reached {
			kind := kindOf(f)
			if shown[kind] || !visible[f] || kind == "*widget.focusSelectable" { // a text that shows what is selected
				continue
			}
			shown[kind] = true
			if labelOf(f.(fyne.CanvasObject)) == "" {
				t.Errorf("%s: %s says nothing of itself to a screen reader", name, kind)
			}
			w.focus(nil)
			layOut(w.win.Content())
			before := c.Capture()
			w.focus(f)
			layOut(w.win.Content())
			if !differs(before, c.Capture()) {
				t.Errorf("%s: %s does not show that it has the keyboard", name, kind)
			}
		}
	})
}

func labelOf(o fyne.CanvasObject) string {
	if a, ok := o.(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// kindOf is the type of a control, with what changes its look.
func kindOf(f fyne.Focusable) string {
	kind := fmt.Sprintf("%T", f)
	switch f := f.(type) {
	case *widgets.RailItem:
		kind += fmt.Sprint(f.Strong, f.Chosen)
	case *widgets.Chip:
		kind += fmt.Sprint(f.Small, f.Chosen)
	case *widgets.Button:
		kind += fmt.Sprint(f.Importance)
	}
	return kind
}

// differs reports whether two pictures of a window do.
func differs(a, b image.Image) bool {
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return true
			}
		}
	}
	return false
}

// TestKeysOfTheMenuAreOnlyOnce: no key does two things.
func TestKeysOfTheMenuAreOnlyOnce(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	w.showPerson(w.desk.View().IDs()[0])
	by := map[string]string{}
	for _, m := range w.win.MainMenu().Items {
		for _, item := range m.Items {
			if item.Shortcut == nil {
				continue
			}
			key := item.Shortcut.ShortcutName()
			if other := by[key]; other != "" && !strings.EqualFold(other, item.Label) {
				t.Errorf("%s is %q and %q", key, other, item.Label)
			}
			by[key] = item.Label
		}
	}
}

// TestLargeTextNeedsNoLargerScreen: the window begins as large on the screen as
// with small text.
func TestLargeTextNeedsNoLargerScreen(t *testing.T) {
	s := settings{test.NewTempApp(t).Preferences()}
	s.setTextSize(200)
	if got := s.size(); got != fyne.NewSize(640, 400) {
		t.Errorf("at 200 %% it begins with %v", got)
	}
}

// TestDialogsFit: no dialog is larger than a small window; what finds no room in
// it scrolls, and its buttons are seen.
func TestDialogsFit(t *testing.T) {
	w := newTestWindow(t, Options{})
	w.win.Resize(fyne.NewSize(520, 330)) // 1040 × 660 at 200 %
	enter(t, w, sampleVault(t))
	room := w.win.Canvas().Size()
	for name, opens := range map[string]func(){
		"as of": w.askAsOf, "deleted": w.showDeleted, "read-only": w.tellReadOnly,
		"long": func() { w.tell("Long", told(strings.Repeat("many words ", 300))) },
	} {
		opens()
		var pop *widget.PopUp
		look(w, func(o seen) {
			if p, ok := o.CanvasObject.(*widget.PopUp); ok {
				pop = p
			}
		})
		if pop == nil {
			t.Fatalf("%s opens nothing", name)
		}
		if size := pop.Content.Size(); size.Width > room.Width || size.Height > room.Height {
			t.Errorf("%s is %v in a window of %v", name, size, room)
		}
		look(w, func(o seen) {
			if b, ok := o.CanvasObject.(*widgets.Button); ok && (b.Text == "Cancel" || b.Text == "OK" || b.Text == "Done") {
				if end := o.at.Add(b.Size()); end.X > room.Width || end.Y > room.Height || o.at.X < 0 || o.at.Y < 0 {
					t.Errorf("%s: %s lies at %v", name, b.Text, o.at)
				}
			}
		})
		w.focus(nil)
		w.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if !w.free() {
			t.Errorf("Escape does not turn %s away", name)
		}
		w.dismiss()
	}
}
