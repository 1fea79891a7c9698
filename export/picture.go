package export

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // the print-size copies
	_ "image/png"

	"habeas/dossier/disclosure"
)

// picture is a photograph that can be printed.
type picture struct {
	id    string // its hash: the file holds it once
	load  func() ([]byte, error)
	ratio float64 // height over width
	alt   string
	said  disclosure.Photo
}

// The codes of what the page finds.
const (
	CodeLongProfile = "long-profile"
	CodePhotoBroken = "photo-broken"
	CodeLogoBroken  = "logo-broken"
)

// photo fetches the photograph of a profile, if it has one that can be printed.
func (p *press) photo(profile disclosure.Profile) (picture, bool) {
	said, ok := profile.Photo()
	if !ok || said.Print == "" {
		return picture{}, false
	}
	if pic, known := p.faces[said.Print]; known {
		pic.said = said
		return pic, pic.id != ""
	}
	pic, err := p.fetch(said.Print)
	pic.said = said
	if err != nil {
		pic = picture{}
		p.find(disclosure.Finding{
			Severity: disclosure.Error, Code: CodePhotoBroken, Part: "profiles", Item: itemOf(profile),
			Text: fmt.Sprintf("the photograph of %s cannot be printed: %v", p.plainName(profile), err),
		})
	} else {
		pic.alt = p.own(p.say.photoOf) + p.plainName(profile)
	}
	p.faces[said.Print] = pic
	return pic, err == nil
}

// logo fetches the issuing group's logo, if it has one.
func (p *press) logo() (picture, bool) {
	we := p.shown.We()
	if we.Logo == "" {
		return picture{}, false
	}
	pic, err := p.fetch(we.Logo)
	if err != nil {
		p.find(disclosure.Finding{
			Severity: disclosure.Warning, Code: CodeLogoBroken,
			Text: fmt.Sprintf("the logo cannot be printed: %v", err),
		})
		return picture{}, false
	}
	pic.alt = p.own(p.say.logoOf) + oneLine(we.Name)
	return pic, true
}

func (p *press) fetch(hash string) (picture, error) {
	if p.Pictures == nil {
		return picture{}, errors.New("there is no picture store")
	}
	data, err := p.Pictures(hash)
	if err != nil {
		return picture{}, err
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || c.Width <= 0 || c.Height <= 0 {
		return picture{}, errors.New("the file is broken")
	}
	// Of a packet of hundreds all would lie in memory, while few are drawn.
	load := func() ([]byte, error) { return p.Pictures(hash) }
	return picture{id: hash, load: load, ratio: float64(c.Height) / float64(c.Width)}, nil
}
