package printing

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParsePages(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "  ": "", "1": "1", "1-3": "1-3", "3-": "3-9", "-2": "1-2", "5, 1-2": "1-2,5", "1-3,2-4": "1-4", "2;3": "2-3", "7–9": "7-9", "9": "9", " 4 - 5 ": "4-5",
	} {
		if got, err := ParsePages(text, 9); err != nil || got != want {
			t.Errorf("%q gives %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"0", "10", "3-2", "-", "one", "1-", ",", "1--2", "2-10"} {
		pages := 9
		if text == "1-" {
			pages = 0
		}
		if got, err := ParsePages(text, pages); err == nil {
			t.Errorf("%q gives %q", text, got)
		}
	}
}

func FuzzParsePages(f *testing.F) {
	f.Add("1-3, 7", 9)
	f.Add("-", 1)
	f.Fuzz(func(t *testing.T, text string, pages int) {
		if pages < 0 || pages > 5000 {
			return
		}
		got, err := ParsePages(text, pages)
		if err != nil || got == "" {
			return
		}
		if again, err := ParsePages(got, pages); err != nil || again != got {
			t.Errorf("%q gives %q, and that %q, %v", text, got, again, err)
		}
	})
}

// What is chosen is what was typed, page by page.
func TestParsePagesChoosesThePages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pages := rapid.IntRange(1, 40).Draw(t, "pages")
		var typed []string
		want := map[int]bool{}
		for range rapid.IntRange(1, 5).Draw(t, "pieces") {
			first := rapid.IntRange(1, pages).Draw(t, "first")
			last := rapid.IntRange(first, pages).Draw(t, "last")
			typed = append(typed, strconv.Itoa(first)+"-"+strconv.Itoa(last))
			for p := first; p <= last; p++ {
				want[p] = true
			}
		}
		got, err := ParsePages(strings.Join(typed, ","), pages)
		if err != nil {
			t.Fatal(err)
		}
		chosen := 0
		for piece := range strings.SplitSeq(got, ",") {
			first, last, ok := pageRange(piece, pages)
			if !ok {
				t.Fatalf("%q cannot be read", piece)
			}
			for p := first; p <= last; p++ {
				if !want[p] {
					t.Errorf("page %d of %q was not asked for", p, got)
				}
				chosen++
			}
		}
		if chosen != len(want) {
			t.Errorf("%q chooses %d pages, want %d", got, chosen, len(want))
		}
	})
}

func TestParseCopies(t *testing.T) {
	if n, err := ParseCopies(" 12 "); err != nil || n != 12 {
		t.Errorf("12 gives %d, %v", n, err)
	}
	for _, text := range []string{"", "0", "-1", "many", "201"} {
		if n, err := ParseCopies(text); err == nil {
			t.Errorf("%q gives %d", text, n)
		}
	}
}
