//go:build !headless

package widgets

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// Marked is one small quiet line in which a part stands out: what a search found.
// Of a long text it shows what stands around the part.
type Marked struct {
	widget.BaseWidget

	before, part, after *Text
}

// NewMarked makes an empty line.
func NewMarked() *Marked {
	m := &Marked{
		before: NewText("", house.ColorQuiet, house.SizeSmall, false),
		part:   NewShortText("", house.ColorAccent, house.SizeSmall, true),
		after:  NewShortText("", house.ColorQuiet, house.SizeSmall, false),
	}
	m.ExtendBaseWidget(m)
	return m
}

// around is how many characters before the part are shown.
const around = 28

// Set shows a text with what stands between two bytes of it marked; lead stands
// before it.
func (m *Marked) Set(lead, text string, from, to int) {
	from, to = wholeLetters(text, from, to)
	before := []rune(text[:from])
	if len(before) > around {
		cut := len(before) - around
		for i := cut; i < len(before)-around/2; i++ {
			if before[i] == ' ' {
				cut = i + 1
				break
			}
		}
		before = append([]rune("… "), before[cut:]...)
	}
	m.before.Set(lead + oneLine(string(before)))
	m.part.Set(oneLine(text[from:to]))
	m.after.Set(oneLine(text[to:]))
	m.Refresh()
}

// oneLine shows line breaks as spaces.
func oneLine(s string) string {
	l := []rune(s)
	for i, r := range l {
		if r == '\n' || r == '\t' {
			l[i] = ' '
		}
	}
	return string(l)
}

// wholeLetters moves the ends of a part to where a text may be cut without its
// signs being drawn otherwise. A text that runs from right to left is not cut, as
// its parts would stand in the wrong order.
func wholeLetters(text string, from, to int) (int, int) {
	for _, r := range text {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return 0, 0
		}
	}
	if from >= to {
		return 0, 0
	}
	joins := func(at int) bool { // the sign at a place belongs to the one before it
		next, _ := utf8.DecodeRuneInString(text[at:])
		last, _ := utf8.DecodeLastRuneInString(text[:at])
		return at > 0 && at < len(text) && (unicode.IsMark(next) || isVirama(last))
	}
	for joins(from) {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for joins(to) {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return from, to
}

// isVirama reports the signs that bind the next letter to the one before: the
// coeng of Khmer, and its like in other scripts.
func isVirama(r rune) bool {
	switch r {
	case 0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D, 0x0DCA, 0x1039, 0x17D2:
		return true
	}
	return false
}

// CreateRenderer is for Fyne.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	return &markedRenderer{m, []fyne.CanvasObject{m.before, m.part, m.after}}
}

type markedRenderer struct {
	marked  *Marked
	objects []fyne.CanvasObject
}

func (r *markedRenderer) Layout(size fyne.Size) {
	x := float32(0)
	for _, t := range []*Text{r.marked.before, r.marked.part, r.marked.after} {
		width := max(0, min(t.FullWidth()+0.5, size.Width-x))
		t.Move(fyne.NewPos(x, 0))
		t.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

func (r *markedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, r.marked.part.MinSize().Height)
}

func (r *markedRenderer) Refresh() {
	r.Layout(r.marked.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *markedRenderer) Destroy()                     {}
