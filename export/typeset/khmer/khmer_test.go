package khmer

import (
	"slices"
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
