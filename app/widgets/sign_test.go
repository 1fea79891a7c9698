//go:build !headless

package widgets

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A button that shows a sign alone says what it does beside itself: at once where the
// keyboard comes to it, after a while where the pointer rests on it.
func TestSignButtonTellsWhatItDoes(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	b := NewSignButton(theme.DeleteIcon(), "Take it away", func() { pressed++ })
	other := NewButton("Other", nil, nil)
	var later func()
	b.soon.After = func(_ time.Duration, f func()) func() bool {
		later = f
		return func() bool { later = nil; return true }
	}
	root, tip := Tipped(container.NewHBox(b, other))
	w := test.NewTempWindow(t, root)
	w.Resize(fyne.NewSize(400, 300))
	if tipOf(b) != tip {
		t.Fatal("the window has another tip")
	}
	said := func() string { return tip.Text() }

	w.Canvas().Focus(b)
	if said() != "Take it away" {
		t.Errorf("with the keyboard it says %q", said())
	}
	w.Canvas().Focus(other)
	if said() != "" {
		t.Errorf("without the keyboard it says %q", said())
	}
	b.MouseIn(&desktop.MouseEvent{})
	if said() != "" || later == nil {
		t.Errorf("at once it says %q", said())
	}
	later()
	if said() != "Take it away" {
		t.Errorf("after a while it says %q", said())
	}
	test.Tap(b)
	if said() != "" || pressed != 1 {
		t.Errorf("pressed %d times, it says %q", pressed, said())
	}
	b.MouseIn(&desktop.MouseEvent{})
	b.MouseOut()
	if later != nil {
		t.Error("it tells though the pointer has gone on")
	}
	if label := b.AccessibilityLabel(); label != "Take it away" {
		t.Errorf("a screen reader says %q", label)
	}
	pop := widget.NewPopUp(canvas.NewRectangle(nil), w.Canvas())
	pop.Show()
	w.Canvas().Focus(b)
	if tipOf(b) != nil || said() != "" {
		t.Error("it tells behind what stands before it")
	}
}

// Each button of the window with a sign alone has words for it.
func TestNoButtonIsWithoutWords(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i, line := range bytes.Split(data, []byte("\n")) {
			if bytes.Contains(line, []byte(`NewQuietButton("", theme.`)) {
				t.Errorf("%s:%d: use NewSignButton", path, i+1)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
