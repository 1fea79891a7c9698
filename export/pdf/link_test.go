package pdf

import (
	"reflect"
	"slices"
	"testing"

	"habeas/export/pdf/cos"
	"habeas/export/typeset"
)

func TestLinksLeadThere(t *testing.T) {
	d := New(options())
	d.AddPage()
	d.Link(10, 20, 30, 40, "later") // forward
	d.Link(10, 20, 30, 40, "https://example.org/a b")
	d.Link(10, 20, 30, 40, "nowhere")
	d.Link(10, 20, 30, 40, "javascript:alert(1)")
	d.Link(10, 20, 30, 40, "nowhere")
	d.Link(10, 20, 30, 40, "")
	d.AddPage()
	d.AddPage()
	d.Dest("later", "", 100)
	d.Link(0, 0, 1, 1, "later")
	d.AddPage()
	d.Dest("later", "", 5) // the first counts
	r := read(t, bytesOf(t, d))
	first := r.Array(r.pages[0]["Annots"])
	if len(first) != 2 || len(r.Array(r.pages[2]["Annots"])) != 1 {
		t.Fatalf("got links %v", first)
	}
	inside := r.Dict(first[0])
	dest := r.Array(inside["Dest"])
	if got := r.Dict(dest[0]); !reflect.DeepEqual(got, r.pages[2]) || number(dest[3]) != 741.89 {
		t.Errorf("the link leads to %v", dest)
	}
	if got, want := inside["Rect"], (cos.Array{10, 781.89, 40, 821.89}); !reflect.DeepEqual(got, want) {
		t.Errorf("the link lies at %v, want %v", got, want)
	}
	if inside["F"] != 4 {
		t.Error("the link is not printed with the page")
	}
	if got := r.Dict(r.Dict(first[1])["A"])["URI"]; got != cos.String("https://example.org/a%20b") {
		t.Errorf("the address is %v", got)
	}
}

func TestAddress(t *testing.T) {
	for to, want := range map[string]string{
		"http://example.org":            "http://example.org",
		"HTTPS://example.org/ស":         "HTTPS://example.org/%E1%9E%9F",
		"mailto:a@example.org":          "mailto:a@example.org",
		"https://example.org/a%20b#c?d": "https://example.org/a%20b#c?d",
		"https://x.org/(1)\\\n\x00":     "https://x.org/%281%29%5C%0A%00",
		"https://":                      "",
		"mailto:":                       "",
		"http:example.org":              "",
		"file:///etc/passwd":            "",
		"javascript:alert(1)":           "",
		"www.example.org":               "",
		"note-3":                        "",
	} {
		if got, ok := address(to); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v", to, got, ok)
		}
	}
}

// TestLinkedRunsAreOneLink: words in two styles or scripts that lead to one place
// are one thing to click.
func TestLinkedRunsAreOneLink(t *testing.T) {
	run := func(x, w float64, to string) typeset.Run {
		return typeset.Run{X: x, Width: w, Style: typeset.Style{Link: to}}
	}
	d := New(options())
	d.AddPage()
	d.Dest("a", "", 0)
	d.Dest("b", "", 0)
	d.Text(100, 200, typeset.Line{
		Ascent: 8, Descent: 2,
		Runs: []typeset.Run{run(0, 10, ""), run(10, 20, "a"), run(30, 5, "a"), run(35, 5, "b"), run(40, 5, "")},
	})
	want := []link{
		{page: 1, x: 110, y: 192, w: 25, h: 10, to: "a"},
		{page: 1, x: 135, y: 192, w: 5, h: 10, to: "b"},
	}
	got := slices.Clone(d.targets.links)
	for i := range got {
		if got[i].element.Tag != Link {
			t.Errorf("link %d stands in %s", i, got[i].element.Tag)
		}
		got[i].element = nil
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPageLabels(t *testing.T) {
	d := New(options())
	for range 4 {
		d.AddPage()
		switch d.PageCount() {
		case 2:
			d.PageLabel("lost", Roman, 9)
			d.PageLabel("", Roman, 0)
		case 3:
			d.PageLabel("ក-", Arabic, 7)
		case 4:
			d.PageLabel("End", NoNumber, 1)
		}
	}
	r := read(t, bytesOf(t, d))
	got := r.Dict(r.catalog()["PageLabels"])["Nums"]
	want := cos.Array{
		0, cos.Dict{"S": cos.Name("D"), "St": 1},
		1, cos.Dict{"S": cos.Name("r"), "St": 1},
		2, cos.Dict{"S": cos.Name("D"), "St": 7, "P": textString("ក-")},
		3, cos.Dict{"P": cos.String("End")},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
