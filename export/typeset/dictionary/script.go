package dictionary

import (
	_ "embed" // the word lists
	"fmt"
	"slices"
	"sync"
)

// script is what the way needs to know of a script. Letters are those of class
// SA; digits and punctuation have line breaking classes of their own.
type script struct {
	letters, marks, beginners ranges
	// What no word ends with: a sign that joins the letter after it as a
	// subscript, or a vowel that is written before its consonant.
	enders ranges
	// What takes its vowel from the consonant before it, which no word then
	// begins with, and the marks that may stand between the two.
	killers, between ranges
	minimum          int // the length in which two words can be told
	list             func() trie
}

// ranges are characters from one to another, both included.
type ranges [][2]rune

func (s ranges) has(r rune) bool {
	return slices.ContainsFunc(s, func(x [2]rune) bool { return x[0] <= r && r <= x[1] })
}

// Words of ICU 72's break dictionaries, under Unicode's license (LICENSE beside
// them). What they are packed in is told by pack.go.
var (
	//go:embed km.gz
	khmerWords []byte
	//go:embed th.gz
	thaiWords []byte
	//go:embed lo.gz
	laoWords []byte
	//go:embed my.gz
	burmeseWords []byte
)

var scripts = []*script{
	{ // Khmer
		letters:   ranges{{0x1780, 0x17D3}, {0x17D7, 0x17D7}, {0x17DC, 0x17DD}},
		marks:     ranges{{0x17B4, 0x17D3}, {0x17DD, 0x17DD}},
		beginners: ranges{{0x1780, 0x17B3}},
		enders:    ranges{{0x17D2, 0x17D2}},
		killers:   ranges{{0x17CD, 0x17CD}},
		minimum:   4,
		list:      load("km", khmerWords, 0x1780),
	},
	{ // Thai
		letters:   ranges{{0x0E01, 0x0E3A}, {0x0E40, 0x0E4E}},
		marks:     ranges{{0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}},
		beginners: ranges{{0x0E01, 0x0E2E}, {0x0E40, 0x0E44}},
		enders:    ranges{{0x0E31, 0x0E31}, {0x0E40, 0x0E44}},
		killers:   ranges{{0x0E4C, 0x0E4C}},
		between:   ranges{{0x0E34, 0x0E34}, {0x0E38, 0x0E38}},
		minimum:   5,
		list:      load("th", thaiWords, 0x0E00),
	},
	{ // Lao
		letters:   ranges{{0x0E81, 0x0EBD}, {0x0EC0, 0x0EC4}, {0x0EC6, 0x0EC6}, {0x0EC8, 0x0ECE}, {0x0EDC, 0x0EDF}},
		marks:     ranges{{0x0EB1, 0x0EB1}, {0x0EB4, 0x0EBC}, {0x0EC8, 0x0ECE}},
		beginners: ranges{{0x0E81, 0x0EAE}, {0x0EC0, 0x0EC4}, {0x0EDC, 0x0EDF}},
		enders:    ranges{{0x0EC0, 0x0EC4}},
		killers:   ranges{{0x0ECC, 0x0ECC}},
		minimum:   4,
		list:      load("lo", laoWords, 0x0E80),
	},
	{ // Burmese, and what else is written with its letters
		letters:   ranges{{0x1000, 0x103F}, {0x1050, 0x108F}, {0x109A, 0x109F}},
		marks:     ranges{{0x102B, 0x103E}, {0x1056, 0x1059}, {0x105E, 0x1060}, {0x1062, 0x1064}, {0x1067, 0x106D}, {0x1071, 0x1074}, {0x1082, 0x108D}, {0x108F, 0x108F}, {0x109A, 0x109D}},
		beginners: ranges{{0x1000, 0x102A}, {0x103F, 0x103F}, {0x1050, 0x1055}, {0x105A, 0x105D}, {0x1061, 0x1061}, {0x1065, 0x1066}, {0x106E, 0x1070}, {0x1075, 0x1081}, {0x108E, 0x108E}},
		enders:    ranges{{0x1039, 0x1039}},
		killers:   ranges{{0x1039, 0x103A}},
		between:   ranges{{0x1037, 0x1037}},
		minimum:   4,
		list:      load("my", burmeseWords, 0x1000),
	},
}

// load promises the words of a script whose block begins at base. The lists are
// part of the program, so one that cannot be read is a broken build.
func load(name string, packed []byte, base rune) func() trie {
	return sync.OnceValue(func() trie {
		t, err := unpack(packed, base)
		if err != nil {
			panic(fmt.Sprintf("dictionary: internal error: bundled list %s: %v", name, err))
		}
		return t
	})
}

// scriptOf is the script that a character is a letter of, or nil.
func scriptOf(r rune) *script {
	if r < 0x0E01 || r > 0x17DD {
		return nil
	}
	for _, s := range scripts {
		if s.letters.has(r) {
			return s
		}
	}
	return nil
}

// isMark tells a character that stands on the one before it.
func (s *script) isMark(r rune) bool { return s.marks.has(r) }

// begins tells a character that a word can begin with.
func (s *script) begins(r rune) bool { return s.beginners.has(r) }

// ends tells a character that a word can end with.
func (s *script) ends(r rune) bool { return !s.enders.has(r) }

// parts tells whether a line may begin inside a run: not where a consonant
// without a vowel of its own ends the syllable before it.
func (s *script) parts(run []rune, at int) bool {
	if !s.ends(run[at-1]) || !s.begins(run[at]) {
		return false
	}
	at++
	for at < len(run) && s.between.has(run[at]) {
		at++
	}
	return at == len(run) || !s.killers.has(run[at])
}
