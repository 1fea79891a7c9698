// Package fonts holds the fonts that the window and the page share: TrueType
// files of the Noto families, whole and unchanged, under the SIL Open Font
// License (OFL.txt beside them).
//
// All have glyf outlines and 1000 units to the em. Noto Sans and Noto Serif
// are version 2.004 and cover Latin, Greek and Cyrillic; Noto Sans Khmer and
// Noto Serif Khmer are version 2.001. The other scripts that a name may come in
// have a sans serif alone: Thai 2.000, Lao, Myanmar and Devanagari 2.001, Arabic
// 2.005, Hebrew 3.000. Nobody may write to the bytes.
package fonts

import _ "embed" // the fonts

// Noto Sans.
var (
	//go:embed NotoSans-Regular.ttf
	SansRegular []byte
	//go:embed NotoSans-Bold.ttf
	SansBold []byte
	//go:embed NotoSans-Italic.ttf
	SansItalic []byte
)

// Noto Serif.
var (
	//go:embed NotoSerif-Regular.ttf
	SerifRegular []byte
	//go:embed NotoSerif-Bold.ttf
	SerifBold []byte
	//go:embed NotoSerif-Italic.ttf
	SerifItalic []byte
)

// Noto Sans Khmer and Noto Serif Khmer; Khmer has no italic.
var (
	//go:embed NotoSansKhmer-Regular.ttf
	SansKhmerRegular []byte
	//go:embed NotoSansKhmer-Bold.ttf
	SansKhmerBold []byte
	//go:embed NotoSerifKhmer-Regular.ttf
	SerifKhmerRegular []byte
	//go:embed NotoSerifKhmer-Bold.ttf
	SerifKhmerBold []byte
)

// The faces of one script each.
var (
	//go:embed NotoSansThai-Regular.ttf
	ThaiRegular []byte
	//go:embed NotoSansThai-Bold.ttf
	ThaiBold []byte
	//go:embed NotoSansLao-Regular.ttf
	LaoRegular []byte
	//go:embed NotoSansLao-Bold.ttf
	LaoBold []byte
	//go:embed NotoSansMyanmar-Regular.ttf
	MyanmarRegular []byte
	//go:embed NotoSansMyanmar-Bold.ttf
	MyanmarBold []byte
	//go:embed NotoSansArabic-Regular.ttf
	ArabicRegular []byte
	//go:embed NotoSansArabic-Bold.ttf
	ArabicBold []byte
	//go:embed NotoSansHebrew-Regular.ttf
	HebrewRegular []byte
	//go:embed NotoSansHebrew-Bold.ttf
	HebrewBold []byte
	//go:embed NotoSansDevanagari-Regular.ttf
	DevanagariRegular []byte
	//go:embed NotoSansDevanagari-Bold.ttf
	DevanagariBold []byte
)

// License is the SIL Open Font License with the fonts' copyright lines.
//
//go:embed OFL.txt
var License string
