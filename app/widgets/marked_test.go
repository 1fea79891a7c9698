//go:build !headless

package widgets

import (
	"strings"
	"testing"
)

func TestMarked(t *testing.T) {
	m := NewMarked()
	inWindow(t, m, 400, 30)
	for _, c := range []struct{ text, part, before, marked, after string }{
		{"incitement to commit", "incite", "x: ", "incite", "ment to commit"},
		{"arrested\nat home", "at home", "x: arrested ", "at home", ""},
		{"កឹម សុខា", "ស", "x: កឹម ", "សុ", "ខា"},
		{"ស្ត្រី", "ត", "x: ", "ស្ត្រី", ""},
		{"محمد سلام", "سلام", "x: ", "", "محمد سلام"},
		{"no part", "", "x: ", "", "no part"},
	} {
		from := strings.Index(c.text, c.part)
		m.Set("x: ", c.text, from, from+len(c.part))
		if m.before.Text != c.before || m.part.Text != c.marked || m.after.Text != c.after {
			t.Errorf("%q: %q %q %q, want %q %q %q", c.part, m.before.Text, m.part.Text, m.after.Text, c.before, c.marked, c.after)
		}
	}
	long := strings.Repeat("and so on ", 40) + "found here"
	m.Set("note: ", long, len(long)-10, len(long))
	if end := m.part.Position().X + m.part.Size().Width; end > 400 || m.part.Text != "found here" || !strings.HasPrefix(m.before.Text, "note: … ") {
		t.Errorf("%q ends at %.0f, after %q", m.part.Text, end, m.before.Text)
	}
}
