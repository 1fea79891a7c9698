//go:build !headless

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/job"
)

func TestPagesByKeys(t *testing.T) {
	test.NewTempApp(t)
	p := NewPages(job.Place{})
	var page int
	var scale float32
	p.OnSeen = func(n int, x float32) { page, scale = n, x }
	w := test.NewTempWindow(t, p)
	w.Resize(fyne.NewSize(600, 500))
	p.Put((&paper{}).document(4))
	key := func(k fyne.KeyName) { p.TypedKey(&fyne.KeyEvent{Name: k}) }
	for _, c := range []struct {
		key  fyne.KeyName
		page int
	}{{fyne.KeyRight, 1}, {fyne.KeyRight, 2}, {fyne.KeyLeft, 1}, {fyne.KeyEnd, 3}, {fyne.KeyRight, 3}, {fyne.KeyHome, 0}, {fyne.KeyLeft, 0}, {fyne.KeyUp, 0}} {
		if key(c.key); page != c.page || p.Page() != c.page {
			t.Errorf("%s goes to page %d, said %d, want %d", c.key, p.Page(), page, c.page)
		}
	}
	key(fyne.KeyPageDown)
	if p.scroll.Offset.Y < 300 {
		t.Errorf("a page down scrolls by %.0f", p.scroll.Offset.Y)
	}
	key(fyne.KeyEnd)
	if end := p.inner.MinSize().Height - p.scroll.Size().Height; p.scroll.Offset.Y > end+0.5 {
		t.Errorf("it scrolls past the end: %.0f of %.0f", p.scroll.Offset.Y, end)
	}
	whole := scale
	p.TypedRune('+')
	if scale <= whole || p.inner.MinSize().Width <= p.scroll.Size().Width || p.Page() != 3 {
		t.Errorf("enlarged to %.2f from %.2f, at page %d", scale, whole, p.Page())
	}
	for range 20 {
		p.TypedRune('-')
	}
	if scale >= whole || scale < 0.1*whole {
		t.Errorf("made smaller to %.2f from %.2f", scale, whole)
	}
	p.TypedRune('0')
	if scale != whole {
		t.Errorf("back at %.2f, want %.2f", scale, whole)
	}
}
