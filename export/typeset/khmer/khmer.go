// Package khmer finds the words of Khmer text, which is written without spaces
// between them, so that lines can be broken there.
//
// The way is that of ICU, whose dictionary it uses: among the words that the
// text may begin with, take the longest that two more words can follow; what no
// dictionary knows, mostly names, is joined until the text makes sense again.
package khmer

import "slices"

// IsLetter tells whether a character belongs to Khmer words: the Khmer letters,
// vowels and signs whose class is SA (UAX #14). Khmer digits and punctuation
// have line breaking classes of their own.
func IsLetter(r rune) bool {
	return 0x1780 <= r && r <= 0x17D3 || r == 0x17D7 || r == 0x17DC || r == 0x17DD
}

// coeng joins the consonant after it to the one before, as a subscript.
const coeng = 0x17D2

// lekToo repeats the word before it, so no line may begin with it.
const lekToo = 0x17D7

// isMark tells a character that stands on the one before it: vowel signs and
// diacritics, of general category M.
func isMark(r rune) bool { return 0x17B4 <= r && r <= 0x17D3 || r == 0x17DD }

// begins tells a character that a word can begin with: a consonant or an
// independent vowel.
func begins(r rune) bool { return 0x1780 <= r && r <= 0x17B3 }

// Words shorter than this take in unknown text that follows them, unless the
// text shares at least as many letters with a dictionary word.
const short = 3

// minimum is the length in which two words can be told.
const minimum = 4

// isJoiner tells the invisible ZWNJ and ZWJ. They choose the look of a vowel
// and mean nothing to words; the dictionary is without them.
func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// Breaks lists, ascending, the places in a text where a Khmer word ends and
// another begins. It says nothing of the edges between Khmer and anything else,
// for which there are other rules, and never breaks before a mark or a
// repetition sign, or inside a stack of consonants.
func Breaks(text []rune) []int {
	var breaks []int
	var run []rune
	var places []int // of the run's letters in the text
	for i, r := range text {
		switch {
		case IsLetter(r):
			run, places = append(run, r), append(places, i)
		case !isJoiner(r):
			breaks = appendBreaks(breaks, run, places)
			run, places = run[:0], places[:0]
		}
	}
	return appendBreaks(breaks, run, places)
}

func appendBreaks(breaks []int, run []rune, places []int) []int {
	if len(run) < minimum {
		return breaks
	}
	t := dictionary()
	for at := 0; at < len(run); {
		length := t.best(run[at:])
		if length < short && at+length < len(run) {
			length += t.unknown(run[at+length:], length > 0)
		}
		at += length
		for at < len(run) && isMark(run[at]) {
			at++
		}
		if at < len(run) && run[at-1] != coeng && run[at] != lekToo {
			breaks = append(breaks, places[at])
		}
	}
	return breaks
}

// best is the length of the word to take at the start of text, or zero: the
// longest that two words can follow, or else the shortest that one can, or else
// the longest.
func (t trie) best(text []rune) int {
	lengths, _ := t.match(text)
	if len(lengths) == 0 {
		return 0
	}
	longest := lengths[len(lengths)-1]
	if len(lengths) == 1 || longest == len(text) {
		return longest
	}
	followed := 0
	for _, first := range slices.Backward(lengths) {
		second, _ := t.match(text[first:])
		if len(second) == 0 {
			continue
		}
		followed = first
		if first+second[len(second)-1] == len(text) {
			return first
		}
		for _, n := range slices.Backward(second) {
			if third, _ := t.match(text[first+n:]); len(third) > 0 {
				return first
			}
		}
	}
	if followed > 0 {
		return followed
	}
	return longest
}

// unknown is the length of the text before the next place where a word of the
// dictionary may begin, or zero where one begins at once, or where the text is
// enough like one to be left alone after a word.
func (t trie) unknown(text []rune, afterWord bool) int {
	lengths, looked := t.match(text)
	if len(lengths) > 0 || afterWord && looked >= short {
		return 0
	}
	for n := 1; n < len(text); n++ {
		if text[n-1] == coeng || !begins(text[n]) {
			continue
		}
		if lengths, _ := t.match(text[n:]); len(lengths) > 0 {
			return n
		}
	}
	return len(text)
}
