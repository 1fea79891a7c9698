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

// RowList is Fyne's virtual list with the keyboard that people expect of one:
// Home, End, PageUp, PageDown, Enter to open, Space to pick, and typing the
// beginning of a name to go to it. A tap opens.
type RowList struct {
	widget.List

	OnOpen   func(row int)
	OnEnter  func(row int) // Enter, where that is something else than a tap; nil has it open
	OnGo     func(row int) // the keys, or the program, went to a row
	OnPick   func(row int)
	OnDelete func(row int)
	// Name is what type-ahead looks at; nil for none.
	Name func(row int) string
	// Now is the clock of type-ahead; nil for none.
	Now func() time.Time

	current   int
	rowHeight float32
	typed     string
	typedAt   time.Time
}

// typeAheadPause is how long after a letter the next one begins a new word.
const typeAheadPause = 1200 * time.Millisecond

// NewRowList makes a list of rows of one height.
func NewRowList(length func() int, create func() fyne.CanvasObject, update func(row int, o fyne.CanvasObject)) *RowList {
	l := &RowList{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.OnHighlighted = func(row int) { l.current = row }
	l.OnSelected = func(row int) {
		l.UnselectAll() // so that the same row can be tapped again
		l.current = row
		if l.OnOpen != nil {
			l.OnOpen(row)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Current is the row that the keys act on.
func (l *RowList) Current() int { return l.current }

// Go moves to a row; one past an end is that end.
func (l *RowList) Go(row int) {
	n := l.Length()
	if n == 0 {
		l.current = 0
		return
	}
	l.current = max(0, min(row, n-1))
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
	switch e.Name {
	case fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape:
		l.typed = "" // letters come as keys too
	}
	switch e.Name {
	case fyne.KeyHome:
		l.Go(0)
	case fyne.KeyEnd:
		l.Go(l.Length() - 1)
	case fyne.KeyPageUp:
		l.Go(l.current - l.page())
	case fyne.KeyPageDown:
		l.Go(l.current + l.page())
	case fyne.KeyUp:
		l.Go(l.current - 1)
	case fyne.KeyDown:
		l.Go(l.current + 1)
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
			l.OnPick(l.current)
		}
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

// page is how many rows a PageDown goes.
func (l *RowList) page() int {
	if l.rowHeight == 0 {
		l.rowHeight = l.CreateItem().MinSize().Height + l.Theme().Size(theme.SizeNamePadding)
	}
	return max(1, int(l.Size().Height/l.rowHeight)-1)
}
