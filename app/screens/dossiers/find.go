//go:build !headless

package dossiers

import (
	"context"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/dossier"
)

// answer is what a search gives.
type answer struct {
	found   desk.Found
	figures *dossier.Figures
	counts  []int // per filter of the screen
}

// find asks the desk, off the goroutine that draws.
func (s *Screen) find() {
	text, asOf := s.query.Text, s.asOf
	filters := make([]string, 0, len(s.filters)+1)
	for _, f := range s.filters {
		filters = append(filters, f.query)
	}
	filters = append(filters, s.chosen.query())
	by, down := s.sorting()
	find, count, figures := s.opts.Find, s.opts.Count, s.figures
	s.search.Run(func(context.Context) (answer, error) {
		found, counts, err := find(text, filters, len(filters)-1, asOf)
		if err != nil {
			return answer{}, err
		}
		desk.Sort(found.Rows, by, down)
		if figures == nil {
			f := count(nil, asOf)
			figures = &f
		}
		return answer{found, figures, counts[:len(filters)-1]}, nil
	}, s.show)
}

func (s *Screen) show(a answer, err error) {
	if err != nil {
		s.problem.Set(say.Problem(err))
		s.problem.Show()
		s.top.Refresh()
		return
	}
	s.problem.Hide()
	here := s.Current()
	if s.next != "" {
		here = s.next
	}
	s.found, s.figures = a.found, a.figures
	s.matches = map[dossier.ID]desk.Match{}
	s.picked.before = nil // the rows may be others
	for i, f := range s.filters {
		f.show(a.counts[i])
	}
	s.top.Refresh() // the widths of the chips have changed
	s.list.Refresh()
	s.Go(here)
	s.showEmpty()
	s.forgetGone(a.found)
	s.showFoot()
	if s.opts.Status != nil {
		s.summary = say.Words().Summary(*a.figures) + " · " + say.Words().AsOf(s.asOf)
		s.opts.Status(s.summary)
	}
}

// forgetGone lets go of picked dossiers that were deleted: all that are there are
// shown where nothing narrows the list.
func (s *Screen) forgetGone(f desk.Found) {
	if len(s.picked.ids) == 0 || len(f.Rows) != f.Total {
		return
	}
	there := make(map[dossier.ID]bool, len(f.Rows))
	for _, r := range f.Rows {
		there[r.ID] = true
	}
	for id := range s.picked.ids {
		if !there[id] {
			delete(s.picked.ids, id)
		}
	}
}
