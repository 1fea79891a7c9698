//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	house "habeas/app/theme"
)

// Checked is an entry whose text must have a form, such as a date: below it
// stands at once how the text is understood, or why it is not.
type Checked struct {
	Box   *fyne.Container // what to put on the screen
	Entry *Entry
	// Read says in words how a text is understood, or why not.
	Read func(text string) (words string, err error)

	// OnWrong is called with each typed text that is not understood.
	OnWrong func()

	words *Text
}

// NewChecked makes such an entry.
func NewChecked(hint string, read func(text string) (words string, err error)) *Checked {
	c := &Checked{Entry: NewEntry(hint), Read: read, words: NewShortText("", house.ColorQuiet, house.SizeSmall, false)}
	c.Box = container.New(Stack(1), c.Entry, container.New(Inset(8, 0), c.words))
	c.Entry.OnEdited = func(text string) { c.check(text) }
	return c
}

// OnEdited has f called with each text that is understood.
func (c *Checked) OnEdited(f func(text string)) {
	c.Entry.OnEdited = func(text string) {
		if c.check(text) {
			f(text)
		} else if c.OnWrong != nil {
			c.OnWrong()
		}
	}
}

// Put sets the text.
func (c *Checked) Put(text string) {
	c.Entry.Put(text)
	c.check(text)
}

// Valid reports whether the text is understood as it stands.
func (c *Checked) Valid() bool { return c.check(c.Entry.Text) }

func (c *Checked) check(text string) bool {
	words, err := c.Read(text)
	if err != nil {
		c.words.SetColored(err.Error(), house.ColorHeld)
		return false
	}
	c.words.SetColored(words, house.ColorQuiet)
	return true
}
