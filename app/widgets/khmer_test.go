//go:build !headless

package widgets

import (
	"bytes"
	"errors"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	house "habeas/app/theme"
	"habeas/export/typeset/fonts"
)

// stacks are Khmer syllables that reach far: up to two signs above the letter, and
// up to two letters below it.
const stacks = "ក្ស្រ្តី ស្ត្រី ក្រុង ញ៉ាំ ប៊ុំ ឱ្យ ខ្ញុំ ង្គ្រុំ ប៉័ណ្ណ"

// dot is what Fyne leaves for drawing below each line.
const dot = 1

// ink is how far above and below its base line a text is drawn, as the font has
// it: what Fyne cuts off is not in a picture of it.
func ink(t *testing.T, text string, size float32, bold bool) (above, below float32) {
	t.Helper()
	data := fonts.SansKhmerRegular
	if bold {
		data = fonts.SansKhmerBold
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	letters := []rune(text)
	const fine = 64
	out := (&shaping.HarfbuzzShaper{}).Shape(shaping.Input{
		Text: letters, RunEnd: len(letters), Direction: di.DirectionLTR, Face: face,
		Size: fixed.Int26_6(size * fine), Script: language.Khmer, Language: "km",
	})
	return float32(out.GlyphBounds.Ascent) / fine, -float32(out.GlyphBounds.Descent) / fine
}

// TestKhmerIsNotClipped holds the height of a line to what is drawn in it, in each
// size of the house.
func TestKhmerIsNotClipped(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(house.New(house.Light))
	for _, name := range []fyne.ThemeSizeName{house.SizeSmall, house.SizeText, house.SizeSection, house.SizeTitle, house.SizeFigure} {
		for _, bold := range []bool{false, true} {
			size := theme.Size(name)
			above, below := ink(t, stacks, size, bold)
			line, base := fyne.CurrentApp().Driver().RenderedTextSize(stacks, size, fyne.TextStyle{Bold: bold}, nil)
			if above > base+0.5 || base+below > line.Height+dot {
				t.Errorf("%s, bold %v: it is drawn from %.2f above to %.2f below a base line at %.2f of %.2f", name, bold, above, below, base, line.Height)
			}
		}
	}
}

// inKhmer are the widgets with far-reaching Khmer in them.
func inKhmer() map[string]fyne.CanvasObject {
	entry := NewEntry("")
	entry.SetText(stacks)
	hint := NewEntry(stacks)
	prose := NewProse("", 2)
	prose.SetText(stacks)
	item := NewRailItem(stacks, true, nil)
	aside := NewRailItem(stacks, false, nil)
	aside.SetAside(stacks)
	busy := NewWaiting(stacks, nil)
	busy.Busy(true)
	return map[string]fyne.CanvasObject{
		"text": NewText(stacks, "", house.SizeSmall, false), "short text": NewShortText(stacks, "", house.SizeText, true),
		"title": NewShortText(stacks, "", house.SizeTitle, true), "entry": entry, "hint of an entry": hint, "prose": prose,
		"button": NewButton(stacks, theme.ContentAddIcon(), nil), "quiet button": NewQuietButton(stacks, nil, nil),
		"filter": NewFilter(stacks, nil), "fact": NewFact(stacks, nil), "word": NewWord(stacks, house.ColorQuiet, house.ColorChip),
		"select": NewSelect([]string{stacks}, nil), "check": NewCheck(stacks, nil), "place": item, "part": aside,
		"note": NewNote(Bad, stacks), "field": Field(stacks, widget.NewLabel(stacks)), "label": widget.NewLabel(stacks),
		"waiting": busy,
	}
}

// TestKhmerFitsTheWidgets finds the texts of each widget, as high as it asks to be,
// and holds what is drawn of them to its bounds.
func TestKhmerFitsTheWidgets(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(house.New(house.Light))
	for name, o := range inKhmer() {
		if s, ok := o.(*Select); ok {
			s.SetSelectedIndex(0)
		}
		box := container.NewWithoutLayout(o)
		win := test.NewTempWindow(t, box)
		o.Resize(o.MinSize().Max(fyne.NewSize(400, 0)))
		win.Resize(fyne.NewSize(600, 300))
		seen := 0
		var walk func(o fyne.CanvasObject, at fyne.Position)
		walk = func(x fyne.CanvasObject, at fyne.Position) {
			if !x.Visible() {
				return
			}
			switch x := x.(type) {
			case *canvas.Text:
				if x.Text == "" {
					return
				}
				seen++
				// What is drawn of a text begins at its top, however high it is made.
				above, below := ink(t, x.Text, x.TextSize, x.TextStyle.Bold)
				_, base := fyne.CurrentApp().Driver().RenderedTextSize(x.Text, x.TextSize, x.TextStyle, nil)
				if top, bottom := at.Y+base-above, at.Y+base+below; top < -0.5 || bottom > o.Size().Height+dot {
					t.Errorf("%s: %q is drawn from %.1f to %.1f of %.1f", name, x.Text, top, bottom, o.Size().Height)
				}
			case fyne.Widget:
				for _, c := range test.TempWidgetRenderer(t, x).Objects() {
					walk(c, at.Add(c.Position()))
				}
			case *fyne.Container:
				for _, c := range x.Objects {
					walk(c, at.Add(c.Position()))
				}
			}
		}
		walk(o, fyne.Position{})
		if seen == 0 {
			t.Errorf("%s: no text was found", name)
		}
	}
}

// TestCutBetweenSyllables: a line that is cut ends with a whole syllable.
func TestCutBetweenSyllables(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	const syllable = "ស្ត្រី"
	text := NewShortText(strings.Repeat(syllable, 8), "", house.SizeText, false)
	test.NewTempWindow(t, text)
	cut := 0
	for width := float32(30); width < 120; width++ {
		text.Resize(fyne.NewSize(width, 30))
		drawn := test.TempWidgetRenderer(t, text).Objects()[0].(*canvas.Text).Text
		whole, short := strings.CutSuffix(drawn, "…")
		if short {
			cut++
		}
		if strings.ReplaceAll(whole, syllable, "") != "" {
			t.Errorf("at %v it is cut to %q", width, drawn)
		}
	}
	if cut == 0 {
		t.Error("nothing was cut")
	}
}

// TestGalleryInKhmer draws them, to be looked at.
func TestGalleryInKhmer(t *testing.T) {
	if *gallery == "" {
		return
	}
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	box := container.New(Stack(8))
	widgets := inKhmer()
	delete(widgets, "waiting") // it has no room for its bar beside so long a text
	for _, name := range slices.Sorted(maps.Keys(widgets)) {
		box.Add(container.NewBorder(nil, nil, container.New(Width(120), NewShortText(name, house.ColorQuiet, house.SizeSmall, false)), nil, widgets[name]))
	}
	win := test.NewTempWindow(t, box)
	win.Resize(fyne.NewSize(1100, 1000))
	win.Canvas().(interface{ SetScale(float32) }).SetScale(1.5)
	f, err := os.Create(filepath.Join(*gallery, "widgets-khmer.png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(png.Encode(f, win.Canvas().Capture()), f.Close()); err != nil {
		t.Fatal(err)
	}
}
