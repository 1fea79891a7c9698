package pdf

import (
	"crypto/sha256"
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"habeas/export/pdf/cos"
)

// object puts the font into a file as a composite font (ISO 32000-1, 9.7) whose
// codes are glyph numbers.
func (c *fontCopy) object(file *cos.File) cos.Ref {
	program := c.cut.Bytes()
	name := cos.Name(tag(program) + "+" + plain(c.name))
	m := c.font.Metrics
	scaled := func(units int) int { return int(math.Round(thousandths(units, c.font.Upem))) }
	flags := 4 // symbolic: it has no standard encoding
	if m.ItalicAngle != 0 {
		flags |= 64
	}
	descriptor := file.Add(cos.Dict{
		"Type":     cos.Name("FontDescriptor"),
		"FontName": name,
		"Flags":    flags,
		"FontBBox": cos.Array{
			scaled(int(m.Box.XMin)), scaled(int(m.Box.YMin)), scaled(int(m.Box.XMax)), scaled(int(m.Box.YMax)),
		},
		"ItalicAngle": m.ItalicAngle,
		"Ascent":      scaled(m.Ascent),
		"Descent":     scaled(m.Descent),
		"CapHeight":   scaled(m.CapHeight),
		// TrueType does not tell the width of a stem; this is fpdf's estimate.
		"StemV": 50 + int(math.Pow(float64(m.Weight)/65, 2)),
		"FontFile2": file.Add(&cos.Stream{
			Dict: cos.Dict{"Length1": len(program)},
			Data: program,
		}),
	})
	descendant := file.Add(cos.Dict{
		"Type":     cos.Name("Font"),
		"Subtype":  cos.Name("CIDFontType2"),
		"BaseFont": name,
		"CIDSystemInfo": cos.Dict{
			"Registry": cos.String("Adobe"), "Ordering": cos.String("Identity"), "Supplement": 0,
		},
		"FontDescriptor": descriptor,
		"CIDToGIDMap":    cos.Name("Identity"),
		"W":              cos.Array{0, c.widths()},
	})
	return file.Add(cos.Dict{
		"Type":            cos.Name("Font"),
		"Subtype":         cos.Name("Type0"),
		"BaseFont":        name,
		"Encoding":        cos.Name("Identity-H"),
		"DescendantFonts": cos.Array{descendant},
		"ToUnicode":       file.Add(&cos.Stream{Data: c.toUnicode()}),
	})
}

func (c *fontCopy) widths() cos.Array {
	var a cos.Array
	for code := range c.cut.Len() {
		a = append(a, c.width(uint16(code)))
	}
	return a
}

// toUnicode is the map from codes to text, a CMap as ISO 32000-1, 9.10.3 has it.
func (c *fontCopy) toUnicode() []byte {
	var lines []string
	for code := range c.cut.Len() {
		if text := mappable.Replace(c.texts[uint16(code)]); text != "" {
			lines = append(lines, fmt.Sprintf("<%04X> <%X>\n", code, utf16be(text, maxMapped)))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(lines) > 0 {
		n := min(len(lines), 100) // no more are allowed in one block
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", n, strings.Join(lines[:n], ""))
		lines = lines[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}

// mappable takes out of a text what no code may stand for (ISO 19005-2,
// 6.2.11.7.2): a byte order mark is as good as the sign that joins words, and the
// others are no characters.
var mappable = strings.NewReplacer("\x00", "\uFFFD", "\uFFFE", "\uFFFD", "\uFEFF", "\u2060")

// maxMapped is how many bytes of text one code may stand for.
const maxMapped = 512

// utf16be is text in UTF-16, big end first, at most limit bytes of it.
func utf16be(text string, limit int) []byte {
	var b []byte
	for _, r := range text { // invalid UTF-8 comes out as U+FFFD
		units := utf16.AppendRune(nil, r)
		if len(b)+2*len(units) > limit {
			break
		}
		for _, u := range units {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

// tag is the six letters that begin the name of a cut font (ISO 32000-1, 9.6.4),
// made from its contents.
func tag(program []byte) string {
	hash := sha256.Sum256(program)
	b := make([]byte, 6)
	for i := range b {
		b[i] = 'A' + hash[i]%26
	}
	return string(b)
}

// plain is a PostScript name without what such a name may not have.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("()<>[]{}/%", r) {
			return r
		}
		return -1
	}, name)
}

func thousandths(units, upem int) float64 {
	return math.Round(float64(units)*1e6/float64(upem)) / 1e3
}
