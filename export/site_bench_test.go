package export

import (
	"context"
	"testing"

	"habeas/dossier"
)

// BenchmarkSite makes the page of the thirty for a web site.
func BenchmarkSite(b *testing.B) {
	briefing := sampleVault(b).briefing(KindWeb, dossier.Donor)
	for b.Loop() {
		m, err := Make(context.Background(), briefing)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(m.HTML)))
	}
}
