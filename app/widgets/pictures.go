//go:build !headless

package widgets

import (
	"context"
	"image"

	"habeas/app/job"
)

// Pictures loads pictures off the goroutine that draws, and tells when one has
// come. Its methods belong to that goroutine.
type Pictures struct {
	Place job.Place
	Load  func(sha256 string, w, h int) (image.Image, error)
	// OnCome is called when a picture that was missing is there.
	OnCome func()

	have map[pictureKey]image.Image // nil while it loads, or where it failed
}

type pictureKey struct {
	sha256 string
	w, h   int
}

// morePictures is how many pictures are kept before all are let go.
const morePictures = 400

// Get gives a picture, or nil where it has to be loaded first or there is none.
func (p *Pictures) Get(sha256 string, w, h int) image.Image {
	if sha256 == "" || p.Load == nil {
		return nil
	}
	key := pictureKey{sha256, w, h}
	if img, asked := p.have[key]; asked {
		return img
	}
	if p.have == nil || len(p.have) > morePictures {
		p.have = map[pictureKey]image.Image{}
	}
	p.have[key] = nil
	job.Run(p.Place, func(context.Context) (image.Image, error) { return p.Load(sha256, w, h) },
		func(img image.Image, err error) {
			if err != nil || img == nil {
				return // the frame stays empty; verifying the vault says why
			}
			p.have[key] = img
			if p.OnCome != nil {
				p.OnCome()
			}
		})
	return p.have[key]
}
