package manual

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPagesAreInOrder: each file is a page, once, and begins with its title.
func TestPagesAreInOrder(t *testing.T) {
	sorted := slices.Sorted(slices.Values(order))
	if files := names(".", ".md"); !slices.Equal(files, sorted) {
		t.Errorf("the files are %q, and the order has %q", files, sorted)
	}
	for _, p := range Pages(English) {
		if p.Title == p.Name || len(p.Blocks) == 0 {
			t.Errorf("%s has no title, or nothing below it", p.Name)
		}
	}
}

// TestLinks: each link leads to a page and a heading that are there, and none out
// of the manual.
func TestLinks(t *testing.T) {
	anchors := map[string]bool{}
	for _, p := range Pages(English) {
		anchors[p.Name+"#"] = true
		for _, b := range p.Blocks {
			if b.Kind != Heading {
				continue
			}
			if anchors[p.Name+"#"+b.Anchor] {
				t.Errorf("%s has the heading %q twice", p.Name, b.Text)
			}
			anchors[p.Name+"#"+b.Anchor] = true
		}
	}
	seen := 0
	for _, name := range order {
		text, err := files.ReadFile(name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(strings.ReplaceAll(string(text), "![", "!"), -1) {
			page, anchor := Split(m[2], name)
			seen++
			if !anchors[page+"#"+anchor] {
				t.Errorf("%s: %s leads nowhere", name, m[0])
			}
		}
		if strings.Contains(string(text), "://") {
			t.Errorf("%s names something on the network", name)
		}
	}
	if seen < 10 {
		t.Errorf("only %d links were found", seen)
	}
}

// TestPictures: each picture is there, is told in words, and is used.
func TestPictures(t *testing.T) {
	used := map[string]bool{}
	for _, p := range Pages(English) {
		for _, b := range p.Blocks {
			if b.Kind != Image {
				continue
			}
			used[strings.TrimSuffix(b.File, ".png")] = true
			if Picture(b.File) == nil {
				t.Errorf("%s: there is no %s", p.Name, b.File)
			}
			if len(b.Text) < 20 {
				t.Errorf("%s: %s is told as %q", p.Name, b.File, b.Text)
			}
		}
	}
	for _, name := range names("images", "-light.png") {
		if !used[name+"-light"] {
			t.Logf("no page shows %s-light.png", name)
		}
	}
}

// TestTablesAreWhole: the rows of a table have as many cells as its head.
func TestTablesAreWhole(t *testing.T) {
	for _, p := range Pages(English) {
		for _, b := range p.Blocks {
			for _, row := range b.Cells {
				if len(row) != len(b.Cells[0]) {
					t.Errorf("%s: the row %q has %d cells, want %d", p.Name, row, len(row), len(b.Cells[0]))
				}
			}
		}
	}
}

// TestOnlyWhatIsShown: a page has nothing but what the window lays out.
func TestOnlyWhatIsShown(t *testing.T) {
	odd := regexp.MustCompile(`(?m)^(\t|  +\S|\s*\*\s|#{4}|<|===|---)|!\[[^\]]*\]\([^)]*\).+$`)
	for _, name := range order {
		text, err := files.ReadFile(name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		if m := odd.FindString(string(text)); m != "" {
			t.Errorf("%s has %q", name, m)
		}
	}
}

func TestParse(t *testing.T) {
	got := parse("# Title\n\nOne\ntwo.\n\n- a\nmore\n2. b\n\n> n\n> m\n\n## Head: *x*, 2\n| A | B |\n|---|---|\n| **a** | [b](c.md) |\n\n![What it shows.](images/x-light.png)\n")
	want := []Block{
		{Kind: Heading, Level: 1, Text: "Title", Anchor: "title"},
		{Kind: Text, Text: "One\ntwo."},
		{Kind: Item, Mark: "•", Text: "a\nmore"},
		{Kind: Item, Mark: "2.", Text: "b"},
		{Kind: Note, Text: "n\nm"},
		{Kind: Heading, Level: 2, Text: "Head: *x*, 2", Anchor: "head-x-2"},
		{Kind: Table, Cells: [][]string{{"A", "B"}, {"**a**", "[b](c.md)"}}},
		{Kind: Image, Text: "What it shows.", File: "x-light.png"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d blocks, want %d: %+v", len(got), len(want), got)
	}
	for i := range want {
		if got[i].Kind != want[i].Kind || got[i].Level != want[i].Level || got[i].Text != want[i].Text || got[i].Mark != want[i].Mark || got[i].Anchor != want[i].Anchor || got[i].File != want[i].File ||
			!slices.EqualFunc(got[i].Cells, want[i].Cells, slices.Equal[[]string]) {
			t.Errorf("block %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}

func TestSpans(t *testing.T) {
	got := Spans("One **two\nthree**, `ls` and [the **page**](a.md#b).")
	want := []Span{{Text: "One "}, {Text: "two three", Bold: true}, {Text: ", "}, {Text: "ls", Code: true}, {Text: " and "}, {Text: "the page", Link: "a.md#b"}, {Text: "."}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, odd := range []string{"a ** b", "[x] (y)", "`", "**", "[a](", ""} {
		if Plain(odd) != odd {
			t.Errorf("%q reads as %q", odd, Plain(odd))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("# a\n|b|\n")
	f.Add("![x](images/y)\n> n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range parse(text) {
			_ = b.plain()
		}
	})
}

func TestFind(t *testing.T) {
	hits := Find(English, "recovery KEY", strings.ToLower)
	if len(hits) == 0 || hits[0].Page != "passphrase" || hits[0].Anchor != "the-recovery-key" {
		t.Fatalf("found %+v", hits)
	}
	for _, h := range hits {
		if h.Excerpt == "" {
			t.Errorf("%s#%s has no excerpt", h.Page, h.Anchor)
		}
	}
	if hits = Find(English, "  ", strings.ToLower); hits != nil {
		t.Errorf("nothing finds %d", len(hits))
	}
	if hits = Find(English, "zebra", strings.ToLower); hits != nil {
		t.Errorf("a word that is not there finds %+v", hits)
	}
	if hits = Find(English, "កញ្ញា", strings.ToLower); len(hits) != 1 || hits[0].Page != "dates" {
		t.Errorf("a Khmer word finds %+v", hits)
	}
}

// names are the files with an ending.
func names(dir, ending string) []string {
	entries, _ := fs.ReadDir(files, dir)
	var l []string
	for _, e := range entries {
		if n, ok := strings.CutSuffix(e.Name(), ending); ok {
			l = append(l, n)
		}
	}
	return l
}
