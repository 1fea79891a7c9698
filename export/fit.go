package export

// tightest is the least of its white space that a section is set with. Below it,
// headings no longer stand apart from what is above them.
const tightest = 0.5

// fitted are the strips of a section with less white space between them, where
// that saves a page: a last page with a few lines on it looks like a mistake, and
// is lost more easily than any other. Of what saves one, the widest is taken.
func (f *flow) fitted(strips []strip) []strip {
	usual := f.count(strips)
	if usual < 2 {
		return strips
	}
	for _, share := range []float64{0.85, 0.7, 0.6, tightest} {
		if closer := closer(strips, share); f.count(closer) < usual {
			return closer
		}
	}
	return strips
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

// count is how many pages strips take from the top of a page on; nothing is drawn.
func (f *flow) count(strips []strip) int {
	dry := &flow{top: f.top, bottom: f.bottom, fresh: func() *page { return new(page) }}
	undrawn := make([]strip, len(strips))
	for i, s := range strips {
		s.draw = nil
		undrawn[i] = s
	}
	dry.set(undrawn)
	return len(dry.finish())
}
