package khmer

import (
	"slices"
	"strings"
	"testing"

	"unicode"

	"pgregory.net/rapid"
)

// words lists the dictionary.
func words() []string {
	t := dictionary()
	var list []string
	var walk func(at int32, prefix []rune)
	walk = func(at int32, prefix []rune) {
		for n := at + 1; t[at].parent && n != 0; n = t[n].next {
			word := append(slices.Clone(prefix), rune(t[n].code)+0x1780)
			if t[n].word {
				list = append(list, string(word))
			}
			walk(n, word)
		}
	}
	walk(0, nil)
	return list
}

// cut is text with a bar at each break.
func cut(text string) string {
	runes := []rune(text)
	var b strings.Builder
	from := 0
	for _, at := range Breaks(runes) {
		b.WriteString(string(runes[from:at]) + "|")
		from = at
	}
	b.WriteString(string(runes[from:]))
	return b.String()
}

func TestBreaks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"one word", "កម្ពុជា", "កម្ពុជា"},
		{"two words", "ខ្មែរភាសា", "ខ្មែរ|ភាសា"},
		{"a phrase", "ព្រះរាជាណាចក្រកម្ពុជា", "ព្រះរាជាណាចក្រ|កម្ពុជា"},
		{"a sentence", "អ្នកទោសនយោបាយត្រូវតែដោះលែង", "អ្នកទោស|នយោបាយ|ត្រូវតែ|ដោះលែង"},
		{"spaces part phrases", "ខ្មែរភាសា កម្ពុជា", "ខ្មែរ|ភាសា កម្ពុជា"},
		{"other scripts", "in ខ្មែរភាសា, 1982", "in ខ្មែរ|ភាសា, 1982"},
		{"a repetition sign stays", "ផ្សេងៗកម្ពុជា", "ផ្សេងៗ|កម្ពុជា"},
		{"a joiner does not matter", "ខ្មែរភា\u200Cសា", "ខ្មែរ|ភា\u200Cសា"},
		{"not in a stack", "ខ្្្្្ក្ខ្ក", "ខ្្្្្ក្ខ្ក"},
		{"only marks", "ុុុុុុ", "ុុុុុុ"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cut(test.text); got != test.want {
				t.Errorf("cut as %s, want %s", got, test.want)
			}
		})
	}
}

func TestDictionary(t *testing.T) {
	list := words()
	if got, want := len(list), 81_025; got != want {
		t.Errorf("there are %d words, want %d", got, want)
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("the words are not in order, or some come twice")
	}
	for i := 0; i < len(list); i += 97 {
		word := []rune(list[i])
		if lengths, _ := dictionary().match(word); len(lengths) == 0 || lengths[len(lengths)-1] != len(word) {
			t.Errorf("%q is not found", list[i])
		}
	}
	if lengths, looked := dictionary().match([]rune("abc")); len(lengths) != 0 || looked != 1 {
		t.Errorf("Latin letters match %v, %d looked at", lengths, looked)
	}
}

// Ensure that breaks are where they may be, whatever the text.
func TestBreaks_Properties(t *testing.T) {
	letters := rapid.OneOf(
		rapid.SampledFrom(words()),
		rapid.StringOfN(rapid.OneOf(rapid.RuneFrom(nil, khmerTable), rapid.SampledFrom([]rune{' ', '\u200C', '\u200B', 'a'})), 0, 8, -1),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(strings.Join(rapid.SliceOfN(letters, 0, 8).Draw(t, "words"), ""))
		last := 0
		for _, at := range Breaks(text) {
			switch {
			case at <= last || at >= len(text):
				t.Fatalf("break %d after %d in %d runes", at, last, len(text))
			case !IsLetter(text[at]) || isMark(text[at]) || text[at] == lekToo:
				t.Fatalf("break before %q", text[at])
			case text[at-1] == coeng:
				t.Fatalf("break inside a stack at %d", at)
			}
			last = at
		}
	})
}

func FuzzUnpack(f *testing.F) {
	f.Add([]byte{0x80, 1, 2, 0x81, 3})
	f.Add([]byte{0x85, 1})
	f.Add([]byte{'0', 0x80}) // ends before the letter that it announces
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, stream []byte) {
		tree, err := grow(stream)
		if err != nil {
			return
		}
		tree.match([]rune("កខគឃង"))
		for i, n := range tree {
			if n.next != 0 && int(n.next) <= i {
				t.Fatalf("node %d has the sibling %d before it", i, n.next)
			}
		}
	})
}

func BenchmarkBreaks(b *testing.B) {
	text := []rune(strings.Repeat("អ្នកទោសនយោបាយត្រូវតែដោះលែង", 40))
	Breaks(text)
	for b.Loop() {
		Breaks(text)
	}
}

func BenchmarkUnpack(b *testing.B) {
	for b.Loop() {
		if _, err := unpack(packed); err != nil {
			b.Fatal(err)
		}
	}
}

// khmerTable is the Khmer block.
var khmerTable = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x1780, Hi: 0x17FF, Stride: 1}}}
