package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"github.com/go-pdf/fpdf"

	"habeas/export/pdf/cos"
)

// maxPixels is how large a picture may be. Print-size copies are far smaller.
const maxPixels = 40_000_000

// Image places a JPEG or PNG picture with its top left corner at x, y. The file
// holds a picture once, however often it is placed: data is looked at when an id
// is first used, and must stay as it is until the document is finished. Alt is what
// the picture shows, for who cannot see it; without one it is decoration. Where the
// current element is no Figure, one is added to it. A picture that is broken is an
// error and leaves no mark; the document can go on.
func (d *Document) Image(id string, data []byte, x, y, w, h float64, alt string) error {
	return d.Picture(id, func() ([]byte, error) { return data, nil }, x, y, w, h, alt)
}

// Picture is [Document.Image] of a picture that need not stay in memory: load is called
// when an id is first used and, for a JPEG, again when the document is finished, and
// gives the same bytes each time.
func (d *Document) Picture(id string, load func() ([]byte, error), x, y, w, h float64, alt string) error {
	if !d.ready(x, y, w, h) {
		return d.err
	}
	if w <= 0 || h <= 0 {
		return fmt.Errorf("failed to place picture: invalid size %g × %g", w, h)
	}
	pic, ok := d.images[id]
	if !ok {
		var err error
		if pic, err = d.register(load); err != nil {
			return fmt.Errorf("failed to place picture: %w", err)
		}
		d.images[id] = pic
	}
	d.mark(d.pictureSpot(alt, Box{x, y, w, h}))
	pen := d.pen()
	if pen.GetImageInfo(pic.name) == nil {
		pen.RegisterImageOptionsReader(pic.name, fpdf.ImageOptions{ImageType: pic.kind}, bytes.NewReader(pic.data))
	}
	pen.ImageOptions(pic.name, x, y, w, h, false, fpdf.ImageOptions{AllowNegativePosition: true}, 0, "")
	return pen.Error()
}

// picture is what fpdf gets of one.
type picture struct {
	name string // that of its contents: the same picture under two ids is one object
	kind string // as fpdf calls it
	data []byte // of a JPEG, its stub
}

// photo is a photograph that is in the file as it is.
type photo struct {
	load func() ([]byte, error)
	size int
}

// pictureSpot is where a picture stands in the structure.
func (d *Document) pictureSpot(alt string, box Box) spot {
	s := d.marking.spot
	figure := s.element.within(Figure)
	if figure == nil && (alt == "" || s.furniture != "") {
		return spot{furniture: Decoration}
	}
	if figure == nil {
		around := s.element
		if around == nil {
			around = d.options.Structure
		}
		figure = around.Add(Figure)
	}
	if figure.Alt == "" {
		figure.Alt = alt
	}
	if figure.Box == nil {
		figure.Box = &box
	}
	return spot{element: figure}
}

// register makes a picture known to fpdf.
func (d *Document) register(load func() ([]byte, error)) (pic picture, err error) {
	data, err := load()
	if err != nil {
		return pic, err
	}
	hash := sha256.Sum256(data)
	pic = picture{name: hex.EncodeToString(hash[:]), kind: "png"}
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		pic.kind = "jpg"
		var converted bool
		if pic.data, converted, err = checkedJPEG(data); err == nil {
			if converted {
				kept := pic.data
				load = func() ([]byte, error) { return kept, nil }
			}
			pic.data = d.stub(hash, pic.data, load)
		}
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1A\n")):
		pic.data, err = plainPNG(data)
	default:
		err = errors.New("neither JPEG nor PNG")
	}
	if err != nil {
		return pic, err
	}
	// fpdf's readers of pictures panic on some broken ones, and keep an error
	// that would end the document.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("invalid %s: %v", pic.kind, r)
		}
		d.fpdf.ClearError()
	}()
	d.fpdf.RegisterImageOptionsReader(pic.name, fpdf.ImageOptions{ImageType: pic.kind}, bytes.NewReader(pic.data))
	return pic, d.fpdf.Error()
}

// checkedJPEG gives a JPEG that every reader of PDF shows: one of the usual
// colours is passed through, another is converted. The pixels are not looked at,
// as that takes longer than all the rest of a page; a picture cut short is found.
func checkedJPEG(data []byte) (sound []byte, converted bool, err error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, false, err
	}
	if err := checkSize(config); err != nil {
		return nil, false, err
	}
	if !jpegEnds(data) {
		return nil, false, errors.New("invalid JPEG: cut short")
	}
	if config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel {
		return data, false, nil
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, false, err
	}
	var b bytes.Buffer
	err = jpeg.Encode(&b, img, &jpeg.Options{Quality: 92})
	return b.Bytes(), true, err
}

// stub is what fpdf gets in place of a photograph: its head, which tells the size
// and the colours, and its hash. fpdf copies a picture several times, and of a
// packet photographs are nearly all. They are loaded again when the file is written.
func (d *Document) stub(hash [sha256.Size]byte, data []byte, load func() ([]byte, error)) []byte {
	if d.photos == nil {
		d.photos = map[[sha256.Size]byte]photo{}
	}
	d.photos[hash] = photo{load, len(data)}
	const marker = 4 // fpdf reads up to the length of the scan's head
	return append(bytes.Clone(data[:scan(data)+marker]), hash[:]...)
}

// putPhotos puts the photographs where their stubs are.
func (d *Document) putPhotos(file *cos.File, pictures cos.Dict) {
	for _, v := range pictures {
		s, ok := file.Get(v).(*cos.Stream)
		if !ok || len(s.Data) < sha256.Size {
			continue
		}
		hash := [sha256.Size]byte(s.Data[len(s.Data)-sha256.Size:])
		if photo, ok := d.photos[hash]; ok && s.Dict["Filter"] == cos.Name("DCTDecode") {
			s.Data, s.Load, s.Size = nil, photo.again, photo.size
		}
	}
}

// again loads the photograph once more.
func (p photo) again() ([]byte, error) {
	data, err := p.load()
	if err == nil && len(data) != p.size {
		err = errors.New("a photograph changed while the pages were made")
	}
	return data, err
}

// jpegEnds says whether pixels begin and the picture ends.
func jpegEnds(data []byte) bool {
	const endOfImage = "\xFF\xD9"
	at := scan(data)
	return at > 0 && bytes.Contains(data[at:], []byte(endOfImage))
}

// scan is where the pixels of a JPEG begin (ITU-T T.81, B.1.1.3), 0 where they do
// not.
func scan(data []byte) int {
	const startOfScan = 0xDA
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		if data[at+1] == 0xFF { // fill
			at++
			continue
		}
		if data[at+1] == startOfScan {
			return at
		}
		at += 2 + int(data[at+2])<<8 + int(data[at+3])
	}
	return 0
}

// plainPNG gives a PNG of the kinds that fpdf reads right: 8 bits a channel, not
// interlaced, grey, colour, or colour with an alpha channel.
func plainPNG(data []byte) ([]byte, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if err := checkSize(config); err != nil {
		return nil, err
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if _, grey := img.(*image.Gray); !grey {
		plain := image.NewNRGBA(img.Bounds())
		draw.Draw(plain, plain.Bounds(), img, img.Bounds().Min, draw.Src)
		img = plain
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}

func checkSize(c image.Config) error {
	if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
		return fmt.Errorf("invalid picture: %d × %d pixels", c.Width, c.Height)
	}
	return nil
}
