//go:build !headless

package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// ordered is a list of five rows that can be put in another order.
func ordered(t *testing.T) (l *RowList, order *[]int) {
	t.Helper()
	test.NewTempApp(t)
	order = &[]int{0, 1, 2, 3, 4}
	l = NewRowList(func() int { return len(*order) }, func() fyne.CanvasObject { return NewShortText("", "", "", false) }, func(int, fyne.CanvasObject) {})
	l.OnMove = func(row, by int) {
		o := *order
		o[row], o[row+by] = o[row+by], o[row]
		l.Go(row + by)
	}
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(200, 300))
	return l, order
}

func TestRowsMoveByKeys(t *testing.T) {
	l, order := ordered(t)
	alt := func(key fyne.KeyName) {
		l.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	l.Go(1)
	alt(fyne.KeyDown)
	alt(fyne.KeyDown)
	if !slices.Equal(*order, []int{0, 2, 3, 1, 4}) || l.Current() != 3 {
		t.Errorf("down: %v, at %d", *order, l.Current())
	}
	l.Go(0)
	alt(fyne.KeyUp)
	l.Go(4)
	alt(fyne.KeyDown)
	if !slices.Equal(*order, []int{0, 2, 3, 1, 4}) {
		t.Errorf("past the ends: %v", *order)
	}
	alt(fyne.KeyUp)
	if !slices.Equal(*order, []int{0, 2, 3, 4, 1}) {
		t.Errorf("up: %v", *order)
	}
}

func TestRowsMoveByThePointer(t *testing.T) {
	l, order := ordered(t)
	item, ok := l.CreateItem().(*movableItem)
	if !ok {
		t.Fatal("a row cannot be taken along")
	}
	item.row = 1
	drag := func(dy float32) { item.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, dy)}) }
	h := l.height()
	drag(h * 0.4)
	if !slices.Equal(*order, []int{0, 1, 2, 3, 4}) {
		t.Errorf("a little way moves it: %v", *order)
	}
	drag(h * 0.2)
	item.row = 2 // the list shows another row there now
	drag(h)
	if !slices.Equal(*order, []int{0, 2, 3, 1, 4}) {
		t.Errorf("two rows down: %v", *order)
	}
	drag(-10 * h)
	if !slices.Equal(*order, []int{1, 0, 2, 3, 4}) {
		t.Errorf("far up: %v", *order)
	}
	item.DragEnd()
	item.row = 4
	drag(-h)
	if !slices.Equal(*order, []int{1, 0, 2, 4, 3}) {
		t.Errorf("another row: %v", *order)
	}
}

// Rows of a list without an order are tapped also where the hand trembles.
func TestOtherRowsAreNotTakenAlong(t *testing.T) {
	l := NewRowList(func() int { return 1 }, func() fyne.CanvasObject { return NewShortText("", "", "", false) }, func(int, fyne.CanvasObject) {})
	if _, ok := l.CreateItem().(fyne.Draggable); ok {
		t.Error("a row is taken along where there is no order")
	}
}
