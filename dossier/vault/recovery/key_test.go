package recovery

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestList: the list is part of the format and must never be another.
func TestList(t *testing.T) {
	sum := sha256.Sum256([]byte(strings.Join(list().words, "\n") + "\n"))
	if got := hex.EncodeToString(sum[:]); got != "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522" {
		t.Errorf("the list of words has the SHA-256 %s", got)
	}
	if len(list().words) != listed || len(list().numbers) != listed {
		t.Errorf("%d words, %d different", len(list().words), len(list().numbers))
	}
	// split counts on this for the words with a hyphen.
	for _, w := range list().words {
		if half, _, ok := strings.Cut(w, "-"); ok && slices.Contains(list().words, half) {
			t.Errorf("%s is a word, and the beginning of %s", half, w)
		}
	}
}

func TestVector(t *testing.T) {
	for _, test := range []struct{ key, words string }{
		{strings.Repeat("00", Size), "abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus facecloth"},
		{strings.Repeat("00", Size-1) + "01", "abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abacus abdomen backlit"},
		{strings.Repeat("ff", Size), "wilt flashily oxidant paltry viewpoint urethane polymer stuffed tragedy obstruct recluse capture affidavit tackiness"},
	} {
		b, err := hex.DecodeString(test.key)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(Key(b).Words(), " "); got != test.words {
			t.Errorf("%s is %q, want %q", test.key, got, test.words)
		}
		if k, err := Parse(test.words); err != nil || !bytes.Equal(k[:], b) {
			t.Errorf("%q is read as %x, %v", test.words, k[:], err)
		}
	}
}

func keys() *rapid.Generator[Key] {
	return rapid.Custom(func(t *rapid.T) Key {
		return Key(rapid.SliceOfN(rapid.Byte(), Size, Size).Draw(t, "key"))
	})
}

// TestThereAndBack: whatever stands between the words, and in either case.
func TestThereAndBack(t *testing.T) {
	between := rapid.SampledFrom([]string{" ", "\n", ", ", "-", " 7. ", "\r\n\t", "_", "…"})
	rapid.Check(t, func(t *rapid.T) {
		k := keys().Draw(t, "k")
		var text strings.Builder
		for i, w := range k.Words() {
			if i > 0 || rapid.Bool().Draw(t, "first") {
				text.WriteString(between.Draw(t, "between"))
			}
			if rapid.Bool().Draw(t, "upper") {
				w = strings.ToUpper(w)
			}
			text.WriteString(w)
		}
		got, err := Parse(text.String())
		if err != nil || got != k {
			t.Fatalf("%q: %v", text.String(), err)
		}
		if !Looks([]byte(text.String())) {
			t.Fatalf("%q does not look like a key", text.String())
		}
	})
}

// TestWordsWithHyphens are cut apart and must find each other again.
func TestWordsWithHyphens(t *testing.T) {
	for _, w := range []string{"t-shirt", "yo-yo", "drop-down", "felt-tip"} {
		for _, typed := range []string{w, strings.ReplaceAll(w, "-", " "), strings.ToUpper(w)} {
			if got := split("abacus " + typed + " zoom"); !slices.Equal(got, []string{"abacus", w, "zoom"}) {
				t.Errorf("%q is cut into %q", typed, got)
			}
		}
	}
}

// TestMistyped: an exchanged or changed word is found, but for one in 7776.
func TestMistyped(t *testing.T) {
	missed := 0
	rapid.Check(t, func(t *rapid.T) {
		k := keys().Draw(t, "k")
		words := k.Words()
		at := rapid.IntRange(0, Count-1).Draw(t, "at")
		if to := rapid.IntRange(0, Count-1).Draw(t, "to"); rapid.Bool().Draw(t, "exchange") {
			words[at], words[to] = words[to], words[at]
		} else {
			words[at] = list().words[rapid.IntRange(0, listed-1).Draw(t, "other")]
		}
		if slices.Equal(words, k.Words()) {
			return
		}
		var wrong *MistypedError
		if _, err := Parse(strings.Join(words, " ")); err == nil {
			missed++
		} else if !errors.As(err, &wrong) || len(wrong.Unknown) > 0 || wrong.Count != Count {
			t.Fatalf("%v", err)
		}
	})
	if missed > 1 {
		t.Errorf("%d mistakes were not found", missed)
	}
}

func TestMistypedSays(t *testing.T) {
	words := Key{1, 2, 3}.Words()
	for _, test := range []struct {
		text, want string
		near       []string
	}{
		{"", "it has 0 words, not 14", nil},
		{strings.Join(words[:13], " "), "it has 13 words, not 14", nil},
		{strings.Join(words, " ") + " zoom zoom", "it has 16 words, not 14", nil},
		{strings.Join(slices.Concat(words[:4], []string{"zoolgy"}, words[5:]), " "), "word 5 is not in the list", []string{"zoology"}},
		{strings.Join(slices.Concat([]string{"abdoemn"}, words[1:12], []string{"xxxxxxxx"}, words[13:]), " "), "words 1, 13 are not", []string{"abdomen"}},
		{strings.Repeat("zoom ", 14), "every word is in the list", nil}, // larger than any key
	} {
		_, err := Parse(test.text)
		var wrong *MistypedError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %v, want %q", test.text, err, test.want)
			continue
		}
		var got []string
		if len(wrong.Unknown) > 0 {
			got = wrong.Unknown[0].Near()
		}
		if len(got) < len(test.near) || !slices.Equal(got[:len(test.near)], test.near) {
			t.Errorf("%q: near is %q, want %q first", test.text, got, test.near)
		}
		for _, w := range strings.Fields(test.text) {
			if len(w) > 4 && strings.Contains(err.Error(), w) {
				t.Errorf("the error says the word %s", w)
			}
		}
	}
}

func TestCheck(t *testing.T) {
	k := Key{9, 8, 7}
	for i, w := range k.Words() {
		if !k.Check(i+1, " "+strings.ToUpper(w)+"\n") {
			t.Errorf("word %d is refused", i+1)
		}
	}
	if k.Check(1, "zoom") || k.Check(1, "") || k.Check(0, k.Words()[0]) || k.Check(Count+1, "zoom") || k.Check(1, strings.Join(k.Words(), " ")) {
		t.Error("a wrong word passes")
	}
}

// TestUnprintable: no verb writes a key into a log.
func TestUnprintable(t *testing.T) {
	k := Key{0xAB, 0xCD, 0xEF}
	_, err := Parse("secretword " + strings.Join(k.Words()[1:], " "))
	var wrong *MistypedError
	if !errors.As(err, &wrong) || strings.Contains(err.Error()+wrong.where(), "secretword") {
		t.Errorf("the error says %v", err)
	}
	if s := fmt.Sprintf("%v %+v %#v", *wrong, *wrong, wrong.Unknown); strings.Contains(s, "secretword") {
		t.Errorf("it prints %s", s)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%d", "%q"} {
		for _, v := range []any{k, &k, struct{ K Key }{k}} {
			if s := strings.ToLower(fmt.Sprintf(verb, v)); strings.Contains(s, "abcdef") || strings.Contains(s, "171") || strings.Contains(s, "0xab") {
				t.Errorf("%s prints %s", verb, s)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(strings.Join(Key{1}.Words(), " "))
	f.Add("t-shirt drop down")
	f.Add("1. ABACUS 2. zoom\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		k, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(strings.Join(k.Words(), " ")); err != nil || again != k {
			t.Fatalf("read as a key that is not written: %v", err)
		}
	})
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"zoom", "zoom", 0}, {"zoom", "zom", 1}, {"zoom", "ozom", 1}, {"zoom", "boom", 1}, {"zoom", "book", 2}, {"zoom", "abacus", 3}} {
		if got := min(distance(test.a, test.b, 2), 3); got != test.want {
			t.Errorf("distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// BenchmarkParse is what a long passphrase pays for that it may be a key.
func BenchmarkParse(b *testing.B) {
	text := strings.Repeat("nonsense ", 20)
	for b.Loop() {
		if _, err := Parse(text); err == nil {
			b.Fatal("it is read")
		}
	}
}
