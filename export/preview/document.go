package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"math"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Patience is how long a call waits for the engine where its caller sets no
// end. A page of ours takes milliseconds; a file made to lead the engine round
// in circles would take for ever.
const Patience = 30 * time.Second

// maxPixels bounds one page image: 64 MP are 256 MiB.
const maxPixels = 64 << 20

// ErrClosed is what a call on a closed document returns.
var ErrClosed = errors.New("the document is closed")

// A Document is an open PDF. Its methods may be called from several goroutines;
// they take turns. Pages are counted from 0.
type Document struct {
	turn  chan struct{} // holds one token while nobody works on inst
	pdf   *source
	inst  pdfium.Pdfium // nil when closed; only whoever has the turn may touch it
	ref   references.FPDF_DOCUMENT
	pages int
}

// Open reads a PDF from memory; the bytes must not change while it is open.
// Close the document when done: it holds tens of MiB. While [MaxOpen] documents
// are open, Open waits for one to be closed, or for ctx to end.
func Open(ctx context.Context, pdf []byte) (*Document, error) {
	pool, err := use(ctx)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		leave()
		return nil, fmt.Errorf("failed to open the PDF: %w", err)
	}
	inst, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		leave()
		return nil, fmt.Errorf("failed to open the PDF: %w", err)
	}
	d := &Document{pdf: &source{Reader: bytes.NewReader(pdf)}, inst: inst, turn: make(chan struct{}, 1)}
	d.turn <- struct{}{}
	d.pages, err = run(ctx, d, "open the PDF", func() (int, error) {
		if err := d.begin(); err != nil {
			return 0, err
		}
		count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
		if err != nil {
			return 0, err
		}
		return count.PageCount, nil
	})
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// source is the file as the engine gets it: in pieces, without a copy of the whole.
type source struct {
	*bytes.Reader
	given int // bytes that the engine was given since it began
}

func (s *source) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	s.given += n
	return n, err
}

// begin has the engine begin with the file.
func (d *Document) begin() error {
	d.pdf.given = 0
	doc, err := d.inst.OpenDocument(&requests.OpenDocument{FileReader: d.pdf, FileReaderSize: d.pdf.Size()})
	if err != nil {
		return err
	}
	d.ref = doc.Document
	return nil
}

// lighten has the engine begin anew with the file where it was given much of it. It
// keeps all that it met, and to read the text of a page it meets the pictures on it,
// too; but to begin takes it as long as some pages do, so it is to do so a few times
// at most.
func (d *Document) lighten() error {
	const enough = 8 << 20
	if d.pdf.given < max(enough, int(d.pdf.Size())/2) {
		return nil
	}
	if _, err := d.inst.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref}); err != nil {
		return err
	}
	return d.begin()
}

// run does a piece of work when it is its turn, and waits for it until ctx
// ends or [Patience] does. A call into the engine cannot be broken off (an
// engine that allows it is seven times slower): work that nobody waits for any
// more is finished unseen, and until then keeps its turn.
func run[T any](ctx context.Context, d *Document, what string, work func() (T, error)) (T, error) {
	var none T
	ctx, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	select {
	case <-d.turn:
	case <-ctx.Done():
		return none, fmt.Errorf("failed to %s: %w", what, ctx.Err())
	}
	if d.inst == nil {
		d.turn <- struct{}{}
		return none, fmt.Errorf("failed to %s: %w", what, ErrClosed)
	}

	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		defer func() {
			d.turn <- struct{}{}
			done <- r
		}()
		defer recovered(what, &r.err)
		r.value, r.err = work()
		if r.err != nil {
			r.err = fmt.Errorf("failed to %s: %w", what, r.err)
		}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return none, fmt.Errorf("failed to %s: %w", what, ctx.Err())
	}
}

// Close lets the document go, as soon as work on it has ended; it does not
// wait for that. Closing it twice does nothing.
func (d *Document) Close() {
	go func() {
		<-d.turn
		if d.inst != nil {
			// Nothing was written, so there is nothing to lose.
			_ = d.inst.Close()
			d.inst = nil
			leave()
		}
		d.turn <- struct{}{}
	}()
}

// Pages is the number of pages.
func (d *Document) Pages() int { return d.pages }

// Size gives the width and height of a page in points (1/72 inch).
func (d *Document) Size(page int) (w, h float64, err error) {
	size, err := run(context.Background(), d, fmt.Sprintf("measure page %d", page+1), func() ([2]float64, error) {
		return d.size(page)
	})
	return size[0], size[1], err
}

func (d *Document) size(page int) ([2]float64, error) {
	size, err := d.inst.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: page})
	if err != nil {
		return [2]float64{}, err
	}
	return [2]float64{size.Width, size.Height}, nil
}

// Image draws a page on white; scale is pixels per point (1 is 72 dpi).
func (d *Document) Image(ctx context.Context, page int, scale float64) (image.Image, error) {
	img, err := run(ctx, d, fmt.Sprintf("draw page %d", page+1), func() (*image.RGBA, error) {
		size, err := d.size(page)
		if err != nil {
			return nil, err
		}
		w, h := math.Round(size[0]*scale), math.Round(size[1]*scale)
		if !(w >= 1 && h >= 1 && w*h <= maxPixels) { // the negation also catches NaN
			return nil, fmt.Errorf("invalid scale %g: a picture of %.0f × %.0f pixels", scale, w, h)
		}
		r, err := d.inst.RenderPageInPixels(&requests.RenderPageInPixels{Page: d.page(page), Width: int(w), Height: int(h)})
		if err != nil {
			return nil, err
		}
		defer r.Cleanup()
		// The picture lies in the engine's memory and goes with it, so it is
		// copied; onto white, as paper is.
		from := r.Result.RenderedImage
		out := image.NewRGBA(from.Bounds())
		draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(out, out.Bounds(), from, from.Bounds().Min, draw.Over)
		return out, nil
	})
	if err != nil {
		return nil, err
	}
	return img, nil
}

// Text gives the text of a page as a reader would copy it, lines ended by CR LF.
func (d *Document) Text(page int) (string, error) {
	return run(context.Background(), d, fmt.Sprintf("read page %d", page+1), func() (string, error) {
		return d.text(page)
	})
}

// text asks for the text in one piece: character by character, as the
// library's GetPageText does it, loses those beyond U+FFFF.
func (d *Document) text(page int) (string, error) {
	loaded, err := d.inst.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(page)})
	if err != nil {
		return "", err
	}
	defer d.inst.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := d.inst.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil || count.Count <= 0 {
		return "", err
	}
	text, err := d.inst.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: loaded.TextPage, Count: count.Count})
	if err != nil {
		return "", err
	}
	return text.Text, nil
}

func (d *Document) page(index int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: index}}
}
