//go:build !headless

package packets

import (
	"context"
	"path/filepath"

	"habeas/app/say"
	"habeas/app/widgets"
)

// LookFor says whether a file is a packet of the ledger, and whose copy.
func (s *Screen) LookFor(path string) {
	s.told.Set(widgets.Good, say.T("Reading the file …"))
	sum, name := s.opts.Sum, filepath.Base(path)
	s.summing.Run(func(ctx context.Context) (string, error) { return sum(ctx, path) }, func(sha256 string, err error) {
		if err != nil {
			s.told.Set(widgets.Bad, say.Problem(err))
			return
		}
		p, number := s.opts.FindFile(sha256)
		if p == nil {
			s.told.Set(widgets.Warning, say.T("%s is no packet of this ledger as it was recorded: it is another file, was changed, or is an older packet that nobody recorded.", name))
			return
		}
		text := say.T("%s is packet %s.", name, p.Number)
		for _, c := range p.Copies {
			if c.Number == number {
				text = say.T("%s is packet %s, copy %s.", name, p.Number, number)
				if c.Holder != "" {
					text = say.T("%s is packet %s, copy %s of %s.", name, p.Number, number, c.Holder)
				}
			}
		}
		s.told.Set(widgets.Good, text)
		s.which = all
		s.picked = p.ID
		s.filter()
	})
}

// Drop takes a file that was dropped onto the window.
func (s *Screen) Drop(path string) { s.LookFor(path) }
