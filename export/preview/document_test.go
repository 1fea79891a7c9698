package preview

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// The engine is compiled once for all tests; the cache makes a second start cheap.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "preview")
	if err != nil {
		panic(err)
	}
	SetCache(dir)
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func mustOpen(t testing.TB, pdf []byte) *Document {
	t.Helper()
	d, err := Open(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestDocumentShowsItsPages(t *testing.T) {
	d := mustOpen(t, textPDF([]string{"first page"}, []string{"second page", "of two lines"}))
	if d.Pages() != 2 {
		t.Fatalf("Pages = %d, want 2", d.Pages())
	}
	w, h, err := d.Size(1)
	if err != nil || w != 595 || h != 842 {
		t.Errorf("Size = %g, %g, %v; want 595, 842", w, h, err)
	}
	text, err := d.Text(1)
	if err != nil || text != "second page\r\nof two lines" {
		t.Errorf("Text = %q, %v", text, err)
	}
	img, err := d.Image(context.Background(), 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds() != image.Rect(0, 0, 1190, 1684) {
		t.Errorf("Image is %v", img.Bounds())
	}
	dark := 0
	for y := range 1684 {
		for x := range 1190 {
			r, _, _, a := img.At(x, y).RGBA()
			if a != 0xFFFF {
				t.Fatalf("pixel %d, %d lets the ground through", x, y)
			}
			if r < 0x4000 {
				dark++
				if x < 110 || x > 260 || y < 90 || y > 140 {
					t.Fatalf("dark pixel at %d, %d, away from the text", x, y)
				}
			}
		}
	}
	if dark < 200 {
		t.Errorf("only %d dark pixels: nothing is drawn", dark)
	}
}

func TestDocumentRefuses(t *testing.T) {
	d := mustOpen(t, textPDF([]string{"one"}))
	ctx := context.Background()
	for _, page := range []int{-1, 1, 1 << 30} {
		if _, err := d.Text(page); err == nil {
			t.Errorf("Text(%d) has no error", page)
		}
		if _, err := d.Image(ctx, page, 1); err == nil {
			t.Errorf("Image(%d) has no error", page)
		}
	}
	for _, scale := range []float64{0, -1, 1e9} {
		if _, err := d.Image(ctx, 0, scale); err == nil {
			t.Errorf("Image at scale %g has no error", scale)
		}
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Open(ended, textPDF([]string{"one"})); !errors.Is(err, context.Canceled) {
		t.Errorf("Open with an ended context: %v", err)
	}
	if text, err := d.Text(0); err != nil || text != "one" {
		t.Errorf("after refusals, Text = %q, %v", text, err)
	}
	d.Close()
	d.Close()
	deadline := time.Now().Add(Patience)
	for {
		_, err := d.Text(0)
		if errors.Is(err, ErrClosed) {
			break
		}
		if err != nil || time.Now().After(deadline) {
			t.Fatalf("Text of a closed document: %v", err)
		}
	}
}

func TestAbandonedWorkKeepsItsTurn(t *testing.T) {
	d := mustOpen(t, textPDF([]string{"one"}))
	ctx, cancel := context.WithCancel(context.Background())
	release := make(chan struct{})
	go cancel()
	_, err := run(ctx, d, "wait", func() (int, error) { <-release; return 1, nil })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want context.Canceled", err)
	}
	close(release)
	if text, err := d.Text(0); err != nil || text != "one" {
		t.Errorf("after the work has ended, Text = %q, %v", text, err)
	}
}

func TestADocumentIsLightened(t *testing.T) {
	d := mustOpen(t, textPDF([]string{"first page"}, []string{"second page"}))
	for _, c := range []struct {
		name   string
		given  int
		begins bool
	}{{"little was read", 4 << 20, false}, {"much was read", 9 << 20, true}} {
		before := d.ref
		d.pdf.given = c.given
		text, err := run(context.Background(), d, "read", func() (string, error) {
			if err := d.lighten(); err != nil {
				return "", err
			}
			return d.text(1)
		})
		if err != nil || text != "second page" {
			t.Errorf("%s: Text = %q, %v", c.name, text, err)
		}
		if anew := d.ref != before; anew != c.begins {
			t.Errorf("%s: the engine began anew: %v", c.name, anew)
		}
	}
}

func TestEnginePanicIsAnError(t *testing.T) {
	d := mustOpen(t, textPDF([]string{"one"}))
	_, err := run(context.Background(), d, "try", func() (int, error) { panic("out of bounds") })
	if err == nil || !strings.Contains(err.Error(), "failed to try") {
		t.Errorf("error %v", err)
	}
}

func TestManyDocumentsAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for i := range MaxOpen + 4 {
		wg.Go(func() {
			want := fmt.Sprintf("document %d", i)
			d, err := Open(context.Background(), textPDF([]string{want}))
			if err != nil {
				t.Error(err)
				return
			}
			defer d.Close()
			var inner sync.WaitGroup
			for range 3 {
				inner.Go(func() {
					if text, err := d.Text(0); err != nil || text != want {
						t.Errorf("Text = %q, %v; want %q", text, err, want)
					}
				})
			}
			inner.Wait()
		})
	}
	wg.Wait()
}

func TestReadTakesEverything(t *testing.T) {
	c, err := Read(context.Background(), fullPDF())
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Kem Sokha"}; !slices.Equal(c.Pages, want) {
		t.Errorf("Pages = %q, want %q", c.Pages, want)
	}
	if want := []string{"\u1780\u1798\u17D2", "Below"}; !slices.Equal(c.Outline, want) {
		t.Errorf("Outline = %q, want %q", c.Outline, want)
	}
	if c.Meta["Title"] != "A packet" || c.Meta["Author"] != "The group" || len(c.Meta) != 2 {
		t.Errorf("Meta = %q", c.Meta)
	}
	if want := []string{"list.csv"}; !slices.Equal(c.Attachments, want) {
		t.Errorf("Attachments = %q, want %q", c.Attachments, want)
	}
	all := c.All()
	for _, want := range []string{"Kem Sokha", "KemSokha", "Below", "The group", "list.csv", "own key", "A face", "in an attribute", "café", "name;held since"} {
		if !slices.Contains(all, want) {
			t.Errorf("All lacks %q", want)
		}
	}
}

func TestOutlineThatIsARing(t *testing.T) {
	ring := makePDF(0,
		"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R >>",
		"<< /Type /Pages /Kids [] /Count 0 >>",
		"<< /Type /Outlines /First 4 0 R /Last 5 0 R /Count 2 >>",
		"<< /Title (a) /Parent 3 0 R /Next 5 0 R >>",
		"<< /Title (b) /Parent 3 0 R /Next 4 0 R >>",
	)
	if _, err := Read(context.Background(), ring); !errors.Is(err, ErrUnreadable) {
		t.Errorf("error %v", err)
	}
}

func TestBrokenFilesAreErrors(t *testing.T) {
	whole := fullPDF()
	broken := map[string][]byte{
		"empty":     nil,
		"no PDF":    []byte("Dear minister"),
		"head only": []byte("%PDF-1.7\n"),
		"no pages":  makePDF(0, "<< /Type /Catalog >>"),
		"zeros":     make([]byte, 4096),
	}
	for n := 100; n < len(whole)-300; n += 400 {
		broken[fmt.Sprintf("cut at %d", n)] = whole[:n]
	}
	for name, pdf := range broken {
		d, err := Open(context.Background(), pdf)
		if err != nil {
			continue
		}
		// PDFium mends what it can; what it opens must at least not break it.
		for page := range d.Pages() {
			_, _ = d.Text(page)
			_, _ = d.Image(context.Background(), page, 0.5)
		}
		d.Close()
		if _, err := Read(context.Background(), pdf); err == nil && name != "no pages" {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func benchmarkPDF() []byte {
	pages := make([][]string, 34)
	for p := range pages {
		for l := range 45 {
			pages[p] = append(pages[p], fmt.Sprintf("Page %d line %d: held since about March 2016, bail denied six times, no charge", p, l))
		}
	}
	return textPDF(pages...)
}

func BenchmarkRead34Pages(b *testing.B) {
	pdf := benchmarkPDF()
	if err := Warm(context.Background()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Read(context.Background(), pdf); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStrings34Pages(b *testing.B) {
	pdf := benchmarkPDF()
	for b.Loop() {
		if _, err := Strings(pdf); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImage(b *testing.B) {
	d := mustOpen(b, benchmarkPDF())
	for b.Loop() {
		if _, err := d.Image(context.Background(), 0, 1.5); err != nil {
			b.Fatal(err)
		}
	}
}
