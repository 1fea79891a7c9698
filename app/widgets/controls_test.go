//go:build !headless

package widgets

import (
	"testing"

	house "habeas/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestEnterPressesAButtonAndKeepsTheKeyboardThere(t *testing.T) {
	pressed := 0
	b := NewButton("Do it", nil, func() { pressed++ })
	c := inWindow(t, b, 200, 100).Canvas()
	c.Focus(b)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		b.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if pressed != 3 || c.Focused() != b {
		t.Errorf("pressed %d times of 3, the focus is on %v", pressed, c.Focused())
	}
	b.Disable()
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 3 {
		t.Error("a button that is disabled was pressed")
	}
}

func TestKeysWithoutUseGoToTheWindow(t *testing.T) {
	list := NewRowList(func() int { return 1 }, func() fyne.CanvasObject { return NewText("", "", "", false) }, func(int, fyne.CanvasObject) {})
	chip, item := NewFact("a", nil), NewRailItem("a", false, nil)
	button, check, sel := NewButton("a", nil, nil), NewCheck("a", nil), NewSelect([]string{"a"}, nil)
	c := inWindow(t, container.NewVBox(list, chip, item, button, check, sel), 400, 400).Canvas()
	got := 0
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			got++
		}
	})
	all := []fyne.Focusable{list, chip, item, button, check, sel}
	for _, f := range all {
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if got != len(all) {
		t.Errorf("the window got Escape from %d of %d", got, len(all))
	}
}

func TestWhatHasTheKeyboardIsInSight(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light)) // before anything is measured
	var entries []*Entry
	box := container.New(Stack(10))
	for range 30 {
		e := NewEntry("")
		entries = append(entries, e)
		box.Add(Field("name", e))
	}
	scroll := container.NewVScroll(box)
	beside := NewButton("beside", nil, nil)
	c := inWindow(t, container.NewBorder(nil, nil, nil, beside, NewPanel("", 0, scroll)), 400, 300).Canvas()
	seen := func(o fyne.CanvasObject) bool {
		d := fyne.CurrentApp().Driver()
		top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(scroll).Y
		return top >= 0 && top+o.Size().Height <= scroll.Size().Height+0.01 // the sums are rounded
	}
	if seen(entries[29]) {
		t.Fatal("all is in sight: the test proves nothing")
	}
	for range entries {
		c.FocusNext()
		if e, ok := c.Focused().(*Entry); !ok || !seen(e) {
			t.Fatalf("%T has the keyboard, out of sight", c.Focused())
		}
	}
	before := scroll.Offset
	c.FocusNext()
	if c.Focused() != beside || scroll.Offset != before {
		t.Errorf("the focus is on %T, and the view moved from %v to %v", c.Focused(), before, scroll.Offset)
	}
	c.FocusPrevious()
	c.Focus(entries[0])
	if !seen(entries[0]) {
		t.Error("the view did not go back up")
	}
}

func TestALetterGoesToAChoice(t *testing.T) {
	s := NewSelect([]string{"Arrested", "Acquitted", "Released", "ទេព"}, nil)
	inWindow(t, s, 300, 100)
	for _, c := range []struct {
		letter rune
		want   string
	}{{'r', "Released"}, {'a', "Arrested"}, {'A', "Acquitted"}, {'a', "Arrested"}, {'z', "Arrested"}, {'ទ', "ទេព"}} {
		if s.TypedRune(c.letter); s.Selected != c.want {
			t.Errorf("%c goes to %q, want %q", c.letter, s.Selected, c.want)
		}
	}
}

// TestWaitingProgress: once it is known how far the work is, that is shown, and
// not a bar that only moves.
func TestWaitingProgress(t *testing.T) {
	test.NewTempApp(t)
	w := NewWaiting("Checking …", func() {})
	test.NewTempWindow(t, w).Resize(fyne.NewSize(400, 100))
	w.Progress(1, 2)
	if w.known.Visible() {
		t.Error("progress of what does not go on is shown")
	}
	w.Busy(true)
	if w.known.Visible() || !w.bar.Visible() {
		t.Error("progress is shown that is not known")
	}
	w.Progress(1, 4)
	done := w.known.Objects[1].(*fyne.Container).Objects[0]
	if !w.known.Visible() || w.bar.Visible() || done.Size().Width < 40 || done.Size().Width > w.known.Size().Width/3 {
		t.Errorf("a quarter is %v of %v", done.Size(), w.known.Size())
	}
	w.Busy(false)
	w.Busy(true)
	if w.known.Visible() {
		t.Error("the next work begins with the progress of the last")
	}
}

// TestRailArrows: the arrows go from place to place, and not out of the rail.
func TestRailArrows(t *testing.T) {
	a, b := NewRailItem("Look", false, nil), NewRailItem("Locking", false, nil)
	c := inWindow(t, container.NewVBox(NewButton("Before", nil, nil), a, b, NewButton("After", nil, nil)), 300, 300).Canvas()
	c.Focus(a)
	for i, step := range []struct {
		key  fyne.KeyName
		want fyne.Focusable
	}{{fyne.KeyUp, a}, {fyne.KeyDown, b}, {fyne.KeyDown, b}, {fyne.KeyUp, a}} {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: step.key})
		if c.Focused() != step.want {
			t.Errorf("step %d leads to %T", i, c.Focused())
		}
	}
}
