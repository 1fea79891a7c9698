//go:build !headless

package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// unspaced is Khmer as it is written: "as much as anybody in the vault says of it".
const unspaced = "សំណុំរឿងដែលអាចត្រូវការទៀតគួរលុបជាជាងបំភ្លេចជារៀងរហូត"

// linesOf are those that a label draws.
func linesOf(t *testing.T, l *widget.Label) (lines []string) {
	t.Helper()
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *canvas.Text:
			lines = append(lines, x.Text)
		case fyne.Widget:
			for _, c := range test.TempWidgetRenderer(t, x).Objects() {
				walk(c)
			}
		}
	}
	walk(l)
	return lines
}

func TestBreakable(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	for _, text := range []string{"", "As it is.", "L’été :\u00a02018\nfin", "កខ"} {
		if got := Breakable(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
	words := strings.FieldsFunc(Breakable(unspaced), func(r rune) bool { return r == mayBreak })
	if len(words) < 5 || strings.Join(words, "") != unspaced {
		t.Fatalf("the words are %q", words)
	}
	if got := Breakable("កខ\u200bគឃ"); got != "កខ\rគឃ" {
		t.Errorf("a place that a person marked became %q", got)
	}
	l := widget.NewLabel(Breakable(unspaced))
	l.Wrapping = fyne.TextWrapWord
	test.NewTempWindow(t, l)
	for width := float32(110); width < 320; width += 15 {
		l.Resize(fyne.NewSize(width, 400))
		drawn := linesOf(t, l)
		if len(drawn) < 2 {
			t.Fatalf("at %v it is on %d line", width, len(drawn))
		}
		for _, line := range drawn {
			for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r == mayBreak }) {
				if !slices.Contains(words, w) {
					t.Errorf("at %v the line %q has %q, which is no word", width, line, w)
				}
			}
			if w := fyne.MeasureText(line, house.New(house.Light).Size("text"), fyne.TextStyle{}).Width; w > width {
				t.Errorf("at %v the line %q is %v wide", width, line, w)
			}
		}
	}
}

// TestBreakableIsNotSeen: the places take no room.
func TestBreakableIsNotSeen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	plain, marked := fyne.MeasureText(unspaced, 14, fyne.TextStyle{}), fyne.MeasureText(Breakable(unspaced), 14, fyne.TextStyle{})
	if plain != marked {
		t.Errorf("without the places it is %v, with them %v", plain, marked)
	}
}
