//go:build !headless

package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// rows is a list of n rows that notes what it is asked to do.
func rows(n int) (l *RowList, did *[]string, held *fyne.KeyModifier) {
	did, held = new([]string), new(fyne.KeyModifier)
	note := func(what string) func(int) {
		return func(row int) { *did = append(*did, fmt.Sprint(what, " ", row)) }
	}
	l = NewRowList(func() int { return n }, func() fyne.CanvasObject { return NewText("row", "", "", false) }, func(int, fyne.CanvasObject) {})
	l.Modifiers = func() fyne.KeyModifier { return *held }
	l.OnOpen, l.OnPick, l.OnDelete, l.OnRename = note("open"), note("pick"), note("delete"), note("rename")
	l.OnRange = func(from, to int) { *did = append(*did, fmt.Sprint("range ", from, " ", to)) }
	l.OnPickAll = func() { *did = append(*did, "all") }
	l.OnMenu = func(row int, _ fyne.Position) { *did = append(*did, fmt.Sprint("menu ", row)) }
	return l, did, held
}

func TestRowsArePickedWithKeysHeld(t *testing.T) {
	l, did, held := rows(100)
	c := inWindow(t, l, 300, 400).Canvas()
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			l.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	wants := func(what string, want ...string) {
		t.Helper()
		if !slices.Equal(*did, want) {
			t.Errorf("%s: did %v, want %v", what, *did, want)
		}
		*did = nil
	}
	key(fyne.KeyDown, fyne.KeyDown)
	*held = fyne.KeyModifierShift
	key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome)
	wants("shift and arrows", "range 2 3", "range 2 4", "range 2 3", "range 2 0")
	*held = 0
	key(fyne.KeyDown, fyne.KeySpace)
	*held = fyne.KeyModifierShift
	key(fyne.KeyDown)
	wants("a new range", "pick 1", "range 1 2")
	l.Tap(7)
	*held = fyne.KeyModifierShortcutDefault
	l.Tap(9)
	*held = fyne.KeyModifierShift
	l.Tap(12)
	*held = 0
	l.Tap(5)
	wants("taps", "range 1 7", "pick 9", "range 9 12", "open 5")
	if c.Focused() != l {
		t.Error("a tap does not give the list the keyboard")
	}
	key(fyne.KeyF2, fyne.KeyDelete, desktop.KeyMenu, fyne.KeyF10)
	*held = fyne.KeyModifierShift
	key(fyne.KeyF10)
	wants("other keys", "rename 5", "delete 5", "menu 5", "menu 5")
	l.TypedShortcut(&fyne.ShortcutSelectAll{})
	wants("select all", "all")
}

func TestARowIsTappedWithEitherButton(t *testing.T) {
	l, did, _ := rows(3)
	inWindow(t, l, 300, 400)
	var items []*rowItem
	for _, o := range test.LaidOutObjects(l) {
		if r, ok := o.(*rowItem); ok {
			items = append(items, r)
		}
	}
	if len(items) != 3 {
		t.Fatalf("%d rows are shown", len(items))
	}
	test.Tap(items[2])
	test.TapSecondary(items[1])
	if want := []string{"open 2", "menu 1"}; !slices.Equal(*did, want) || l.Current() != 1 {
		t.Errorf("did %v at row %d, want %v", *did, l.Current(), want)
	}
}

// A list that became shorter has no keys for rows that are gone.
func TestAListThatBecameShorter(t *testing.T) {
	test.NewTempApp(t)
	n := 9
	var opened []int
	l := NewRowList(func() int { return n }, func() fyne.CanvasObject { return NewText("row", "", "", false) }, func(int, fyne.CanvasObject) {})
	l.OnOpen = func(row int) { opened = append(opened, row) }
	l.Go(7)
	n = 2
	if l.Current() != 1 {
		t.Errorf("the keys act on row %d of two", l.Current())
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	l.Tap(7)
	if len(opened) != 1 || opened[0] != 1 {
		t.Errorf("opened %v, want the last row alone", opened)
	}
}
