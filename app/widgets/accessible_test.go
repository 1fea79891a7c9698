//go:build !headless

package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// TestLabels: what a screen reader hears has the state in it, and never a secret.
func TestLabels(t *testing.T) {
	test.NewTempApp(t)
	box := NewCheck("Remember", nil)
	box.Checked = true
	picked := NewTick(nil)
	picked.Set(true)
	kind := NewSelect([]string{"Packet"}, nil)
	empty := kind.AccessibilityLabel()
	kind.SetSelected("Packet")
	name := NewEntry("Name")
	name.SetText("Kem Sokha")
	secret := NewSecret("Passphrase")
	secret.SetText("correct horse")
	list := NewRowList(func() int { return 2 }, func() fyne.CanvasObject { return NewText("", "", "", false) }, func(int, fyne.CanvasObject) {})
	list.Name = func(i int) string { return []string{"Tep Vanny", "An Bathom"}[i] }
	cut := NewShortText("a long line", "", "", false)
	for _, c := range []struct {
		of   fyne.Accessible
		want string
	}{
		{box, "Remember: yes"}, {NewCheck("Remember", nil), "Remember: no"},
		{picked, "picked"}, {NewTick(nil), "not picked"}, {kind, "Packet"},
		{name, "Name: Kem Sokha"}, {NewEntry("Name"), "Name"}, {secret, "Passphrase"},
		{list, "List of 2 rows: Tep Vanny"}, {cut, "a long line"}, {NewNote(Bad, "The disk is full."), "The disk is full."},
	} {
		if got := c.of.AccessibilityLabel(); got != c.want {
			t.Errorf("%T says %q, want %q", c.of, got, c.want)
		}
		if c.of.AccessibilityRole() == "" {
			t.Errorf("%T has no role", c.of)
		}
	}
	if empty == "" {
		t.Error("a list of choices of which none is chosen says nothing")
	}
}

// TestReaderScrollsByKeys: by lines, by pages, and to the ends.
func TestReaderScrollsByKeys(t *testing.T) {
	test.NewTempApp(t)
	r := NewReader(300)
	lines := container.New(Stack(0))
	for range 100 {
		lines.Add(NewText("a line", "", "", false))
	}
	last := NewText("the last one", "", "", false)
	lines.Add(last)
	r.Put(lines)
	win := test.NewTempWindow(t, r)
	win.Resize(fyne.NewSize(400, 300))
	press := func(key fyne.KeyName) float32 {
		r.TypedKey(&fyne.KeyEvent{Name: key})
		return r.scroll.Offset.Y
	}
	end := r.scroll.Content.MinSize().Height - r.scroll.Size().Height
	down := press(fyne.KeyDown)
	page := press(fyne.KeyPageDown)
	switch {
	case down <= 0 || page <= down+100:
		t.Errorf("a line goes to %v, a page to %v", down, page)
	case press(fyne.KeyPageUp) != down || press(fyne.KeyUp) != 0 || press(fyne.KeyUp) != 0:
		t.Error("it does not go back by the same")
	case press(fyne.KeyEnd) != end || press(fyne.KeySpace) != end || press(fyne.KeyHome) != 0:
		t.Error("it does not go to the ends, or beyond them")
	}
	r.GoTo(last)
	if r.scroll.Offset.Y != end {
		t.Errorf("it goes to %v, want %v", r.scroll.Offset.Y, end)
	}
	r.GoTo(nil)
	if r.scroll.Offset.Y != 0 {
		t.Error("it does not go to the beginning")
	}
	passed := false
	win.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { passed = true })
	if press(fyne.KeyEscape); !passed {
		t.Error("it keeps a key that it has no use for")
	}
}
