//go:build !headless

package widgets

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Wall is Fyne's virtual grid with the keyboard of a [RowList]: the arrows go to
// the neighbours, Home, End, PageUp and PageDown farther, Enter and Space open, and
// typing the beginning of a name goes to it. A tap opens.
type Wall struct {
	widget.GridWrap

	OnOpen func(i int)
	// OnGo is called with the item that the keys go to, and its object where that is
	// in sight.
	OnGo func(i int, o fyne.CanvasObject)
	Name func(i int) string // what type-ahead looks at; nil for none
	Now  func() time.Time   // its clock

	current int
	typed   string
	typedAt time.Time
	shown   map[fyne.CanvasObject]int
}

// NewWall makes a wall of items of one size.
func NewWall(length func() int, create func() fyne.CanvasObject, update func(i int, o fyne.CanvasObject)) *Wall {
	w := &Wall{shown: map[fyne.CanvasObject]int{}}
	w.Length, w.CreateItem = length, create
	w.UpdateItem = func(i int, o fyne.CanvasObject) {
		w.shown[o] = i
		update(i, o)
	}
	w.OnHighlighted = func(i int) {
		w.current = i
		if w.OnGo != nil {
			w.OnGo(i, w.object(i))
		}
	}
	w.OnSelected = func(i int) {
		w.UnselectAll() // so that the same one can be tapped again
		w.current = i
		if w.OnOpen != nil {
			w.OnOpen(i)
		}
	}
	w.ExtendBaseWidget(w)
	return w
}

// Current is the item that the keys act on.
func (w *Wall) Current() int { return w.current }

// object is what shows an item now; nil where nothing does.
func (w *Wall) object(i int) fyne.CanvasObject {
	for o, n := range w.shown {
		if n == i && o.Visible() {
			return o
		}
	}
	return nil
}

// Go moves to an item; one past an end is that end.
func (w *Wall) Go(i int) {
	if n := w.Length(); n > 0 {
		w.Highlight(max(0, min(i, n-1)))
	}
}

// TypedKey is for Fyne.
func (w *Wall) TypedKey(e *fyne.KeyEvent) {
	if w.Length() == 0 {
		Pass(w, e)
		return
	}
	columns := w.ColumnCount()
	step := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -columns, fyne.KeyDown: columns,
		fyne.KeyPageUp: -columns * w.page(), fyne.KeyPageDown: columns * w.page(), fyne.KeyHome: -w.current, fyne.KeyEnd: w.Length()}
	switch by, moves := step[e.Name]; {
	case moves:
		w.typed = ""
		w.Go(w.current + by)
	case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace && w.typed == "":
		w.OnSelected(w.current)
	case e.Name == fyne.KeySpace:
	default:
		Pass(w, e)
	}
}

// TypedRune looks for an item whose name begins with what was typed.
func (w *Wall) TypedRune(r rune) {
	if w.Name == nil || w.Now == nil || r == ' ' && w.typed == "" {
		return
	}
	now := w.Now()
	if now.Sub(w.typedAt) > typeAheadPause {
		w.typed = ""
	}
	w.typedAt = now
	w.typed += string(unicode.ToLower(r))
	n, start := w.Length(), w.current
	if len([]rune(w.typed)) == 1 {
		start++ // the same letter again goes on to the next
	}
	for i := range n {
		if at := (start + i) % n; strings.HasPrefix(strings.ToLower(w.Name(at)), w.typed) {
			w.Go(at)
			return
		}
	}
}

// page is how many lines a PageDown goes.
func (w *Wall) page() int {
	height := w.CreateItem().MinSize().Height + w.Theme().Size(theme.SizeNamePadding)
	return max(1, int(w.Size().Height/height)-1)
}
