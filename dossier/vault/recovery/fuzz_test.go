package recovery

import (
	"errors"
	"slices"
	"testing"
)

// FuzzShares makes shares of any bytes, whose last words fit, and has them read:
// the key that they give does not depend on their order, and is found only where
// as many as each of them asks for are there.
func FuzzShares(f *testing.F) {
	shares, err := Key{1}.Split(&steps{0}, 2, 5)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(slices.Concat(shares[0][:], shares[1][:]))
	f.Add(slices.Concat(shares[4][:], shares[2][:], shares[0][:]))
	f.Add(shares[3][:])
	f.Fuzz(func(t *testing.T, b []byte) {
		var some []Share
		for ; len(b) >= shareSize && len(some) < maxShares+1; b = b[shareSize:] {
			s := Share(b[:shareSize])
			s[0] &= 15 // a share has 180 bits
			some = append(some, s)
		}
		k, err := Parse(typed(some...))
		if err != nil {
			var wrong *MistypedError
			if !errors.As(err, &wrong) {
				t.Fatal(err)
			}
			return
		}
		for _, s := range some {
			if s.Needed() > len(some) || s.Place() == 0 {
				t.Fatalf("%d shares give a key, %d are needed", len(some), s.Needed())
			}
		}
		slices.Reverse(some)
		if again, err := Parse(typed(some...)); err != nil || again != k {
			t.Fatalf("in another order they give another key: %v", err)
		}
	})
}
