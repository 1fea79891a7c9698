//go:build !headless

package dossiers

import (
	"image"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/dossier"
)

const thousands = 10_000

// large is the screen over rows of nobody, without a vault.
func large(b *testing.B) *Screen {
	b.Helper()
	test.NewTempApp(b).Settings().SetTheme(house.New(house.Light))
	o := (&fake{rows: madeUp(thousands)}).options()
	face := image.NewNRGBA(image.Rect(0, 0, 2*portraitW, 2*portraitH))
	o.Picture = func(string, int, int) (image.Image, error) { return face, nil }
	o.Matched = func(string, dossier.ID) []desk.Match {
		return []desk.Match{{Field: "charge", Text: "incitement to commit a felony", From: 0, To: 6}}
	}
	s := New(o)
	w := test.NewTempWindow(b, s.Object())
	w.Resize(fyne.NewSize(1280, 800))
	s.Reload(today)
	return s
}

// BenchmarkScroll10000 goes through ten thousand rows by the wheel, three at a
// step: what the list itself takes of a frame, which is to be below 20 ms.
func BenchmarkScroll10000(b *testing.B) {
	s := large(b)
	row := s.list.CreateItem().MinSize().Height
	at := float32(0)
	for b.Loop() {
		if at += 3 * row; at > row*(thousands-20) {
			at = 0
		}
		s.list.ScrollToOffset(at)
	}
}

// BenchmarkJump10000 shows other rows at each step, as when the bar is dragged.
func BenchmarkJump10000(b *testing.B) {
	s := large(b)
	row := s.list.CreateItem().MinSize().Height
	for i := 0; b.Loop(); i++ {
		s.list.ScrollToOffset(row * float32(i*377%thousands))
	}
}

// BenchmarkDown10000 is one press of an arrow.
func BenchmarkDown10000(b *testing.B) {
	s := large(b)
	for b.Loop() {
		keys(s, fyne.KeyDown)
	}
}

// BenchmarkPick10000 picks one row after the other.
func BenchmarkPick10000(b *testing.B) {
	s := large(b)
	for b.Loop() {
		keys(s, fyne.KeyDown, fyne.KeySpace)
	}
}

// BenchmarkKey10000 is one letter in the search box over a vault of ten thousand,
// from the key to the rows: search, counts of all filters, and the list.
func BenchmarkKey10000(b *testing.B) {
	now := func() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }
	d, err := desk.Create(b.Context(), filepath.Join(b.TempDir(), "v.habeas"), []byte("demonstration"), desk.Options{Now: now, Cheap: true})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	if err := d.AddSynthetic(b.Context(), thousands); err != nil {
		b.Fatal(err)
	}
	test.NewTempApp(b).Settings().SetTheme(house.New(house.Light))
	s := New(Options{Now: now, Find: d.FindAmong, Count: d.Count, Matched: d.Matched, Facets: d.Facets})
	w := test.NewTempWindow(b, s.Object())
	w.Resize(fyne.NewSize(1280, 800))
	s.Reload(today)
	for _, query := range []string{"a", "sok", "status:held incite", ""} {
		for _, sorted := range []int{colStatus, colName, colCharge} {
			s.heads.Sort(sorted, false)
			b.Run(query+" by "+string(sortKeys[sorted]), func(b *testing.B) {
				for b.Loop() {
					s.query.Put(query)
					s.find()
				}
			})
		}
	}
}
