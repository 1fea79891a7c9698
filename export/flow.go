package export

import (
	"math"

	"habeas/export/pdf"
)

// A strip is a piece of a column that is never cut: a line of a paragraph, a
// row of a table, a picture with its words. A column is a list of strips.
type strip struct {
	height float64
	before float64 // white space above; none at the top of a page
	keep   bool    // stays on one page with the next strip
	float  float64 // how far down something beside the column reaches, if further than height
	clear  bool    // begins below what floats
	part   bool    // begins a part: a page may begin here to be fuller
	fresh  bool    // begins a page
	box    *box    // the ground that it lies on
	head   *strip  // repeated where a page begins with this strip
	draw   func(p *page, x, y float64)

	element *pdf.Element // what it is drawn into
}

// show draws a strip.
func (s strip) show(p *page, x, y float64) {
	if s.draw != nil {
		p.in(s.element, func() { s.draw(p, x, y) })
	}
}

// box is a tinted ground under neighbouring strips, drawn anew on each page.
type box struct {
	pad   float64 // above and below the strips
	under func(p *page, x, y, h float64)
}

// flow fills pages with strips. Bottom is the lowest point that one may reach.
type flow struct {
	pages  []*page
	fresh  func() *page
	x      float64 // of the column on a right-hand page
	top    float64
	bottom float64
	at     cursor
	boxTop float64
	placed func(i int) // hears of each strip that stands, if not nil
}

// cursor is where the next strip goes. It is a value, so that a run of strips
// can be tried before it is placed.
type cursor struct {
	y     float64
	floor float64 // below what floats
	box   *box
	used  bool // something stands on the page
}

// put moves the cursor over a strip and tells where the strip begins.
func (c *cursor) put(s strip) (y float64) {
	if c.box != nil && s.box != c.box {
		c.y += c.box.pad
	}
	if c.used {
		c.y += s.before
	}
	if s.clear && c.floor > 0 {
		c.y = max(c.y, c.floor+s.before)
	}
	if s.box != nil && s.box != c.box {
		c.y += s.box.pad
	}
	c.box, c.used = s.box, true
	y = c.y
	c.y += s.height
	c.floor = max(c.floor, y+s.float)
	return y
}

// end is the lowest point of what was put.
func (c *cursor) end() float64 {
	y := max(c.y, c.floor)
	if c.box != nil {
		y = max(y, c.y+c.box.pad)
	}
	return y
}

// slack forgives the rounding of sums.
const slack = 0.01

// page begins a new page.
func (f *flow) page() *page {
	f.closeBox()
	p := f.fresh()
	f.pages = append(f.pages, p)
	f.at = cursor{y: f.top}
	return p
}

// set places strips one below the other. Strips that keep together begin a new
// page rather than be parted, unless a whole page is too short for them.
func (f *flow) set(strips []strip) {
	for i := 0; i < len(strips); {
		n := 1
		for i+n < len(strips) && strips[i+n-1].keep {
			n++
		}
		chain := strips[i : i+n]
		if len(f.pages) == 0 || f.at.used && (chain[0].fresh || !f.fits(f.at, chain)) {
			f.begin(chain[0], i > 0 && strips[i-1].head == chain[0].head)
		}
		for k, s := range chain {
			if k > 0 && f.at.used && !f.fits(f.at, chain[k:k+1]) {
				f.begin(s, chain[k-1].head == s.head)
			}
			f.place(s)
			if f.placed != nil {
				f.placed(i + k)
			}
		}
		i += n
	}
}

func (f *flow) fits(at cursor, chain []strip) bool {
	for _, s := range chain {
		at.put(s)
	}
	return at.end() <= f.bottom+slack
}

// begin starts a page for a strip, with the head of its table if that stands on
// the page before.
func (f *flow) begin(s strip, inside bool) {
	f.page()
	if s.head != nil && inside {
		// Who hears the pages has heard it.
		f.pages[len(f.pages)-1].beside(pdf.Decoration, func() { f.place(*s.head) })
	}
}

func (f *flow) place(s strip) {
	if f.at.box != s.box {
		f.closeBox()
	}
	opens := s.box != nil && f.at.box != s.box
	y := f.at.put(s)
	if opens {
		f.boxTop = y - s.box.pad
	}
	pg := f.pages[len(f.pages)-1]
	s.show(pg, f.x+pg.dx, y)
}

// closeBox draws the ground under the strips placed since the box was opened.
func (f *flow) closeBox() {
	if b := f.at.box; b != nil {
		pg := f.pages[len(f.pages)-1]
		b.under(pg, f.x+pg.dx, f.boxTop, f.at.y+b.pad-f.boxTop)
		f.at.y += b.pad
		f.at.box = nil
	}
}

// finish closes what is open.
func (f *flow) finish() []*page {
	f.closeBox()
	return f.pages
}

// height is what strips need on one endless page.
func height(strips []strip) float64 {
	var c cursor
	for _, s := range strips {
		c.put(s)
	}
	return c.end()
}

// tie keeps strips on one page with each other, but lets more of them than half
// a page part.
func tie(strips []strip) []strip {
	if height(strips) < 300 {
		for i := range len(strips) - 1 {
			strips[i].keep = true
		}
	}
	return strips
}

// tieEnds keeps the first two and the last two of the lines of a paragraph
// together: no widow, no orphan.
func tieEnds(strips []strip) []strip {
	if n := len(strips); n > 1 {
		strips[0].keep = true
		strips[n-2].keep = true
	}
	return strips
}

// roundUp rounds up to a multiple.
func roundUp(v, to float64) float64 { return math.Ceil(v/to-slack) * to }
