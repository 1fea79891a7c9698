package fonts

import (
	"bytes"
	"strings"
	"testing"
)

// Ensure that each font is TrueType with outlines that a PDF can hold, and that
// its license comes with it.
func TestFonts(t *testing.T) {
	for name, font := range map[string][]byte{
		"SansRegular": SansRegular, "SansBold": SansBold, "SansItalic": SansItalic,
		"SerifRegular": SerifRegular, "SerifBold": SerifBold, "SerifItalic": SerifItalic,
		"SansKhmerRegular": SansKhmerRegular, "SansKhmerBold": SansKhmerBold,
		"SerifKhmerRegular": SerifKhmerRegular, "SerifKhmerBold": SerifKhmerBold,
		"ThaiRegular": ThaiRegular, "ThaiBold": ThaiBold, "LaoRegular": LaoRegular, "LaoBold": LaoBold,
		"MyanmarRegular": MyanmarRegular, "MyanmarBold": MyanmarBold, "ArabicRegular": ArabicRegular, "ArabicBold": ArabicBold,
		"HebrewRegular": HebrewRegular, "HebrewBold": HebrewBold, "DevanagariRegular": DevanagariRegular, "DevanagariBold": DevanagariBold,
	} {
		if !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("%s is not TrueType", name)
			continue
		}
		tables := string(font[12 : 12+16*int(font[5])])
		if !strings.Contains(tables, "glyf") || strings.Contains(tables, "fvar") {
			t.Errorf("%s has no plain outlines", name)
		}
	}
	for _, line := range []string{"SIL OPEN FONT LICENSE Version 1.1", "Noto Sans Khmer", "Noto Sans Devanagari", "Google"} {
		if !strings.Contains(License, line) {
			t.Errorf("the license does not say %q", line)
		}
	}
}
