package pdf

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/go-pdf/fpdf"

	"habeas/export/typeset"
)

// Size is the size of a page in points.
type Size struct{ W, H float64 }

// The page sizes that are laid out for.
var (
	A4     = Size{595.28, 841.89}
	Letter = Size{612, 792}
)

// Options say what a document tells about itself.
type Options struct {
	Title    string
	Lang     string // BCP 47, "" is English
	Author   string // the group that issues it, "" is left out
	Subject  string // "" is left out
	Created  time.Time
	PageSize Size // the zero value is A4

	// Structure is what the pages are to be drawn into, see [Document.In]; it
	// serves one document. Nil begins a new one.
	Structure *Element
}

// Document is a PDF file being drawn, page after page.
type Document struct {
	options Options
	fpdf    *fpdf.Fpdf // has the pages, still empty, the pictures and the outline; nil once finished
	pad     pad
	page    int // that is drawn on, from 0
	pages   int
	fonts   fontSet
	targets targets
	outline []entry
	front   int // how many of the last pages come first
	labels  []pageLabel
	marking marking
	images  map[string]picture          // by id
	photos  map[[sha256.Size]byte]photo // in place of their stubs
	file    []byte                      // once finished
	err     error
}

// New starts a document without pages.
func New(o Options) *Document {
	if o.PageSize == (Size{}) {
		o.PageSize = A4
	}
	if o.Structure == nil {
		o.Structure = NewStructure()
	}
	d := &Document{options: o, fpdf: newFile(o.PageSize), fonts: fontSet{current: map[*typeset.Face]*fontCopy{}}, images: map[string]picture{}}
	d.finite(o.PageSize.W, o.PageSize.H)
	if o.PageSize.W <= 0 || o.PageSize.H <= 0 {
		d.fail(fmt.Errorf("invalid page size %g × %g", o.PageSize.W, o.PageSize.H))
	}
	if o.Created.IsZero() {
		d.fail(errors.New("invalid options: no date of creation"))
	}
	return d
}

// newFile begins a file of fpdf's.
func newFile(size Size) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P",
		UnitStr:        "pt",
		Size:           fpdf.SizeType{Wd: size.W, Ht: size.H},
	})
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetCatalogSort(true)
	f.SetCompression(false) // we do it, once
	// fpdf would take the time of day where it is given none.
	f.SetCreationDate(time.Unix(0, 0))
	f.SetModificationDate(time.Unix(0, 0))
	return f
}

// AddPage begins the next page.
func (d *Document) AddPage() {
	if !d.open() {
		return
	}
	d.unmark()
	d.fpdf.AddPage()
	d.page, d.pages = d.pages, d.pages+1
	d.pad.contents = append(d.pad.contents, nil)
	d.marking.parents = append(d.marking.parents, nil)
}

// Turn goes back to a page that was begun, to draw more on it. Pages are counted
// from 0 in the order in which they were begun.
func (d *Document) Turn(page int) {
	if d.open() && page >= 0 && page < d.pages && page != d.page {
		d.unmark()
		d.page = page
	}
}

// Page is the page that is being drawn, counted as for [Document.Turn].
func (d *Document) Page() int { return d.page }

// Front puts the last n pages before all others: a cover that says on which page
// each part begins can be drawn when they are known.
func (d *Document) Front(n int) {
	if n < 0 || n > d.PageCount() {
		d.fail(fmt.Errorf("invalid number of pages %d of %d", n, d.PageCount()))
		return
	}
	d.front = n
}

// order is where a page stands in the file, both counted from 0.
func (d *Document) order(page int) int {
	body := d.PageCount() - d.front
	if page >= body {
		return page - body
	}
	return page + d.front
}

// Structure is the tree that the document draws into.
func (d *Document) Structure() *Element { return d.options.Structure }

// PageCount says how many pages were begun.
func (d *Document) PageCount() int { return d.pages }

// PageSize says how large the pages are.
func (d *Document) PageSize() Size { return d.options.PageSize }

// Bytes finishes the document. It returns the first mistake of all calls, or
// the whole file. Nothing may be drawn afterwards.
func (d *Document) Bytes() (file []byte, err error) {
	// fpdf panics on some of what it does not like; a user must see an error.
	defer func() {
		if r := recover(); r != nil {
			file, err = nil, fmt.Errorf("failed to write PDF: %v", r)
		}
	}()
	if d.err == nil && d.PageCount() == 0 {
		d.fail(errors.New("the document has no page"))
	}
	if d.err != nil {
		return nil, fmt.Errorf("failed to write PDF: %w", d.err)
	}
	if d.file == nil {
		if d.file, err = d.finish(); err != nil {
			d.fail(err)
			return nil, fmt.Errorf("failed to write PDF: %w", err)
		}
	}
	return d.file, nil
}

// fail keeps the first mistake.
func (d *Document) fail(err error) {
	if d.err == nil {
		d.err = err
	}
}

// open says whether something can still be drawn.
func (d *Document) open() bool {
	if d.fpdf == nil {
		d.fail(errors.New("something was drawn after the last page was finished"))
	}
	return d.err == nil
}

// ready says whether something can be drawn at these coordinates and lengths.
func (d *Document) ready(lengths ...float64) bool {
	if d.PageCount() == 0 {
		d.fail(errors.New("something was drawn before the first page"))
	}
	d.finite(lengths...)
	return d.open()
}

func (d *Document) finite(lengths ...float64) {
	for _, v := range lengths {
		// Readers keep real numbers as 32-bit floats; 1e6 points is 350 m.
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			d.fail(fmt.Errorf("invalid length %g", v))
		}
	}
}

// rgb splits a colour for fpdf.
func rgb(c typeset.Color) (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}
