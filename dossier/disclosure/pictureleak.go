package disclosure

import (
	"errors"
	"fmt"
	"image"

	"habeas/dossier"
)

// HeldPicture is a picture or another file that was held back.
type HeldPicture struct {
	Dossier dossier.ID
	Item    dossier.ID // the attachment
	SHA256  string     // of the file's bytes
	// Alike says that the picture itself is held back, and not only these bytes of
	// it: it is sought scaled, too. The original of a photograph that is shown is
	// held back for what stands beside its pixels.
	Alike bool
}

// FoundPicture is a picture, or another file, that lies in a finished file.
type FoundPicture struct {
	SHA256 string // of its bytes
	// Image decodes it; the error wraps [image.ErrFormat] where it is no picture at all.
	Image func() (image.Image, error)
}

// PictureLeaks compares the pictures of a finished file with those that were held
// back: by the SHA-256 of their bytes, and, where these are not those of a picture
// that is shown, by what is to be seen, at any size, turned by quarters or mirrored. Blob opens a picture of the vault by
// its SHA-256. A picture that is cropped, or turned by less than a quarter, is not known
// again.
//
// It fails where a picture of the file cannot be compared: then nothing can be said
// about it. A picture that was held back and cannot be opened is sought by its
// bytes alone.
func PictureLeaks(found []FoundPicture, held Held, shown Disclosed, blob func(sha256 string) (image.Image, error)) ([]Leak, error) {
	s := pictureSearch{shown: shown.pictures(), blob: blob, seen: map[string]*likeness{}}
	may := map[string]bool{}
	for _, hash := range s.shown {
		may[hash] = true
	}
	bytes := map[string]bool{}
	for _, h := range held.Pictures {
		bytes[h.SHA256] = true
	}
	var leaks []Leak
	for _, f := range found {
		if may[f.SHA256] {
			continue
		}
		for _, h := range held.Pictures {
			same := h.SHA256 == f.SHA256
			if !bytes[f.SHA256] && h.Alike {
				var err error
				if same, err = s.sameImage(f, h.SHA256); err != nil {
					return nil, err
				}
			}
			if same {
				leaks = append(leaks, Leak{Dossier: h.Dossier, Subject: h.Dossier, Part: "attachments", Item: h.Item, Picture: h.SHA256})
			}
		}
	}
	return leaks, nil
}

// pictureSearch remembers what pictures look like.
type pictureSearch struct {
	shown []string // hashes
	blob  func(sha256 string) (image.Image, error)
	seen  map[string]*likeness // by hash; nil is of no picture, or a flat one
}

// sameImage reports whether a found picture shows what a held-back one shows, and no
// shown one does.
func (s *pictureSearch) sameImage(f FoundPicture, held string) (bool, error) {
	l, known := s.seen[f.SHA256]
	if !known {
		img, err := f.Image()
		switch {
		case err == nil:
			l = seenOf(img)
		case !errors.Is(err, image.ErrFormat):
			return false, fmt.Errorf("failed to compare a picture of the file with those held back: %w", err)
		}
		if l != nil && s.isShown(*l) {
			l = nil
		}
		s.seen[f.SHA256] = l
	}
	if l == nil {
		return false, nil
	}
	h := s.ofVault(held)
	return h != nil && h.likeTurned(*l), nil
}

// isShown reports whether a shown picture looks the same: a logo that is packed
// anew has other bytes.
func (s *pictureSearch) isShown(l likeness) bool {
	for _, hash := range s.shown {
		if k := s.ofVault(hash); k != nil && k.like(l) {
			return true
		}
	}
	return false
}

func (s *pictureSearch) ofVault(hash string) *likeness {
	l, known := s.seen[hash]
	if !known {
		if img, err := s.blob(hash); err == nil {
			l = seenOf(img)
		}
		s.seen[hash] = l
	}
	return l
}

func seenOf(img image.Image) *likeness {
	if l, ok := likenessOf(img); ok {
		return &l
	}
	return nil
}

// pictures are the hashes of the pictures that may be seen, the logo first.
func (d Disclosed) pictures() []string {
	var l []string
	if logo := d.get().We.Logo; logo != "" {
		l = append(l, logo)
	}
	for _, p := range d.get().Profiles {
		if p.Photo != nil && p.Photo.Print != "" {
			l = append(l, p.Photo.Print)
		}
	}
	return l
}

// holdPictures notes the files of an attachment that was held back, the print-size
// copy and the original.
func (g *gate) holdPictures(a *dossier.Attachment) {
	if a.Print != "" && a.Print != a.SHA256 {
		g.holdPicture(a, a.Print, true)
	}
	if a.SHA256 != "" {
		g.holdPicture(a, a.SHA256, true)
	}
}

func (g *gate) holdPicture(a *dossier.Attachment, hash string, alike bool) {
	g.held.Pictures = append(g.held.Pictures, HeldPicture{Dossier: g.dossier, Item: a.ID, SHA256: hash, Alike: alike})
}
