//go:build !headless

package person

import (
	"context"
	"errors"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/dossier"
)

var errNoDossierYet = say.Error("write a name first: there is no dossier yet for the file to go into; nothing was changed")

// addPhoto takes a picture in as the portrait.
func (s *Screen) addPhoto(fileName string, data []byte) { s.takeIn(s.opts.AddPhoto, fileName, data) }

// attach takes in any file, and goes to where it is shown.
func (s *Screen) attach(fileName string, data []byte) { s.takeIn(s.opts.Attach, fileName, data) }

// intake is a file on its way into the dossier.
type intake struct {
	take     takesFile
	fileName string
	data     []byte
}

// takeIn takes a file in, off the goroutine that draws; several one after the
// other, so that they stand in the order in which they came.
func (s *Screen) takeIn(take takesFile, fileName string, data []byte) {
	switch {
	case s.opts.ReadOnly:
		s.refuse()
		return
	case s.opts.Store.View().Dossier(s.id) == nil && len(s.now.Names) > 0 && s.now.Names[0].Text == "":
		s.opts.Fail(errNoDossierYet)
		return
	}
	s.intakes = append(s.intakes, intake{take, fileName, data})
	if len(s.intakes) == 1 {
		s.takeNext()
	}
}

// takeNext takes in the first of those that wait, and then the others.
func (s *Screen) takeNext() {
	next, settle := s.intakes[0], s.Settling()
	s.opts.Status(say.T("Taking in the file …"), "")
	job.Run(s.opts.Place, func(ctx context.Context) (dossier.Attachment, error) {
		if err := settle(); err != nil {
			return dossier.Attachment{}, err
		}
		return next.take(ctx, s.id, next.fileName, next.data)
	}, func(a dossier.Attachment, err error) {
		s.intakes = s.intakes[1:]
		left := s.preview.closed
		if errors.Is(err, desk.ErrClosed) {
			s.intakes = nil // it was locked: no other gets in, and none stays in memory
		}
		switch {
		case left && err == nil: // it is there, and nobody looks
		case err != nil:
			s.opts.Fail(err)
			s.showSaved()
		case len(s.intakes) == 0:
			s.Renew()
			s.showFile(a)
		}
		if len(s.intakes) > 0 {
			s.takeNext()
		} else if err != nil && !left {
			s.Renew() // what came in before
		}
	})
}

// showFile goes to where a file that came in is shown, unless one sees it.
func (s *Screen) showFile(a dossier.Attachment) {
	if s.Model() != "attachments" && (s.Model() != "names" || !a.Portrait) {
		s.GoTo("attachments")
		s.form.focus(s.form.kept[control{a.ID, "begin"}])
	}
	s.showSaved()
}
