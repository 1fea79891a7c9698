package export

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

// placed is where a strip of a test came to stand.
type placed struct {
	index, page int
	y, h        float64
}

// lay places strips on pages of 100 points and tells where each came to stand;
// heads have negative indexes.
func lay(strips []strip) ([]placed, *flow) {
	var got []placed
	f := &flow{top: 0, bottom: 100, fresh: func() *page { return new(page) }}
	for i := range strips {
		s := &strips[i]
		s.draw = func(_ *page, _, y float64) { got = append(got, placed{i, len(f.pages) - 1, y, s.height}) }
		if s.head != nil {
			h := s.head
			h.draw = func(_ *page, _, y float64) { got = append(got, placed{-1, len(f.pages) - 1, y, h.height}) }
		}
	}
	f.set(strips)
	f.finish()
	return got, f
}

func TestFlowKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		boxes := []*box{nil, {pad: 5, under: func(_ *page, _, y, h float64) {
			if y < -slack || y+h > 100+slack || h < 10 {
				t.Fatalf("ground from %g, %g high", y, h)
			}
		}}}
		head := &strip{height: 7}
		strips := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) strip {
			s := strip{
				height: rapid.Float64Range(1, 40).Draw(t, "height"),
				before: rapid.Float64Range(0, 20).Draw(t, "before"),
				keep:   rapid.IntRange(0, 2).Draw(t, "keep") == 0,
				clear:  rapid.Bool().Draw(t, "clear"),
				box:    boxes[rapid.IntRange(0, 1).Draw(t, "box")],
			}
			if rapid.Bool().Draw(t, "floats") {
				s.float = rapid.Float64Range(0, 60).Draw(t, "float")
			}
			if rapid.Bool().Draw(t, "row") {
				s.head = head
			}
			return s
		}), 1, 30).Draw(t, "strips")
		got, _ := lay(strips)
		next, last := 0, placed{page: -1}
		for _, p := range got {
			if p.index >= 0 {
				if p.index != next {
					t.Fatalf("strip %d where %d was due", p.index, next)
				}
				next++
			}
			if p.y < -slack || p.y+p.h > 100+slack {
				t.Fatalf("strip %d reaches from %g to %g of a page of 100", p.index, p.y, p.y+p.h)
			}
			if p.page == last.page && p.y < last.y+last.h-slack {
				t.Fatalf("strip %d begins at %g, in the one before that ends at %g", p.index, p.y, last.y+last.h)
			}
			if p.page > last.page+1 {
				t.Fatalf("page %d is empty", last.page+1)
			}
			last = p
		}
		if next != len(strips) {
			t.Fatalf("%d of %d strips were placed", next, len(strips))
		}
	})
}

func TestFlowKeepsChainsTogether(t *testing.T) {
	for name, c := range map[string]struct {
		strips []strip
		pages  []int // of each strip, heads left out
	}{
		"a heading goes to the next page with what follows": {
			[]strip{{height: 80}, {height: 10, keep: true}, {height: 20}}, []int{0, 1, 1},
		},
		"what fits stays": {
			[]strip{{height: 70}, {height: 10, keep: true}, {height: 20}}, []int{0, 0, 0},
		},
		"a chain longer than a page parts where the page ends": {
			[]strip{{height: 10}, {height: 60, keep: true}, {height: 60, keep: true}, {height: 30}}, []int{0, 1, 2, 2},
		},
		"white space at the top of a page is none": {
			[]strip{{height: 95}, {height: 95, before: 50}}, []int{0, 1},
		},
		"what floats must fit too": {
			[]strip{{height: 50}, {height: 10, float: 60}, {height: 5}}, []int{0, 1, 1},
		},
		"what is clear begins below what floats": {
			[]strip{{height: 10, float: 80}, {height: 30, clear: true}}, []int{0, 1},
		},
	} {
		got, _ := lay(c.strips)
		var pages []int
		for _, p := range got {
			pages = append(pages, p.page)
		}
		for i := range c.pages {
			if pages[i] != c.pages[i] {
				t.Errorf("%s: pages %v, want %v", name, pages, c.pages)
				break
			}
		}
	}
}

func TestFlowRepeatsTheHead(t *testing.T) {
	head := &strip{height: 10}
	rows := []strip{{height: 10, keep: true}}
	for range 15 {
		rows = append(rows, strip{height: 12, head: head})
	}
	got, f := lay(rows)
	heads := 0
	for _, p := range got {
		if p.index < 0 {
			heads++
			if p.y != 0 {
				t.Errorf("a head stands at %g, not where the page begins", p.y)
			}
		}
	}
	if heads != len(f.pages)-1 || heads == 0 {
		t.Errorf("%d repeated heads on %d pages", heads, len(f.pages))
	}
}

func TestParagraphsHaveNoWidowsAndNoOrphans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var strips []strip
		var first, last []bool
		for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
			n := rapid.IntRange(2, 12).Draw(t, "lines")
			para := make([]strip, n)
			for i := range para {
				para[i].height = 10
				first, last = append(first, i == 0), append(last, i == n-1)
			}
			strips = append(strips, tieEnds(para)...)
		}
		got, _ := lay(strips)
		for i, p := range got {
			if first[i] && got[i+1].page != p.page {
				t.Fatal("a first line stands alone")
			}
			if last[i] && got[i-1].page != p.page {
				t.Fatal("a last line stands alone")
			}
		}
	})
}

// TestInkKeepsClear sets texts that reach far up and down, and looks for ink that
// meets that of the line below.
func TestInkKeepsClear(t *testing.T) {
	p, _ := layOut(t, richVault().briefing(KindProfile, dossier.Public))
	for name, s := range map[string]string{
		"Latin":   strings.Repeat("Ấgẩ Ệqậ ", 60),
		"stacked": strings.Repeat("e\u0301\u0302\u0303\u0304 g\u0323\u0324\u0325 ", 60),
		"Khmer":   strings.Repeat("ព្រះរាជាណាចក្រកម្ពុជា ស្ត្រី ", 30),
	} {
		for _, size := range []float64{sizeTiny, sizeSmall, sizeBody, sizeReading, sizeLead, sizeTitle} {
			lines := p.text(plain(size)).said(s).lines(200)
			deepest := -100.0
			top := 0.0
			for i, line := range lines {
				base := top + drop(line, size)
				ascent := line.Ascent
				if ascent < faceAscent*size {
					ascent = 0.98 * size // of the highest of our letters
				}
				if i > 0 && base-ascent < deepest-2*touch*size {
					t.Errorf("%s of %g points: line %d reaches %.1f points into the one above", name, size, i+1, deepest-base+ascent)
				}
				descent := line.Descent
				if descent < faceDescent*size {
					descent = 0.24 * size
				}
				deepest = base + descent
				top += lineHeight(line, size)
			}
		}
	}
}
