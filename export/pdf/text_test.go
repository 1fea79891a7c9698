package pdf

import (
	"encoding/binary"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/export/pdf/cos"
	"habeas/export/pdf/truetype"
	"habeas/export/typeset"
)

func TestTextComesBackAsTyped(t *testing.T) {
	r := read(t, bytesOf(t, sample(t)))
	want := slices.Concat(khmerNames, latinLines)
	if got := r.lines(0); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// face is a face with plenty of glyphs.
func face() *typeset.Face { return typeset.PrimaryFace(typeset.Style{}) }

func runOf(clusters ...typeset.Cluster) typeset.Line {
	return typeset.Line{Runs: []typeset.Run{{Face: face(), Style: typeset.Style{Size: 10}, Clusters: clusters}}}
}

// TestAnyClustersComeBack proves that whatever the clusters are, the file says
// their texts in their order.
func TestAnyClustersComeBack(t *testing.T) {
	glyph := rapid.Custom(func(t *rapid.T) typeset.Glyph {
		return typeset.Glyph{
			ID: uint16(rapid.IntRange(0, 60).Draw(t, "id")),
			X:  int32(rapid.SampledFrom([]int{0, 0, 0, -300, 99999}).Draw(t, "x")),
			Y:  int32(rapid.SampledFrom([]int{0, 0, 0, 500}).Draw(t, "y")),
		}
	})
	cluster := rapid.Custom(func(t *rapid.T) typeset.Cluster {
		return typeset.Cluster{
			Text:    rapid.SampledFrom([]string{"", " ", "\u00a0", "a", "ស្ត្រី", "👩‍🚀", "\u200b", "\x00", "\uFEFFa", "𝔸b", "\xFF𝔸\xFF", "e\u0301\xFF"}).Draw(t, "text"),
			Glyphs:  rapid.SliceOfN(glyph, 0, 3).Draw(t, "glyphs"),
			Advance: int32(rapid.IntRange(-100, 2000).Draw(t, "advance")),
		}
	})
	rapid.Check(t, func(rt *rapid.T) {
		clusters := rapid.SliceOfN(cluster, 0, 30).Draw(rt, "clusters")
		var want string
		for _, c := range clusters {
			want += c.Text
		}
		want = strings.NewReplacer("\xFF", "\uFFFD", "\x00", "\uFFFD", "\uFEFF", "\u2060").Replace(want)
		d := New(options())
		d.fonts.limit = rapid.SampledFrom([]int{0, 8, 20}).Draw(rt, "limit")
		d.AddPage()
		d.Text(10, 10, runOf(clusters...))
		if got := strings.Join(read(t, bytesOf(t, d)).lines(0), ""); got != want {
			rt.Fatalf("got %q, want %q", got, want)
		}
	})
}

func TestPieces(t *testing.T) {
	for text, want := range map[string][]string{
		"":              nil,
		"a":             nil,
		"\u0301":        nil,
		"🕊":             nil,
		"កា":            nil,
		"ffi":           nil,
		"ស្ត្រី":        {"្ត្រី"},
		"e\u0301\u0302": {"\u0301\u0302"},
		"👩\u200d🚀":      {"\u200d", "🚀"},
		"a𝔸\xFF":        {"𝔸", "\uFFFD"},
	} {
		head, tails := pieces(text)
		if !reflect.DeepEqual(tails, want) {
			t.Errorf("%q: got %q and %q, want %q", text, head, tails, want)
		}
	}
}

func TestInvalidUTF8IsReplaced(t *testing.T) {
	d := New(options())
	d.AddPage()
	d.Text(10, 10, runOf(typeset.Cluster{Text: "a\xFFb", Glyphs: []typeset.Glyph{{ID: 36}}, Advance: 500}))
	if got := read(t, bytesOf(t, d)).lines(0)[0]; got != "a\uFFFDb" {
		t.Errorf("got %q", got)
	}
}

// TestGlyphsStandWhereTheyWereSet adds up the widths and the numbers between the
// codes, as a reader does.
func TestGlyphsStandWhereTheyWereSet(t *testing.T) {
	d := New(options())
	d.AddPage()
	clusters := []typeset.Cluster{
		{Text: "A", Glyphs: []typeset.Glyph{{ID: 36}}, Advance: 600},
		{Text: "V", Glyphs: []typeset.Glyph{{ID: 57}}, Advance: 521},
		{Text: " ", Glyphs: []typeset.Glyph{{ID: 3}}, Advance: 777},
		{Text: "é", Glyphs: []typeset.Glyph{{ID: 72}, {ID: 100, X: 30, Y: 200}}, Advance: 560},
		{Text: "é", Glyphs: []typeset.Glyph{{ID: 72}, {ID: 100, X: 30, Y: 200}}, Advance: 543},
		{Text: "B", Glyphs: []typeset.Glyph{{ID: 37}}, Advance: 0},
	}
	d.Text(10, 10, runOf(clusters...))
	r := read(t, bytesOf(t, d))
	var pen float64
	var at []float64
	widths := r.widths(0, "F1")
	for _, token := range tjTokens(t, string(r.contents(0))) {
		if token.code < 0 {
			pen -= token.shift
			continue
		}
		at = append(at, pen)
		pen += widths[token.code]
	}
	var want []float64
	var sum float64
	for _, c := range clusters {
		want = append(want, sum)
		sum += float64(c.Advance)
	}
	if !reflect.DeepEqual(at, want) {
		t.Errorf("got %v, want %v", at, want)
	}
}

type tjToken struct {
	code  int // or -1
	shift float64
}

// tjTokens takes the one TJ array of a content stream apart.
func tjTokens(t *testing.T, content string) (tokens []tjToken) {
	t.Helper()
	err := cos.Content([]byte(content), func(op string, operands []any) error {
		if op != "TJ" {
			return nil
		}
		for _, v := range operands[0].(cos.Array) {
			if s, ok := v.(cos.String); ok {
				for ; len(s) >= 2; s = s[2:] {
					tokens = append(tokens, tjToken{code: int(s[0])<<8 | int(s[1])})
				}
			} else {
				tokens = append(tokens, tjToken{-1, number(v)})
			}
		}
		return nil
	})
	if err != nil || len(tokens) == 0 {
		t.Fatalf("%v: no text in %q", err, content)
	}
	return tokens
}

// widths are those that the file states for the codes of a font.
func (r reader) widths(page int, font cos.Name) (widths []float64) {
	composite := r.Dict(r.Dict(r.Dict(r.pages[page]["Resources"])["Font"])[font])
	descendant := r.Dict(r.Array(composite["DescendantFonts"])[0])
	for _, w := range r.Array(r.Array(descendant["W"])[1]) {
		widths = append(widths, number(w))
	}
	return widths
}

func TestFontsAreEmbeddedCutAndMapped(t *testing.T) {
	r := read(t, bytesOf(t, sample(t)))
	fonts := r.Dict(r.Dict(r.pages[0]["Resources"])["Font"])
	if len(fonts) != 5 {
		t.Fatalf("got %d fonts", len(fonts))
	}
	for name, f := range fonts {
		composite := r.Dict(f)
		descendant := r.Dict(r.Array(composite["DescendantFonts"])[0])
		descriptor := r.Dict(descendant["FontDescriptor"])
		base := string(composite["BaseFont"].(cos.Name))
		if len(base) < 8 || base[6] != '+' || strings.Trim(base[:6], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			t.Errorf("%s: name %s has no tag", name, base)
		}
		if descriptor["FontName"] != composite["BaseFont"] || descendant["BaseFont"] != composite["BaseFont"] {
			t.Errorf("%s: names differ", name)
		}
		program := r.stream(descriptor["FontFile2"])
		font, err := truetype.Parse(program)
		if err != nil {
			t.Fatal(err)
		}
		widths := r.widths(0, name)
		if len(widths) != font.Glyphs {
			t.Errorf("%s: %d widths for %d glyphs", name, len(widths), font.Glyphs)
		}
		for i, w := range widths {
			if own := font.Advance(uint16(i)); float64(own) != w*float64(font.Upem)/1000 {
				t.Errorf("%s: code %d is %g wide, its glyph %d", name, i, w, own)
			}
		}
	}
}

func TestAClusterHasTheSameCodesEverywhere(t *testing.T) {
	d := New(options())
	d.AddPage()
	for range 50 {
		d.Text(10, 10, set("ស្ត្រី ខ្ញុំ", 10))
	}
	if n := len(d.fonts.copies); n != 1 {
		t.Fatalf("%d fonts", n)
	}
	c := d.fonts.copies[0]
	if len(c.texts) != 5 {
		t.Errorf("got codes for %q, want two a cluster and one for the space", slices.Collect(maps.Values(c.texts)))
	}
}

func TestAFullFontHasASuccessor(t *testing.T) {
	d := New(options())
	d.fonts.limit = 12
	d.AddPage()
	text := "The quick brown fox jumps over the lazy dog"
	d.Text(10, 10, set(text, 10))
	if n := len(d.fonts.copies); n < 3 {
		t.Fatalf("got %d copies of the font", n)
	}
	r := read(t, bytesOf(t, d))
	if got := r.lines(0)[0]; got != text {
		t.Errorf("got %q", got)
	}
}

func TestSpacesOfTwoKindsStayApart(t *testing.T) {
	d := New(options())
	d.AddPage()
	space := []typeset.Glyph{{ID: 3}}
	d.Text(10, 10, runOf(
		typeset.Cluster{Text: " ", Glyphs: space, Advance: 260},
		typeset.Cluster{Text: "\u00a0", Glyphs: space, Advance: 260},
		typeset.Cluster{Text: " ", Glyphs: space, Advance: 260},
	))
	if got := read(t, bytesOf(t, d)).lines(0)[0]; got != " \u00a0 " {
		t.Errorf("got %q", got)
	}
}

func TestABrokenFaceIsAnError(t *testing.T) {
	d := New(options())
	d.AddPage()
	broken := binary.BigEndian.AppendUint32(nil, 0x00010000)
	d.Text(10, 10, typeset.Line{Runs: []typeset.Run{{
		Face:     &typeset.Face{Name: "Broken", TTF: broken, Upem: 1000},
		Style:    typeset.Style{Size: 10},
		Clusters: []typeset.Cluster{{Text: "a"}},
	}}})
	if _, err := d.Bytes(); err == nil || !strings.Contains(err.Error(), "Broken") {
		t.Errorf("got error %v", err)
	}
}
