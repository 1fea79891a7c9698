package export

import (
	"fmt"
	"strings"
	"testing"

	"habeas/dossier"
)

// TestTwoSided looks at pages that are printed on both sides.
func TestTwoSided(t *testing.T) {
	v := sampleVault(t)
	for _, n := range []int{1, 5, 30} {
		places := make([]int, n)
		for i := range places {
			places[i] = i
		}
		b := v.briefing(KindPacket, dossier.Donor, places...)
		b.TwoSided = true
		p, pages := layOut(t, b)
		p.frame(pages)
		at := map[string]int{}
		for i, pg := range pages {
			for _, d := range pg.dests {
				at[d] = i
			}
			if verso := i%2 == 1; pg.frame && pg.verso != verso {
				t.Errorf("%d people: page %d is a left-hand page: %v", n, i+1, pg.verso)
			}
			if pg.frame {
				checkSides(t, p, pg, i)
			}
		}
		for _, profile := range b.Disclosed.Profiles() {
			i := at[profile.Key()]
			if i == 0 || i%2 == 1 {
				t.Errorf("%d people: somebody begins on page %d", n, i+1)
			}
		}
		if at["context"]%2 == 1 {
			t.Errorf("%d people: the body begins on page %d", n, at["context"]+1)
		}
		checkContents(t, pages, at, fmt.Sprint(n, " people"))
	}
}

// checkSides looks for the number at the outer end of the foot, and for the wider
// margin at the binding.
func checkSides(t *testing.T, p *press, pg *page, i int) {
	t.Helper()
	number := strings.Fields(read(pg))
	text := fmt.Sprintf("%d / ", i+1)
	for _, m := range pg.marks {
		if m.line == nil || !strings.HasPrefix(lineText(m), text) || m.y < p.sheet.foot {
			continue
		}
		outer, inner := m.x, p.sheet.paper.W-m.x-m.w
		if !pg.verso {
			outer, inner = inner, outer
		}
		if outer > inner || outer < 36 {
			t.Errorf("page %d: the number stands %.0f points from the outer edge", i+1, outer)
		}
		return
	}
	t.Errorf("page %d has no number: %q", i+1, number)
}

// checkContents compares the numbers of the contents with the pages that the lines
// lead to.
func checkContents(t *testing.T, pages []*page, at map[string]int, what string) {
	t.Helper()
	lines := 0
	for i, pg := range pages {
		if len(pg.dests) > 0 && pg.dests[0] != "cover" {
			break
		}
		for k, m := range pg.marks {
			page, ok := at[m.to]
			if m.to == "" || !ok || k == 0 {
				continue
			}
			if number := pg.marks[k-1]; number.line != nil {
				lines++
				if got := lineText(number); got != fmt.Sprint(page+1) {
					t.Errorf("%s: page %d names page %s for what stands on %d", what, i+1, got, page+1)
				}
			}
		}
	}
	if lines < 4 {
		t.Errorf("%s: only %d lines of contents", what, lines)
	}
}
