package desk

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/jpeg" // print-size copies are JPEG,
	_ "image/png"  // and those of logos PNG
	"sync"

	"golang.org/x/image/draw"

	"habeas/dossier"
	"habeas/dossier/picture"
)

// AddPhoto takes a picture in: the original is kept whole in the vault, a
// print-size copy is made, and the dossier has it as its portrait, not yet
// cleared for print. The errors are those of package picture.
func (d *Desk) AddPhoto(ctx context.Context, id dossier.ID, fileName string, original []byte) (dossier.Attachment, error) {
	p, err := picture.Accept(ctx, fileName, original)
	if err != nil {
		return dossier.Attachment{}, err
	}
	return d.attach(id, func(b *Batch, now *dossier.Dossier) (dossier.Attachment, error) {
		for i := range now.Attachments {
			now.Attachments[i].Portrait = false
		}
		return b.Photograph(p, original)
	})
}

// Dossier is a dossier as it is in the batch, without drafts; nil where there is
// none.
func (b *Batch) Dossier(id dossier.ID) (*dossier.Dossier, error) {
	r, err := b.tx.Record(id)
	if err != nil || r == nil || !r.Exists() {
		return nil, err
	}
	var x dossier.Dossier
	if err := r.Fill(&x); err != nil {
		return nil, err
	}
	return &x, nil
}

// Photograph keeps the original of an accepted picture and its print-size copy
// in the vault, and gives the attachment that names them, as the portrait.
func (b *Batch) Photograph(p picture.Picture, original []byte) (dossier.Attachment, error) {
	a := dossier.Attachment{
		Item: dossier.Item{ID: b.NewID()}, Kind: dossier.AttachPhotograph, FileName: p.Name,
		MediaType: p.MediaType, Bytes: int64(len(original)), Arrived: dossier.DateOf(b.d.Today()),
		Portrait: true, Width: p.Width, Height: p.Height,
	}
	var err error
	if a.SHA256, err = b.Blob(original); err != nil {
		return a, err
	}
	a.Print, err = b.Blob(p.Print)
	return a, err
}

// Picture decodes a print-size copy by its SHA-256, scaled to fit w × h pixels.
// Small ones are kept in memory.
func (d *Desk) Picture(sha256 string, w, h int) (image.Image, error) {
	key := pictureKey{sha256, w, h}
	if img := d.pictures.get(key); img != nil {
		return img, nil
	}
	b, err := d.vault.Blob(sha256)
	if err != nil {
		return nil, err
	}
	full, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("failed to decode a picture: %w", err)
	}
	size := full.Bounds().Size()
	scale := min(float64(w)/float64(size.X), float64(h)/float64(size.Y), 1)
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(size.X)*scale)), max(1, int(float64(size.Y)*scale))))
	draw.ApproxBiLinear.Scale(img, img.Bounds(), full, full.Bounds(), draw.Src, nil)
	d.pictures.put(key, img)
	return img, nil
}

// pictureCache keeps the newest few scaled pictures of list rows and forms.
type pictureCache struct {
	mu    sync.Mutex
	found map[pictureKey]image.Image
	order []pictureKey
}

type pictureKey struct {
	sha256 string
	w, h   int
}

const picturesKept = 200

func (c *pictureCache) get(k pictureKey) image.Image {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.found[k]
}

func (c *pictureCache) put(k pictureKey, img image.Image) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.found == nil {
		c.found = map[pictureKey]image.Image{}
	}
	if _, ok := c.found[k]; !ok {
		c.order = append(c.order, k)
	}
	c.found[k] = img
	if len(c.order) > picturesKept {
		delete(c.found, c.order[0])
		c.order = c.order[1:]
	}
}
