//go:build !headless

package person

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// form is the widgets of one part, each bound to a value of a subject as it is typed:
// the dossier, or a case that is edited with it. A value is found anew at each use, as
// lists move; where its item is gone, the finder gives nil and the widget does nothing.
type form struct {
	*board
	s  *Screen
	of subject
}

// subject is what a form writes to.
type subject struct {
	changed    func()
	settleSoon func()
	ground     string                  // what it is called to be for whom the subject as a whole is
	charges    func() []dossier.Charge // those that its events may be about
	placed     bool                    // its events take places among those of a dossier
}

// board is what the forms of one part have in common, whatever they write to.
type board struct {
	renewal []func() // show each value anew
	reacts  []func() // show what follows from the values: words, the bar
	first   fyne.Focusable
	open    fyne.Focusable         // the first entry of the item that is open
	kind    fyne.Focusable         // the kind of the event that is open
	events  *listOf[dossier.Event] // in which that event is; nil where none is open
	inputs  []fyne.Disableable
	kept    map[control]fyne.Focusable
	items   items
	roles   map[*widgets.Chip]string // what the chips of items are for
}

// newForm makes the form of the dossier.
func newForm(s *Screen) *form {
	f := &form{board: &board{}, s: s}
	f.of = subject{changed: s.changed, settleSoon: s.settleSoon, ground: say.T("as the dossier"), charges: f.allCharges}
	return f
}

func (f *form) changed()    { f.of.changed() }
func (f *form) settleSoon() { f.of.settleSoon() }

// control is what changes the form itself, found again in the one that is made
// anew: the keyboard stays on it.
type control struct {
	item dossier.ID
	does string
}

func (f *form) keep(c control, o fyne.Focusable) {
	if f.kept == nil {
		f.kept = map[control]fyne.Focusable{}
	}
	f.kept[c] = o
}

// leads says which entry of an item one begins with.
func (f *form) leads(item dossier.ID, entry fyne.Focusable) {
	f.open = entry
	f.keep(control{item, "begin"}, entry)
}

// rebuildAt makes the form anew and leaves the keyboard on a control.
func (s *Screen) rebuildAt(c control) {
	s.rebuild()
	s.form.focus(s.form.kept[c])
}

// rest lets nothing be typed into the form of a vault that is only read.
// What is pressed all the same, [Screen.changed] refuses.
func (f *form) rest() {
	if !f.s.opts.ReadOnly {
		return
	}
	for _, i := range f.inputs {
		i.Disable()
	}
}

func (f *form) d() *dossier.Dossier { return f.s.now }

func (f *form) renew() {
	for _, show := range f.renewal {
		show()
	}
	f.react()
}

func (f *form) react() {
	for _, show := range f.reacts {
		show()
	}
}

func (f *form) focus(to fyne.Focusable) {
	if f.s.opts.Focus != nil && to != nil {
		f.s.opts.Focus(to)
	}
}

func (f *form) focusFirst() { f.focus(f.first) }
func (f *form) focusOpen()  { f.focus(f.open) }

// entry binds an entry to a text.
func (f *form) entry(e *widgets.Entry, at func() *string) *widgets.Entry {
	show := func() {
		if p := at(); p != nil {
			e.Put(*p)
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	e.OnEdited = func(text string) {
		if p := at(); p != nil && *p != text {
			*p = text
			f.changed()
		}
	}
	e.OnBlur = f.settleSoon
	f.private(e)
	f.inputs = append(f.inputs, e)
	if f.first == nil {
		f.first = e
	}
	return e
}

// forgetTyping has the entries take back nothing any more: what was typed is a
// change now, and taking it back in the entry would make another.
func (f *form) forgetTyping() {
	for _, i := range f.inputs {
		if e, ok := i.(*widgets.Entry); ok {
			e.ForgetTyping()
		}
	}
}

// private has what is copied out of an entry taken off the clipboard again.
// Whatever stands in a dossier is, until it is disclosed.
func (f *form) private(e *widgets.Entry) { e.OnCopied = f.s.opts.Copied }

// completed has an entry complete what is typed by the texts that the vault uses
// in a field, and by others that are known, which come first.
func (f *form) completed(e *widgets.Entry, field desk.Field, known ...string) *widgets.Entry {
	s := f.s
	e.Complete(s.layer, func(typed string) []string {
		var texts []string
		for _, i := range desk.NewNames(known).Find(typed) {
			if known[i] != typed {
				texts = append(texts, known[i])
			}
		}
		for _, t := range s.vocabulary.Offer(field, typed, widgets.MostOffers) {
			if !slices.Contains(texts, t) {
				texts = append(texts, t)
			}
		}
		return texts
	})
	return e
}

// completing is [form.text] that completes.
func (f *form) completing(name, hint string, field desk.Field, at func() *string) fyne.CanvasObject {
	return widgets.Field(name, f.completed(f.entry(widgets.NewEntry(hint), at), field))
}

func (f *form) text(name, hint string, at func() *string) fyne.CanvasObject {
	return widgets.Field(name, f.entry(widgets.NewEntry(hint), at))
}

func (f *form) prose(name, hint string, rows int, at func() *string) fyne.CanvasObject {
	return widgets.Field(name, f.entry(widgets.NewProse(hint, rows), at))
}

// checked binds an entry whose text has a form to a value. get is false where
// the item is gone; set is called with texts that are understood.
func (f *form) checked(name string, c *widgets.Checked, get func() (string, bool), set func(string)) (fyne.CanvasObject, *widgets.Checked) {
	show := func() {
		if text, ok := get(); ok && (c.Valid() || c.Entry.Text == "") {
			c.Put(text)
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	put := func(text string) {
		was, ok := get()
		if !ok {
			return
		}
		set(text)
		if now, _ := get(); now != was {
			f.changed()
		}
	}
	// "2018-13" must not leave the "2018" that it began with: while a text is
	// not understood, the value is that of before.
	before, _ := get()
	c.OnEdited(put)
	c.OnWrong = func() { put(before) }
	c.Entry.OnBlur = func() {
		before, _ = get()
		show() // "3 Sep 2017" stays as 2017-09-03
		f.settleSoon()
	}
	f.private(c.Entry)
	f.inputs = append(f.inputs, c.Entry)
	if f.first == nil {
		f.first = c.Entry
	}
	return widgets.Field(name, c.Box), c
}

// newDate makes an entry for a date as people type it; words says it.
func newDate(words func(dossier.Date) string) *widgets.Checked {
	c := widgets.NewChecked(say.T("3 Sep 2018"), func(text string) (string, error) { return say.TypedDate(text, words) })
	c.Offer = say.WhichDates
	return c
}

// date binds an entry to a date; words says it.
func (f *form) date(name string, words func(dossier.Date) string, at func() *dossier.Date) (fyne.CanvasObject, *widgets.Checked) {
	return f.checked(name, newDate(words), func() (string, bool) {
		p := at()
		if p == nil {
			return "", false
		}
		return p.String(), true
	}, func(text string) {
		if d, err := say.Date(text); err == nil {
			*at() = d
		}
	})
}

var errNumber = say.Error("want a whole number")

// number binds an entry to a whole number; 0 is empty.
func (f *form) number(name, hint string, at func() *int) fyne.CanvasObject {
	read := func(text string) (string, error) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if text != "" && (err != nil || n < 0) {
			return "", errNumber
		}
		return "", nil
	}
	o, _ := f.checked(name, widgets.NewChecked(hint, read), func() (string, bool) {
		p := at()
		if p == nil || *p == 0 {
			return "", p != nil
		}
		return strconv.Itoa(*p), true
	}, func(text string) { *at(), _ = strconv.Atoi(strings.TrimSpace(text)) })
	return o
}

// term binds an entry to a length of a sentence.
func (f *form) term(name string, at func() *dossier.Term) fyne.CanvasObject {
	read := func(text string) (string, error) {
		t, err := dossier.ParseTerm(text)
		return say.Words().Term(t), err
	}
	o, _ := f.checked(name, widgets.NewChecked(say.T("P3Y6M or life"), read), func() (string, bool) {
		p := at()
		if p == nil {
			return "", false
		}
		return p.String(), true
	}, func(text string) {
		if t, err := dossier.ParseTerm(text); err == nil {
			*at() = t
		}
	})
	return o
}

// check binds a box to a truth.
func (f *form) check(name string, at func() *bool) fyne.CanvasObject {
	c := widgets.NewCheck(name, nil)
	show := func() {
		if p := at(); p != nil && c.Checked != *p {
			c.OnChanged = nil
			c.SetChecked(*p)
		}
		c.OnChanged = func(on bool) {
			if p := at(); p != nil && *p != on {
				*p = on
				f.changed()
				f.settleSoon()
			}
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	f.inputs = append(f.inputs, c)
	return c
}

// choice binds a list of choices to a value. One that is not in the list, such
// as another program wrote, is kept until somebody chooses.
func choice[T comparable](f *form, values []T, word func(T) string, at func() *T, after func()) *widgets.Select {
	labels := make([]string, len(values))
	for i, v := range values {
		labels[i] = say.Capital(word(v))
	}
	sel := widgets.NewSelect(labels, nil)
	show := func() {
		sel.OnChanged = nil
		if p := at(); p != nil {
			sel.ClearSelected()
			for i, v := range values {
				if v == *p {
					sel.SetSelectedIndex(i)
				}
			}
		}
		sel.OnChanged = func(string) {
			i := sel.SelectedIndex()
			if p := at(); p != nil && i >= 0 && *p != values[i] {
				*p = values[i]
				f.changed()
				f.settleSoon()
				if after != nil {
					after()
				}
			}
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	f.inputs = append(f.inputs, sel)
	return sel
}

// title is the head of a part: its name, a word about it, and what one can do.
func title(name, about string, does ...fyne.CanvasObject) fyne.CanvasObject {
	words := container.New(widgets.Stack(2), widgets.NewText(name, "", house.SizeSection, true))
	if about != "" {
		words.Add(quiet(say.Capital(about)))
	}
	if len(does) == 0 {
		return words
	}
	return container.New(widgets.Beside(8), words, container.New(middle{8}, does...))
}

// firstButton is the first button that can be pressed, nil where there is none.
func firstButton(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case *widgets.Button:
		if !o.Disabled() && o.Visible() {
			return o
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if b := firstButton(child); b != nil {
				return b
			}
		}
	}
	return nil
}

func addButton(text string, tapped func()) *widgets.Button {
	return widgets.NewButton(text, theme.ContentAddIcon(), tapped)
}
