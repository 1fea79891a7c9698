package preview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"math"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Patience is how long one call on a document may keep the engine busy before
// the document is given up, in case the file leads the engine round in circles.
const Patience = 30 * time.Second

// maxPixels bounds one page image: 64 MP are 256 MiB.
const maxPixels = 64 << 20

// ErrClosed is what a call on a closed (or given-up) document returns.
var ErrClosed = errors.New("the document is closed")

// A Document is an open PDF. Its methods may be called from several goroutines;
// they take turns. Pages are counted from 0.
type Document struct {
	mu    sync.Mutex
	inst  pdfium.Pdfium // nil when closed
	ref   references.FPDF_DOCUMENT
	pages int
}

// Open reads a PDF from memory; the bytes must not change while it is open.
// Close the document when done: it holds tens of MiB. When many documents are open, Open
// waits for one to be closed, or for ctx to end.
func Open(ctx context.Context, pdf []byte) (*Document, error) {
	pool, err := ready(ctx)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("failed to open the PDF: %w", err)
	}
	inst, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("failed to open the PDF: %w", err)
	}
	d := &Document{inst: inst}
	err = d.do(ctx, "open the PDF", func() error {
		doc, err := inst.OpenDocument(&requests.OpenDocument{File: &pdf})
		if err != nil {
			return err
		}
		d.ref = doc.Document
		count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
		if err != nil {
			return err
		}
		d.pages = count.PageCount
		return nil
	})
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// do runs one piece of work on the engine. If it is not done in time or ctx
// ends, the document is given up.
func (d *Document) do(ctx context.Context, what string, work func() error) (err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inst == nil {
		return fmt.Errorf("failed to %s: %w", what, ErrClosed)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("failed to %s: %w", what, err)
	}
	ctx, cancel := context.WithTimeout(ctx, Patience)
	inst := d.inst
	stop := context.AfterFunc(ctx, func() { _ = inst.Kill() })
	defer func() {
		stopped := stop()
		if !stopped {
			d.inst = nil
			if err != nil {
				err = fmt.Errorf("failed to %s: %w", what, ctx.Err())
			}
		}
		cancel()
	}()
	defer recovered(what, &err)
	if err := work(); err != nil {
		return fmt.Errorf("failed to %s: %w", what, err)
	}
	return nil
}

// Close lets the document go. Closing it twice does nothing.
func (d *Document) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.inst == nil {
		return
	}
	// Nothing is kept in the engine's own memory, so there is nothing to lose.
	_ = d.inst.Close()
	d.inst = nil
}

// Pages is the number of pages.
func (d *Document) Pages() int { return d.pages }

// Size gives the width and height of a page in points (1/72 inch).
func (d *Document) Size(page int) (w, h float64, err error) {
	err = d.do(context.Background(), fmt.Sprintf("measure page %d", page+1), func() error {
		size, err := d.inst.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: page})
		if err != nil {
			return err
		}
		w, h = size.Width, size.Height
		return nil
	})
	return w, h, err
}

// Image draws a page on white; scale is pixels per point (1 is 72 dpi). When
// ctx ends while the page is drawn, the document is closed.
func (d *Document) Image(ctx context.Context, page int, scale float64) (image.Image, error) {
	w, h, err := d.Size(page)
	if err != nil {
		return nil, err
	}
	pw, ph := math.Round(w*scale), math.Round(h*scale)
	if !(pw >= 1 && ph >= 1 && pw*ph <= maxPixels) {
		return nil, fmt.Errorf("invalid scale %g: page %d would be %.0f × %.0f pixels", scale, page+1, pw, ph)
	}
	var out *image.RGBA
	err = d.do(ctx, fmt.Sprintf("draw page %d", page+1), func() error {
		r, err := d.inst.RenderPageInPixels(&requests.RenderPageInPixels{Page: d.page(page), Width: int(pw), Height: int(ph)})
		if err != nil {
			return err
		}
		defer r.Cleanup()
		// The picture lies in the engine's memory and goes with it. White below, as paper is.
		out = image.NewRGBA(r.Result.RenderedImage.Bounds())
		draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(out, out.Bounds(), r.Result.RenderedImage, out.Bounds().Min, draw.Over)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Text gives the text of a page as a reader would copy it, lines ended by CR LF.
func (d *Document) Text(page int) (text string, err error) {
	err = d.do(context.Background(), fmt.Sprintf("read page %d", page+1), func() error {
		text, err = d.text(page)
		return err
	})
	return text, err
}

func (d *Document) page(index int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: index}}
}

// text asks for the text in one piece; asking for each character, as the library's
// GetPageText does, costs a call into the engine each and loses characters
// beyond U+FFFF.
func (d *Document) text(page int) (string, error) {
	tp, err := d.inst.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(page)})
	if err != nil {
		return "", err
	}
	defer d.inst.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: tp.TextPage})
	count, err := d.inst.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: tp.TextPage})
	if err != nil || count.Count <= 0 {
		return "", err
	}
	text, err := d.inst.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: tp.TextPage, Count: count.Count})
	if err != nil {
		return "", err
	}
	return text.Text, nil
}
