//go:build !headless

package sources

import (
	"context"
	"strings"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/search"
)

// narrowing is a chip above the list.
type narrowing struct {
	words  string
	passes func(desk.SourceRow) bool
	chip   *widgets.Chip
}

// load lists the sources anew.
func (s *Screen) load() {
	s.loaded.Run(func(context.Context) ([]desk.SourceRow, error) { return s.opts.List(), nil }, func(l []desk.SourceRow, err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		s.all, s.text = l, make([]string, len(l))
		for i, r := range l {
			s.text[i] = " " + search.Fold(name(r.Source)+" "+r.Author+" "+r.Publisher+" "+r.Address+" "+r.PrintsAs+" "+say.Words().SourceType(r.Type)+" "+r.Date.String()+" "+r.Reliability+r.Credibility)
		}
		for _, k := range s.kinds {
			n := 0
			for _, r := range l {
				if k.passes(r) {
					n++
				}
			}
			k.chip.Set(k.words + " " + say.Words().Digits(n))
		}
		s.chips.Refresh()
		s.narrow()
		if f := s.form; f != nil {
			f.showPlace()
		}
	})
}

func (s *Screen) choose(i int) {
	s.kinds[s.chosen].chip.Choose(false)
	s.chosen = i
	s.kinds[i].chip.Choose(true)
	s.narrow()
}

// narrow shows those that match what was typed and what was chosen.
func (s *Screen) narrow() {
	var words []string
	for _, w := range strings.Fields(search.Fold(s.query.Text)) {
		words = append(words, " "+w)
	}
	here := s.current()
	s.rows = nil
	for i, r := range s.all {
		if s.kinds[s.chosen].passes(r) && hasAll(s.text[i], words) {
			s.rows = append(s.rows, r)
		}
	}
	orders()[s.order].sort(s.rows)
	s.showEmpty()
	s.list.Refresh()
	if s.next != "" {
		here, s.next = s.next, ""
	}
	for i, r := range s.rows {
		if r.ID == here && s.list.Size().Height > 0 {
			s.list.Go(i)
		}
	}
	right := say.T("Saved as you type · %s undoes", say.Keys("Z", false))
	if s.opts.ReadOnly {
		right = ""
	}
	s.opts.Status(say.N(len(s.rows), "%s source", "%s sources"), right)
}

// current is the source that the keys act on.
func (s *Screen) current() dossier.ID {
	if i := s.list.Current(); i < len(s.rows) {
		return s.rows[i].ID
	}
	return ""
}

func (s *Screen) showEmpty() {
	switch {
	case len(s.rows) > 0:
		s.empty.Hide()
		return
	case len(s.all) == 0:
		s.empty.SetText(widgets.Breakable(say.T("There is no source in this vault yet.\nBegin with New source, or add one where an item asks who says so.")))
	case s.query.Text != "":
		s.empty.SetText(widgets.Breakable(say.T("No source matches “%s”.\nEsc empties the search box.", s.query.Text)))
	default:
		s.empty.SetText(widgets.Breakable(say.T("No source is “%s”.", s.kinds[s.chosen].words)))
	}
	s.empty.Show()
}
