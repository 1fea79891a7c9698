package alike

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestBetween(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Distance
	}{
		{"Kem Sokha", "Kem Sokha", Same},
		{"Kem Sokha", "SOKHA, Kem", Same},
		{"Kem Sokha", "Kèm Sokha", Same},
		{"Kem Sokha", "Kem Sokah", Close},
		{"Kem Sokha", "Kem Monovithya Sokha", Close},
		{"Kem Sokha", "កឹម សុខា", Sounds},
		{"Kem Sokha", "កឹមសុខា", Sounds}, // without a space
		{"Tep Vanny", "ទេព វន្នី", Sounds},
		{"Meach Sovannara", "មាជ សុវណ្ណារ៉ា", Sounds},
		{"Mohammed Hassan", "Muhammad Hasan", Close},
		{"Muhamad Hussein", "Mohammed Hosain", Sounds},
		{"Muhammad Hasan", "محمد حسن", Sounds},
		{"Aleksandr Petrov", "Александр Петров", Sounds},
		{"Jean-Claude Morel", "Jean Claude Morel", Same},
		{"Sokha", "Sokha", Same},
		{"Kem Sokha", "Sokha", Far}, // one word of a name is many people's
		{"Kem Sokha", "Kim Sok", Far},
		{"Kem Sokha", "Tep Vanny", Far},
		{"Tep Vanny", "Tep Sovan", Far},
		{"កឹម សុខា", "ទេព វន្នី", Far},
		{"Person 1 of 9", "Person 2 of 9", Far},
		{"王 立", "王 立", Same},
		{"王 立", "王 小", Far},
		{"", "Kem Sokha", Far},
		{"…", "…", Far},
	} {
		if got := Between(Words(c.a), Words(c.b)); got != c.want {
			t.Errorf("%q and %q are at %d, want %d (%v, %v)", c.a, c.b, got, c.want, Words(c.a), Words(c.b))
		}
		if got := Between(Words(c.b), Words(c.a)); got != c.want {
			t.Errorf("the other way round %q and %q are at %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// TestFind: the index finds what comparing with every name finds.
func TestFind(t *testing.T) {
	word := rapid.SampledFrom([]string{"kem", "kim", "sokha", "sokhah", "sok", "vanny", "vannie", "tep", "សុខា", "កឹម", "ទេព", "វន្នី", "muhammad", "mohammed", "محمد"})
	name := rapid.Custom(func(t *rapid.T) string {
		l := rapid.SliceOfN(word, 1, 3).Draw(t, "words")
		return fmt.Sprint(l)
	})
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(name, 0, 12).Draw(t, "names")
		typed := name.Draw(t, "typed")
		var want []int
		for i, n := range names {
			if Between(Words(typed), Words(n)) < Far {
				want = append(want, i)
			}
		}
		var got []int
		for _, f := range NewIndex(names).Find(typed) {
			got = append(got, f.At)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("%q finds %v of %q, want %v", typed, got, names, want)
		}
	})
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Kem Sokha", "កឹម សុខា", "محمد", "Ωμέγα", "\xff", "a\u0301"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Words(a), Words(b)
		if Between(x, y) != Between(y, x) {
			t.Fatalf("%q and %q are as near one way as not the other", a, b)
		}
		if len(x) > 0 && Between(x, x) != Same {
			t.Fatalf("%q is not itself", a)
		}
	})
}
