package shamir

import (
	"bytes"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestField holds the products that FIPS 197 works out (sections 4.2 and 4.2.1).
func TestField(t *testing.T) {
	for _, test := range []struct{ a, b, want byte }{
		{0x57, 0x83, 0xC1}, {0x57, 0x13, 0xFE}, {0x57, 0x02, 0xAE}, {0x57, 0x04, 0x47}, {0x57, 0x08, 0x8E}, {0x57, 0x10, 0x07},
		{0, 0x57, 0}, {1, 0x57, 0x57},
	} {
		if got := mul(test.a, test.b); got != test.want || mul(test.b, test.a) != test.want {
			t.Errorf("%#x · %#x = %#x, want %#x", test.a, test.b, got, test.want)
		}
	}
	for a := 1; a < 256; a++ {
		if mul(byte(a), inverse(byte(a))) != 1 {
			t.Errorf("%#x has no inverse", a)
		}
	}
	for range 5000 {
		a, b, c := byte(rand.Uint32()), byte(rand.Uint32()), byte(rand.Uint32())
		if mul(a, b^c) != mul(a, b)^mul(a, c) || mul(mul(a, b), c) != mul(a, mul(b, c)) {
			t.Fatalf("%#x, %#x, %#x break the laws", a, b, c)
		}
	}
}

// vectors are worked out by hand from FIPS 197: with the coefficient 0x57, the
// share of the secret 0xC1 at place x is 0xC1 xor 0x57·x.
func TestVectors(t *testing.T) {
	for _, test := range []struct {
		secret, random string
		n, k           int
		want           []string
	}{
		{"c1", "57", 5, 2, []string{"96", "6f", "38", "86", "d1"}},
		{"0000", "0183", 3, 2, []string{"0183", "021d", "039e"}},
		{"00", "0001", 4, 3, []string{"01", "04", "05", "10"}}, // x²
	} {
		secret, _ := hex.DecodeString(test.secret)
		random, _ := hex.DecodeString(test.random)
		shares, err := Split(bytes.NewReader(random), secret, test.n, test.k)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range shares {
			if int(s.X) != i+1 || hex.EncodeToString(s.Y) != test.want[i] {
				t.Errorf("%s: share %d is %d, %x, want %s", test.secret, i, s.X, s.Y, test.want[i])
			}
		}
	}
}

// TestAnyOfThem: any k shares of n, in any order, give the secret; so do more.
func TestAnyOfThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "secret")
		k := rapid.IntRange(2, 8).Draw(t, "k")
		n := rapid.IntRange(k, 12).Draw(t, "n")
		seed := [32]byte{rapid.Byte().Draw(t, "seed")}
		shares, err := Split(rand.NewChaCha8(seed), secret, n, k)
		if err != nil {
			t.Fatal(err)
		}
		some := rapid.Permutation(shares).Draw(t, "order")[:rapid.IntRange(k, n).Draw(t, "some")]
		got, err := Combine(some)
		if err != nil || !bytes.Equal(got, secret) {
			t.Fatalf("%x, %v", got, err)
		}
	})
}

// TestFewerSayNothing: whatever the secret, over all that may be drawn each
// value of one share of two comes up once.
func TestFewerSayNothing(t *testing.T) {
	for secret := range 256 {
		var seen [6][256]int
		for drawn := range 256 {
			shares, err := Split(bytes.NewReader([]byte{byte(drawn)}), []byte{byte(secret)}, 5, 2)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range shares {
				seen[s.X][s.Y[0]]++
			}
		}
		for x := 1; x <= 5; x++ {
			if slices.ContainsFunc(seen[x][:], func(n int) bool { return n != 1 }) {
				t.Fatalf("the share at %d says something of the secret %#x", x, secret)
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, nk := range [][2]int{{5, 1}, {1, 2}, {256, 2}, {0, 0}, {3, -1}} {
		if _, err := Split(rand.NewChaCha8([32]byte{}), []byte("x"), nk[0], nk[1]); err == nil {
			t.Errorf("%d of %d", nk[1], nk[0])
		}
	}
	if _, err := Split(bytes.NewReader(nil), []byte("x"), 5, 2); err == nil {
		t.Error("nothing random is enough")
	}
	for name, shares := range map[string][]Share{
		"none": nil, "one": {{1, []byte{1}}}, "the same twice": {{1, []byte{1}}, {1, []byte{1}}},
		"place 0": {{0, []byte{1}}, {1, []byte{1}}}, "other lengths": {{1, []byte{1}}, {2, []byte{1, 2}}},
	} {
		if _, err := Combine(shares); err == nil {
			t.Errorf("%s: combined", name)
		}
	}
}
