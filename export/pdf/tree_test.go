package pdf

import (
	"testing"

	"habeas/export/pdf/cos"
	"habeas/export/typeset"
)

// spans are the Span elements of a file by what they say, with their languages.
func (r reader) spans() map[string]any {
	found := map[string]any{}
	for _, object := range r.Objects {
		if d, ok := object.(cos.Dict); ok && d["S"] == cos.Name("Span") {
			found[title(d["ActualText"])] = d["Lang"]
		}
	}
	return found
}

// TestWhatIsReadFromTheRightSaysSo: its codes stand in another order.
func TestWhatIsReadFromTheRightSaysSo(t *testing.T) {
	d := New(options())
	d.AddPage()
	d.Text(50, 50, set("born 1982: חיים כהן and back", 12))
	d.Text(50, 90, set("محمد 1982 سلام", 12))
	d.Text(50, 130, set("ស្ត្រី alone", 12))
	got := read(t, bytesOf(t, d)).spans()
	want := map[string]any{"חיים כהן": cos.String("he"), "محمد 1982 سلام": nil, "": cos.String("km")}
	for text, lang := range want {
		if l, ok := got[text]; !ok || l != lang {
			t.Errorf("%q has the language %v, %v; want %v", text, l, ok, lang)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
}

func TestDrawingIntoAnotherTreeIsAnError(t *testing.T) {
	d := New(options())
	d.AddPage()
	d.In(NewStructure().Add(P), func() { d.Text(50, 50, typeset.Line{}) })
	if _, err := d.Bytes(); err == nil {
		t.Error("no error")
	}
}

// TestFrontPagesComeFirst: pages, their labels and their outline.
func TestFrontPagesComeFirst(t *testing.T) {
	d := New(options())
	for _, name := range []string{"body", "end", "cover"} {
		d.AddPage()
		d.Dest(name, name, 10)
		d.Outline(name, 0, 10)
		d.Text(50, 50, set(name, 12))
	}
	d.PageLabel("Cover", NoNumber, 1)
	d.Turn(0)
	d.PageLabel("", Arabic, 2)
	d.Text(50, 90, set("more", 12))
	d.Link(0, 0, 10, 10, "end")
	d.Front(1)
	r := read(t, bytesOf(t, d))
	if got := r.lines(0)[0] + r.lines(1)[0] + r.lines(1)[1] + r.lines(2)[0]; got != "coverbodymoreend" {
		t.Errorf("got pages %q", got)
	}
	var outline string
	for at := r.Dict(r.Dict(r.catalog()["Outlines"])["First"]); at != nil; at = r.Dict(at["Next"]) {
		outline += title(at["Title"]) + " "
		if page := r.Dict(r.Array(at["Dest"])[0]); page == nil {
			t.Errorf("%v leads nowhere", at)
		}
	}
	if outline != "cover body end " {
		t.Errorf("got the outline %q", outline)
	}
	nums := r.Array(r.Dict(r.catalog()["PageLabels"])["Nums"])
	if len(nums) != 4 || nums[0] != 0 || title(r.Dict(nums[1])["P"]) != "Cover" || nums[2] != 1 || r.Dict(nums[3])["St"] != 2 {
		t.Errorf("got labels %v", nums)
	}
}
