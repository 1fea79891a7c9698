package dictionary

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// languages are those of the scripts, in their order.
var languages = []string{"km", "th", "lo", "my"}

// words lists the words of a script.
func words(s *script) []string {
	t := s.list()
	var list []string
	var walk func(at int32, prefix []rune)
	walk = func(at int32, prefix []rune) {
		for n := at + 1; t.nodes[at].parent && n != 0; n = t.nodes[n].next {
			word := append(slices.Clone(prefix), rune(t.nodes[n].code)+t.base)
			if t.nodes[n].word {
				list = append(list, string(word))
			}
			walk(n, word)
		}
	}
	walk(0, nil)
	return list
}

// cut is text with a bar at each break.
func cut(text string, breaks []int) string {
	runes := []rune(text)
	var b strings.Builder
	from := 0
	for _, at := range breaks {
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
		{"Thai", "ภาษาไทยและกฎหมายรัฐธรรมนูญ", "ภาษา|ไทย|และ|กฎหมาย|รัฐธรรมนูญ"},
		{"Thai repetition and abbreviation", "ต่างๆและกรุงเทพฯเป็นเมือง", "ต่างๆ|และ|กรุงเทพฯ|เป็น|เมือง"},
		{"Lao", "ສາທາລະນະລັດປະຊາທິປະໄຕປະຊາຊົນລາວ", "ສາທາລະນະລັດ|ປະຊາທິປະໄຕ|ປະຊາຊົນ|ລາວ"},
		{"Burmese", "မြန်မာနိုင်ငံသည်အရှေ့တောင်", "မြန်မာနိုင်ငံ|သည်|အရှေ့တောင်"},
		{"not inside a Burmese syllable", "က္ကက္ကန်ကန်", "က္ကက္ကန်|ကန်"},
		{"scripts side by side", "ភាសាไทย", "ភាសាไทย"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := cut(test.text, Breaks([]rune(test.text))); got != test.want {
				t.Errorf("cut as %s, want %s", got, test.want)
			}
		})
	}
}

func TestLists(t *testing.T) {
	for i, want := range []int{81_025, 26_383, 30_550, 41_104} {
		s := scripts[i]
		list := words(s)
		if len(list) != want {
			t.Errorf("%s has %d words, want %d", languages[i], len(list), want)
		}
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("the words of %s are not in order, or some come twice", languages[i])
		}
		for k := 0; k < len(list); k += 97 {
			word := []rune(list[k])
			if lengths, _ := s.list().match(word); len(lengths) == 0 || lengths[len(lengths)-1] != len(word) {
				t.Errorf("%q is not found", list[k])
			}
		}
		if lengths, looked := s.list().match([]rune("abc")); len(lengths) != 0 || looked != 1 {
			t.Errorf("Latin letters match %v, %d looked at", lengths, looked)
		}
	}
}

// Ensure that a letter is of one script, and each mark is a letter.
func TestScripts(t *testing.T) {
	for r := rune(0); r < 0x2000; r++ {
		for _, s := range scripts {
			if (s.isMark(r) || s.begins(r) || !s.ends(r) || s.killers.has(r)) && scriptOf(r) != s {
				t.Errorf("%U is no letter", r)
			}
			if s.isMark(r) && (s.begins(r) || !unicode.IsMark(r)) {
				t.Errorf("%U is no mark", r)
			}
			if s.letters.has(r) && unicode.IsMark(r) && !s.isMark(r) {
				t.Errorf("%U is a mark", r)
			}
		}
	}
}

// Ensure that breaks are where they may be, whatever the text.
func TestBreaks_Properties(t *testing.T) {
	var pieces []*rapid.Generator[string]
	for _, s := range scripts {
		block := &unicode.RangeTable{R16: []unicode.Range16{{Lo: uint16(s.list().base), Hi: uint16(s.list().base) + 0x7F, Stride: 1}}}
		pieces = append(pieces, rapid.SampledFrom(words(s)),
			rapid.StringOfN(rapid.OneOf(rapid.RuneFrom(nil, block), rapid.SampledFrom([]rune{' ', '\u200C', '\u200B', 'a'})), 0, 8, -1))
	}
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(strings.Join(rapid.SliceOfN(rapid.OneOf(pieces...), 0, 8).Draw(t, "words"), ""))
		last := 0
		for _, at := range Breaks(text) {
			if at <= last || at >= len(text) {
				t.Fatalf("break %d after %d in %d runes", at, last, len(text))
			}
			before := at - 1
			for isJoiner(text[before]) {
				before--
			}
			s := scriptOf(text[at])
			if s == nil || scriptOf(text[before]) != s || !s.begins(text[at]) || !s.ends(text[before]) {
				t.Fatalf("break between %q and %q", text[before], text[at])
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
		tree, err := grow(stream, 0x1780)
		if err != nil {
			return
		}
		tree.match([]rune("កខគឃង"))
		for i, n := range tree.nodes {
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
		if _, err := unpack(khmerWords, 0x1780); err != nil {
			b.Fatal(err)
		}
	}
}
