package pdf

import (
	"fmt"

	"github.com/go-pdf/fpdf"

	"habeas/export/pdf/cos"
)

// pad is what is drawn on: a short file of fpdf's that holds only what is being drawn
// now. fpdf keeps the contents of all pages as they are, and then once more as a
// file, and those of hundreds of pages are most of the memory that a packet takes. So
// each stretch of drawing on one page is a page of the pad, and when the pad is
// full they are taken off it, compressed.
type pad struct {
	fpdf     *fpdf.Fpdf
	sheets   []int           // the page of the document that each page of the pad is for
	contents [][]*cos.Stream // of the document's pages; one for each stretch of drawing
	deflate  cos.Deflater
}

// padSheets are so many that the making of a pad takes no time to speak of.
const padSheets = 24

// pen draws on the current page.
func (d *Document) pen() *fpdf.Fpdf {
	p := &d.pad
	if n := len(p.sheets); n > 0 && p.sheets[n-1] == d.page {
		return p.fpdf
	}
	if len(p.sheets) == padSheets {
		d.takeOff()
	}
	if p.fpdf == nil {
		p.fpdf = newFile(d.options.PageSize)
	}
	p.fpdf.AddPage()
	p.sheets = append(p.sheets, d.page)
	return p.fpdf
}

// takeOff takes off the pad what was drawn.
func (d *Document) takeOff() {
	p := &d.pad
	if p.fpdf == nil {
		return
	}
	if err := p.compress(); err != nil {
		d.fail(err)
	}
	p.fpdf, p.sheets = nil, nil
}

func (p *pad) compress() error {
	file, err := drafted(p.fpdf)
	if err != nil {
		return err
	}
	for i, kid := range file.Array(file.Dict(file.Dict(file.Trailer["Root"])["Pages"])["Kids"]) {
		drawn, ok := file.Get(file.Dict(kid)["Contents"]).(*cos.Stream)
		if !ok || i >= len(p.sheets) {
			return fmt.Errorf("page %d of the pad has no contents", i+1)
		}
		packed, err := p.deflate.Stream(drawn.Data)
		if err != nil {
			return err
		}
		p.contents[p.sheets[i]] = append(p.contents[p.sheets[i]], packed)
	}
	return nil
}

// putContents gives the pages what was drawn on them.
func (d *Document) putContents(file *cos.File, pages []cos.Ref) {
	for i, drawn := range d.pad.contents {
		var parts cos.Array
		for _, s := range drawn {
			parts = append(parts, file.Add(s))
		}
		switch page := file.Dict(pages[i]); len(parts) {
		case 0: // stays as empty as fpdf began it
		case 1:
			page["Contents"] = parts[0]
		default:
			page["Contents"] = parts
		}
	}
}

// drafted is what fpdf makes of a file.
func drafted(f *fpdf.Fpdf) (*cos.File, error) {
	var draft draft
	if err := f.Output(&draft); err != nil {
		return nil, err
	}
	return cos.Parse(draft.bytes)
}
