package picture

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"
	_ "unsafe" // for the linkname below

	"github.com/gen2brain/heic"
)

// useSystemLibrary is the package's switch between a libheif that it finds on the
// system and its own in WebAssembly. A photograph may come from anybody, so it
// is decoded in the sandbox, never by native code in our own memory.
//
//go:linkname useSystemLibrary github.com/gen2brain/heic.dynamic
var useSystemLibrary bool

func init() { useSystemLibrary = false }

// narrowest is the width from which the library knows how its decoder lays
// out the colours; narrower ones come out in false colours.
const narrowest = 128

func decodeHEIC(r io.Reader) (image.Image, error) {
	img, err := heic.Decode(r)
	if err == nil && img.Bounds().Dx() < narrowest {
		return nil, fmt.Errorf("a HEIC picture less than %d pixels wide cannot be read", narrowest)
	}
	return img, err
}

// heicBrands are the major brands of still pictures coded with HEVC
// (ISO/IEC 23008-12, annex B).
var heicBrands = map[string]bool{"heic": true, "heix": true, "heim": true, "heis": true, "mif1": true, "msf1": true, "hevc": true, "hevx": true}

func isHEIC(head []byte) bool {
	return len(head) >= 12 && string(head[4:8]) == "ftyp" && heicBrands[string(head[8:12])]
}

// heicConfig gives the largest size that the file claims for any picture in
// it, by its ispe boxes. The decoder's own way takes the size from it only
// after unpacking, and sees no more than the first 32 KiB.
func heicConfig(r io.Reader) (image.Config, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return image.Config{}, err
	}
	meta := firstBox(data, "meta")
	if len(meta) < 4 {
		return image.Config{}, errors.New("no description of the picture")
	}
	properties := firstBox(firstBox(meta[4:], "iprp"), "ipco") // after its version and flags
	var c image.Config
	eachBox(properties, func(name string, body []byte) bool {
		if name == "ispe" && len(body) >= 12 {
			w, h := binary.BigEndian.Uint32(body[4:]), binary.BigEndian.Uint32(body[8:])
			c.Width, c.Height = max(c.Width, int(w)), max(c.Height, int(h))
		}
		return true
	})
	return c, nil
}

// firstBox gives the body of the first box of that name, nil if there is none.
func firstBox(data []byte, name string) (found []byte) {
	eachBox(data, func(n string, body []byte) bool {
		if n == name {
			found = body
		}
		return n != name
	})
	return found
}

// eachBox walks over the boxes of ISO/IEC 14496-12 until do says no.
func eachBox(data []byte, do func(name string, body []byte) bool) {
	for len(data) >= 8 {
		size, head := uint64(binary.BigEndian.Uint32(data)), uint64(8)
		switch size {
		case 0: // up to the end
			size = uint64(len(data))
		case 1: // a 64-bit size follows
			if len(data) < 16 {
				return
			}
			size, head = binary.BigEndian.Uint64(data[8:]), 16
		}
		if size < head || size > uint64(len(data)) {
			return
		}
		if !do(string(data[4:8]), data[head:size]) {
			return
		}
		data = data[size:]
	}
}
