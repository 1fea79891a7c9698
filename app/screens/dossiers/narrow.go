//go:build !headless

package dossiers

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier/search"
)

// narrowing is the panel of the values by which the list can be narrowed.
type narrowing struct {
	facets []desk.Facet
	typed  *widgets.Entry
	values *fyne.Container
	scroll *container.Scroll // the values
	name   *widgets.Entry
	kept   *fyne.Container
	gone   *kept // was deleted last, and can come back
}

// mostValues is how many values of a field are offered at once.
const mostValues = 18

// narrowHeight is the most that the values take; others are scrolled to.
const narrowHeight = 190

// toggleNarrowing opens the panel, or closes it.
func (s *Screen) toggleNarrowing() {
	if s.narrowing != nil {
		s.closePanel()
		return
	}
	s.closePanel()
	n := &narrowing{values: container.New(widgets.Stack(8)), kept: container.New(widgets.Stack(4))}
	s.narrowing = n
	n.typed = widgets.NewEntry(say.T("Type to find a value …"))
	n.typed.OnEdited = func(string) { s.showNarrowing() }
	n.typed.OnEscape = s.leavePanel
	n.name = widgets.NewEntry(say.T("A name for what is on now …"))
	n.name.OnSubmitted = func(string) { s.keepFilter() }
	n.name.OnEscape = s.leavePanel
	n.scroll = container.NewVScroll(n.values)
	keep := widgets.NewButton(say.T("Keep"), nil, s.keepFilter)
	done := widgets.NewQuietButton(say.T("Close"), theme.CancelIcon(), s.leavePanel)
	s.showPanel(container.New(widgets.Stack(8),
		container.NewBorder(nil, nil, nil, done, n.typed),
		n.scroll,
		container.NewBorder(nil, nil, nil, keep, n.name),
		n.kept))
	s.narrow.Choose(true)
	s.focus(n.typed)
	facets := s.opts.Facets
	if facets == nil {
		s.showNarrowing()
		return
	}
	job.Run(s.opts.Place, func(context.Context) ([]desk.Facet, error) { return facets(nil), nil }, func(all []desk.Facet, _ error) {
		if s.narrowing == n {
			n.facets = all
			s.showNarrowing()
		}
	})
}

// showNarrowing shows the values, with those that are chosen.
func (s *Screen) showNarrowing() {
	n := s.narrowing
	if n == nil {
		return
	}
	typed := search.Fold(n.typed.Text)
	n.values.RemoveAll()
	for _, field := range desk.FacetFields {
		chips := container.New(widgets.Wrap(6))
		more := 0
		for _, f := range n.facets {
			on := slices.Contains(s.chosen, f.Query())
			if f.Field != field || !on && !strings.Contains(search.Fold(f.Value), typed) {
				continue
			}
			if len(chips.Objects) >= mostValues && !on {
				more++
				continue
			}
			chip := widgets.NewFilter(shortened(f.Value)+"  "+say.Words().Digits(f.Count), func() { s.chooseValue(f) })
			chip.Chosen = on
			chips.Add(chip)
		}
		if more > 0 {
			chips.Add(widgets.NewText(say.N(more, "and %s more: type to find it", "and %s more: type to find them"), house.ColorQuiet, house.SizeSmall, false))
		}
		if len(chips.Objects) > 0 {
			n.values.Add(widgets.Field(fieldWord(field), chips))
		}
	}
	if len(n.values.Objects) == 0 {
		text := say.T("No dossier has a charge, an affiliation, a place or a tag yet.")
		if len(n.facets) > 0 {
			text = say.T("No value matches “%s”.", n.typed.Text)
		}
		n.values.Add(widgets.NewShortText(text, house.ColorQuiet, house.SizeText, false))
	}
	n.values.Refresh()
	n.scroll.SetMinSize(fyne.NewSize(200, s.panelHeight(n.values, narrowHeight)))
	s.showKept()
	s.top.Refresh()
	s.refit()
}

// chooseValue narrows by a value, and leaves the keyboard on its chip.
func (s *Screen) chooseValue(f desk.Facet) {
	s.choose(f.Query())
	if s.narrowing == nil {
		return
	}
	at := shortened(f.Value) + "  " + say.Words().Digits(f.Count)
	for _, field := range s.narrowing.values.Objects {
		box, ok := field.(*fyne.Container)
		if !ok || len(box.Objects) < 2 {
			continue
		}
		chips, ok := box.Objects[1].(*fyne.Container)
		if !ok {
			continue
		}
		for _, o := range chips.Objects {
			if c, ok := o.(*widgets.Chip); ok && c.Text == at {
				s.focus(c)
				return
			}
		}
	}
}

// panelHeight is how high something in the panel may be: as high as it is and the
// list can spare, and no higher than most.
func (s *Screen) panelHeight(o fyne.CanvasObject, most float32) float32 {
	if all := s.body.Size().Height; all > 0 {
		most = min(most, panelShare*all)
	}
	return min(o.MinSize().Height+4, most)
}

// panelShare is what the panel takes of the screen's height.
const panelShare = 0.3

// showPanel shows something between the chips and the list.
func (s *Screen) showPanel(o fyne.CanvasObject) {
	s.panel.Objects = []fyne.CanvasObject{widgets.NewCard(house.ColorCard, theme.ColorNameSeparator, 10, o)}
	s.panel.Show()
	s.panel.Refresh()
	s.top.Refresh()
	s.refit()
}

// closePanel takes away what is there.
func (s *Screen) closePanel() {
	if s.panel.Hidden {
		return
	}
	s.narrowing = nil
	s.helps = false
	s.narrow.Choose(false)
	s.panel.Hide()
	s.panel.Objects = nil
	s.top.Refresh()
	s.refit()
}

// leavePanel closes it, and lets the keys act on the list.
func (s *Screen) leavePanel() {
	s.focus(s.list) // before what has the keyboard goes
	s.closePanel()
}

// refit gives the list the room that the panel leaves.
func (s *Screen) refit() {
	if s.body != nil {
		s.body.Refresh()
	}
}
