//go:build !headless

package situation

import (
	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// audienceChip says who may read something, and lets one change it; byDefault is what
// it is called not to say so. Sets that are called the same are the same to whoever
// chooses.
func (f *form) audienceChip(at func() *dossier.Audiences, byDefault string) *widgets.Chip {
	s := f.s
	who := func(set dossier.Audiences) string {
		if set == dossier.ByDefault {
			return byDefault
		}
		return say.Who(set)
	}
	chip := widgets.NewFact("", nil)
	f.reacts = append(f.reacts, func() {
		if p := at(); p != nil {
			color, ground := house.ColorQuiet, house.ColorChip
			if who(*p) == who(dossier.Internal) {
				color, ground = house.ColorHeld, house.ColorHeldPale
			}
			chip.SetColored(who(*p), color, ground)
		}
	})
	chip.OnTapped = func() {
		p := at()
		if p == nil || s.opts.ReadOnly {
			return
		}
		var items []*fyne.MenuItem
		there := map[string]bool{}
		for _, set := range say.Offered {
			if there[who(set)] {
				continue
			}
			there[who(set)] = true
			item := fyne.NewMenuItem(say.Capital(who(set)), func() {
				if p := at(); p != nil && who(*p) != who(set) {
					*p = set
					s.changed()
					s.settleSoon()
				}
			})
			item.Checked = who(*p) == who(set)
			items = append(items, item)
		}
		widgets.PopMenu(chip, items)
	}
	return chip
}

// sourceChip says how many sources a text has, and lets one pick them.
func (f *form) sourceChip(at func() *dossier.Mark) *widgets.Chip {
	chip := widgets.NewFact("", nil)
	f.reacts = append(f.reacts, func() {
		m := at()
		switch {
		case m == nil:
		case len(m.Sources) == 0:
			chip.SetColored(say.T("no source"), house.ColorQuiet, house.ColorChip)
		default:
			chip.SetColored(say.Words().Counted(len(m.Sources), words.Source), house.ColorQuiet, house.ColorChip)
		}
	})
	chip.OnTapped = func() {
		if at() == nil {
			return
		}
		s := f.s
		p := widgets.NewCiting(widgets.CitingOptions{
			Sources: s.opts.View().Sources, Mark: at, ReadOnly: s.opts.ReadOnly, Changed: s.changed, New: s.newSource,
			Index: func(texts []string) func(string) []int { return desk.NewNames(texts).Find },
			Focus: s.focus,
		})
		p.Entry.OnCopied = s.opts.Copied
		s.opts.Choose(say.T("Who says so?"), p.Object(), s.settleSoon)
		s.focus(p.Entry)
	}
	return chip
}

// newSource writes a source down, of which no more than its title is known.
func (s *Screen) newSource(title string) *dossier.Source {
	src := &dossier.Source{ID: s.opts.NewID(), Title: title, Type: dossier.SourcePress, Seen: today(s)}
	s.opts.Keep(func() error { return s.opts.SaveSource(nil, src) }, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		}
	})
	return src
}

func today(s *Screen) dossier.Date { return dossier.DateOf(dossier.DayOf(s.opts.Now())) }
