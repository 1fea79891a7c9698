//go:build !headless

package sources

import (
	"habeas/app/say"
	"habeas/dossier"
)

// remove deletes a source that nothing names. Undo brings it back, so nobody is
// asked.
func (s *Screen) remove(id dossier.ID) {
	if s.opts.ReadOnly {
		return
	}
	open := s.form != nil && s.form.id == id
	if open {
		s.closeForm()
		s.showNothing()
	}
	s.opts.Keep(func() error { return s.opts.Delete(id) }, func(err error) {
		if err != nil {
			s.opts.Fail(err)
		} else {
			s.opts.Status(say.T("The source was deleted. %s brings it back.", say.Keys("Z", false)), "")
		}
		if !s.left {
			s.load()
		}
	})
}

// merge lets the source that is open stand for another one.
func (s *Screen) merge(into, from dossier.ID) {
	f := s.form
	s.opts.Keep(func() error {
		if err := f.session.Settle(); err != nil {
			return err
		}
		return s.opts.Merge(into, from)
	}, func(err error) {
		if err != nil {
			s.opts.Fail(err)
			return
		}
		if s.left {
			return
		}
		if s.form == f {
			s.open(into)
		}
		s.load()
		s.opts.Status(say.T("The two are one now. %s takes it back.", say.Keys("Z", false)), "")
	})
}
