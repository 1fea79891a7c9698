package export

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"slices"
	"testing"

	"habeas/dossier"
	"habeas/export/pdf/cos"
)

// crowd is as many made-up people, each with two pages and a photograph of
// 600 × 800 pixels, and how many bytes the photographs have.
func crowd(t testing.TB, n int) (*vault, int) {
	t.Helper()
	v := richVault()
	model := v.view.Dossiers[0]
	v.view.Dossiers = nil
	size := 0
	for i := range n {
		d := *model
		d.ID = v.id()
		d.Names = slices.Clone(model.Names)
		d.Names[0].Text = fmt.Sprintf("Sample Person %d", i+1)
		d.Narrative = slices.Clone(model.Narrative[:2])
		for k := range d.Narrative {
			d.Narrative[k].Text = fmt.Sprintf("Person %d, paragraph %d. %s", i+1, k+1, d.Narrative[k].Text)
		}
		d.Events, d.Health, d.Asks = model.Events[:8], model.Health[1:], model.Asks[:2]
		d.Attachments = nil
		photo := photograph(t, uint64(i))
		size += len(photo)
		v.portrait(&d, photo, "Drawn by chance", "none")
		v.view.Dossiers = append(v.view.Dossiers, &d)
	}
	return v, size
}

// photograph is as rich in detail as one of a face: soft shapes and some grain.
func photograph(t testing.TB, seed uint64) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	img := image.NewYCbCr(image.Rect(0, 0, 600, 800), image.YCbCrSubsampleRatio420)
	for y := range 800 {
		for x := range 600 {
			dx, dy := x-300, y-320
			img.Y[y*img.YStride+x] = byte(70 + max(0, 120-(dx*dx+dy*dy)/500) + r.IntN(14))
		}
	}
	tint := color.YCbCr{Cb: byte(100 + r.IntN(40)), Cr: byte(120 + r.IntN(40))}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = tint.Cb, tint.Cr
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 88}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPacketsAreSmall keeps a packet fit for the mail: thirty profiles of two pages
// have five megabytes at most, and a page 40 kilobytes beside its photograph.
func TestPacketsAreSmall(t *testing.T) {
	v, photos := crowd(t, 30)
	m := make_(t, v.briefing(KindPacket, dossier.Public))
	for i, n := range m.Profiles {
		if n != 2 {
			t.Fatalf("profile %d has %d pages", i, n)
		}
	}
	beside := (len(m.PDF) - photos) / m.Pages
	t.Logf("%d pages, %d bytes, %d of them photographs, %d a page beside them", m.Pages, len(m.PDF), photos, beside)
	if photos < 2_000_000 {
		t.Errorf("the photographs have only %d bytes", photos)
	}
	if len(m.PDF) > 5_000_000 || beside > 40_000 {
		t.Errorf("%d bytes, %d a page beside its photograph", len(m.PDF), beside)
	}
	file, err := cos.Parse(m.PDF)
	if err != nil {
		t.Fatal(err)
	}
	for i, kid := range file.Array(file.Dict(file.Dict(file.Trailer["Root"])["Pages"])["Kids"]) {
		size := 0
		contents := file.Dict(kid)["Contents"]
		parts := file.Array(contents)
		if parts == nil {
			parts = cos.Array{contents}
		}
		for _, part := range parts {
			s, ok := file.Get(part).(*cos.Stream)
			if !ok {
				t.Fatalf("page %d: %T for contents", i+1, file.Get(part))
			}
			size += len(s.Data)
		}
		if size == 0 || size > 40_000 {
			t.Errorf("page %d: %d bytes of contents", i+1, size)
		}
	}
}

// BenchmarkCrowd makes packets of two-page profiles with photographs.
func BenchmarkCrowd(b *testing.B) {
	for _, n := range []int{30, 300, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v, photos := crowd(b, n)
			briefing := v.briefing(KindPacket, dossier.Public)
			b.ReportAllocs()
			beside := 0
			for b.Loop() {
				m := make_(b, briefing)
				beside = (len(m.PDF) - photos) / m.Pages
			}
			b.ReportMetric(float64(beside), "bytes-beside-photos/page")
		})
	}
}
