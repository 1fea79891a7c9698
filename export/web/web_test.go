package web

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"habeas/export/chart"
)

// striped is a picture whose every row has a shade of its own, as a PNG.
func striped(t *testing.T, w, h int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetGray(x, y, color.Gray{uint8(255 * y / h)})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func decoded(t *testing.T, p *Picture) image.Image {
	t.Helper()
	_, body, _ := strings.Cut(string(p.URI), ";base64,")
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func shade(m image.Image, y int) int {
	r, _, _, _ := m.At(m.Bounds().Dx()/2, y).RGBA()
	return int(r >> 8)
}

func TestPortraitKeepsTheFace(t *testing.T) {
	for _, c := range []struct {
		what          string
		w, h          int
		width, height int
		wantW, wantH  int
		top, bottom   int // shades, of 255
		within        int
	}{
		{"same shape", 600, 800, 300, 400, 300, 400, 0, 255, 6},
		{"too high: more goes below than above", 300, 800, 300, 300, 300, 300, 40, 135, 8},
		{"too wide: the sides go", 800, 300, 300, 300, 300, 300, 0, 255, 8},
		{"small stays small", 90, 120, 300, 400, 90, 120, 0, 255, 10},
	} {
		p, err := Portrait(striped(t, c.w, c.h), c.width, c.height, "a face")
		if err != nil {
			t.Fatal(err)
		}
		m := decoded(t, p)
		if p.Width != c.wantW || p.Height != c.wantH || m.Bounds().Dx() != c.wantW || m.Bounds().Dy() != c.wantH {
			t.Errorf("%s: %d × %d, of %v; want %d × %d", c.what, p.Width, p.Height, m.Bounds(), c.wantW, c.wantH)
		}
		if top, bottom := shade(m, 1), shade(m, p.Height-2); top < c.top-c.within || top > c.top+c.within || bottom < c.bottom-c.within || bottom > c.bottom+c.within {
			t.Errorf("%s: from %d to %d, want %d to %d", c.what, top, bottom, c.top, c.bottom)
		}
		if p.Alt != "a face" || !strings.HasPrefix(string(p.URI), "data:image/jpeg;base64,") {
			t.Errorf("%s: %q %.40s", c.what, p.Alt, p.URI)
		}
	}
}

func TestPicturesLoseWhatIsNotPixels(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 40)), nil); err != nil {
		t.Fatal(err)
	}
	segment := append([]byte{0xFF, 0xFE, 0, 15}, "a secret word"...)
	data := slices.Insert(b.Bytes(), 2, segment...)
	for name, make := range map[string]func([]byte, int, int, string) (*Picture, error){"portrait": Portrait, "logo": Logo} {
		p, err := make(data, 40, 40, "")
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(p.URI), ",")
		raw, _ := base64.StdEncoding.DecodeString(body)
		if len(raw) == 0 || bytes.Contains(raw, []byte("secret")) {
			t.Errorf("%s: what stood beside the pixels is there", name)
		}
		if _, err := make([]byte("no picture"), 40, 40, ""); err == nil {
			t.Errorf("%s of no picture", name)
		}
	}
}

func TestLogoFits(t *testing.T) {
	for _, size := range [][2]int{{600, 100}, {100, 600}, {20, 20}} {
		p, err := Logo(striped(t, size[0], size[1]), 300, 100, "")
		if err != nil {
			t.Fatal(err)
		}
		if p.Width > 300 || p.Height > 101 || p.Width > size[0] {
			t.Errorf("%v: %d × %d", size, p.Width, p.Height)
		}
	}
}

// drawn has a shape of every kind.
var drawn = chart.Drawing{W: 100, H: 50, Shapes: []chart.Shape{
	chart.Rect{X: 1, Y: 2, W: 3.14159, H: 4, Colour: chart.HeldRed},
	chart.Rect{W: 20, H: 10, Colour: chart.NotFreeFill, Pattern: chart.Hatch},
	chart.Rect{W: 20, H: 10, Colour: chart.Quiet, Pattern: chart.Dashed},
	chart.Line{X2: 9, Width: 0.5, Colour: chart.Rule},
	chart.Path{Points: []chart.Point{{X: 1, Y: 1}, {X: 2, Y: 2}, {X: -0.01, Y: 3}}, Colour: chart.FreeGreen},
	chart.Path{Points: []chart.Point{{X: 1, Y: 1}, {X: 2, Y: 2}}, Width: 1, Colour: chart.Grey},
	chart.Label{X: 5, Y: 6, Size: 7, Bold: true, Anchor: chart.End, Colour: chart.Ink, Text: `<b>"R&D"</b>`},
	chart.Label{X: 5, Y: 6, Size: 7, Anchor: chart.Middle, Colour: chart.Paper, Text: "middle"},
}}

func TestDrawingIsSVG(t *testing.T) {
	got := string(drawing(drawn, `says "so" & more`))
	for _, want := range []string{
		`role="img" aria-label="says &#34;so&#34; &amp; more"`, `<rect class="held" x="1" y="2" width="3.1" height="4"/>`,
		`stroke-dasharray="2"`, `class="bail line"`, `<path class="free" fill-rule="evenodd" d="M1 1L2 2L0 3Z"/>`,
		`&lt;b&gt;&#34;R&amp;D&#34;&lt;/b&gt;</text>`, `text-anchor="end" font-weight="bold"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	if quiet := string(drawing(drawn, "")); !strings.Contains(quiet, `aria-hidden="true"`) || strings.Contains(quiet, `role="img"`) {
		t.Error("a picture that only says again what words say is read out")
	}
	z := html.NewTokenizer(strings.NewReader(got))
	open := 0
	for z.Next() != html.ErrorToken {
		switch z.Token().Type {
		case html.StartTagToken:
			open++
		case html.EndTagToken:
			open--
		}
	}
	if open != 0 {
		t.Errorf("%d elements stay open", open)
	}
}

// Every colour has a rule in the style, and every class that is used is styled.
func TestColoursAreStyled(t *testing.T) {
	for c := chart.Ink; c <= chart.Grey; c++ {
		name := roles[c]
		if name == "" || !strings.Contains(style, "."+name+" {") || strings.Count(style, "--"+name+":") != 2 {
			t.Errorf("colour %d is %q, which the style does not have for light and dark", c, name)
		}
	}
}

func TestOnlyAddressesLeadOutside(t *testing.T) {
	for to, want := range map[string]bool{
		"https://example.org/x": true, "http://example.org": true, "HTTPS://example.org": true, "mailto:a@example.org": true,
		"": false, "p1-s1": false, "javascript:alert(1)": false, "data:text/html,x": false, "//example.org": false, "https:": false,
		"file:///etc/passwd": false, "https://exa mple.org": false, "shelf 4, box 2": false, "mailto:": false, "\x00": false,
	} {
		if got := outside(to); got != want {
			t.Errorf("%q leads outside: %t", to, got)
		}
	}
}

func TestTextIsNeverMarkup(t *testing.T) {
	hostile := `</style></title><script>alert(1)</script>"'{{.}}` + "\x00\xff"
	run := Text{{Text: hostile}, {Text: hostile, Lang: hostile, Quiet: true}, {Text: hostile, Raised: true, To: "p1-s1", ID: "p1-s1-cited"}, {Text: hostile, To: "https://example.org/" + "x"}}
	p := Page{
		Lang: "en", Title: run, Subtitle: run, Issuer: run, Mark: run, Foot: run,
		Facts:  []Fact{{"A label", run}},
		People: []Person{{ID: "p1", Name: run, Also: run, Note: run, Facts: []Fact{{"A label", run}}, Record: []Row{{run, run, run}}, Story: []Paragraph{{"Text in French", hostile, run}}, Notes: []Note{{ID: "n", Text: run}}}},
	}
	file, err := p.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file, []byte("<script")) || bytes.Contains(file, []byte("</style></title>")) || bytes.IndexByte(file, 0) >= 0 || !utf8.Valid(file) {
		t.Error("a text became markup")
	}
	if n := bytes.Count(file, []byte("alert(1)")); n < 10 {
		t.Errorf("the text stands %d times", n)
	}
}

func TestNamesFromTheRightAreKeptApart(t *testing.T) {
	p := Page{Lang: "en", Title: Text{{Text: "שלום"}}, Subtitle: Text{{Text: "plain"}}}
	file, err := p.HTML()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(file, []byte("<bdi>שלום</bdi>")) || bytes.Contains(file, []byte("<bdi>plain")) {
		t.Error("a name in Hebrew turns round what stands beside it")
	}
}
