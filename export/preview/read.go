package preview

import (
	"context"
	"fmt"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// Content is everything that a PDF says, in whatever place.
type Content struct {
	Pages       []string          // the text of each page, as copied from it
	Outline     []string          // titles of the outline, parents before children
	Meta        map[string]string // the document information that is there: Title, Author, Producer …
	Attachments []string          // names of files inside the file
	Strings     []string          // every string in the bytes, alternative texts and XMP among them; see [Strings]
}

// All gives every text of the content in one list.
func (c *Content) All() []string {
	all := append(append(append([]string{}, c.Pages...), c.Outline...), c.Attachments...)
	for _, v := range c.Meta {
		all = append(all, v)
	}
	return append(all, c.Strings...)
}

// Read takes everything out of a PDF: what PDFium sees, and what its bytes hold.
func Read(ctx context.Context, pdf []byte) (*Content, error) {
	c := &Content{Meta: map[string]string{}}
	// The bytes are read beside the engine: on two processors it costs no time.
	type result struct {
		strings []string
		err     error
	}
	inBytes := make(chan result, 1)
	go func() {
		s, err := Strings(pdf)
		inBytes <- result{s, err}
	}()

	d, err := Open(ctx, pdf)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	for page := range d.Pages() {
		err := d.do(ctx, fmt.Sprintf("read page %d", page+1), func() error {
			text, err := d.text(page)
			c.Pages = append(c.Pages, text)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if err := d.do(ctx, "read what is around the pages", func() error { return d.readAround(c) }); err != nil {
		return nil, err
	}
	r := <-inBytes
	c.Strings = r.strings
	return c, r.err
}

// readAround reads what the file says outside its pages.
func (d *Document) readAround(c *Content) error {
	outline, err := d.inst.GetBookmarks(&requests.GetBookmarks{Document: d.ref})
	if err != nil {
		return err
	}
	c.Outline = titles(nil, outline.Bookmarks)
	meta, err := d.inst.GetMetaData(&requests.GetMetaData{Document: d.ref})
	if err != nil {
		return err
	}
	for _, tag := range meta.Tags {
		if tag.Value != "" {
			c.Meta[tag.Tag] = tag.Value
		}
	}
	files, err := d.inst.GetAttachments(&requests.GetAttachments{Document: d.ref})
	if err != nil {
		return err
	}
	for _, f := range files.Attachments {
		c.Attachments = append(c.Attachments, f.Name)
	}
	return nil
}

func titles(all []string, marks []responses.GetBookmarksBookmark) []string {
	for _, m := range marks {
		all = append(all, m.Title)
		all = titles(all, m.Children)
	}
	return all
}
