//go:build !headless

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// The toolkit tells a screen reader of what stands in plain containers, and not of what
// is within a widget. What holds other things therefore says their words itself.
var (
	_ fyne.Accessible = (*Panel)(nil)
	_ fyne.Accessible = (*Hint)(nil)
	_ fyne.Accessible = (*Waiting)(nil)
	_ fyne.Accessible = (*Tip)(nil)
	_ fyne.Accessible = (*Face)(nil)
	_ fyne.Accessible = (*Marked)(nil)
	_ fyne.Accessible = (*Bars)(nil)
	_ fyne.Accessible = (*Columns)(nil)
	_ fyne.Accessible = (*Portrait)(nil)
	_ fyne.Accessible = (*Mark)(nil)
	_ fyne.Accessible = (*rowItem)(nil)
	_ fyne.Accessible = (*tickedRow)(nil)
	_ fyne.Accessible = (*columnEdge)(nil)
)

// Spoken are the words of what is shown in an object, in the order in which it stands
// there.
func Spoken(o fyne.CanvasObject) string {
	var l []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, x := range o.Objects {
				walk(x)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Accessible:
			if words := strings.TrimSpace(o.AccessibilityLabel()); words != "" {
				l = append(l, words)
			}
		}
	}
	walk(o)
	return strings.Join(l, "\n")
}

// said draws nothing, and says what a window shows: all of it stands within widgets, of
// which the toolkit tells a screen reader nothing.
type said struct {
	widget.BaseWidget

	of fyne.CanvasObject
}

func newSaid(of fyne.CanvasObject) *said {
	s := &said{of: of}
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel is all that is shown: a dialog where one is open, and nothing of
// what is covered.
func (s *said) AccessibilityLabel() string {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || c.Overlays().Top() == nil {
		return Spoken(s.of)
	}
	if pop := PopUp(c); pop != nil {
		return Spoken(pop.Content)
	}
	return ""
}

// AccessibilityRole is that of a text.
func (s *said) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (s *said) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// AccessibilityLabel is what stands on the panel.
func (p *Panel) AccessibilityLabel() string { return Spoken(p.Content) }

// AccessibilityRole is that of a text.
func (p *Panel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the sentence, and what stands below it.
func (h *Hint) AccessibilityLabel() string { return Spoken(h.box) }

// AccessibilityRole is that of a text.
func (h *Hint) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what goes on.
func (w *Waiting) AccessibilityLabel() string { return w.what.Text }

// AccessibilityRole is that of a text.
func (w *Waiting) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the tip says.
func (t *Tip) AccessibilityLabel() string { return t.text }

// AccessibilityRole is that of a text.
func (t *Tip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is whose face it is.
func (f *Face) AccessibilityLabel() string { return f.name.Text }

// AccessibilityRole is that of a text.
func (f *Face) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the whole line.
func (m *Marked) AccessibilityLabel() string { return m.before.Text + m.part.Text + m.after.Text }

// AccessibilityRole is that of a text.
func (m *Marked) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the name and the number of each bar.
func (b *Bars) AccessibilityLabel() string {
	var l []string
	for _, bar := range b.bars.Bars {
		l = append(l, spokenBar(bar))
	}
	return strings.Join(l, "\n")
}

// AccessibilityRole is that of a text.
func (b *Bars) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the columns are called, and which the list is sorted by.
func (c *Columns) AccessibilityLabel() string {
	var l []string
	for _, h := range c.heads {
		if h.Visible() {
			l = append(l, h.AccessibilityLabel())
		}
	}
	return strings.Join(l, "\n")
}

// AccessibilityRole is that of a text.
func (c *Columns) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is empty: the name stands beside it.
func (p *Portrait) AccessibilityLabel() string { return "" }

// AccessibilityRole is that of a text.
func (p *Portrait) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is empty: a word for the status stands beside its sign.
func (m *Mark) AccessibilityLabel() string { return "" }

// AccessibilityRole is that of a text.
func (m *Mark) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is what the list calls the row.
func (r *rowItem) AccessibilityLabel() string {
	if r.list.Name == nil || r.row >= r.list.Length() {
		return Spoken(r.of)
	}
	return r.list.Name(r.row)
}

// AccessibilityRole is that of a button.
func (r *rowItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel says whether it is ticked.
func (r *tickedRow) AccessibilityLabel() string { return ticked(r.name.Text, r.ticked) }

// AccessibilityRole is that of a button.
func (r *tickedRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is empty: keys on the head of the column do the same.
func (e *columnEdge) AccessibilityLabel() string { return "" }

// AccessibilityRole is that of a container, which is passed over.
func (e *columnEdge) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
