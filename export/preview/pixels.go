package preview

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	_ "image/jpeg"
	_ "image/png" // files inside the file
	"slices"
)

// A Picture is a picture that lies in a file, on a page or not, or another file
// inside it.
type Picture struct {
	SHA256 string // of its bytes as they lie there: of a JPEG, those of the JPEG
	decode func() (image.Image, error)
}

// Image decodes it. The error wraps [image.ErrFormat] where it is no picture.
func (p Picture) Image() (image.Image, error) {
	img, err := p.decode()
	if err != nil {
		return nil, fmt.Errorf("failed to decode a picture: %w", err)
	}
	return img, nil
}

func pictureOf(data []byte, decode func() (image.Image, error)) Picture {
	sum := sha256.Sum256(data)
	return Picture{hex.EncodeToString(sum[:]), decode}
}

// pictureFile is a picture as a file of its own, or any other file.
func pictureFile(data []byte) Picture {
	return pictureOf(data, func() (image.Image, error) { return decoded(data) })
}

// decoded decodes a file of which it is not known what it is, if it is no larger
// than a page may be.
func decoded(data []byte) (image.Image, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > maxPixels/c.Height {
		return nil, fmt.Errorf("invalid size %d × %d", c.Width, c.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	return img, err
}

// picture notes an image of the file (ISO 32000-2, 8.9.5). What it is packed in
// before its pixels' own packing is undone here, and an error.
func (f *file) picture(s stream) error {
	filters := s.dict.filters
	if n := len(filters); n > 0 && (filters[n-1] == "DCTDecode" || filters[n-1] == "DCT") {
		s.dict.filters = filters[:n-1]
		data, err := f.unpack(s)
		if err != nil {
			return err
		}
		f.pictures = append(f.pictures, pictureOf(data, func() (image.Image, error) {
			img, err := decoded(data)
			if errors.Is(err, image.ErrFormat) { // the file calls it a picture
				err = errRaster
			}
			return img, err
		}))
		return nil
	}
	f.pictures = append(f.pictures, pictureOf(s.data, func() (image.Image, error) {
		var alone file // so that what it unpacks to is bounded for itself
		data, err := alone.unpack(s)
		if err != nil {
			return nil, err
		}
		return raster(data, s.dict.number["Width"], s.dict.number["Height"], s.dict.number["BitsPerComponent"])
	}))
	return nil
}

var errRaster = errors.New("its pixels are packed in a way that is not known here")

// raster makes a picture of pixels of 8 bits a channel, in grey, in colour or with
// ink for print. How many channels they have, and whether each row begins with the
// filter of a PNG, their number says.
func raster(data []byte, w, h, bits int) (image.Image, error) {
	if w <= 0 || h <= 0 || bits != 8 || w > maxPixels/h {
		return nil, errRaster
	}
	for _, channels := range []int{1, 3, 4} {
		switch len(data) {
		case h * (w*channels + 1):
			return filteredRows(data, w, h, channels)
		case h * w * channels:
			return plainRows(data, w, h, channels), nil
		}
	}
	return nil, errRaster
}

func plainRows(data []byte, w, h, channels int) image.Image {
	area := image.Rect(0, 0, w, h)
	switch channels {
	case 1:
		return &image.Gray{Pix: data, Stride: w, Rect: area}
	case 4:
		return &image.CMYK{Pix: data, Stride: 4 * w, Rect: area}
	}
	img := image.NewNRGBA(area)
	for i := range w * h {
		copy(img.Pix[4*i:], data[3*i:3*i+3])
		img.Pix[4*i+3] = 0xFF
	}
	return img
}

// filteredRows undoes the filters of a PNG by making it one.
func filteredRows(data []byte, w, h, channels int) (image.Image, error) {
	colour := map[int]byte{1: 0, 3: 2, 4: 6}[channels] // IHDR; a fourth channel is taken for alpha
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	chunk := func(kind string, body []byte) {
		all := slices.Concat([]byte(kind), body)
		b.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body))))
		b.Write(all)
		b.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(all)))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
	chunk("IHDR", append(head, 8, colour, 0, 0, 0))
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write(data); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	img, _, err := image.Decode(&b)
	return img, err
}

// inline notes that the drawing holds a picture within itself (8.9.7). Ours never
// do, and it cannot be compared.
func (f *file) inline() {
	f.pictures = append(f.pictures, pictureOf(nil, func() (image.Image, error) { return nil, errRaster }))
}
