package preview

import (
	"bytes"
	"encoding/binary"
)

// beside are the parts of a picture's file that are no pixels, where text may lie:
// of a JPEG its segments up to the scan and what follows its end (ITU-T T.81, B.1),
// of a PNG all chunks but those of pixels and what follows the last. Of any other
// file it is all.
func beside(data []byte) [][]byte {
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xD8, 0xFF}):
		return besideJPEG(data)
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return besidePNG(data)
	}
	return [][]byte{data}
}

func besideJPEG(data []byte) [][]byte {
	const (
		application, comment = 0xE0, 0xFE // to 0xEF
		scan                 = 0xDA
	)
	var out [][]byte
	at := 2
	for at+4 <= len(data) && data[at] == 0xFF && data[at+1] != scan {
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) || end < at+4 {
			return append(out, data[at:])
		}
		if kind := data[at+1]; kind == comment || kind >= application && kind < application+16 {
			out = append(out, data[at+4:end])
		}
		at = end
	}
	if i := bytes.LastIndex(data, []byte{0xFF, 0xD9}); i >= 0 && i+2 < len(data) {
		out = append(out, data[i+2:])
	}
	return out
}

func besidePNG(data []byte) [][]byte {
	var out [][]byte
	at := 8
	for at+12 <= len(data) {
		size := int(binary.BigEndian.Uint32(data[at:]))
		end := at + 12 + size
		if size < 0 || end > len(data) || end < at {
			break
		}
		switch kind := string(data[at+4 : at+8]); kind {
		case "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "sRGB", "pHYs", "cHRM", "bKGD", "sBIT":
		default:
			out = append(out, data[at+8:at+8+size])
		}
		at = end
	}
	if at < len(data) {
		out = append(out, data[at:])
	}
	return out
}
