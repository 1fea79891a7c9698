package sample_test

import (
	"fmt"
	"maps"
	"testing"

	"habeas/dossier"
	"habeas/dossier/sample"
)

func counter() func() dossier.ID {
	n := 0
	return func() dossier.ID { n++; return dossier.ID(fmt.Sprintf("%026d", n)) }
}

func view(s sample.Set) *dossier.View {
	return &dossier.View{Dossiers: s.Dossiers, Cases: s.Cases, Sources: []*dossier.Source{s.Source}, Context: *s.Context, We: *s.We}
}

// TestCambodia_Figures holds the sample against the figures that must come out.
func TestCambodia_Figures(t *testing.T) {
	v := view(sample.Cambodia(counter()))
	all := map[dossier.ReleaseKind]int{dossier.ByPardon: 14, dossier.ByDecree: 4, dossier.ByBail: 3}
	two := map[dossier.ReleaseKind]int{dossier.ByPardon: 14, dossier.ByDecree: 4, dossier.ByBail: 2}
	for _, c := range []struct {
		asOf                                               string
		held, released, notFree, free, notKnown, uncertain int
		by                                                 map[dossier.ReleaseKind]int
	}{
		{"2018-09-12", 9, 21, 3, 18, 0, 0, all},
		{"2018-09-10", 9, 21, 3, 18, 0, 15, all},
		{"2018-09-09", 10, 20, 2, 18, 0, 15, two},
		{"2018-08-31", 10, 20, 2, 18, 0, 15, two},
		{"2018-08-15", 2, 0, 0, 0, 28, 29, nil},
		{"2016-12-31", 1, 0, 0, 0, 29, 0, nil},
	} {
		day, err := dossier.ParseDay(c.asOf)
		if err != nil {
			t.Fatal(err)
		}
		f := dossier.Count(v, v.IDs(), day)
		if f.Profiled != 30 || f.Held != c.held || f.Released != c.released || f.ReleasedNotFree != c.notFree || f.Free != c.free || f.NotKnown != c.notKnown || f.Uncertain != c.uncertain {
			t.Errorf("%s: %+v", c.asOf, f)
		}
		maps.DeleteFunc(f.ByRelease, func(_ dossier.ReleaseKind, n int) bool { return n == 0 })
		if !maps.Equal(f.ByRelease, c.by) && len(f.ByRelease)+len(c.by) > 0 {
			t.Errorf("%s: released by %v, want %v", c.asOf, f.ByRelease, c.by)
		}
	}
}

func TestCambodia_EveryEventHasItsSource(t *testing.T) {
	v := view(sample.Cambodia(counter()))
	for _, d := range v.Dossiers {
		for _, e := range v.Custody(d).Events {
			if len(e.Sources) == 0 || v.Source(e.Sources[0]) == nil {
				t.Errorf("%s: %s has no source", d.ID, e.Kind)
			}
		}
		if _, ok := d.ConsentOn(dossier.NewDay(2026, 1, 1)); !ok {
			t.Errorf("%s: no consent", d.ID)
		}
	}
}

func TestSynthetic_IsMarked(t *testing.T) {
	s := sample.Synthetic(5, counter())
	if len(s.Dossiers) != 5 {
		t.Fatalf("%d dossiers", len(s.Dossiers))
	}
	for _, d := range s.Dossiers {
		if n, _ := d.PrintName(); !d.Made || n.Text[:9] != "Synthetic" {
			t.Errorf("%s is not marked as synthetic", n.Text)
		}
	}
}

func TestPlaceholder(t *testing.T) {
	b, err := sample.Placeholder("KS", 3)
	if err != nil || len(b) < 5000 || len(b) > 60000 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
