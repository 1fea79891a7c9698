package preview

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ReadHTML takes everything out of an HTML file: what a reader sees, as one page;
// and what else stands in its bytes, in attributes, comments, styles and scripts, and
// around the pixels of pictures that lie in it. It reads any bytes; an error is one
// of the file being no UTF-8 or too large to be ours.
func ReadHTML(file []byte) (*Content, error) {
	const most = 1 << 30
	if len(file) > most {
		return nil, fmt.Errorf("%w: it is larger than %d bytes", ErrUnreadable, most)
	}
	r := &htmlReader{strings: newTexts()}
	z := html.NewTokenizer(bytes.NewReader(file))
	for z.Next() != html.ErrorToken {
		r.take(z.Token())
	}
	if err := z.Err(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return &Content{Pages: []string{r.page.String()}, Strings: r.strings.list, Pictures: r.pictures}, nil
}

type htmlReader struct {
	page     strings.Builder
	strings  *texts
	pictures []Picture
	hidden   atom.Atom // of a style, a script or a title, whose text no page shows
}

func (r *htmlReader) take(t html.Token) {
	switch t.Type {
	case html.TextToken:
		if r.hidden != 0 {
			r.strings.addText(t.Data)
			return
		}
		r.page.WriteString(t.Data)
	case html.StartTagToken, html.SelfClosingTagToken:
		if !inline[t.DataAtom] {
			r.page.WriteByte('\n')
		}
		if hides[t.DataAtom] && t.Type == html.StartTagToken {
			r.hidden = t.DataAtom
		}
		for _, a := range t.Attr {
			r.attribute(a.Key, a.Val)
		}
	case html.EndTagToken:
		if !inline[t.DataAtom] {
			r.page.WriteByte('\n')
		}
		if t.DataAtom == r.hidden {
			r.hidden = 0
		}
	case html.CommentToken, html.DoctypeToken:
		r.strings.addText(t.Data)
	}
}

// inline are the elements at which a word goes on. At the number of a note, which is
// raised, a number ends.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Bdi: true, atom.Em: true, atom.I: true, atom.Mark: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.U: true, atom.Wbr: true,
}

var hides = map[atom.Atom]bool{atom.Style: true, atom.Script: true, atom.Title: true}

// geometry are the attributes of a drawing. Their numbers are places on it, and
// nobody reads a telephone number in them by chance, as digits run on from one to
// the next.
var geometry = regexp.MustCompile(`^[-0-9., MLZ%]*$`)

func (r *htmlReader) attribute(key, value string) {
	r.strings.addText(key)
	switch key {
	case "d", "points", "x", "y", "width", "height", "viewbox", "viewBox", "font-size", "stroke-width", "stroke-dasharray":
		if geometry.MatchString(value) {
			return
		}
	}
	if data, ok := dataOf(value); ok {
		r.pictures = append(r.pictures, pictureFile(data))
		for _, s := range beside(data) {
			r.strings.add(s)
		}
		head, _, _ := strings.Cut(value, ",")
		r.strings.addText(head)
		return
	}
	r.strings.addText(value)
	if plain, err := url.PathUnescape(value); err == nil && plain != value {
		r.strings.addText(plain)
	}
}

// dataOf are the bytes of a data: address (RFC 2397).
func dataOf(value string) ([]byte, bool) {
	rest, ok := strings.CutPrefix(value, "data:")
	if !ok {
		return nil, false
	}
	head, body, ok := strings.Cut(rest, ",")
	if !ok {
		return nil, false
	}
	if !strings.HasSuffix(head, ";base64") {
		plain, err := url.PathUnescape(body)
		return []byte(plain), err == nil
	}
	data, err := base64.StdEncoding.DecodeString(body)
	return data, err == nil
}
