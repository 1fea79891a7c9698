//go:build !headless

package widgets

import (
	"context"
	"errors"
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/export/chart"
)

// inWindow shows an object in a window of Fyne's test driver.
func inWindow(t *testing.T, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	win := test.NewTempWindow(t, o)
	win.Resize(fyne.NewSize(w, h))
	return win
}

func drawn(t *testing.T, text *Text) string {
	return test.TempWidgetRenderer(t, text).Objects()[0].(*canvas.Text).Text
}

func TestTextIsCutAtItsWidth(t *testing.T) {
	text := NewShortText("Meach Sovannara មាជ សុវណ្ណារ៉ា", "", house.SizeText, true)
	inWindow(t, container.NewWithoutLayout(text), 600, 100)
	for width := float32(0); width < 400; width += 7 {
		text.Resize(fyne.NewSize(width, 20))
		got := drawn(t, text)
		if got == text.Text {
			if width < text.FullWidth() {
				t.Fatalf("at width %.0f the text is whole, though it needs %.0f", width, text.FullWidth())
			}
			continue
		}
		if w := fyne.MeasureText(got, 14, fyne.TextStyle{Bold: true}).Width; w > max(width, 1) {
			t.Fatalf("at width %.0f %q is %.0f wide", width, got, w)
		}
		if cut := strings.TrimSuffix(got, "…"); got != "" && !strings.HasPrefix(text.Text, cut) {
			t.Fatalf("at width %.0f the text is %q", width, got)
		}
	}
	text.Resize(fyne.NewSize(0, 20))
	if text.Refresh(); drawn(t, text) != "" {
		t.Errorf("a text without room shows %q", drawn(t, text))
	}
	text.Resize(fyne.NewSize(400, 20))
	if drawn(t, text) != text.Text {
		t.Errorf("a text with room is cut to %q", drawn(t, text))
	}
}

func TestEntryTellsTypingFromSetting(t *testing.T) {
	e := NewEntry("")
	inWindow(t, e, 200, 60)
	var heard []string
	e.OnEdited = func(s string) { heard = append(heard, s) }
	e.Put("set")
	if len(heard) != 0 {
		t.Errorf("setting was heard as typing: %q", heard)
	}
	e.CursorColumn = 3
	test.Type(e, "!")
	if e.Text != "set!" || len(heard) != 1 || heard[0] != "set!" {
		t.Errorf("typing was heard as %q", heard)
	}
	if !e.UndoTyping() || e.Text != "set" || e.UndoTyping() {
		t.Errorf("undo leaves %q", e.Text)
	}
	if !e.RedoTyping() || e.Text != "set!" {
		t.Errorf("redo leaves %q", e.Text)
	}
	blurred := false
	e.OnBlur = func() { blurred = true }
	e.FocusGained()
	e.FocusLost()
	if !blurred {
		t.Error("nobody was told that the focus left")
	}
}

func TestChecked(t *testing.T) {
	c := NewChecked("", func(s string) (string, error) {
		if s == "bad" {
			return "", errors.New("why not")
		}
		return "read as " + s, nil
	})
	inWindow(t, c.Box, 300, 80)
	var heard []string
	c.OnEdited(func(s string) { heard = append(heard, s) })
	c.Entry.SetText("bad")
	if c.words.Text != "why not" || c.words.Importance != widget.DangerImportance || c.Valid() {
		t.Errorf("a bad text says %q", c.words.Text)
	}
	c.Entry.SetText("good")
	if c.words.Text != "read as good" || !c.Valid() {
		t.Errorf("a good text says %q", c.words.Text)
	}
	if len(heard) != 1 || heard[0] != "good" {
		t.Errorf("heard %q, want what is understood alone", heard)
	}
}

func TestCheckedOffersWhatATextMayMean(t *testing.T) {
	c := NewChecked("", func(s string) (string, error) {
		if s == "3/9" {
			return "", errors.New("which?")
		}
		return "read as " + s, nil
	})
	c.Offer = func(s string) []string { return []string{"a", "b"} }
	w := inWindow(t, c.Box, 300, 120)
	var heard []string
	c.OnEdited(func(s string) { heard = append(heard, s) })
	flat := c.Box.MinSize().Height
	c.Entry.SetText("3/9")
	if len(c.offers.Objects) != 2 || !c.offers.Visible() || c.Box.MinSize().Height <= flat {
		t.Fatalf("%d readings are offered", len(c.offers.Objects))
	}
	w.Canvas().Focus(c.Entry)
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	keys, ok := w.Canvas().Focused().(*Chip)
	if !ok || keys.Text != "read as b" {
		t.Fatalf("two tabs from the entry stands %v", w.Canvas().Focused())
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(heard) != 1 || heard[0] != "b" || c.Entry.Text != "b" || !c.Valid() {
		t.Errorf("after the second was picked the entry says %q, heard %q", c.Entry.Text, heard)
	}
	if c.offers.Visible() || c.Box.MinSize().Height != flat {
		t.Error("the offers stay")
	}
	if w.Canvas().Focused() != c.Entry {
		t.Error("the keyboard went away with the chip")
	}
	c.Entry.SetText("good")
	if c.offers.Visible() {
		t.Error("what is understood has offers")
	}
}

func TestChipByKeys(t *testing.T) {
	pressed := 0
	c := NewFilter("Held 9", func() { pressed++ })
	inWindow(t, c, 200, 60)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(c)
	if pressed != 3 {
		t.Errorf("pressed %d times, want 3", pressed)
	}
	before := c.MinSize()
	c.Choose(true)
	if c.MinSize() != before {
		t.Error("choosing a chip moves its neighbours")
	}
}

// paper counts which pages are drawn.
type paper struct {
	drawn []int
}

func (p *paper) document(pages int) Document {
	return Document{Pages: pages, W: 595, H: 842, Page: func(_ context.Context, page int, scale float64) (image.Image, error) {
		p.drawn = append(p.drawn, page)
		return image.NewNRGBA(image.Rect(0, 0, int(595*scale), int(842*scale))), nil
	}}
}

func TestPagesDrawsWhatIsSeen(t *testing.T) {
	p, paper := NewPages(job.Place{}), &paper{}
	inWindow(t, p, 400, 500)
	p.Put(paper.document(500))
	if len(paper.drawn) == 0 || len(paper.drawn) > 3 || paper.drawn[0] != 0 {
		t.Fatalf("drew %v at the top", paper.drawn)
	}
	paper.drawn = nil
	p.Go(250)
	if len(paper.drawn) == 0 || len(paper.drawn) > 4 || paper.drawn[0] < 249 || paper.drawn[0] > 250 {
		t.Fatalf("drew %v at page 250", paper.drawn)
	}
	have := 0
	for _, s := range p.sheets {
		if s.image.Image != nil {
			have++
		}
	}
	if have > 2*kept+4 {
		t.Errorf("%d pictures are kept", have)
	}
	p.Put(Document{})
	if len(p.inner.Objects) != 0 {
		t.Error("a document without pages shows some")
	}
}

func TestPagesGoesOnAfterAFailure(t *testing.T) {
	p := NewPages(job.Place{})
	inWindow(t, p, 300, 900)
	var asked []int
	p.Put(Document{Pages: 3, W: 595, H: 842, Page: func(_ context.Context, page int, _ float64) (image.Image, error) {
		asked = append(asked, page)
		if page == 0 {
			return nil, errors.New("broken")
		}
		return image.NewNRGBA(image.Rect(0, 0, 9, 9)), nil
	}})
	if fmt.Sprint(asked) != "[0 1 2]" {
		t.Errorf("asked for %v, want each page once", asked)
	}
}

func TestDrawingPaintsTheChart(t *testing.T) {
	d := NewDrawing(fyne.NewSize(200, 60), func(width float64) chart.Drawing {
		return chart.Drawing{W: width, H: 60, Shapes: []chart.Shape{
			chart.Rect{X: 10, Y: 10, W: width - 20, H: 20, Colour: chart.HeldRed},
			chart.Line{X1: 0, Y1: 50, X2: width, Y2: 50, Width: 2, Dash: 3, Colour: chart.Ink},
			chart.Label{X: width / 2, Y: 45, Anchor: chart.Middle, Size: 11, Text: "ទេព"},
		}}
	})
	win := inWindow(t, d, 300, 60)
	img := win.Canvas().Capture()
	at := d.Position()
	r, g, b, _ := img.At(int(at.X)+100, int(at.Y)+20).RGBA()
	if r>>8 != 0x8B || g>>8 != 0x1A || b>>8 != 0x1A {
		t.Errorf("the bar is drawn in %02x%02x%02x", r>>8, g>>8, b>>8)
	}
	if n := len(test.TempWidgetRenderer(t, d).Objects()); n != 2 {
		t.Errorf("%d objects, want the ground and a label", n)
	}
}

func TestMarksDiffer(t *testing.T) {
	seen := map[string]chart.Mark{}
	for _, m := range []chart.Mark{chart.MarkHeld, chart.MarkNotFree, chart.MarkFree, chart.MarkDisappeared, chart.MarkAtLarge, chart.MarkDead, chart.MarkNotKnown} {
		w := NewMark(m, 16)
		win := inWindow(t, container.NewWithoutLayout(w), 40, 40)
		w.Resize(fyne.NewSquareSize(16))
		img := win.Canvas().Capture()
		var b strings.Builder
		for y := range 16 {
			for x := range 16 {
				r, _, _, _ := img.At(x, y).RGBA()
				if r>>8 < 0xD0 {
					b.WriteByte('#')
				} else {
					b.WriteByte('.')
				}
			}
		}
		if other, ok := seen[b.String()]; ok {
			t.Errorf("%s and %s are drawn alike", m, other)
		}
		seen[b.String()] = m
	}
}

func TestGridAndWrap(t *testing.T) {
	test.NewTempApp(t)
	var cells []fyne.CanvasObject
	for range 5 {
		cells = append(cells, container.NewGridWrap(fyne.NewSize(50, 20)))
	}
	g := container.New(Grid(100, 10), cells...)
	for width, rows := range map[float32]float32{90: 5, 210: 3, 330: 2, 1000: 1} {
		g.Resize(fyne.NewSize(width, 400))
		if want := rows*20 + (rows-1)*10; g.MinSize().Height != want {
			t.Errorf("a grid %.0f wide is %.0f high, want %.0f", width, g.MinSize().Height, want)
		}
	}
	w := container.New(Wrap(10), cells...)
	w.Resize(fyne.NewSize(120, 100))
	if got := w.MinSize().Height; got != 80 {
		t.Errorf("five words of two a line are %.0f high, want 80", got)
	}
	cells[0].Hide()
	if got := w.MinSize().Height; got != 50 {
		t.Errorf("four words of two a line are %.0f high, want 50", got)
	}
}

func TestProseGrowsWithItsText(t *testing.T) {
	e := NewProse("", 3)
	inWindow(t, container.New(Stack(6), e, NewEntry("")), 400, 600)
	least := e.MinSize().Height
	e.SetText(strings.Repeat("made-up words ", 60))
	grown := e.MinSize().Height
	if lines := 60 * fyne.MeasureText("made-up words ", 14, fyne.TextStyle{}).Width / 400; grown < lines*18 {
		t.Errorf("some %.0f lines are %.0f high, three were %.0f", lines, grown, least)
	}
	e.SetText("short")
	if e.MinSize().Height != least {
		t.Errorf("a short text is %.0f high, want %.0f", e.MinSize().Height, least)
	}
}

func TestPanesFoldAway(t *testing.T) {
	test.NewTempApp(t)
	left, middle, right := container.NewStack(), container.NewStack(), container.NewStack()
	c := container.New(Panes(100, 200, 10, 300), left, middle, right)
	c.Resize(fyne.NewSize(700, 50))
	if !right.Visible() || middle.Size().Width != 380 {
		t.Errorf("with room the middle is %.0f wide", middle.Size().Width)
	}
	c.Resize(fyne.NewSize(550, 50))
	if !right.Visible() || middle.Size().Width != 300 || right.Size().Width != 130 {
		t.Errorf("with little room the middle is %.0f and the right part %.0f wide", middle.Size().Width, right.Size().Width)
	}
	c.Resize(fyne.NewSize(500, 50))
	if right.Visible() || middle.Size().Width != 390 {
		t.Errorf("without room the middle is %.0f wide", middle.Size().Width)
	}
}

func TestPicturesAreLoadedOnce(t *testing.T) {
	loads, come := 0, 0
	p := &Pictures{Load: func(hash string, w, h int) (image.Image, error) {
		loads++
		if hash == "broken" {
			return nil, errors.New("no")
		}
		return image.NewNRGBA(image.Rect(0, 0, w, h)), nil
	}, OnCome: func() { come++ }}
	for range 3 {
		if p.Get("a", 4, 5) == nil || p.Get("broken", 4, 5) != nil || p.Get("", 4, 5) != nil {
			t.Fatal("a wrong picture")
		}
	}
	if loads != 2 || come != 1 {
		t.Errorf("%d loads, %d came", loads, come)
	}
}

// TestEmptyLineSaysWhatFits: what an empty entry asks for is cut to its width, and told
// whole to a screen reader.
func TestEmptyLineSaysWhatFits(t *testing.T) {
	test.NewTempApp(t)
	whole := "Lost, leaked, replaced by another copy, or given on"
	e := NewEntry(whole)
	e.Resize(fyne.NewSize(120, 36))
	if e.PlaceHolder == whole || !strings.HasSuffix(e.PlaceHolder, "…") {
		t.Errorf("it shows %q", e.PlaceHolder)
	}
	if e.AccessibilityLabel() != whole {
		t.Errorf("it says %q", e.AccessibilityLabel())
	}
	e.Resize(fyne.NewSize(800, 36))
	if e.PlaceHolder != whole {
		t.Errorf("with room it shows %q", e.PlaceHolder)
	}
	e.SetPlaceHolder("another")
	e.Resize(fyne.NewSize(120, 36))
	if e.AccessibilityLabel() != "another" {
		t.Errorf("later it says %q", e.AccessibilityLabel())
	}
}
