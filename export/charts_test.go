package export

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export/chart"
)

func TestChartsSayTheFigures(t *testing.T) {
	v := sampleVault(t)
	p, _ := layOut(t, v.briefing(KindPacket, dossier.Donor))
	steps, said := p.overTime()
	last := steps.Levels[len(steps.Levels)-1]
	if f := p.shown.Figures(); last.Sure+last.Likely != f.Held {
		t.Errorf("the chart ends with %d held, the figures say %d", last.Sure+last.Likely, f.Held)
	}
	for _, want := range []string{"How many were held, over time: from ", "from 31 August 2018: 1 held and 9 likely held; from 10 September 2018: 0 held and 9 likely held", "28 perhaps held"} {
		if !strings.Contains(said.alt, want) {
			t.Errorf("the alternative text does not say %q: %s", want, said.alt)
		}
	}
	bars, said := p.byCharge()
	if want := "What they are charged with: 14 insurrection; 4 role in a protest over a land grab; 2 espionage; 1 treason; 9 charge not known"; said.alt != want {
		t.Errorf("the alternative text is %q, want %q", said.alt, want)
	}
	for _, b := range bars.Bars[:4] {
		if n := p.shown.Figures().ByCharge[b.Label]; n != b.Count {
			t.Errorf("%s: %d, the figures say %d", b.Label, b.Count, n)
		}
	}
}

// The chart over time is of those whose own pages show their custody, and of their
// disclosed events alone: who is not shown moves nothing in it.
func TestTheChartTellsNothingOfWhoIsNotShown(t *testing.T) {
	v := sampleVault(t)
	all, _ := layOut(t, v.briefing(KindPacket, dossier.Donor))
	whole, _ := all.overTime()
	for _, d := range v.view.Dossiers[:3] {
		d.Consent = nil
	}
	p, _ := layOut(t, v.briefing(KindPacket, dossier.Donor))
	some, said := p.overTime()
	v2 := sampleVault(t)
	var rest []int
	for i := range v2.view.Dossiers[3:] {
		rest = append(rest, i+3)
	}
	q, _ := layOut(t, v2.briefing(KindPacket, dossier.Donor, rest...))
	alone, _ := q.overTime()
	if !slices.Equal(some.Levels, alone.Levels) {
		t.Errorf("with three people who are not shown %v, without them %v", some.Levels, alone.Levels)
	}
	if slices.Equal(some.Levels, whole.Levels) {
		t.Error("the three make no difference at all: the test says nothing")
	}
	if !strings.Contains(said.note, "Of the 27 people who are shown here") || !strings.Contains(said.note, "count 30") {
		t.Errorf("the note does not say of how many: %q", said.note)
	}
}

func TestFewPeopleHaveNoChartOverTime(t *testing.T) {
	v := sampleVault(t)
	p, _ := layOut(t, v.briefing(KindPacket, dossier.Donor, 0, 1))
	if c, _ := p.overTime(); len(c.Levels) > 0 {
		t.Errorf("drawn: %+v", c.Levels)
	}
}

func TestByChargeDrawsTheMostFrequent(t *testing.T) {
	f := dossier.NewFigures(0)
	for i := range 14 {
		for range i + 1 {
			f.Add(dossier.Standing{}, []dossier.Charge{{Offence: string(rune('a' + i))}})
		}
	}
	f.Add(dossier.Standing{}, nil)
	c, left := ByCharge(f, words.English)
	if len(c.Bars) != mostBars+1 || left != 4 || c.Bars[0].Label != "n" || c.Bars[0].Count != 14 {
		t.Errorf("%d bars, %d left, first %+v", len(c.Bars), left, c.Bars[0])
	}
	if last := c.Bars[mostBars]; last.Pattern != chart.Outline || last.Label != "charge not known" || last.Count != 1 {
		t.Errorf("the last bar is %+v", last)
	}
	one := dossier.NewFigures(0)
	one.Add(dossier.Standing{}, []dossier.Charge{{Offence: "a"}})
	if c, _ := ByCharge(one, words.English); len(c.Bars) > 0 {
		t.Errorf("a single charge is compared: %v", slices.Collect(maps.Keys(one.ByCharge)))
	}
}

// Every way out has a look that no other has, by pattern or lightness.
func TestWaysOutDifferWithoutColour(t *testing.T) {
	f := dossier.NewFigures(0)
	for _, k := range dossier.ReleaseKinds {
		f.Released++
		f.ByRelease[k] = 1
	}
	shares := Releases(f, words.English)
	if len(shares) != len(dossier.ReleaseKinds) {
		t.Fatalf("%d shares of %d ways", len(shares), len(dossier.ReleaseKinds))
	}
	grey := func(c chart.Colour) float64 {
		r, g, b := c.RGB()
		return 0.2126*float64(r) + 0.7152*float64(g) + 0.0722*float64(b)
	}
	for i, a := range shares {
		for _, b := range shares[:i] {
			if d := grey(a.Colour) - grey(b.Colour); a.Pattern == b.Pattern && d < 20 && d > -20 {
				t.Errorf("%q and %q look alike", a.Label, b.Label)
			}
		}
	}
}
