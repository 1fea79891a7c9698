//go:build !headless

package theme

import "encoding/binary"

// belowLine is how far below the base line a line of the window reaches, in parts
// of the size of its text. Fyne cuts off what is drawn lower, and the height of a
// line is that of the Khmer font. Noto Sans Khmer says 0.29, but its letters hang
// lower: NYO to 0.50, and two letters below another, with a vowel, to 0.54, of
// which the last bit stands in the dot that Fyne leaves below each line.
const belowLine = 0.51

// tall is a TrueType font with lines that reach down to belowLine. The font is
// otherwise as it was, but for its checksums, which nobody here reads.
func tall(font []byte) []byte {
	font = append([]byte(nil), font...)
	table := func(name string) []byte {
		for i := range int(binary.BigEndian.Uint16(font[4:])) {
			entry := font[12+16*i:]
			if string(entry[:4]) == name {
				at, length := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
				return font[at : at+length]
			}
		}
		return nil
	}
	perEm := float64(binary.BigEndian.Uint16(table("head")[18:]))
	depth := int16(belowLine * perEm)
	binary.BigEndian.PutUint16(table("hhea")[6:], uint16(-depth)) // descender
	os2 := table("OS/2")
	binary.BigEndian.PutUint16(os2[70:], uint16(-depth)) // sTypoDescender
	binary.BigEndian.PutUint16(os2[76:], uint16(depth))  // usWinDescent
	return font
}
