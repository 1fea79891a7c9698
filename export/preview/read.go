package preview

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Content is everything that a PDF says, in whatever place.
type Content struct {
	Pages       []string          // the text of each page, as copied from it
	Outline     []string          // titles of the outline, parents before children
	Meta        map[string]string // the document information that is there: Title, Author, Producer …
	Attachments []string          // names of files inside the file
	Strings     []string          // every string in the bytes, alternative texts and XMP among them; see [Strings]
	Pictures    []Picture         // and files inside the file
}

// All gives every text of the content in one list.
func (c *Content) All() []string {
	all := slices.Concat(c.Pages, c.Outline, c.Attachments)
	for _, key := range slices.Sorted(maps.Keys(c.Meta)) {
		all = append(all, c.Meta[key])
	}
	return append(all, c.Strings...)
}

// Read takes everything out of a PDF: what PDFium sees, and what its bytes hold.
func Read(ctx context.Context, pdf []byte) (*Content, error) {
	// The bytes are read beside the engine: on two processors it costs no time.
	type result struct {
		*file
		err error
	}
	inBytes := make(chan result, 1)
	go func() {
		f, err := scan(pdf)
		inBytes <- result{f, err}
	}()

	d, err := Open(ctx, pdf)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	c, err := run(ctx, d, "read what is around the pages", d.around)
	if err != nil {
		return nil, err
	}
	for page := range d.Pages() {
		text, err := run(ctx, d, fmt.Sprintf("read page %d", page+1), func() (string, error) {
			if err := d.lighten(); err != nil {
				return "", err
			}
			return d.text(page)
		})
		if err != nil {
			return nil, err
		}
		c.Pages = append(c.Pages, text)
	}
	r := <-inBytes
	if r.err != nil {
		return nil, r.err
	}
	c.Strings, c.Pictures = r.found.list, r.pictures
	return c, nil
}

// informationKeys are the document information that PDF knows (ISO 32000-2,
// 14.3.3); what a file adds of its own is among [Content.Strings].
var informationKeys = []string{"Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"}

// around reads what the file says outside its pages.
func (d *Document) around() (*Content, error) {
	c := &Content{Meta: map[string]string{}}
	for _, key := range informationKeys {
		// The only error here is that the file has no document information.
		if v, err := d.inst.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: d.ref, Tag: key}); err == nil && v.Value != "" {
			c.Meta[key] = v.Value
		}
	}
	var err error
	if c.Outline, err = d.outline(nil, nil); err != nil {
		return nil, err
	}
	files, err := d.inst.GetAttachments(&requests.GetAttachments{Document: d.ref})
	if err != nil {
		return nil, err
	}
	for _, f := range files.Attachments {
		c.Attachments = append(c.Attachments, f.Name)
	}
	return c, nil
}

// maxOutline bounds the outline, which a broken file may bend into a ring.
const maxOutline = 10_000

// outline appends the titles below an entry, or all for nil.
func (d *Document) outline(found []string, parent *references.FPDF_BOOKMARK) ([]string, error) {
	first, err := d.inst.FPDFBookmark_GetFirstChild(&requests.FPDFBookmark_GetFirstChild{Document: d.ref, Bookmark: parent})
	if err != nil {
		return nil, err
	}
	for at := first.Bookmark; at != nil; {
		if len(found) >= maxOutline {
			return nil, fmt.Errorf("%w: its outline does not end", ErrUnreadable)
		}
		// An entry without a title is an error to the library, not to us.
		title := ""
		if t, err := d.inst.FPDFBookmark_GetTitle(&requests.FPDFBookmark_GetTitle{Bookmark: *at}); err == nil {
			title = t.Title
		}
		if found, err = d.outline(append(found, title), at); err != nil {
			return nil, err
		}
		next, err := d.inst.FPDFBookmark_GetNextSibling(&requests.FPDFBookmark_GetNextSibling{Document: d.ref, Bookmark: *at})
		if err != nil {
			return nil, err
		}
		at = next.Bookmark
	}
	return found, nil
}
