package pdf

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/export/pdf/cos"
)

// entries lists an outline, indented, with the counts and pages that it states.
func (r reader) entries(parent cos.Dict, depth int) (list []string) {
	r.Helper()
	var last, before any
	for at := parent["First"]; at != nil; at = r.Dict(at)["Next"] {
		e := r.Dict(at)
		if e["Prev"] != before || !reflect.DeepEqual(r.Dict(e["Parent"]), parent) {
			r.Errorf("entry %v hangs wrong", title(e["Title"]))
		}
		page := 0
		for i, p := range r.pages {
			if reflect.DeepEqual(r.Dict(r.Array(e["Dest"])[0]), p) {
				page = i + 1
			}
		}
		line := fmt.Sprintf("%s%s, page %d", strings.Repeat("  ", depth), title(e["Title"]), page)
		if e["Count"] != nil {
			line += fmt.Sprintf(", %v shown", e["Count"])
		}
		list = append(list, line)
		list = append(list, r.entries(e, depth+1)...)
		last, before = at, at
	}
	if parent["Last"] != last {
		r.Errorf("an entry's last child is wrong")
	}
	return list
}

func TestOutline(t *testing.T) {
	d := New(options())
	add := func(titles ...string) {
		d.AddPage()
		d.Text(5, 5, set(titles[0], 10)) // pages differ
		for _, title := range titles {
			text := strings.TrimLeft(title, " ")
			d.Outline(text, (len(title)-len(text))/2, 0)
		}
	}
	add("  Cover")
	add("At a glance")
	add("Profiles", "  កឹម សុខា 🕊", "    Charges", "    Sources")
	add("  ទេព វន្នី", "          Far too deep")
	add("Asks")
	r := read(t, bytesOf(t, d))
	got := r.entries(r.Dict(r.catalog()["Outlines"]), 0)
	want := []string{
		"Cover, page 1",
		"At a glance, page 2",
		"Profiles, page 3, 2 shown",
		"  កឹម សុខា 🕊, page 3, -2 shown",
		"    Charges, page 3",
		"    Sources, page 3",
		"  ទេព វន្នី, page 4, -1 shown",
		"    Far too deep, page 4",
		"Asks, page 5",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := r.Dict(r.catalog()["Outlines"])["Count"]; n != 6 {
		t.Errorf("%v entries are shown, want 6", n)
	}
}

// TestAnyOutlineHangsTogether proves that no order of levels makes a broken tree
// or loses an entry.
func TestAnyOutlineHangsTogether(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		levels := rapid.SliceOfN(rapid.IntRange(-1, 5), 1, 20).Draw(rt, "levels")
		d := New(options())
		d.AddPage()
		for i, level := range levels {
			d.Outline(fmt.Sprint(i), level, 0)
		}
		r := read(t, bytesOf(t, d))
		got := r.entries(r.Dict(r.catalog()["Outlines"]), 0)
		if len(got) != len(levels) {
			rt.Fatalf("%d entries came out of %d", len(got), len(levels))
		}
		for i, line := range got {
			if !strings.HasPrefix(strings.TrimLeft(line, " "), fmt.Sprint(i, ",")) {
				rt.Fatalf("entry %d is %q", i, line)
			}
		}
	})
}
