package pdf

import (
	"fmt"
	"testing"

	"habeas/export/typeset"
)

// BenchmarkPacket writes thirty profiles of two pages, each with a photograph of
// 600 × 800 pixels. Setting the lines is not counted.
func BenchmarkPacket(b *testing.B) {
	setter := typeset.NewSetter()
	line := func(text string, style typeset.Style) typeset.Line {
		return setter.Line(typeset.Span{Text: text, Style: style})
	}
	var latin, khmer []typeset.Line
	for i := range 50 {
		style := typeset.Style{Size: 9.5, Family: typeset.Family(i % 2), Bold: i%10 == 0, Italic: i%15 == 1}
		latin = append(latin, line(fmt.Sprintf("On %d September 2017 the court denied bail for the %dth time; the family was not told (see note %d).", i, i, i), style))
	}
	for _, s := range khmerNames {
		khmer = append(khmer, line(s, typeset.Style{Size: 12}), line(s, typeset.Style{Size: 12, Family: typeset.Serif, Bold: true}))
	}
	var photos [][]byte
	for i := range 30 {
		photo := testJPEG(b, 600, 800)
		photo[len(photo)-10] ^= byte(i) // thirty, not one
		photos = append(photos, photo)
	}
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		d := New(options())
		for person := range 30 {
			for page := range 2 {
				d.AddPage()
				d.Outline("Profile", page, 0)
				if page == 0 {
					if err := d.Image(fmt.Sprint(person), photos[person], 400, 50, 120, 160, "Photograph"); err != nil {
						b.Fatal(err)
					}
				}
				for i, l := range khmer {
					d.Text(50, 50+12*float64(i), l)
				}
				for i, l := range latin {
					d.Text(50, 200+12*float64(i), l)
					d.Line(50, 203+12*float64(i), 500, 203+12*float64(i), Stroke(0, 0.3))
				}
			}
		}
		size = len(bytesOf(b, d))
	}
	b.ReportMetric(float64(size-30*len(photos[0])), "bytes-beside-photos")
}
