//go:build !headless

package person

import (
	"context"
	"errors"

	"habeas/app/job"
	"habeas/dossier"
)

var errNoDossierYet = errors.New("write a name first: there is no dossier yet for the photograph to go into; nothing was changed")

// addPhoto takes a picture in, off the goroutine that draws.
func (s *Screen) addPhoto(fileName string, data []byte) {
	if s.opts.Store.View().Dossier(s.id) == nil && len(s.now.Names) > 0 && s.now.Names[0].Text == "" {
		s.opts.Fail(errNoDossierYet)
		return
	}
	session := s.session
	s.opts.Status("Taking in the photograph …", "")
	job.Run(s.opts.Place, func(ctx context.Context) (dossier.Attachment, error) {
		if err := session.Settle(); err != nil {
			return dossier.Attachment{}, err
		}
		return s.opts.AddPhoto(ctx, s.id, fileName, data)
	}, func(_ dossier.Attachment, err error) {
		if err != nil {
			s.opts.Fail(err)
			s.showSaved()
			return
		}
		s.Renew()
		s.showSaved()
	})
}
