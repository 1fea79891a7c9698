package export

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestColumnsShareTheWidth(t *testing.T) {
	for _, c := range []struct {
		name string
		need []float64
		want []float64
	}{
		{"all have what they need, and an equal part of the rest", []float64{10, 20, 40}, []float64{20, 30, 50}},
		{"the widest gives way", []float64{10, 20, 200}, []float64{10, 20, 70}},
		{"two that need too much are alike", []float64{200, 20, 300}, []float64{40, 20, 40}},
		{"who needs little more has it", []float64{48, 20, 300}, []float64{48, 20, 32}},
		{"one alone", []float64{300}, []float64{100}},
	} {
		if got := fair(100, c.need); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestColumnsFillTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		need := rapid.SliceOfN(rapid.Float64Range(0, 900), 1, 8).Draw(t, "need")
		sum, least := 0.0, 500/float64(len(need))/2
		for i, w := range fair(500, need) {
			sum += w
			if w < min(need[i], least)-slack {
				t.Errorf("column %d of %v has %g", i, need, w)
			}
		}
		if sum < 500-slack || sum > 500+slack {
			t.Errorf("%v fill %g of 500", need, sum)
		}
	})
}
