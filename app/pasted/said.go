package pasted

import (
	"bytes"
	"encoding/hex"
)

// parseData reads what AppleScript says of data: «data PNGf89504E47…».
func parseData(said []byte) ([]byte, error) {
	said = bytes.TrimSpace(said)
	said, ok := bytes.CutPrefix(said, []byte("«data PNGf"))
	if !ok {
		return nil, ErrNoPicture
	}
	said, ok = bytes.CutSuffix(said, []byte("»"))
	if !ok {
		return nil, ErrNoPicture
	}
	data := make([]byte, hex.DecodedLen(len(said)))
	if _, err := hex.Decode(data, said); err != nil {
		return nil, ErrNoPicture
	}
	return data, nil
}

// bitmapFile puts the head of a BMP file before a packed device-independent
// bitmap, as Windows keeps one on its clipboard (BITMAPINFOHEADER and what
// follows it; Microsoft, "Bitmap Storage"). It is nil for what is none.
func bitmapFile(dib []byte) []byte {
	const fileHead, infoHead = 14, 40
	if len(dib) < infoHead {
		return nil
	}
	u32 := func(at int) uint32 {
		return uint32(dib[at]) | uint32(dib[at+1])<<8 | uint32(dib[at+2])<<16 | uint32(dib[at+3])<<24
	}
	head, bits, compression, colours := u32(0), uint32(dib[14])|uint32(dib[15])<<8, u32(16), u32(32)
	if head < infoHead || uint64(head) > uint64(len(dib)) {
		return nil
	}
	pixels := uint64(fileHead) + uint64(head)
	if head == infoHead && compression == 3 { // the three masks of BI_BITFIELDS
		pixels += 12
	}
	if colours == 0 && bits <= 8 {
		colours = 1 << bits
	}
	pixels += 4 * uint64(colours)
	if pixels > uint64(fileHead+len(dib)) {
		return nil
	}
	file := make([]byte, fileHead, fileHead+len(dib))
	copy(file, "BM")
	put := func(at int, n uint32) {
		file[at], file[at+1], file[at+2], file[at+3] = byte(n), byte(n>>8), byte(n>>16), byte(n>>24)
	}
	put(2, uint32(fileHead+len(dib)))
	put(10, uint32(pixels))
	return append(file, dib...)
}
