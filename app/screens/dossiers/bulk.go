//go:build !headless

package dossiers

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// act is what the bar asks more of before it is done.
type act int

const (
	actNone act = iota
	actTag
	actUntag
	actAudience
	actCharge
)

// showBar shows what can be done with all picked rows at once, or what was done
// last; nothing where nothing is picked.
func (s *Screen) showBar() {
	n := len(s.picked.ids)
	if n == 0 && s.said == "" {
		if !s.bar.Hidden {
			s.bar.Hide()
			s.refit()
		}
		return
	}
	var o fyne.CanvasObject
	switch {
	case s.said != "":
		o = s.saidBar()
	case s.act == actTag:
		o = s.tagForm()
	case s.act == actUntag:
		o = s.untagForm()
	case s.act == actAudience:
		o = s.audienceForm()
	case s.act == actCharge:
		o = s.chargeForm()
	default:
		o = s.actsBar(n)
	}
	panel := widgets.NewPanel(house.ColorPicked, 8, o)
	panel.Radius = 8
	s.bar.Objects = []fyne.CanvasObject{panel}
	s.bar.Show()
	s.bar.Refresh()
	s.refit()
}

// actsBar is one chip for each act.
func (s *Screen) actsBar(n int) fyne.CanvasObject {
	box := container.New(widgets.Wrap(6), container.New(widgets.Inset(4, 2), widgets.NewText(say.N(n, "%s picked", "%s picked"), "", house.SizeText, true)))
	add := func(word string, does func()) { box.Add(widgets.NewFilter(word, does)) }
	if s.writes() {
		add(say.T("Tag …"), func() { s.begin(actTag) })
		add(say.T("Take a tag off …"), func() { s.begin(actUntag) })
		add(say.T("Who may see it …"), func() { s.begin(actAudience) })
		add(say.T("Add a charge …"), func() { s.begin(actCharge) })
		add(say.T("Checked today"), s.checkedToday)
	}
	if n == 2 && s.opts.Compare != nil {
		add(say.T("Compare the two"), s.compare)
	}
	if s.writes() {
		add(say.T("Delete"), s.DeletePicked)
	}
	add(say.T("Pick none"), func() { s.focus(s.list); s.pickNone() })
	return box
}

// writes reports whether dossiers can be changed here.
func (s *Screen) writes() bool { return s.opts.Many != nil && !s.opts.ReadOnly }

// Undone takes away the offer to take back what was done last: something was.
func (s *Screen) Undone() {
	if s.said != "" {
		s.said = ""
		s.showBar()
	}
}

// saidBar says what was done, and takes it back.
func (s *Screen) saidBar() fyne.CanvasObject {
	text := widgets.NewShortText(s.said, "", house.SizeText, false)
	buttons := container.New(widgets.Row(8))
	if s.opts.Undo != nil && s.saidUndo {
		buttons.Add(widgets.NewQuietButton(say.T("Undo"), theme.ContentUndoIcon(), func() {
			s.focus(s.list)
			s.said = ""
			s.showBar()
			s.opts.Undo()
		}))
	}
	buttons.Add(widgets.NewQuietButton(say.T("OK"), nil, func() {
		s.focus(s.list)
		s.said = ""
		s.showBar()
	}))
	return container.NewBorder(nil, nil, nil, buttons, container.New(widgets.Inset(4, 8), text))
}

// tell says something in the place of the bar.
func (s *Screen) tell(text string) {
	s.said, s.saidUndo = text, false
	s.showBar()
}

// begin asks for what an act needs.
func (s *Screen) begin(a act) {
	s.focus(s.list) // before what has the keyboard goes
	s.said, s.act = "", a
	s.showBar()
	s.focus(s.first)
}

// end goes back to the acts.
func (s *Screen) end() {
	s.focus(s.list)
	s.act = actNone
	s.showBar()
}

// form is a line of the bar that asks for something.
func (s *Screen) form(title, does string, do func(), fields fyne.CanvasObject) *fyne.Container {
	buttons := container.New(widgets.Row(8))
	if do != nil {
		b := widgets.NewButton(does, nil, do)
		b.Importance = widget.HighImportance
		buttons.Add(b)
	}
	buttons.Add(widgets.NewQuietButton(say.T("Cancel"), nil, s.end))
	return container.NewBorder(widgets.NewShortText(title, "", house.SizeText, true), nil, nil,
		container.NewVBox(buttons), fields)
}

// entry is one of a form; Enter does what the form is for.
func (s *Screen) entry(hint string, do func()) *widgets.Entry {
	e := widgets.NewEntry(hint)
	e.OnSubmitted = func(string) { do() }
	e.OnEscape = s.end
	return e
}

// mostOffered is how many values of the vault a form offers.
const mostOffered = 8

// offer are chips of the most frequent values of a field, that fill an entry.
func (s *Screen) offer(field string, into *widgets.Entry) *fyne.Container {
	box := container.New(widgets.Wrap(6))
	facets := s.opts.Facets
	if facets == nil {
		return box
	}
	job.Run(s.opts.Place, func(context.Context) ([]desk.Facet, error) { return facets(nil), nil }, func(all []desk.Facet, _ error) {
		for _, f := range all {
			if f.Field == field && len(box.Objects) < mostOffered {
				box.Add(widgets.NewFact(shortened(f.Value), func() {
					into.SetText(f.Value)
					s.focus(into)
				}))
			}
		}
		s.bar.Refresh()
		s.refit()
	})
	return box
}

func (s *Screen) tagForm() fyne.CanvasObject {
	n := len(s.picked.ids)
	var tag *widgets.Entry
	do := func() {
		text := strings.TrimSpace(tag.Text)
		if text == "" {
			s.focus(tag)
			return
		}
		s.many(desk.Tagged(text), func(changed int) string {
			return say.N(changed, "%s dossier was tagged “%s”.", "%s dossiers were tagged “%s”.", text)
		})
	}
	tag = s.entry(say.T("urgent"), do)
	s.first = tag
	return s.form(say.N(n, "A tag for %s dossier", "A tag for %s dossiers"), say.T("Tag"), do,
		container.New(widgets.Stack(6), tag, s.offer("tag", tag)))
}

func (s *Screen) untagForm() fyne.CanvasObject {
	box := container.New(widgets.Wrap(6))
	s.first = nil
	for _, f := range s.opts.Facets(s.pickedIDs()) {
		tag := f.Value
		if f.Field != "tag" {
			continue
		}
		chip := widgets.NewFilter(shortened(tag), func() {
			s.many(desk.Untagged(tag), func(changed int) string {
				return say.N(changed, "%s dossier has no tag “%s” any more.", "%s dossiers have no tag “%s” any more.", tag)
			})
		})
		if s.first == nil {
			s.first = chip
		}
		box.Add(chip)
	}
	if s.first == nil {
		box.Add(widgets.NewShortText(say.T("None of them has a tag."), house.ColorQuiet, house.SizeText, false))
		s.first = s.list
	}
	return s.form(say.T("Which tag comes off?"), "", nil, box)
}

// audiences are the sets that can be chosen, the widest first.
var audiences = []dossier.Audiences{
	dossier.To(dossier.Public, dossier.Donor, dossier.Diplomatic),
	dossier.To(dossier.Donor, dossier.Diplomatic),
	dossier.To(dossier.Donor),
	dossier.To(dossier.Diplomatic),
	dossier.Internal,
}

func (s *Screen) audienceForm() fyne.CanvasObject {
	box := container.New(widgets.Wrap(6))
	s.first = nil
	for _, set := range audiences {
		chip := widgets.NewFilter(say.Capital(say.Who(set)), func() {
			s.many(desk.ShownTo(set), func(changed int) string {
				return say.N(changed, "%s dossier is for: %s.", "%s dossiers are for: %s.", say.Who(set))
			})
		})
		if s.first == nil {
			s.first = chip
		}
		box.Add(chip)
	}
	note := widgets.NewShortText(say.T("For what follows its dossier. Where the consent is narrower, the consent decides."), house.ColorQuiet, house.SizeSmall, false)
	return s.form(say.T("Who may see it?"), "", nil, container.New(widgets.Stack(4), box, note))
}

func (s *Screen) chargeForm() fyne.CanvasObject {
	n := len(s.picked.ids)
	var offence, law, article *widgets.Entry
	do := func() {
		c := dossier.Charge{Offence: strings.TrimSpace(offence.Text), Law: strings.TrimSpace(law.Text), Article: strings.TrimSpace(article.Text)}
		if c.Offence == "" {
			s.focus(offence)
			return
		}
		s.many(s.opts.Charged(c), func(changed int) string {
			return say.N(changed, "%s dossier has the charge “%s” now.", "%s dossiers have the charge “%s” now.", c.Offence)
		})
	}
	offence, law, article = s.entry(say.T("Offence"), do), s.entry(say.T("Law"), do), s.entry(say.T("Article"), do)
	s.first = offence
	return s.form(say.N(n, "A charge for %s dossier", "A charge for %s dossiers"), say.T("Add"), do,
		container.New(widgets.Stack(6), container.NewGridWithColumns(3, offence, law, article), s.offer("charge", offence)))
}

func (s *Screen) checkedToday() {
	s.many(s.opts.CheckedToday(), func(changed int) string {
		return say.N(changed, "%s dossier is marked as checked today.", "%s dossiers are marked as checked today.")
	})
}

// many makes an edit in all picked dossiers, as one change, and says so.
func (s *Screen) many(edit desk.Edit, said func(changed int) string) {
	s.focus(s.list)
	s.act = actNone
	s.opts.Many(s.pickedIDs(), edit, func(changed int, err error) {
		if err != nil {
			s.showBar()
			return // the window told it
		}
		s.said, s.saidUndo = said(changed), changed > 0
		if changed == 0 {
			s.said = say.T("Nothing was changed: it is so already, or there is nothing in them that it could be said of.")
		}
		s.showBar()
	})
}

// DeletePicked deletes the picked rows, and without any the one that the keys act
// on.
func (s *Screen) DeletePicked() {
	ids := s.pickedIDs()
	if len(ids) == 0 {
		if id := s.Current(); id != "" {
			ids = []dossier.ID{id}
		}
	}
	if len(ids) == 0 || !s.writes() {
		return
	}
	name := ""
	for _, r := range s.found.Rows {
		if r.ID == ids[0] {
			name = say.Name(r.Name, r.KnownAs)
		}
	}
	s.focus(s.list)
	s.opts.Delete(ids, func(deleted int, err error) {
		if err != nil {
			return // the window told it
		}
		s.picked = picks{ids: map[dossier.ID]bool{}}
		s.act, s.saidUndo = actNone, true
		s.said = say.N(deleted, "%s dossier was deleted.", "%s dossiers were deleted.")
		if deleted == 1 {
			s.said = say.T("“%s” was deleted.", cmp.Or(name, string(ids[0])))
		}
		s.showFoot()
	})
}

// compare shows two picked dossiers beside one another.
func (s *Screen) compare() {
	if ids := s.pickedIDs(); len(ids) == 2 {
		s.opts.Compare(ids[0], ids[1])
	}
}
