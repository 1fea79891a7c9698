package desk_test

import (
	"slices"
	"testing"

	"habeas/dossier"
)

func TestNamed(t *testing.T) {
	d := fresh(t)
	add := func(names ...string) {
		t.Helper()
		x := dossier.Dossier{ID: d.NewID()}
		for _, n := range names {
			x.Names = append(x.Names, dossier.Name{Item: dossier.Item{ID: d.NewID()}, Text: n})
		}
		if err := d.SaveDossier(nil, &x); err != nil {
			t.Fatal(err)
		}
	}
	add("Kem Sokha", "កឹម សុខា")
	add("Sok Kem")
	add("Tep Vanny", "ទេព វន្នី")
	add("Élodie Keménÿ")
	for text, want := range map[string][]string{
		"kem": {"Kem Sokha", "Élodie Keménÿ", "Sok Kem"}, "SOK": {"Sok Kem", "Kem Sokha"}, "so ke": {"Sok Kem", "Kem Sokha"},
		"សុខា": {"Kem Sokha"}, "elod": {"Élodie Keménÿ"}, "nobody": nil, "": nil, `"(`: nil, "name:kem": nil, "or": nil,
	} {
		var got []string
		for _, r := range d.Named(text, 10, d.Today()) {
			got = append(got, r.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
	if got := d.Named("k", 1, d.Today()); len(got) != 1 {
		t.Errorf("one at most is %d", len(got))
	}
}

// BenchmarkNamed is a letter typed into the palette.
func BenchmarkNamed(b *testing.B) {
	d := lived(b, 10_000)
	for b.Loop() {
		if len(d.Named("s", 8, d.Today())) == 0 {
			b.Fatal("nobody is found")
		}
	}
}
