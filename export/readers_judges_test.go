//go:build judges

package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"habeas/dossier"
	"habeas/export/readers"
)

// khmerWords are those that other makers of PDF files lose, wholly or in part.
var khmerWords = []string{"ពន្ធនាគារ", "កម្ពុជា", "ខ្មែរ", "សិទ្ធិ"}

// inKhmer is thirty made-up people about whom Khmer paragraphs say each of the words
// once, alone and in the middle of others.
func inKhmer() *vault {
	v := richVault()
	model := v.view.Dossiers[0]
	v.view.Dossiers = nil
	for i := range 30 {
		d := *model
		d.ID = v.id()
		d.Names = slices.Clone(model.Names[:2])
		d.Names[0].Text, d.Names[1].Text = fmt.Sprintf("Sample Person %d", i+1), fmt.Sprintf("គំរូ ស្រី្តទី%d", i+1)
		d.Narrative = slices.Clone(model.Narrative[:2])
		for k := range d.Narrative {
			d.Narrative[k].Lang = "km"
		}
		d.Narrative[0].Text = fmt.Sprintf("អត្ថបទគំរូលេខ%d មិនមែនជាការពិតទេ៖ ពន្ធនាគារមួយនៅកម្ពុជា ដែលជនជាតិខ្មែរមានសិទ្ធិអាន", i+1)
		d.Narrative[1].Text = fmt.Sprintf("%d៖ %s", i+1, strings.Join(khmerWords, " "))
		d.Events, d.Health, d.Asks = model.Events[:3], nil, model.Asks[:1]
		v.view.Dossiers = append(v.view.Dossiers, &d)
	}
	return v
}

// unspaced is a text without spaces and line ends, which readers see where they like.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

// TestReadersFindKhmer: in all four, each word is found in each of thirty profiles, and
// names and paragraphs come back as they were typed.
func TestReadersFindKhmer(t *testing.T) {
	v := inKhmer()
	b := v.briefing(KindPacket, dossier.Public)
	b.Lang = "km"
	m := make_(t, b)
	for name, read := range readers.All {
		t.Run(name, func(t *testing.T) {
			pages := read(t, m.PDF)
			if len(pages) != m.Pages {
				t.Fatalf("%d pages of %d", len(pages), m.Pages)
			}
			begin := slices.IndexFunc(pages, func(s string) bool {
				return strings.Contains(unspaced(s), unspaced(v.view.Dossiers[0].Narrative[1].Text))
			})
			if begin < 0 {
				t.Fatalf("the first profile is not found")
			}
			found := map[string]int{}
			for i, n := range m.Profiles {
				text := strings.Join(pages[begin:begin+n], "\n")
				begin += n
				for _, w := range khmerWords {
					if strings.Count(text, w) >= 2 { // one in each paragraph
						found[w]++
					}
				}
				d := v.view.Dossiers[i]
				for _, want := range []string{d.Names[0].Text, d.Names[1].Text, d.Narrative[0].Text, d.Narrative[1].Text} {
					if !strings.Contains(unspaced(text), unspaced(want)) {
						t.Errorf("%q is not in profile %d: %q", want, i+1, text)
					}
				}
			}
			for _, w := range khmerWords {
				t.Logf("%s: %d of %d", w, found[w], len(m.Profiles))
				if found[w] != 30 {
					t.Errorf("%s is found in %d of 30 profiles", w, found[w])
				}
			}
		})
	}
}

// TestReadersGiveParagraphsBack: whatever a dossier says comes back from every reader, in
// each language of the page.
func TestReadersGiveParagraphsBack(t *testing.T) {
	v := richVault()
	d := v.view.Dossiers[0]
	var want []string
	for _, n := range d.Names {
		want = append(want, n.Text)
	}
	for _, p := range slices.Concat(d.Asks, v.view.Context.Asks) {
		want = append(want, p.Text)
	}
	for _, e := range d.Events {
		want = append(want, e.Text, e.Conditions)
	}
	for _, lang := range []string{"en", "fr", "km"} {
		b := v.briefing(KindPacket, dossier.Public)
		b.Lang = lang
		m := make_(t, b)
		for name, read := range readers.All {
			text := unspaced(strings.Join(read(t, m.PDF), "\n"))
			for _, w := range want {
				if !strings.Contains(text, unspaced(w)) {
					t.Errorf("%s, %s: %q does not come back", name, lang, w)
				}
			}
		}
	}
}
