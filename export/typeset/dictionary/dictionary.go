// Package dictionary finds the words of scripts that are written without spaces
// between them, so that lines can be broken there: Khmer, Thai, Lao and Burmese,
// the scripts of line breaking class SA (UAX #14).
//
// The way is that of ICU, whose word lists it uses: among the words that the
// text may begin with, take the longest that two more words can follow; what no
// list knows, mostly names, is joined until the text makes sense again.
package dictionary

import "slices"

// Words shorter than this take in unknown text that follows them, unless the
// text shares at least as many letters with a word of the list.
const short = 3

// isJoiner tells the invisible ZWNJ and ZWJ. They choose the look of a vowel
// and mean nothing to words; the lists are without them.
func isJoiner(r rune) bool { return r == 0x200C || r == 0x200D }

// Breaks lists, ascending, the places in a text where a word ends and another
// of the same script begins. It says nothing of the edges between scripts, for
// which there are other rules, and never breaks where no word can begin: before
// a vowel sign, a mark or a sign of repetition, inside a stack of consonants, or
// inside a syllable.
func Breaks(text []rune) []int {
	var breaks []int
	var s *script
	var run []rune
	var places []int // of the run's letters in the text
	for i, r := range text {
		of := scriptOf(r)
		if of == nil && isJoiner(r) {
			continue
		}
		if of != s {
			breaks = s.appendBreaks(breaks, run, places)
			s, run, places = of, run[:0], places[:0]
		}
		if s != nil {
			run, places = append(run, r), append(places, i)
		}
	}
	return s.appendBreaks(breaks, run, places)
}

func (s *script) appendBreaks(breaks []int, run []rune, places []int) []int {
	if s == nil || len(run) < s.minimum {
		return breaks
	}
	t := s.list()
	for at := 0; at < len(run); {
		length := t.best(run[at:])
		if length < short && at+length < len(run) {
			length += s.unknown(t, run[at+length:], length > 0)
		}
		at += length
		for at < len(run) && s.isMark(run[at]) {
			at++
		}
		if at < len(run) && s.parts(run, at) {
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
// list may begin, or zero where one begins at once, or where the text is enough
// like one to be left alone after a word.
func (s *script) unknown(t trie, text []rune, afterWord bool) int {
	lengths, looked := t.match(text)
	if len(lengths) > 0 || afterWord && looked >= short {
		return 0
	}
	for n := 1; n < len(text); n++ {
		if !s.ends(text[n-1]) || !s.begins(text[n]) {
			continue
		}
		if lengths, _ := t.match(text[n:]); len(lengths) > 0 {
			return n
		}
	}
	return len(text)
}
