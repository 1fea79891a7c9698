//go:build !headless

package widgets

import (
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RowList is Fyne's virtual list with the keyboard that people expect of one:
// Home, End, PageUp, PageDown, Enter to open, Space to pick, and typing the
// beginning of a name to go to it. A tap opens. With Shift, arrows and taps pick
// whole ranges, and with the platform's modifier a tap picks one.
type RowList struct {
	widget.List

	OnOpen  func(row int)
	OnEnter func(row int) // Enter, where that is something else than a tap; nil has it open
	OnGo    func(row int) // the keys, or the program, went to a row
	OnPick  func(row int)
	// OnRange picks from one row to another, either way round: Shift is held. It
	// takes the place of the range before, if that had the same beginning.
	OnRange   func(from, to int)
	OnPickAll func()
	OnDelete  func(row int)
	// OnMove moves a row up (-1) or down (1), and goes there; it is set at once for a
	// list whose rows are put in an order, by Alt and the arrows, and by the pointer.
	OnMove   func(row, by int)
	OnRename func(row int) // F2
	// OnMenu shows what can be done with a row, at a place in the window.
	OnMenu func(row int, at fyne.Position)
	// Name is what type-ahead looks at; nil for none.
	Name func(row int) string
	// Now is the clock of type-ahead; nil for none.
	Now func() time.Time

	// Modifiers are the keys held down; nil asks the platform.
	Modifiers func() fyne.KeyModifier

	current int
	focused bool
	anchor  int // where a range begins
	pulled  int // the row that the pointer takes along; -1 for none
	way     float32
	typed   string
	typedAt time.Time
}

// typeAheadPause is how long after a letter the next one begins a new word.
const typeAheadPause = 1200 * time.Millisecond

// NewRowList makes a list of rows of one height.
func NewRowList(length func() int, create func() fyne.CanvasObject, update func(row int, o fyne.CanvasObject)) *RowList {
	l := &RowList{pulled: -1}
	l.Length = length
	l.CreateItem = func() fyne.CanvasObject {
		if l.OnMove != nil {
			return newMovableItem(l, create())
		}
		return newRowItem(l, create())
	}
	l.UpdateItem = func(row int, o fyne.CanvasObject) {
		item := asRow(o)
		item.row = row
		update(row, item.of)
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *RowList) modifiers() fyne.KeyModifier {
	if l.Modifiers != nil {
		return l.Modifiers()
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

func (l *RowList) shift() bool { return l.OnRange != nil && l.modifiers()&fyne.KeyModifierShift != 0 }

// there is the row nearest to one: the list may have become shorter.
func (l *RowList) there(row int) int { return max(0, min(row, l.Length()-1)) }

// Tap is a tap on a row: it opens, or picks where a key is held.
func (l *RowList) Tap(row int) {
	if row >= l.Length() {
		return // it is gone, and not yet drawn so
	}
	l.stand(row)
	switch {
	case l.shift():
		l.OnRange(l.anchor, row)
	case l.OnPick != nil && l.modifiers()&fyne.KeyModifierShortcutDefault != 0:
		l.anchor = row
		l.OnPick(row)
	default:
		l.anchor = row
		if l.OnOpen != nil {
			l.OnOpen(row)
		}
	}
}

// stand has the keyboard act on a row that is in sight.
func (l *RowList) stand(row int) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil {
		c.Focus(l)
	}
	l.current = row
	l.Highlight(row)
}

// menu shows what can be done with a row.
func (l *RowList) menu(row int, at fyne.Position) {
	if row >= l.Length() {
		return
	}
	l.stand(row)
	if l.OnMenu != nil {
		l.OnMenu(row, at)
	}
}

// menuAtRow is menu for the keyboard: below the row that it acts on.
func (l *RowList) menuAtRow() {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
	y := float32(l.current+1)*l.height() - l.GetScrollOffset()
	l.menu(l.current, at.AddXY(l.height(), max(0, min(y, l.Size().Height))))
}

// IsHere reports whether keys that are pressed now act on a row.
func (l *RowList) IsHere(row int) bool { return l.focused && l.current == row }

// FocusGained is for Fyne.
func (l *RowList) FocusGained() {
	l.focused = true
	l.List.FocusGained()
}

// FocusLost is for Fyne.
func (l *RowList) FocusLost() {
	l.focused = false
	l.List.FocusLost()
}

// Current is the row that the keys act on.
func (l *RowList) Current() int { return l.there(l.current) }

// Go moves to a row; one past an end is that end.
func (l *RowList) Go(row int) {
	l.goTo(row)
	l.anchor = l.current
}

// walk moves to a row, and picks up to there where Shift is held.
func (l *RowList) walk(row int) {
	if !l.shift() {
		l.Go(row)
		return
	}
	l.goTo(row)
	l.OnRange(l.anchor, l.current)
}

func (l *RowList) goTo(row int) {
	if l.Length() == 0 {
		l.current = 0
		return
	}
	l.current = l.there(row)
	l.Highlight(l.current)
	if l.OnGo != nil {
		l.OnGo(l.current)
	}
}

// TypedKey is for Fyne.
func (l *RowList) TypedKey(e *fyne.KeyEvent) {
	if l.Length() == 0 {
		Pass(l, e)
		return
	}
	l.current, l.anchor = l.there(l.current), l.there(l.anchor)
	switch e.Name {
	case fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape:
		l.typed = "" // letters come as keys too
	}
	switch e.Name {
	case fyne.KeyHome:
		l.walk(0)
	case fyne.KeyEnd:
		l.walk(l.Length() - 1)
	case fyne.KeyPageUp:
		l.walk(l.current - l.page())
	case fyne.KeyPageDown:
		l.walk(l.current + l.page())
	case fyne.KeyUp:
		l.walk(l.current - 1)
	case fyne.KeyDown:
		l.walk(l.current + 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case l.OnEnter != nil:
			l.OnEnter(l.current)
		case l.OnOpen != nil:
			l.OnOpen(l.current)
		}
	case fyne.KeyDelete:
		if l.OnDelete != nil {
			l.OnDelete(l.current)
		}
	case fyne.KeySpace:
		if l.OnPick != nil && l.typed == "" {
			l.anchor = l.current
			l.OnPick(l.current)
		}
	case fyne.KeyF2:
		if l.OnRename != nil {
			l.OnRename(l.current)
		}
	case desktop.KeyMenu:
		l.menuAtRow()
	case fyne.KeyF10:
		if l.modifiers()&fyne.KeyModifierShift == 0 {
			Pass(l, e)
			return
		}
		l.menuAtRow()
	default:
		Pass(l, e)
	}
}

// TypedRune looks for a row whose name begins with what was typed.
func (l *RowList) TypedRune(r rune) {
	if l.Name == nil || l.Now == nil || r == ' ' && l.typed == "" {
		return
	}
	now := l.Now()
	if now.Sub(l.typedAt) > typeAheadPause {
		l.typed = ""
	}
	l.typedAt = now
	l.typed += string(unicode.ToLower(r))
	n := l.Length()
	start := l.current
	if len([]rune(l.typed)) == 1 {
		start++ // the same letter again goes on to the next
	}
	for i := range n {
		row := (start + i) % n
		if strings.HasPrefix(strings.ToLower(l.Name(row)), l.typed) {
			l.Go(row)
			return
		}
	}
}

// TypedShortcut picks all rows with the platform's keys for it.
func (l *RowList) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.OnPickAll != nil {
		l.OnPickAll()
		return
	}
	if l.moveByKey(s) {
		return
	}
	passShortcut(l, s)
}

// height is that of a row, with what stands between two.
func (l *RowList) height() float32 {
	return l.CreateItem().MinSize().Height + l.Theme().Size(theme.SizeNamePadding)
}

// page is how many rows a PageDown goes.
func (l *RowList) page() int { return max(1, int(l.Size().Height/l.height())-1) }
