package disclosure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"habeas/dossier/script"
)

// haystack is text to search in, brought down to its letters, marks and digits:
// NFKC, lower case, digits of any script as ASCII, nothing between them. So a
// text is found however a page breaks, spaces or hyphenates it.
type haystack struct {
	text   string
	starts []uint64 // bit set per byte: a word begins here, or the text ends
}

// barrier keeps two pieces from being read as one. No needle holds it.
const barrier = 0

// newHaystack joins pieces. A word never runs on over the end of a piece; a text
// does, unless they are apart.
func newHaystack(pieces []string, apart bool) haystack {
	size := 0
	for _, p := range pieces {
		size += len(p)
	}
	var b builder
	b.text.Grow(size)
	b.starts = make([]uint64, 0, size/64+1)
	for _, p := range pieces {
		b.gap = true
		b.add(p)
		if apart {
			b.gap = true
			b.put(barrier, false)
		}
	}
	b.mark(b.text.Len())
	return haystack{b.text.String(), b.starts}
}

type builder struct {
	text   strings.Builder
	starts []uint64
	gap    bool // something that is no letter, mark or digit was just passed
	loose  bool // the letter before ends a word, unless a mark follows
	joined bool // the mark before ties the next letter to it
}

// add appends what of s can be searched for.
func (b *builder) add(s string) {
	for _, r := range norm.NFKC.String(s) {
		switch {
		case r < utf8.RuneSelf:
			switch {
			case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
				b.put(r, false)
			case r >= 'A' && r <= 'Z':
				b.put(r+'a'-'A', false)
			default:
				b.gap = true
			}
		case script.Unseen(r):
		case unicode.IsDigit(r):
			b.put(script.Digit(r), false)
		case unicode.IsMark(r):
			b.loose = false
			b.put(r, false)
			b.joined = r == khmerCoeng || r == myanmarVirama
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.put(unicode.ToLower(r), !b.joined && script.Unspaced(r))
		default:
			b.gap = true
		}
	}
}

func (b *builder) put(r rune, start bool) {
	if b.gap || b.loose || start {
		b.mark(b.text.Len())
	}
	b.gap, b.joined, b.loose = false, false, start
	b.text.WriteRune(r)
}

func (b *builder) mark(at int) {
	for len(b.starts) <= at/64 {
		b.starts = append(b.starts, 0)
	}
	b.starts[at/64] |= 1 << (at % 64)
}

func (h haystack) start(at int) bool { return h.starts[at/64]&(1<<(at%64)) != 0 }

// has reports whether the needle stands in the text.
func (h haystack) has(n needle) bool {
	for from := 0; ; {
		i := strings.Index(h.text[from:], n.key)
		if i < 0 {
			return false
		}
		at := from + i
		if h.fits(n, at) {
			return true
		}
		from = at + 1
	}
}

// find is has for many needles in one pass. It returns the keys of those that
// stand in the text.
func (h haystack) find(needles []needle) map[string]bool {
	found := map[string]bool{}
	byHead := map[uint32][]needle{}
	var heads [1 << 12]uint64 // a set of hashes of the heads: nearly all places fail here
	for _, n := range needles {
		if len(n.key) < headSize {
			found[n.key] = found[n.key] || h.has(n)
			continue
		}
		head := headAt(n.key, 0)
		byHead[head] = append(byHead[head], n)
		heads[hash(head)/64] |= 1 << (hash(head) % 64)
	}
	for at := 0; at+headSize <= len(h.text); at++ {
		head := headAt(h.text, at)
		if heads[hash(head)/64]&(1<<(hash(head)%64)) == 0 {
			continue
		}
		for _, n := range byHead[head] {
			if !found[n.key] && strings.HasPrefix(h.text[at:], n.key) && h.fits(n, at) {
				found[n.key] = true
			}
		}
	}
	return found
}

// headSize is how many bytes of a needle are looked up at each place.
const headSize = 4

func headAt(s string, i int) uint32 {
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}

// hash is a number of 18 bits.
func hash(head uint32) uint32 { return head * 2654435761 >> 14 }

// fits reports whether a needle that stands at a place may count there. A short
// number must not be a part of a longer one.
func (h haystack) fits(n needle, at int) bool {
	end := at + len(n.key)
	switch n.match {
	case wholeWords:
		return h.start(at) && h.start(end)
	case wholeNumber:
		return (h.start(at) || !digitAt(h.text, at-1)) && (h.start(end) || !digitAt(h.text, end))
	}
	return true
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

const (
	khmerCoeng    = '\u17D2'
	myanmarVirama = '\u1039'
)
