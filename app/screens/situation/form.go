//go:build !headless

package situation

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// Places of the form besides its parts and items.
const (
	reach    = "reach"
	title    = "title"
	whole    = "audience" // who may read all of it
	language = "language "
)

// form is the widgets, each bound to a value as it is typed. A value is found anew at
// each use; where its item is gone, the finder gives nil.
type form struct {
	s      *Screen
	root   fyne.CanvasObject
	places map[string]fyne.Focusable // by part, by item, and those named above
	inputs []fyne.Disableable
	reacts []func() // what follows from other fields shows anew
}

func newForm(s *Screen) *form {
	f := &form{s: s, places: map[string]fyne.Focusable{}}
	group := container.New(widgets.Stack(8),
		heading(say.T("Issuing group"), say.T("on the cover, and at the foot of each page"), nil),
		container.New(widgets.Grid(300, 10),
			f.field(PartGroup, say.T("The group's name"), widgets.NewEntry(""), func() *string { return &s.we.Name }, s.changedWe),
			f.field(reach, say.T("How to reach it"), widgets.NewEntry(say.T("Address, telephone, web page")), func() *string { return &s.we.Reach }, s.changedWe)),
		f.logo())
	about := container.New(widgets.Stack(8),
		f.field(title, say.T("Title of its briefings"), widgets.NewEntry(say.T("Political prisoners in …")), func() *string { return &s.now.Title }, s.changed),
		f.audience())
	f.root = container.New(widgets.Inset(18, 14), container.New(widgets.AtMost(860), container.New(widgets.Stack(18),
		group, about, f.languages(), f.texts(), f.asks())))
	if s.opts.ReadOnly {
		for _, i := range f.inputs {
			i.Disable()
		}
	}
	f.react()
	return f
}

func (f *form) react() {
	for _, show := range f.reacts {
		show()
	}
}

// placeOf is the name of the place where something with the keyboard is; "" for none.
func (f *form) placeOf(o fyne.Focusable) string {
	for name, at := range f.places {
		if at == o && o != nil {
			return name
		}
	}
	return ""
}

// entry binds an entry to a text.
func (f *form) entry(place string, e *widgets.Entry, at func() *string, changed func()) *widgets.Entry {
	if p := at(); p != nil {
		e.Put(*p)
	}
	e.OnEdited = func(text string) {
		if p := at(); p != nil && *p != text {
			*p = text
			changed()
		}
	}
	e.OnBlur, e.OnCopied, e.OnEscape = f.s.settleSoon, f.s.opts.Copied, f.s.Back
	f.inputs = append(f.inputs, e)
	f.places[place] = e
	return e
}

func (f *form) field(place, name string, e *widgets.Entry, at func() *string, changed func()) fyne.CanvasObject {
	return widgets.Field(name, f.entry(place, e, at, changed))
}

// audience says who may read the title, and the texts that do not say otherwise.
func (f *form) audience() fyne.CanvasObject {
	chip := f.audienceChip(func() *dossier.Audiences { return &f.s.now.Audience }, say.Who(dossier.Internal))
	f.places[whole] = chip
	warning := widgets.NewNote(widgets.Warning, "")
	f.reacts = append(f.reacts, func() {
		c := f.s.now
		text := ""
		if hidden := c.Audience == dossier.ByDefault || c.Audience == dossier.Internal; hidden && (c.Title != "" || len(c.Paragraphs)+len(c.Asks) > 0) {
			text = say.T("The title is not printed for anybody outside the group, nor is any text that does not say who may read it.")
		}
		warning.Set(widgets.Warning, text)
	})
	name := container.New(widgets.Inset(0, 1), widgets.NewText(say.T("Who may read the title, and the texts below:"), house.ColorQuiet, house.SizeSmall, false))
	return container.New(widgets.Stack(2), container.New(widgets.Wrap(6), name, chip), warning)
}

// firstLanguage is that in which the texts are, preferably that of the window.
func firstLanguage(c *dossier.Context) string {
	all := slices.Concat(c.Paragraphs, c.Asks)
	here := say.Words().Base()
	if len(all) > 0 && !slices.ContainsFunc(all, func(p dossier.Paragraph) bool { return p.Lang == here }) {
		return all[0].Lang
	}
	return here
}

// languagesOf are ours, and any others in which there are texts.
func languagesOf(c *dossier.Context) []string {
	l := slices.DeleteFunc(words.Languages(), func(tag string) bool { return tag == words.KhmerDigits.Tag })
	for _, p := range slices.Concat(c.Paragraphs, c.Asks) {
		if !slices.Contains(l, p.Lang) {
			l = append(l, p.Lang)
		}
	}
	return l
}

// languageName names a language; a text of none prints in all packets.
func languageName(tag string) string {
	if tag == "" {
		return say.T("Any language")
	}
	return say.Words().Language(tag)
}

// languages are chips, of which one chooses the language of the texts below.
func (f *form) languages() fyne.CanvasObject {
	s := f.s
	row := container.New(widgets.Wrap(6))
	for _, lang := range languagesOf(s.now) {
		chip := widgets.NewFilter("", func() { s.show(lang) })
		chip.Choose(lang == s.lang)
		f.places[language+lang] = chip
		f.reacts = append(f.reacts, func() {
			n := 0
			for _, p := range slices.Concat(s.now.Paragraphs, s.now.Asks) {
				if p.Lang == lang && strings.TrimSpace(p.Text) != "" {
					n++
				}
			}
			chip.Set(languageName(lang) + " " + say.Words().Digits(n))
		})
		row.Add(chip)
	}
	note := widgets.NewShortText(say.T("A packet prints the texts of its own language; where there are none, it prints others and says so."), house.ColorQuiet, house.SizeSmall, false)
	return container.New(widgets.Stack(4), row, note)
}

// heading is the name of a part, with what it means and what stands at its right.
func heading(name, note string, right fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, right, container.New(widgets.Stack(0),
		widgets.NewShortText(name, "", house.SizeSection, true), widgets.NewShortText(note, house.ColorQuiet, house.SizeSmall, false)))
}
