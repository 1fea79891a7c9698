package recovery

import (
	"bytes"
	"encoding/hex"
	"errors"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func typed(shares ...Share) string {
	var all []string
	for _, s := range shares {
		all = append(all, s.Words()...)
	}
	return strings.Join(all, " ")
}

// TestShares: any of the needed number, in any order, give the key; so do more.
func TestShares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := keys().Draw(t, "k")
		needed := rapid.IntRange(2, 7).Draw(t, "needed")
		of := rapid.IntRange(needed, 7).Draw(t, "of")
		shares, err := k.Split(rand.NewChaCha8([32]byte{rapid.Byte().Draw(t, "seed")}), needed, of)
		if err != nil || len(shares) != of {
			t.Fatalf("%d shares, %v", len(shares), err)
		}
		some := rapid.Permutation(shares).Draw(t, "order")[:rapid.IntRange(needed, of).Draw(t, "some")]
		got, err := Parse(typed(some...))
		if err != nil || got != k {
			t.Fatalf("%v", err)
		}
		if !Looks([]byte(typed(some...))) {
			t.Fatal("it does not look like a key")
		}
		for i, s := range shares {
			if s.Place() != i+1 || s.Needed() != needed || len(s.Words()) != ShareCount {
				t.Fatalf("share %d is at %d, %d needed", i, s.Place(), s.Needed())
			}
		}
	})
}

func TestSharesThatDoNotJoin(t *testing.T) {
	a, err := Key{1}.Split(&steps{0}, 2, 5)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Key{2}.Split(&steps{1}, 2, 5)
	if err != nil {
		t.Fatal(err)
	}
	words := a[1].Words()
	words[3], words[4] = words[4], words[3]
	for _, test := range []struct{ text, want string }{
		{typed(a[0]), "1 of the 2 shares that are needed"},
		{typed(a[0], a[0]), "one share is there twice"},
		{typed(a[0], b[1]), "not of one key"},
		{typed(a[0]) + " " + strings.Join(words, " "), "every word from 16 to 30 is in the list"},
		{typed(a[0]) + " " + strings.Join(Key{1}.Words(), " "), "it has 29 words"},
		{strings.Repeat("abacus ", 15), "every word from 1 to 15"},
		{strings.Repeat(typed(a...)+" ", 2), "it has 150 words"},
	} {
		var wrong *MistypedError
		if _, err := Parse(test.text); !errors.As(err, &wrong) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v, want %q", err, test.want)
		}
	}
	for _, kn := range [][2]int{{1, 5}, {2, 8}, {4, 3}, {0, 0}} {
		if _, err := (Key{1}).Split(&steps{}, kn[0], kn[1]); err == nil {
			t.Errorf("%d of %d", kn[0], kn[1])
		}
	}
	if _, err := (Key{1}).Split(bytes.NewReader(nil), 2, 5); err == nil {
		t.Error("nothing random is enough")
	}
}

// TestShareVector: the shares are those of docs/vault-format.md.
func TestShareVector(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/vault-format.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```shares\n(.*?)```").FindSubmatch(doc)
	if block == nil {
		t.Fatal("the document has no shares")
	}
	var k Key
	for i := range k {
		k[i] = byte(0x10 * i)
	}
	shares, err := k.Split(&steps{0x2a}, 2, 5)
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for i, line := range strings.Split(strings.TrimSpace(string(block[1])), "\n") {
		number, words, _ := strings.Cut(line, ": ")
		if got := hex.EncodeToString(shares[i][:]); got != number {
			t.Errorf("share %d is %s, want %s", i+1, got, number)
		}
		if got := strings.Join(shares[i].Words(), " "); got != words {
			t.Errorf("share %d is %q, want %q", i+1, got, words)
		}
		all = words + " " + all
	}
	if got, err := Parse(all); err != nil || got != k {
		t.Errorf("they give %x, %v", got[:], err)
	}
}

// steps gives bytes that rise by one.
type steps struct{ n byte }

func (s *steps) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = s.n
		s.n++
	}
	return len(b), nil
}

// TestOneShareSaysNothing of the key: two keys can have the same one.
func TestOneShareSaysNothing(t *testing.T) {
	a, _ := Key{}.Split(&steps{0}, 2, 3)
	var other Key
	random := []byte{0}
	for i := range other {
		other[i] = byte(i * 7)
		// At place 1 the share is the key xor what is drawn.
		random = append(random, other[i]^byte(i+1))
	}
	b, err := other.Split(bytes.NewReader(random), 2, 3)
	if err != nil {
		t.Fatal(err)
	}
	if a[0] != b[0] || slices.Equal(a[1][:], b[1][:]) {
		t.Error("the shares at place 1 tell the keys apart")
	}
}
