//go:build !headless

package dossiers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// kept is a search that a person keeps under a name, in the vault.
type kept struct {
	Name    string   `json:"name"`
	Query   string   `json:"query,omitempty"`   // of the search box
	Filters []string `json:"filters,omitempty"` // queries of the filters that are on
}

// holds reports whether what is on now is what was kept.
func (s *Screen) holds(k kept) bool {
	return s.query.Text == k.Query && slices.Equal(slices.Sorted(slices.Values(s.chosen)), slices.Sorted(slices.Values(k.Filters)))
}

// apply puts on what was kept, or takes it off where it is on.
func (s *Screen) apply(k kept) {
	if s.holds(k) {
		s.clear()
		return
	}
	s.query.Put(k.Query)
	s.chosen = slices.Clone(k.Filters)
	s.filtered()
}

// keepFilter keeps what is on under the name that was typed, in place of another
// of that name.
func (s *Screen) keepFilter() {
	n := s.narrowing
	name := strings.TrimSpace(n.name.Text)
	switch {
	case name == "":
		s.focus(n.name)
		return
	case s.query.Text == "" && len(s.chosen) == 0:
		s.tell(say.T("Nothing is on that could be kept: choose a value, or type a search."))
		return
	}
	k := kept{name, s.query.Text, slices.Clone(s.chosen)}
	if i := slices.IndexFunc(s.kept, func(o kept) bool { return o.Name == name }); i >= 0 {
		s.kept[i] = k
	} else {
		s.kept = append(s.kept, k)
	}
	n.name.Put("")
	s.keptChanged()
}

// showKept lists what is kept in the panel, to be renamed and deleted.
func (s *Screen) showKept() {
	n := s.narrowing
	n.kept.RemoveAll()
	for i, k := range s.kept {
		name := widgets.NewEntry("")
		name.Put(k.Name)
		rename := func() {
			text := strings.TrimSpace(name.Text)
			taken := slices.ContainsFunc(s.kept, func(o kept) bool { return o.Name == text })
			switch {
			case i >= len(s.kept) || s.kept[i].Name == text:
			case text == "" || taken:
				name.Put(s.kept[i].Name)
			default:
				s.kept[i].Name = text
				s.keepState()
				s.showChips()
			}
		}
		name.OnBlur = rename
		name.OnSubmitted = func(string) { rename() }
		name.OnEscape = s.leavePanel
		remove := widgets.NewSignButton(theme.DeleteIcon(), say.T("Keep this filter no longer"), func() {
			gone := s.kept[i] // it may have been renamed
			n.gone = &gone
			s.kept = slices.Delete(slices.Clone(s.kept), i, i+1)
			s.focus(n.typed)
			s.keptChanged()
		})
		n.kept.Add(container.NewBorder(nil, nil, widgets.NewText("★ ", house.ColorAccent, house.SizeText, false), remove, name))
	}
	if k := n.gone; k != nil {
		back := widgets.NewQuietButton(say.T("Bring “%s” back", k.Name), theme.ContentUndoIcon(), func() {
			s.kept = append(s.kept, *k)
			n.gone = nil
			s.focus(n.typed)
			s.keptChanged()
		})
		n.kept.Add(container.NewHBox(back))
	}
}

func (s *Screen) keptChanged() {
	s.keepState()
	s.showChips()
	s.showNarrowing()
	s.refit()
}
