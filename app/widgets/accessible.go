//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"

	"habeas/app/say"
)

// What our widgets say of themselves to a screen reader. Fyne 2.8 knows four
// roles, and neither values nor states: what matters of these is in the label.
var (
	_ fyne.Accessible = (*Check)(nil)
	_ fyne.Accessible = (*Select)(nil)
	_ fyne.Accessible = (*Entry)(nil)
	_ fyne.Accessible = (*RowList)(nil)
	_ fyne.Accessible = (*Wall)(nil)
	_ fyne.Accessible = (*Tick)(nil)
	_ fyne.Accessible = (*Days)(nil)
	_ fyne.Accessible = (*Reader)(nil)
	_ fyne.Accessible = (*Pages)(nil)
	_ fyne.Accessible = (*Text)(nil)
	_ fyne.Accessible = (*Word)(nil)
	_ fyne.Accessible = (*Note)(nil)
)

// AccessibilityLabel says what is ticked, and whether it is.
func (c *Check) AccessibilityLabel() string { return ticked(c.Text, c.Checked) }

// AccessibilityRole is that of a button.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func ticked(text string, yes bool) string {
	switch {
	case text == "" && yes:
		return say.T("picked")
	case text == "":
		return say.T("not picked")
	case yes:
		return say.T("%s: yes", text)
	}
	return say.T("%s: no", text)
}

// AccessibilityLabel says what is chosen.
func (s *Select) AccessibilityLabel() string {
	if s.Selected == "" {
		return s.PlaceHolder
	}
	return s.Selected
}

// AccessibilityRole is that of a button.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel says what is to be typed, and what was; of a secret only
// the first.
func (e *Entry) AccessibilityLabel() string {
	switch {
	case e.Password && e.says() == "":
		return say.T("Secret")
	case e.Password:
		return e.says()
	case e.Text == "" && e.says() == "":
		return say.T("Text")
	case e.Text == "":
		return e.says()
	case e.says() == "":
		return e.Text
	}
	return say.T("%s: %s", e.says(), e.Text)
}

// AccessibilityRole is that of a text.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel says how many rows there are, and which one the keys act
// on.
func (l *RowList) AccessibilityLabel() string {
	n := l.Length()
	label := say.N(n, "List of %s row", "List of %s rows")
	if l.Name != nil && l.current < n {
		label = say.T("%s: %s", label, l.Name(l.current))
	}
	return label
}

// AccessibilityRole is that of a text: what a list holds is not reached.
func (l *RowList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel says how many there are, and at which one the keys are.
func (w *Wall) AccessibilityLabel() string {
	n := w.Length()
	label := say.N(n, "%s face", "%s faces")
	if w.Name != nil && w.current < n {
		label = say.T("%s: %s", label, w.Name(w.current))
	}
	return label
}

// AccessibilityRole is that of a text.
func (w *Wall) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel says whether the row is picked.
func (t *Tick) AccessibilityLabel() string { return ticked("", t.ticked) }

// AccessibilityRole is that of a button.
func (t *Tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel says at which day the slider is.
func (d *Days) AccessibilityLabel() string { return say.Words().Day(d.Day()) }

// AccessibilityRole is that of a text.
func (d *Days) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel says that it is a text to be scrolled.
func (r *Reader) AccessibilityLabel() string { return say.T("Text to read") }

// AccessibilityRole is that of a container.
func (r *Reader) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// AccessibilityLabel says how many pages there are.
func (p *Pages) AccessibilityLabel() string { return say.N(p.doc.Pages, "%s page", "%s pages") }

// AccessibilityRole is that of a text: the pages are pictures here, and are read
// in the exported file.
func (p *Pages) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the text, whole where it is drawn cut.
func (t *Text) AccessibilityLabel() string { return t.Text }

// AccessibilityRole is that of a text.
func (t *Text) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the word.
func (w *Word) AccessibilityLabel() string { return w.Text }

// AccessibilityRole is that of a text.
func (w *Word) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the note says.
func (n *Note) AccessibilityLabel() string { return n.Text() }

// AccessibilityRole is that of a text.
func (n *Note) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
