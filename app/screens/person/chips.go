//go:build !headless

package person

import (
	"fyne.io/fyne/v2"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/words"
)

// audienceChip says who may see an item, and lets one change it.
func (f *form) audienceChip(at func() *dossier.Mark) *widgets.Chip {
	return f.audiencesChip(fieldOf(at, func(m *dossier.Mark) *dossier.Audiences { return &m.Audience }), names{dossier.ByDefault: f.of.ground}, f.picked)
}

// internalChip is [form.audienceChip] for what nobody sees before it is marked.
func (f *form) internalChip(at func() *dossier.Mark) *widgets.Chip {
	return f.audiencesChip(fieldOf(at, func(m *dossier.Mark) *dossier.Audiences { return &m.Audience }), names{dossier.ByDefault: say.Who(dossier.Internal)}, f.picked)
}

// picked is called after something was picked rather than typed.
func (f *form) picked() {
	f.changed()
	f.settleSoon()
}

// names are what sets of audiences are called where the usual words are wrong:
// above all, what it is called to follow a default.
type names map[dossier.Audiences]string

// audiencesChip shows a set of audiences and lets one change it. A default can
// be followed only where it has a name. Sets that are called the same are the
// same to whoever chooses.
func (f *form) audiencesChip(at func() *dossier.Audiences, called names, changed func()) *widgets.Chip {
	who := func(set dossier.Audiences) string {
		if name, ok := called[set]; ok {
			return name
		}
		return say.Who(set)
	}
	sets := say.Offered
	if called[dossier.ByDefault] == "" {
		sets = say.Offered[1:]
	}
	chip := widgets.NewFact("", nil)
	show := func() {
		p := at()
		if p == nil {
			return
		}
		color, ground := house.ColorQuiet, house.ColorChip
		if who(*p) == who(dossier.Internal) {
			color, ground = house.ColorHeld, house.ColorHeldPale
		}
		chip.SetColored(who(*p), color, ground)
	}
	show()
	f.reacts = append(f.reacts, show)
	f.role(chip, DoAudience)
	chip.OnTapped = func() {
		var items []*fyne.MenuItem
		offered := map[string]bool{}
		for _, set := range sets {
			if offered[who(set)] {
				continue
			}
			offered[who(set)] = true
			item := fyne.NewMenuItem(say.Capital(who(set)), func() {
				if p := at(); p != nil && who(*p) != who(set) {
					*p = set
					show()
					changed()
				}
			})
			p := at()
			item.Checked = p != nil && who(*p) == who(set)
			items = append(items, item)
		}
		widgets.PopMenu(chip, items)
	}
	return chip
}

// role says what a chip of an item is for.
func (f *form) role(c *widgets.Chip, what string) {
	if f.roles == nil {
		f.roles = map[*widgets.Chip]string{}
	}
	f.roles[c] = what
}

// sourceChip says how many sources an assertion has, and lets one pick them.
func (f *form) sourceChip(at func() *dossier.Mark) *widgets.Chip {
	return f.sourcesChip(at, house.ColorNotFree, house.ColorWarnPale)
}

// citingChip is [form.sourceChip] for what may do without a source.
func (f *form) citingChip(at func() *dossier.Mark) *widgets.Chip {
	return f.sourcesChip(at, house.ColorQuiet, house.ColorChip)
}

// sourcesChip has the colours for an item without a source.
func (f *form) sourcesChip(at func() *dossier.Mark, color, ground fyne.ThemeColorName) *widgets.Chip {
	chip := widgets.NewFact("", nil)
	show := func() {
		p := at()
		if p == nil {
			return
		}
		if len(p.Sources) == 0 {
			chip.SetColored(say.T("no source"), color, ground)
			return
		}
		chip.SetColored(say.Words().Counted(len(p.Sources), words.Source), house.ColorQuiet, house.ColorChip)
	}
	show()
	f.reacts = append(f.reacts, show)
	f.role(chip, DoSources)
	chip.OnTapped = func() { f.pickSources(at) }
	return chip
}
