//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is Fyne's entry that says when the focus leaves it, and knows what it
// showed when it was last set, so that setting it calls nobody.
type Entry struct {
	widget.Entry

	OnEdited func(text string) // typed by a person, not set by the program
	OnBlur   func()
	OnEscape func()
	OnDown   func() // in an entry of one line
	// OnKey may take a key before the entry does; true says that it did.
	OnKey func(fyne.KeyName) bool
	// OnCopied is called with what was copied or cut out of the entry. Every
	// entry with private text in it has one, so that the clipboard is cleared.
	OnCopied func(text string)

	completes *completion // nil for none

	hint, cut string // what is to be typed, and as much of it as is shown
	setting   bool
	typed     bool          // there may be typing that the entry can take back
	ruler     *widget.Label // measures the lines of several, nil for one
}

// NewEntry makes an entry of one line.
func NewEntry(hint string) *Entry {
	e := &Entry{}
	e.PlaceHolder = hint
	e.init()
	return e
}

// NewProse makes an entry of several lines that grows with its text.
func NewProse(hint string, rows int) *Entry {
	e := &Entry{}
	e.PlaceHolder = hint
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ruler = widget.NewLabel("")
	e.ruler.Wrapping = fyne.TextWrapWord
	e.init()
	e.SetMinRowsVisible(rows)
	return e
}

// Resize cuts what is said in an empty line to the width, where Fyne would scroll it.
func (e *Entry) Resize(size fyne.Size) {
	if !e.MultiLine {
		room := size.Width - 2*e.Theme().Size(theme.SizeNameInnerPadding)
		for _, there := range []bool{e.Icon != nil, e.ActionItem != nil} {
			if there {
				room -= e.Theme().Size(theme.SizeNameInlineIcon) + e.Theme().Size(theme.SizeNamePadding)
			}
		}
		whole := e.says()
		short := Shorten(whole, room, e.Theme().Size(theme.SizeNameText), fyne.TextStyle{})
		if e.hint, e.cut = whole, short; e.PlaceHolder != short {
			e.SetPlaceHolder(short)
		}
	}
	e.Entry.Resize(size)
}

// says is what is to be typed.
func (e *Entry) says() string {
	if e.hint != "" && e.PlaceHolder == e.cut {
		return e.hint
	}
	return e.PlaceHolder
}

// MinSize has room for all lines, where Fyne would scroll them.
func (e *Entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	width := e.Size().Width
	if e.ruler == nil || width <= 0 {
		return size
	}
	edge := 2 * e.Theme().Size(theme.SizeNameInputBorder)
	if e.ruler.Text != e.Text {
		e.ruler.SetText(e.Text)
	}
	e.ruler.Resize(fyne.NewSize(width-edge, 1))
	size.Height = max(size.Height, e.ruler.MinSize().Height+edge)
	return size
}

// NewSecret makes an entry that shows dots.
func NewSecret(hint string) *Entry {
	e := &Entry{}
	e.PlaceHolder = hint
	e.Password = true
	e.Wrapping = fyne.TextWrapOff
	e.init()
	e.ActionItem = nil
	return e
}

func (e *Entry) init() {
	e.OnChanged = func(text string) {
		e.typed = e.typed || !e.setting
		if !e.setting && e.OnEdited != nil {
			e.OnEdited(text)
		}
		if !e.setting && e.completes != nil {
			e.completes.typed(text, false)
		}
	}
	e.ExtendBaseWidget(e)
}

// Put sets the text without calling OnEdited, and leaves alone what is right
// already, so that the cursor and the entry's own undo stay.
func (e *Entry) Put(text string) {
	if e.Text == text {
		return
	}
	e.setting = true
	e.SetText(text)
	e.setting = false
}

// FocusGained puts the cursor behind the text of a line that was not touched
// yet, where one goes on typing.
func (e *Entry) FocusGained() {
	if !e.MultiLine && e.CursorColumn == 0 {
		e.CursorColumn = len([]rune(e.Text))
	}
	e.Entry.FocusGained()
	Reveal(e)
}

// FocusLost is for Fyne.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.completes != nil {
		e.completes.left()
	}
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// TypedKey is for Fyne.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	switch {
	case e.completes != nil && e.completes.key(k.Name):
		return
	case e.OnKey != nil && e.OnKey(k.Name):
		return
	case k.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
		return
	case k.Name == fyne.KeyDown && e.OnDown != nil:
		e.OnDown()
		return
	case k.Name == fyne.KeyF1, k.Name == fyne.KeyEscape: // help is everywhere, and a way out
		Pass(e, k)
		return
	}
	e.Entry.TypedKey(k)
}

// TypedShortcut is for Fyne.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	text := ""
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut:
		if !e.Password { // which is copied by nobody
			text = e.SelectedText()
		}
	}
	e.Entry.TypedShortcut(s)
	if _, ours := s.(*desktop.CustomShortcut); ours {
		passShortcut(e, s)
	}
	if text != "" && e.OnCopied != nil {
		e.OnCopied(text)
	}
}

// AcceptsTab lets Tab leave also an entry of several lines: the keyboard alone
// must reach everything.
func (e *Entry) AcceptsTab() bool { return false }

// UndoTyping takes back the newest typing in the entry itself, and says
// whether there was some.
func (e *Entry) UndoTyping() bool {
	before := e.Text
	e.Undo()
	return e.Text != before
}

// RedoTyping is the other way round.
func (e *Entry) RedoTyping() bool {
	before := e.Text
	e.Redo()
	return e.Text != before
}

// ForgetTyping leaves nothing that the entry itself could take back or make again.
func (e *Entry) ForgetTyping() {
	if !e.typed {
		return // to leave alone what was selected
	}
	e.typed = false
	e.setting = true
	e.Entry.SetText(e.Text) // empties its list of what was typed
	e.setting = false
}

// passShortcut gives the window keys that an object has no use for, as the toolkit does
// for widgets that know no keys of their own.
func passShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	if handler, ok := fyne.CurrentApp().Driver().CanvasForObject(from).(fyne.Shortcutable); ok {
		handler.TypedShortcut(s)
	}
}
