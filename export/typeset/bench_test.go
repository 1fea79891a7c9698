package typeset

import "testing"

// profile is about what two printed pages of one person hold.
func profile() []Span {
	var spans []Span
	for i := range 20 {
		name := Style{Size: 9, Lang: "km", Bold: i%2 == 0}
		body := Style{Size: 9.5, Family: Serif}
		note := Style{Size: 6, Family: Serif, Rise: 3, Link: "#source"}
		spans = append(spans,
			Span{"កឹម សុខា ", name}, Span{paragraph1, body}, Span{"12", note},
			Span{" ព្រះរាជាណាចក្រកម្ពុជា ជាតិ សាសនា ព្រះមហាក្សត្រ\n", name})
	}
	return spans
}

// BenchmarkLines sets thirty profiles of two pages each, some 5,000 characters,
// as one document.
func BenchmarkLines(b *testing.B) {
	spans := profile()
	length := 0
	for _, span := range spans {
		length += len(span.Text)
	}
	b.SetBytes(int64(30 * length))
	b.ReportAllocs()
	NewSetter().Lines(spans, Options{Width: 300}) // fonts and dictionary
	for b.Loop() {
		s := NewSetter()
		for range 30 {
			s.Lines(spans, Options{Width: 300, Justify: true})
		}
	}
}
