//go:build !headless

package person

import (
	"context"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/dossier"
)

var errNoDossierYet = say.Error("write a name first: there is no dossier yet for the file to go into; nothing was changed")

// addPhoto takes a picture in as the portrait.
func (s *Screen) addPhoto(fileName string, data []byte) { s.takeIn(s.opts.AddPhoto, fileName, data) }

// attach takes in any file, and goes to where it is shown.
func (s *Screen) attach(fileName string, data []byte) { s.takeIn(s.opts.Attach, fileName, data) }

// takeIn takes a file in, off the goroutine that draws.
func (s *Screen) takeIn(take takesFile, fileName string, data []byte) {
	switch {
	case s.opts.ReadOnly:
		s.refuse()
		return
	case s.opts.Store.View().Dossier(s.id) == nil && len(s.now.Names) > 0 && s.now.Names[0].Text == "":
		s.opts.Fail(errNoDossierYet)
		return
	}
	session := s.session
	s.opts.Status(say.T("Taking in the file …"), "")
	job.Run(s.opts.Place, func(ctx context.Context) (dossier.Attachment, error) {
		if err := session.Settle(); err != nil {
			return dossier.Attachment{}, err
		}
		return take(ctx, s.id, fileName, data)
	}, func(a dossier.Attachment, err error) {
		if err != nil {
			s.opts.Fail(err)
			s.showSaved()
			return
		}
		s.Renew()
		if s.shows(a) {
			s.showSaved()
			return
		}
		s.GoTo("attachments")
		s.form.focus(s.form.kept[control{a.ID, "begin"}])
		s.showSaved()
	})
}

// shows reports whether the part on the screen shows a file that came in.
func (s *Screen) shows(a dossier.Attachment) bool {
	return s.Model() == "attachments" || s.Model() == "names" && a.Portrait
}
