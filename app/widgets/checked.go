//go:build !headless

package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
)

// Checked is an entry whose text must have a form, such as a date: below it
// stands at once how the text is understood, or why it is not.
type Checked struct {
	Box   *fyne.Container // what to put on the screen
	Entry *Entry
	// Read says in words how a text is understood, or why not.
	Read func(text string) (words string, err error)

	// Offer gives texts of which a text that is not understood may mean one, nil
	// for none: they can be picked below it.
	Offer func(text string) []string

	// OnWrong is called with each typed text that is not understood.
	OnWrong func()

	words   *widget.Label // wraps: a reason must not be cut
	offered []string
	offers  *fyne.Container
}

// NewChecked makes such an entry.
func NewChecked(hint string, read func(text string) (words string, err error)) *Checked {
	c := &Checked{Entry: NewEntry(hint), Read: read, words: widget.NewLabel("")}
	c.words.SizeName, c.words.Wrapping, c.words.Importance = house.SizeSmall, fyne.TextWrapWord, widget.LowImportance
	c.offers = container.New(Wrap(4))
	c.offers.Hide()
	c.Box = container.New(Stack(1), c.Entry, container.New(Inset(0, -8), c.words), c.offers)
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
	weight := widget.LowImportance
	if err != nil {
		words, weight = say.Said(err), widget.DangerImportance
	}
	if words = Breakable(words); c.words.Text != words || c.words.Importance != weight {
		c.words.Importance = weight
		c.words.SetText(words)
	}
	c.offer(text, err != nil)
	return err == nil
}

// offer shows what the text may mean.
func (c *Checked) offer(text string, wrong bool) {
	var texts []string
	if wrong && c.Offer != nil {
		texts = c.Offer(text)
	}
	if slices.Equal(texts, c.offered) {
		return
	}
	c.offered = texts
	c.offers.RemoveAll()
	for _, t := range texts {
		words, _ := c.Read(t)
		c.offers.Add(NewFilter(words, func() {
			c.Entry.SetText(t)
			if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.Entry); canvas != nil {
				canvas.Focus(c.Entry) // the chip that had the keyboard is gone
			}
		}))
	}
	if len(texts) > 0 {
		c.offers.Show()
	} else {
		c.offers.Hide()
	}
	c.Box.Refresh()
}
