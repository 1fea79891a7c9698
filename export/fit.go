package export

import "slices"

// tightest is the least of its white space that a section is set with. Below it,
// headings no longer stand apart from what is above them.
const tightest = 0.5

// fitted are the strips of a section, set so that it does not end on a page with
// a few lines on it: that looks like a mistake, and is lost more easily than any
// other page. Where less white space saves the page, the widest that does is
// taken; where none does, a heading begins the last page and brings its part along.
func (f *flow) fitted(strips []strip) []strip {
	usual := len(f.dry(strips))
	if usual < 2 {
		return strips
	}
	for _, share := range []float64{0.85, 0.7, 0.6, tightest} {
		if closer := closer(strips, share); len(f.dry(closer)) < usual {
			return closer
		}
	}
	return f.balanced(strips)
}

// closer are strips with a share of the white space above each.
func closer(strips []strip, share float64) []strip {
	out := make([]strip, len(strips))
	for i, s := range strips {
		s.before *= share
		out[i] = s
	}
	return out
}

// sparse is the share of a page that a last one is filled to at least, if it can be.
const sparse = 1.0 / 3

// balanced are the strips with the last page begun at an earlier heading, where
// it would have a few lines only and the page before keeps the greater part.
func (f *flow) balanced(strips []strip) []strip {
	pages := f.dry(strips)
	n := len(pages)
	enough := f.top + sparse*(f.bottom-f.top)
	best, end := strips, pages[n-1].end
	for i := pages[n-1].first - 1; i > pages[n-2].first && end < enough; i-- {
		if !strips[i].part {
			continue
		}
		moved := slices.Clone(strips)
		moved[i].fresh = true
		got := f.dry(moved)
		if len(got) != n || got[n-2].end < got[n-1].end {
			break
		}
		best, end = moved, got[n-1].end
	}
	return best
}

// A filling is a page as it would be filled: its first strip, by number, and how
// far down it reaches.
type filling struct {
	first int
	end   float64
}

// dry are the pages that strips take from the top of one on; nothing is drawn.
func (f *flow) dry(strips []strip) []filling {
	var pages []filling
	dry := &flow{top: f.top, bottom: f.bottom, fresh: func() *page { return new(page) }}
	undrawn := make([]strip, len(strips))
	for i, s := range strips {
		s.draw = nil
		undrawn[i] = s
	}
	dry.placed = func(i int) {
		if n := len(dry.pages); n > len(pages) {
			pages = append(pages, filling{first: i})
		}
		pages[len(pages)-1].end = dry.at.end()
	}
	dry.set(undrawn)
	dry.finish()
	return pages
}
