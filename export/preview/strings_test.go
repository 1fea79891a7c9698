package preview

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf16"

	"pgregory.net/rapid"
)

func TestStringsFinds(t *testing.T) {
	tests := []struct {
		name    string
		objects []string
		want    []string
	}{
		{"a literal", []string{"(plain)"}, []string{"plain"}},
		{"nesting and escapes", []string{`(a\(b(c)\)\101\7z\
d)`}, []string{"a(b(c))Azd"}},
		{"hex, odd, with spaces", []string{"<41 42 5>"}, []string{"ABP"}},
		{"UTF-16 with its mark", []string{"<FEFF1780D83DDE00>"}, []string{"\u1780😀"}},
		{"UTF-16 the other way round", []string{"<FFFE8017>"}, []string{"\u1780"}},
		{"UTF-16 without a mark", []string{"<17801798>"}, []string{"\u1780\u1798"}},
		{"Latin-1", []string{"<63 61 66 E9>"}, []string{"café"}},
		{"UTF-8", []string{"(café)"}, []string{"café"}},
		{"a name", []string{"/Kem#20Sokha"}, []string{"Kem Sokha"}},
		{"a key", []string{"<< /Kem 1 >>"}, []string{"Kem"}},
		{"deep inside", []string{"<< /A [ << /B [ (deep) ] >> ] >>"}, []string{"deep"}},
		{"a comment", []string{"1 % by Kem\n"}, []string{"by Kem"}},
		{"stray text between objects", []string{"null", "Sokha"}, []string{"Sokha"}},
		{"an unpacked stream", []string{"<< /Length 9 >> stream\n(hi you) \nendstream"}, []string{"hi you"}},
		{"a wrong length", []string{"<< /Length 3 >> stream\n(hi you) \nendstream"}, []string{"hi you"}},
		{"a length elsewhere", []string{"<< /Length 2 0 R >> stream\n(hi you) \nendstream", "9"}, []string{"hi you"}},
		{"the word in the stream", []string{"<< /Length 21 >> stream\n(hi endstream) (yo)  \nendstream"}, []string{"hi endstream", "yo"}},
		{"a packed stream", []string{streamObject("", "(hi)")}, []string{"hi"}},
		{"hexadecimal packing", []string{"<< /Filter [/ASCIIHexDecode] >> stream\n28686929>\nendstream"}, []string{"hi"}},
		{"ASCII 85 packing", []string{"<< /Filter /ASCII85Decode >> stream\n-t-Rp.0~>\nendstream"}, []string{"abc"}},
		{"pieces of an array", []string{streamObject("", "[(01) 20 (2 3) <34>] TJ")}, []string{"012 34"}},
		{"pieces of a text object", []string{streamObject("", "BT (012) Tj 3 0 Td (345) Tj ET BT (6) Tj ET")}, []string{"012345", "6"}},
		{"pieces of glyph codes", []string{streamObject("", "BT <00300031> Tj <0032> Tj ET")}, []string{"01", "012"}},
		{"codes that are characters", []string{streamObject("", "BT <004B0065006D> Tj ET"), streamObject("", "begincmap 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap")}, []string{"Kem"}},
		{"text that stands for drawn text", []string{streamObject("", "/Span <</ActualText (Kem)>> BDC (x) Tj EMC")}, []string{"Kem"}},
		{"after a picture in the page", []string{streamObject("", "BI /W 1 ID \x00(( EI (seen) Tj")}, []string{"seen"}},
		{"packed objects", []string{streamObject("/Type /ObjStm /N 1 /First 4", "7 0 (in a pack)")}, []string{"in a pack"}},
		{"long texts of character codes", []string{streamObject("", "begincmap 1 beginbfchar <0001> <004b0065006d0020004b0065006d> endbfchar endcmap")}, []string{"Kem Kem"}},
		{"broken XMP", []string{streamObject("/Type /Metadata", "<a>left open")}, []string{"<a>left open", "left open"}},
		{"an attached file", []string{streamObject("/Type /EmbeddedFile", "a,b")}, []string{"a,b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Strings(makePDF(0, test.objects...))
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !slices.Contains(got, want) {
					t.Errorf("%q is not in %q", want, got)
				}
			}
		})
	}
}

func TestStringsLeavesOut(t *testing.T) {
	for name, objects := range map[string][]string{
		"a picture":         {streamObject("/Type /XObject /Subtype /Image", "(secret)")},
		"a font":            {streamObject("/Length1 8", "(secret)")},
		"a font, by use":    {"<< /FontFile3 2 0 R >>", streamObject("", "(secret)")},
		"a font, by a pack": {streamObject("", "(secret)"), streamObject("/Type /ObjStm", "<< /FontFile2 1 0 R >>")},
		"a table of glyphs": {"<< /CIDToGIDMap 2 0 R >>", streamObject("", "(secret)")},
		"a colour profile":  {"[ /ICCBased 2 0 R ]", streamObject("/N 3", "(secret)")},
		"codes of glyphs":   {streamObject("", "BT [<00730065> 3 <00730065>] TJ ET"), streamObject("", "begincmap beginbfchar <0073> <0041> endbfchar"), "<< /ToUnicode 2 0 R >>"},
		"private codes":     {streamObject("", "BT <E073E573E673E173E073> Tj ET"), streamObject("", "begincmap beginbfrange <E000> <E0FF> <0041> endbfrange"), "<< /ToUnicode 2 0 R >>"},
		"the identifier":    {"<< /ID [ (secret) <736563726574> ] >>"},
		"short codes":       {streamObject("", "begincmap beginbfchar <0001> <00730065> endbfchar endcmap")},
	} {
		got, err := Strings(makePDF(0, objects...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, s := range got {
			if strings.Contains(s, "se") || strings.Contains(s, "s\u00e5") || strings.ContainsRune(s, '\ue573') {
				t.Errorf("%s: found %q", name, s)
			}
		}
	}
	got, err := Strings(makePDF(0, "<< /Type /Page /Count 2 /Lang null /Width true >>"))
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"PDF-1.7", "EOF"}; !slices.EqualFunc(got, want, func(a, b string) bool { return strings.TrimLeft(a, "%") == b }) {
		t.Errorf("words of PDF itself are found: %q", got)
	}
}

func TestStringsRefuses(t *testing.T) {
	whole := string(fullPDF())
	bomb := streamObject("", strings.Repeat("\x00", 32<<20))
	for name, pdf := range map[string]string{
		"nothing":             "",
		"something else":      "GIF89a",
		"an encrypted file":   string(makePDF(0, "<< /Encrypt 5 0 R >>")),
		"an unknown packing":  string(makePDF(0, "<< /Filter /LZWDecode >> stream\nx\nendstream")),
		"a damaged stream":    string(makePDF(0, "<< /Filter /FlateDecode >> stream\nx\nendstream")),
		"an endless string":   "%PDF-1.7\n1 0 obj (abc",
		"an endless hex":      "%PDF-1.7\n1 0 obj <abc",
		"an endless object":   "%PDF-1.7\n1 0 obj << /A 1",
		"an endless stream":   "%PDF-1.7\n1 0 obj << /A 1 >> stream\nabc",
		"cut in a stream":     whole[:strings.Index(whole, "endstream")-3],
		"a bomb":              string(makePDF(0, slices.Repeat([]string{bomb}, 9)...)),
		"damaged object pack": string(makePDF(0, streamObject("/Type /ObjStm", "(abc"))),
	} {
		if got, err := Strings([]byte(pdf)); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %d strings, error %v", name, len(got), err)
		}
	}
}

// A text is found however a writer chose to write it down.
func TestStringsFindsAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom(nil, unicode.L, unicode.M, unicode.Nd), 1, 30, -1).Draw(t, "text")
		if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			text += "x"
		}
		written := []byte{0xFE, 0xFF}
		for _, u := range utf16.Encode([]rune(text)) {
			written = append(written, byte(u>>8), byte(u))
		}
		if rapid.Bool().Draw(t, "UTF-8") {
			written = []byte(text)
		}
		form := fmt.Sprintf("<%x>", written)
		if rapid.Bool().Draw(t, "literal") {
			form = "("
			for _, b := range written {
				form += fmt.Sprintf("\\%03o", b)
			}
			form += ")"
		}
		object := "<< /T " + form + " >>"
		if rapid.Bool().Draw(t, "in a stream") {
			object = streamObject("", form+" Tj")
		}
		got, err := Strings(makePDF(0, object))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(got, text) {
			t.Fatalf("%q written as %s is not in %q", text, object, got)
		}
	})
}

func FuzzStrings(f *testing.F) {
	f.Add(fullPDF())
	f.Add(textPDF([]string{"one"}))
	f.Add([]byte("%PDF-1.7 1 0 obj << /Filter [/FlateDecode /ASCIIHexDecode] /Length 4 >> stream\n<(#]\\"))
	f.Fuzz(func(t *testing.T, pdf []byte) {
		got, err := Strings(pdf)
		if err != nil && !errors.Is(err, ErrUnreadable) {
			t.Errorf("error of another kind: %v", err)
		}
		for _, s := range got {
			if s == "" {
				t.Error("an empty text")
			}
		}
	})
}
