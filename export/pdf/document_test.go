package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"habeas/export/pdf/cos"
	"habeas/export/typeset"
)

func TestSameCallsSameBytes(t *testing.T) {
	first := bytesOf(t, sample(t))
	for range 5 { // fpdf walks maps
		if !bytes.Equal(first, bytesOf(t, sample(t))) {
			t.Fatal("two documents differ")
		}
	}
	d := sample(t)
	if !bytes.Equal(bytesOf(t, d), bytesOf(t, d)) {
		t.Error("asking twice gives different bytes")
	}
}

func TestTheFileTellsNoMoreThanItShould(t *testing.T) {
	file := bytesOf(t, sample(t))
	r := read(t, file)
	info := r.Dict(r.Trailer["Info"])
	want := cos.Dict{
		"Title":        textString("Prisoners of conscience: ស្ត្រី (draft)"),
		"Author":       textString("Committee 𝔸 for the Thirty"),
		"Subject":      cos.String("As of 12 September 2018"),
		"Producer":     cos.String("Habeas"),
		"CreationDate": cos.String("D:20180912030000Z"),
		"ModDate":      cos.String("D:20180912030000Z"),
	}
	if !reflect.DeepEqual(info, want) {
		t.Errorf("got %v, want %v", info, want)
	}
	if got := title(info["Title"]); got != options().Title {
		t.Errorf("title comes back as %q", got)
	}
	if bytes.Contains(bytes.ToLower(file), []byte("fpdf")) {
		t.Error("the file names fpdf")
	}
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n%")) || file[10] < 0x80 {
		t.Errorf("the file begins with %q", file[:15])
	}
	if id := r.Array(r.Trailer["ID"]); len(id) != 2 || len(id[0].(cos.String)) != 16 {
		t.Errorf("identifier is %v", id)
	}
}

func TestTheIdentifierFollowsTheContent(t *testing.T) {
	id := func(text string) any {
		d := New(options())
		d.AddPage()
		d.Text(10, 10, set(text, 10))
		r := read(t, bytesOf(t, d))
		return r.Array(r.Trailer["ID"])[0]
	}
	if id("a") != id("a") || id("a") == id("b") {
		t.Error("the identifier does not follow the content")
	}
}

func TestCatalog(t *testing.T) {
	for given, want := range map[string]string{"": "en", "km": "km", "fr-CA": "fr-CA", "en) /X (": "enX"} {
		o := options()
		o.Lang = given
		d := New(o)
		d.AddPage()
		if got := read(t, bytesOf(t, d)).catalog()["Lang"]; got != cos.String(want) {
			t.Errorf("language %q came out as %q", given, got)
		}
	}
}

func TestPageSize(t *testing.T) {
	for _, size := range []Size{{}, A4, Letter, {842, 300}} {
		o := options()
		o.PageSize = size
		d := New(o)
		d.AddPage()
		d.AddPage()
		if size == (Size{}) {
			size = A4
		}
		if d.PageSize() != size || d.PageCount() != 2 {
			t.Errorf("got size %v and %d pages", d.PageSize(), d.PageCount())
		}
		r := read(t, bytesOf(t, d))
		box := r.Array(r.Dict(r.catalog()["Pages"])["MediaBox"])
		if number(box[2]) != size.W || number(box[3]) != size.H || len(r.pages) != 2 {
			t.Errorf("got box %v on %d pages, want %v", box, len(r.pages), size)
		}
	}
}

// TestMistakesAreErrors: none of them is a panic or a broken file.
func TestMistakesAreErrors(t *testing.T) {
	page := func(draw func(*Document)) func() *Document {
		return func() *Document {
			d := New(options())
			d.AddPage()
			draw(d)
			return d
		}
	}
	for name, makeDocument := range map[string]func() *Document{
		"no page": func() *Document { return New(options()) },
		"no date": func() *Document { o := options(); o.Created = time.Time{}; d := New(o); d.AddPage(); return d },
		"no size": func() *Document { o := options(); o.PageSize = Size{-1, 5}; d := New(o); d.AddPage(); return d },
		"endless page": func() *Document {
			o := options()
			o.PageSize = Size{math.Inf(1), 5}
			d := New(o)
			d.AddPage()
			return d
		},
		"before a page": func() *Document { d := New(options()); d.Rect(0, 0, 1, 1, Fill(0)); d.AddPage(); return d },
		"text nowhere":  page(func(d *Document) { d.Text(math.NaN(), 0, set("a", 10)) }),
		"endless text":  page(func(d *Document) { d.Text(0, 0, set("a", math.Inf(1))) }),
		"line nowhere":  page(func(d *Document) { d.Line(0, 0, math.Inf(-1), 0, Stroke(0, 1)) }),
		"endless width": page(func(d *Document) { d.Line(0, 0, 1, 0, Stroke(0, 1e9)) }),
		"endless dash":  page(func(d *Document) { d.Line(0, 0, 1, 0, Stroke(0, 1).Dashed(math.NaN())) }),
		"clip nowhere":  page(func(d *Document) { d.Clip(RectPath(math.NaN(), 0, 1, 1), func() {}) }),
		"link nowhere":  page(func(d *Document) { d.Link(math.NaN(), 0, 1, 1, "a") }),
		"dest nowhere":  page(func(d *Document) { d.Dest("a", "", math.NaN()) }),
		"entry nowhere": page(func(d *Document) { d.Outline("a", 0, math.NaN()) }),
	} {
		if file, err := makeDocument().Bytes(); err == nil || file != nil {
			t.Errorf("%s: got %d bytes, error %v", name, len(file), err)
		} else if !strings.HasPrefix(err.Error(), "failed to write PDF: ") {
			t.Errorf("%s: error is %q", name, err)
		}
	}
}

func TestTheFirstMistakeIsTold(t *testing.T) {
	d := New(options())
	first := errors.New("the first")
	d.fail(first)
	d.fail(errors.New("the second"))
	if _, err := d.Bytes(); !errors.Is(err, first) {
		t.Errorf("got %v", err)
	}
}

// TestOddInputIsDrawn: what a person may paste into a field never stops a
// document.
func TestOddInputIsDrawn(t *testing.T) {
	odd := []string{
		"", "👩‍🚀🇰🇭", "\x00\x01\x7f\u0085", "a\xff\xfeb", strings.Repeat("x", 20_000), "\u202eevil\u202c",
		"محمد 1982 سلام", "中文", "z̶̢͇a̵͖l̷g̴o" + strings.Repeat("\u0301", 500), "(\\)\r\n\t", "\U0010FFFF",
	}
	for _, s := range odd {
		t.Run(fmt.Sprintf("%.20q", s), func(t *testing.T) {
			o := options()
			o.Title, o.Author, o.Subject, o.Lang = s, s, s, s
			d := New(o)
			d.AddPage()
			d.Outline(s, 0, 5)
			d.Dest(s, s, 5)
			d.PageLabel(s, Roman, 3)
			d.Link(1, 2, 3, 4, s)
			d.Link(1, 2, 3, 4, "https://example.org/"+s)
			d.Text(10, 10, set(s, 10))
			if err := d.Image("p", testPNG(t), 1, 1, 5, 5, s); err != nil {
				t.Error(err)
			}
			r := read(t, bytesOf(t, d))
			if len(r.pages) != 1 {
				t.Errorf("%d pages", len(r.pages))
			}
		})
	}
}

func TestShapesKeepTheirStateToThemselves(t *testing.T) {
	d := New(options())
	d.AddPage()
	shapes(d)
	r := read(t, bytesOf(t, d))
	content := string(r.contents(0))
	depth := 0
	for line := range strings.Lines(content) {
		line = strings.TrimSpace(line)
		switch {
		case line == "q":
			depth++
		case line == "Q":
			depth--
		case depth == 0 && strings.HasSuffix(line, " rg"), depth == 0 && strings.HasSuffix(line, " d"),
			depth == 0 && strings.HasSuffix(line, " re"):
			t.Errorf("%q outside a group", line)
		}
		if depth < 0 {
			t.Fatal("a group ends that did not begin")
		}
	}
	if depth != 0 {
		t.Errorf("%d groups stay open", depth)
	}
}

func TestPaintWithoutColourLeavesNoMark(t *testing.T) {
	blank, drawn := New(options()), New(options())
	for _, d := range []*Document{blank, drawn} {
		d.AddPage()
	}
	drawn.Rect(1, 1, 5, 5, Paint{})
	drawn.Draw(Path{}, Fill(0))
	drawn.Draw(PolygonPath(), Fill(0))
	drawn.Text(5, 5, typeset.Line{Runs: []typeset.Run{{}}})
	blank.Text(5, 5, typeset.Line{})
	if !bytes.Equal(bytesOf(t, blank), bytesOf(t, drawn)) {
		t.Error("something was drawn")
	}
}
