// Package alike tells names that may be of one person: written in another script,
// romanised in another way, in another order, or mistyped. It finds too much
// rather than too little, for a person to look at; nothing follows from it.
//
// A name is compared word by word, by letters where both are of one script, and
// by the consonants that it sounds with where not: a consonant skeleton, as
// record linkage has used since Soundex, here over the scripts that names of this
// field are written in.
package alike

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"habeas/dossier/search"
)

// Word is a word of a name, as it is compared.
type Word struct {
	letters string // folded
	sound   string // its consonants, in classes
	script  byte   // of its first letter: Latin, Khmer …
}

// Words are those of a name.
func Words(name string) []Word {
	var l []Word
	for _, letters := range strings.Fields(search.Fold(strings.ReplaceAll(name, "-", " "))) {
		sound := sound(letters)
		if sound == "" {
			sound = letters // a number, or a script without letters
		}
		l = append(l, Word{letters, sound, scriptOf(letters)})
	}
	return l
}

func scriptOf(word string) byte {
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case unicode.Is(unicode.Khmer, first):
		return 'k'
	case unicode.Is(unicode.Arabic, first):
		return 'a'
	case unicode.Is(unicode.Cyrillic, first):
		return 'c'
	}
	return 'l'
}

// sound is the consonants of a word in classes that romanisations mix up; a vowel
// that begins it stands as "a".
func sound(word string) string {
	var b strings.Builder
	last := rune(0)
	put := func(r rune) {
		if r != 0 && r != last {
			b.WriteRune(r)
		}
		last = r
	}
	runes := []rune(norm.NFC.String(word))
	first := true
	for i, r := range runes {
		var class rune
		switch {
		case unicode.Is(unicode.Latin, r):
			class = latin(runes, i)
		default:
			class = others[r]
		}
		switch {
		case class == vowel && first && !unicode.IsMark(r):
			put('a')
		case class == breath && first:
			put('h')
		case class == vowel || class == breath || class == 0: // Arabic writes few vowels, so none parts two of a class
		default:
			put(class)
		}
		if class != 0 {
			first = false
		}
	}
	return b.String()
}

const (
	vowel  = 'A'
	breath = 'H' // an h, which is heard at the beginning of a word alone
)

// latin is the class of a letter in its word.
func latin(word []rune, i int) rune {
	next := rune(0)
	if i+1 < len(word) {
		next = word[i+1]
	}
	switch r := word[i]; r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return vowel
	case 'h', 'w':
		if r == 'w' {
			return 'v'
		}
		if i > 0 && strings.ContainsRune("ckgptbds", word[i-1]) {
			return 0 // it is part of the letter before
		}
		return breath
	case 'k', 'g', 'q':
		return 'k'
	case 'c':
		switch next {
		case 'h', 'e', 'i', 'y':
			return 'c'
		}
		return 'k'
	case 'j':
		return 'c'
	case 's', 'z', 'x':
		return 's'
	case 't', 'd':
		return 't'
	case 'p', 'b', 'f':
		return 'p'
	case 'v':
		return 'v'
	case 'm', 'n', 'l', 'r':
		return r
	}
	return 0
}

// others are the classes of the letters of other scripts.
var others = func() map[rune]rune {
	m := map[rune]rune{}
	for class, letters := range map[rune]string{
		// Khmer, by the consonants of both series (Unicode, "Khmer"; UNGEGN).
		'k': "កខគឃ" + "قكگغخ" + "кгх", 'c': "ចឆជឈ" + "جچ" + "чж", 't': "ដឋឌឍតថទធ" + "تطدضثذ" + "тд",
		'n': "ងញណន" + "نں" + "н", 'p': "បផពភ" + "بپف" + "пбф", 'm': "ម" + "م" + "м", 'r': "រ" + "ر" + "р",
		'l': "លឡ" + "ل" + "л", 'v': "វ" + "و" + "в", 's': "ស" + "سصشزظژ" + "сзшщц",
		breath: "ហ" + "هحة", vowel: "អឥឦឧឩឪឫឬឭឮឯឰឱឲយ" + "اآأإعيىئءؤی" + "аеёиоуыэюяй",
	} {
		for _, r := range letters {
			m[r] = class
		}
	}
	for r := 'ា'; r <= 'ៅ'; r++ { // the vowels of Khmer
		m[r] = vowel
	}
	return m
}()
