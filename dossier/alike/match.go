package alike

import (
	"slices"
	"unicode/utf8"

	"github.com/hbollon/go-edlib"
)

// Distance says how near two names are.
type Distance int

// The distances; what is [Far] is of somebody else.
const (
	Same   Distance = iota // word by word, in whatever order
	Close                  // a letter or two apart
	Sounds                 // alike by sound alone
	Far
)

// Between compares two names. One that has more words than the other is close
// where all of the shorter one are in it, and those are two or more.
func Between(a, b []Word) Distance {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return Far
	}
	if len(a) == 1 && len(b) > 1 {
		return joined(a, b)
	}
	worst, sounds, close := Same, 0, false
	taken := make([]bool, len(b))
	for _, x := range a {
		best, at := Far, -1
		for i, y := range b {
			if d := x.to(y); !taken[i] && d < best {
				best, at = d, i
			}
		}
		if at < 0 {
			return joined(a, b)
		}
		taken[at] = true
		worst = max(worst, best)
		sounds += utf8.RuneCountInString(x.sound)
		close = close || best <= Close
	}
	if worst == Same && len(a) < len(b) {
		return Close
	}
	if worst == Sounds && !close && sounds < enough(a, b) {
		return Far // short words sound alike all too often
	}
	return worst
}

// enough is how many consonants must agree where nothing else does. In one
// script people would mostly be written alike.
func enough(a, b []Word) int {
	if a[0].script != b[0].script {
		return 4
	}
	return 5
}

// joined compares names of which one is written without spaces, as in Khmer.
func joined(a, b []Word) Distance {
	if one, other := whole(a), whole(b); a[0].script != b[0].script && one == other && utf8.RuneCountInString(one) >= 4 {
		return Sounds
	}
	return Far
}

func whole(l []Word) string {
	s := ""
	for _, w := range l {
		s += w.sound
	}
	return s
}

// to compares two words.
func (w Word) to(x Word) Distance {
	switch {
	case w.letters == x.letters:
		return Same
	case w.script == x.script && apart(w.letters, x.letters):
		return Close
	case w.sound == x.sound:
		return Sounds
	}
	return Far
}

// apart reports whether a slip of the finger, or two in a long word, lies between
// two words.
func apart(a, b string) bool {
	n, m := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	most := 0
	switch shorter := min(n, m); {
	case shorter >= 8:
		most = 2
	case shorter >= 4:
		most = 1
	}
	if most == 0 || max(n, m)-min(n, m) > most {
		return false
	}
	return edlib.OSADamerauLevenshteinDistance(a, b) <= most
}

// Index finds names that are alike among many. It may be shared between
// goroutines.
type Index struct {
	names []([]Word)
	by    map[string][]int // the names that have a word with a sound
	whole map[string][]int
	words map[Word][]int
}

// NewIndex makes names findable; they are known by their places.
func NewIndex(names []string) *Index {
	x := &Index{by: map[string][]int{}, whole: map[string][]int{}, words: map[Word][]int{}}
	for i, name := range names {
		words := Words(name)
		x.names = append(x.names, words)
		for _, w := range words {
			x.by[w.sound] = append(x.by[w.sound], i)
			x.words[w] = append(x.words[w], i)
		}
		if len(words) > 0 {
			x.whole[whole(words)] = append(x.whole[whole(words)], i)
		}
	}
	return x
}

// Found is a name that is alike.
type Found struct {
	At       int
	Distance Distance
}

// Find gives the names that are alike, the nearest first.
func (x *Index) Find(name string) []Found {
	words := Words(name)
	if len(words) == 0 {
		return nil
	}
	seen := map[int]bool{}
	var found []Found
	look := func(places []int) {
		for _, i := range places {
			if seen[i] {
				continue
			}
			seen[i] = true
			if d := Between(words, x.names[i]); d < Far {
				found = append(found, Found{i, d})
			}
		}
	}
	look(x.whole[whole(words)])
	for _, w := range words {
		look(x.by[w.sound])
		for other, places := range x.words {
			if w.script == other.script && w.sound != other.sound && apart(w.letters, other.letters) {
				look(places)
			}
		}
	}
	slices.SortFunc(found, func(a, b Found) int {
		if a.Distance != b.Distance {
			return int(a.Distance - b.Distance)
		}
		return a.At - b.At
	})
	return found
}
