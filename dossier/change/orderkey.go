package change

import "slices"

// The place of an item in its list is a fractional key: a string between the
// keys of its neighbours, so that moving one item writes one item. Keys are
// digits of base 62 after an unwritten point, and never end in the zero digit,
// so that there is always room before one.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 36
	}
	return 0
}

// between is a key above a and below b; "" is the open end on either side.
// a must be below b.
func between(a, b string) string {
	var key []byte
	bounded := b != ""
	for i := 0; ; i++ {
		lo, hi := 0, len(digits)
		if i < len(a) {
			lo = digit(a[i])
		}
		if bounded && i < len(b) {
			hi = digit(b[i])
		}
		if hi-lo > 1 {
			mid := (lo + hi) / 2
			if !bounded && i < len(a) {
				mid = lo + 1 // appending grows slowly: the usual case is a list that gets longer
			}
			return string(append(key, digits[mid]))
		}
		key = append(key, digits[lo])
		if hi > lo {
			bounded = false // below b from here on, whatever follows
		}
	}
}

// reorder gives keys that rise along the list, changing as few of those that
// are there as it can: a longest rising run of them stays.
func reorder(keys []string) []string {
	stays := longestRising(keys)
	out := make([]string, len(keys))
	last := ""
	for i := range keys {
		if stays[i] {
			out[i], last = keys[i], keys[i]
			continue
		}
		next := ""
		for j := i + 1; j < len(keys); j++ {
			if stays[j] {
				next = keys[j]
				break
			}
		}
		last = between(last, next)
		out[i] = last
	}
	return out
}

// longestRising marks a longest strictly rising subsequence of the keys that
// are valid.
func longestRising(keys []string) []bool {
	best := make([]int, len(keys))
	from := make([]int, len(keys))
	end := -1
	for i, k := range keys {
		if !validKey(k) {
			continue
		}
		best[i], from[i] = 1, -1
		for j := range i {
			if best[j] > 0 && keys[j] < k && best[j]+1 > best[i] {
				best[i], from[i] = best[j]+1, j
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	stays := make([]bool, len(keys))
	for i := end; i >= 0; i = from[i] {
		stays[i] = true
	}
	return stays
}

func validKey(k string) bool {
	return k != "" && k[len(k)-1] != '0' && !slices.ContainsFunc([]byte(k), func(c byte) bool { return c != '0' && digit(c) == 0 })
}
