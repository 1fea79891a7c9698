package export

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"habeas/dossier"
)

// TestSourcesGoOn lists ever more sources: those that go on a further page say so
// there, and are never one alone.
func TestSourcesGoOn(t *testing.T) {
	numbered := regexp.MustCompile(`(?m)^\d+\. \| `)
	wentOn := 0
	for n := 1; n < 100; n += 3 {
		v := onePerson(func(v *vault, d *dossier.Dossier) {
			d.Narrative = []dossier.Paragraph{{Item: v.item(), Text: "Made up."}}
			for i := range n {
				s := &dossier.Source{ID: v.id(), Type: dossier.SourcePress, Title: fmt.Sprintf("Made-up paper %d", i)}
				v.view.Sources = append(v.view.Sources, s)
				d.Narrative[0].Sources = append(d.Narrative[0].Sources, s.ID)
			}
		})
		p, pages := layOut(t, v.briefing(KindProfile, dossier.Public))
		inside(t, p, pages)
		listed := 0
		for i, page := range pages {
			text := read(page)
			here := len(numbered.FindAllString(text, -1))
			listed += here
			if i == 0 {
				continue
			}
			wentOn++
			if !strings.HasPrefix(text, "Sources, continued\n") || here < 3 {
				t.Errorf("%d sources: page %d begins with\n%.80s\nand has %d of them", n, i+1, text, here)
			}
		}
		if listed != n {
			t.Errorf("%d of %d sources are listed", listed, n)
		}
	}
	if wentOn == 0 {
		t.Error("no list went on")
	}
}
