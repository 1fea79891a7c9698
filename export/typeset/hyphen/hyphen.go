// Package hyphen finds where a word may be divided at the end of a line, in
// English and French.
//
// The way is Liang's ("Word Hy-phen-a-tion by Com-put-er", Stanford 1983), as in
// TeX: patterns of letters carry levels between them; of all patterns that are
// found in a word the highest level counts at each place, and where it is odd the
// word may be divided. The patterns are those of the hyph-utf8 package, whole and
// unchanged; each file begins with its copyright and its license.
package hyphen

import (
	_ "embed" // the patterns
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
)

var (
	//go:embed hyph-en-us.tex
	english string
	//go:embed hyph-fr.tex
	french string
)

// patterns divide the words of a language.
type patterns struct {
	levels      map[string][]byte // by letters; '.' is the edge of a word
	longest     int               // of the letters, in runes
	words       map[string][]int  // that the patterns get wrong
	left, right int               // how many letters stay together at the edges of a word
}

var languages = map[string]func() *patterns{
	"en": load("hyph-en-us.tex", &english, 3, 3), // TeX has 2, which leaves stubs such as or-
	"fr": load("hyph-fr.tex", &french, 2, 3),     // three at the end, for a pronounced syllable
}

// load promises the patterns of a language. They are part of the program, so a
// file that cannot be read is a broken build.
func load(name string, tex *string, left, right int) func() *patterns {
	return sync.OnceValue(func() *patterns {
		p, err := parse(*tex)
		if err != nil {
			panic(fmt.Sprintf("hyphen: internal error: %s: %v", name, err))
		}
		p.left, p.right = left, right
		return p
	})
}

// of is the patterns of a language (BCP 47), or nil.
func of(lang string) func() *patterns {
	tag, err := language.Parse(lang)
	if err != nil {
		return nil
	}
	base, confidence := tag.Base()
	if confidence < language.High {
		return nil
	}
	return languages[base.String()]
}

// Points lists, ascending, the letters before which a word of a language (BCP 47)
// may be divided; none in a language without patterns, or where it is not known.
// A word that is anything but small letters is not: it may be a name, an
// abbreviation, or an address.
func Points(word []rune, lang string) []int {
	load := of(lang)
	if load == nil || slices.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) {
		return nil
	}
	p := load()
	if len(word) < p.left+p.right {
		return nil
	}
	points, ok := p.words[string(word)]
	if !ok {
		points = p.points(word)
	}
	return slices.DeleteFunc(slices.Clone(points), func(at int) bool { return at < p.left || at > len(word)-p.right })
}

// points are where the patterns divide a word, at its edges too.
func (p *patterns) points(word []rune) []int {
	framed := slices.Concat([]rune{'.'}, word, []rune{'.'})
	levels := make([]byte, len(framed)+1) // before each letter
	for start := range framed {
		for end := start + 1; end <= min(start+p.longest, len(framed)); end++ {
			for i, level := range p.levels[string(framed[start:end])] {
				levels[start+i] = max(levels[start+i], level)
			}
		}
	}
	var points []int
	for at := 1; at < len(word); at++ {
		if levels[at+1]%2 == 1 {
			points = append(points, at)
		}
	}
	return points
}

// parse reads patterns as TeX has them: comments from % to the end of a line,
// and words in the braces of \patterns and \hyphenation.
func parse(tex string) (*patterns, error) {
	p := &patterns{levels: map[string][]byte{}, words: map[string][]int{}}
	var text strings.Builder
	for line := range strings.Lines(tex) {
		line, _, _ = strings.Cut(line, "%")
		text.WriteString(strings.TrimSuffix(line, "\n") + " ")
	}
	for _, part := range []struct {
		command string
		add     func(string)
	}{{`\patterns{`, p.addPattern}, {`\hyphenation{`, p.addWord}} {
		_, after, ok := strings.Cut(text.String(), part.command)
		if !ok {
			continue
		}
		list, _, ok := strings.Cut(after, "}")
		if !ok {
			return nil, fmt.Errorf("invalid patterns: %s is not closed", part.command)
		}
		for field := range strings.FieldsSeq(list) {
			part.add(field)
		}
	}
	return p, nil
}

// addPattern adds a pattern such as "hy3ph".
func (p *patterns) addPattern(pattern string) {
	var letters []rune
	levels := []byte{0}
	for _, r := range pattern {
		if '0' <= r && r <= '9' {
			levels[len(levels)-1] = byte(r - '0')
			continue
		}
		letters = append(letters, r)
		levels = append(levels, 0)
	}
	p.levels[string(letters)] = levels
	p.longest = max(p.longest, len(letters))
}

// addWord adds a word such as "ta-ble".
func (p *patterns) addWord(word string) {
	var letters []rune
	points := []int{}
	for _, r := range word {
		if r == '-' {
			points = append(points, len(letters))
			continue
		}
		letters = append(letters, r)
	}
	p.words[string(letters)] = points
}
