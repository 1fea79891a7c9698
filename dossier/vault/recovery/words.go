package recovery

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/sethvargo/go-diceware/diceware"
)

// listed is the number of words of the list: five dice.
const listed = 7776

type wordList struct {
	words   []string
	numbers map[string]int
}

// list is the EFF's long list, in its order.
var list = sync.OnceValue(func() *wordList {
	l := &wordList{words: make([]string, 0, listed), numbers: make(map[string]int, listed)}
	rolled := diceware.WordListEffLarge()
	for n := range listed {
		roll := 0
		for place, rest := 1, n; place <= 10_000; place, rest = place*10, rest/6 {
			roll += place * (rest%6 + 1)
		}
		word := rolled.WordAt(roll)
		l.numbers[word] = len(l.words)
		l.words = append(l.words, word)
	}
	return l
})

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// split gives the words of a text in lower case. Four words of the list have a
// hyphen; as no word of the list begins another, their halves are known by not
// being words, whatever stands between them.
func split(text string) []string {
	parts := strings.FieldsFunc(strings.ToLower(text), notLetter)
	var words []string
	for i := 0; i < len(parts); i++ {
		word := parts[i]
		if _, ok := list().numbers[word]; !ok && i+1 < len(parts) {
			if _, ok := list().numbers[word+"-"+parts[i+1]]; ok {
				word += "-" + parts[i+1]
				i++
			}
		}
		words = append(words, word)
	}
	return words
}

// near is [Unknown.Near].
func near(word string) []string {
	const far, most = 2, 3
	type candidate struct {
		word     string
		distance int
	}
	var found []candidate
	for _, w := range list().words {
		if d := distance(word, w, far); d <= far {
			found = append(found, candidate{w, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var words []string
	for _, c := range found[:min(most, len(found))] {
		words = append(words, c.word)
	}
	return words
}

// distance counts the letters to add, drop, change or exchange with the next
// (Damerau, 1964; optimal string alignment), or gives more than most where it
// is more than that.
func distance(a, b string, most int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > most || len(t)-len(s) > most {
		return most + 1
	}
	before, row := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		next := make([]int, len(t)+1)
		next[0] = i
		for j := 1; j <= len(t); j++ {
			change := row[j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			next[j] = min(change, row[j]+1, next[j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}
