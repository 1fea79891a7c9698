//go:build !headless

package widgets

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Text is one line of text without space around it, in a colour and a size of
// the theme. A line that finds no room ends in an ellipsis.
type Text struct {
	widget.BaseWidget

	Text      string
	Color     fyne.ThemeColorName
	TextSize  fyne.ThemeSizeName
	Bold      bool
	Alignment fyne.TextAlign
	// Short lets the line be cut; it then asks for little room.
	Short bool
}

// NewText makes a line of text; an empty colour is the foreground's, an empty
// size that of running text.
func NewText(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) *Text {
	t := &Text{Text: text, Color: color, TextSize: size, Bold: bold}
	t.ExtendBaseWidget(t)
	return t
}

// NewShortText is [NewText] for a line that may be cut.
func NewShortText(text string, color fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) *Text {
	t := NewText(text, color, size, bold)
	t.Short = true
	return t
}

// Set changes the text.
func (t *Text) Set(text string) {
	if t.Text != text {
		t.Text = text
		t.Refresh()
	}
}

// SetColored changes the text and its colour.
func (t *Text) SetColored(text string, color fyne.ThemeColorName) {
	if t.Text != text || t.Color != color {
		t.Text, t.Color = text, color
		t.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t, drawn: canvas.NewText("", nil)}
	r.apply()
	return r
}

type textRenderer struct {
	text   *Text
	drawn  *canvas.Text
	placed bool // its width is known, be it none
}

func (r *textRenderer) apply() {
	t := r.text
	th, variant := t.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	color, size := t.Color, t.TextSize
	if color == "" {
		color = theme.ColorNameForeground
	}
	if size == "" {
		size = theme.SizeNameText
	}
	r.drawn.Color = th.Color(color, variant)
	r.drawn.TextSize = th.Size(size)
	r.drawn.TextStyle = fyne.TextStyle{Bold: t.Bold}
	r.drawn.Alignment = t.Alignment
	r.fit()
}

// fit cuts the text to its width.
func (r *textRenderer) fit() {
	r.drawn.Text = r.text.Text
	if r.text.Short && r.placed {
		r.drawn.Text = Shorten(r.text.Text, r.text.BaseWidget.Size().Width, r.drawn.TextSize, r.drawn.TextStyle)
	}
}

// Shorten cuts a line of text to a width by halving, and ends it in an ellipsis; text
// of any script only grows with more characters.
func Shorten(text string, width, size float32, style fyne.TextStyle) string {
	measure := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if measure(text) <= width {
		return text
	}
	runes := []rune(text)
	least, most := 0, len(runes)
	for least < most {
		mid := (least + most + 1) / 2
		if measure(string(runes[:mid])+"…") <= width {
			least = mid
		} else {
			most = mid - 1
		}
	}
	if least = wholeSyllables(runes, least); least == 0 {
		return ""
	}
	return string(runes[:least]) + "…"
}

// wholeSyllables is how many of the first n letters of a text can stand before a cut: no
// sign is parted from its letter, and no letter from the one that it stands below.
func wholeSyllables(text []rune, n int) int {
	const coeng = 0x17d2
	for n > 0 && n < len(text) && (unicode.Is(unicode.M, text[n]) || text[n-1] == coeng) {
		n--
	}
	return n
}

func (r *textRenderer) Layout(size fyne.Size) {
	r.placed = true
	r.fit()
	r.drawn.Resize(size)
	r.drawn.Refresh()
}

func (r *textRenderer) MinSize() fyne.Size {
	full := r.drawn.Text
	r.drawn.Text = r.text.Text
	size := r.drawn.MinSize()
	r.drawn.Text = full
	if r.text.Short {
		size.Width = min(size.Width, 3*r.drawn.TextSize)
	}
	return size
}

func (r *textRenderer) Refresh() {
	r.apply()
	r.drawn.Refresh()
}

func (r *textRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.drawn} }
func (r *textRenderer) Destroy()                     {}

// FullWidth is the width that the text needs to be shown whole.
func (t *Text) FullWidth() float32 {
	size := t.TextSize
	if size == "" {
		size = theme.SizeNameText
	}
	return fyne.MeasureText(t.Text, t.Theme().Size(size), fyne.TextStyle{Bold: t.Bold}).Width
}
