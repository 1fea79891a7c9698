//go:build !headless

package help

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/docs/manual"
)

// flow is a text of several styles that wraps. The toolkit's own lets such lines
// stand out over their end, and does not show which link has the keyboard.
type flow struct {
	widget.BaseWidget

	spans []manual.Span
	size  fyne.ThemeSizeName
	bold  bool // all of it
	links []*linkText
}

func newFlow(text string, size fyne.ThemeSizeName, bold bool, follow func(link string)) *flow {
	f := &flow{spans: manual.Spans(text), size: size, bold: bold}
	for _, s := range f.spans {
		if s.Link != "" {
			f.links = append(f.links, newLinkText(s.Text, func() { follow(s.Link) }))
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// String is what the text says.
func (f *flow) String() string {
	var b strings.Builder
	for _, s := range f.spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// AccessibilityLabel is what the text says.
func (f *flow) AccessibilityLabel() string { return f.String() }

// AccessibilityRole is that of a text.
func (f *flow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is for Fyne.
func (f *flow) CreateRenderer() fyne.WidgetRenderer { return &flowRenderer{flow: f} }

// flowRenderer draws the pieces of which the lines are made.
type flowRenderer struct {
	flow    *flow
	objects []fyne.CanvasObject
	width   float32 // for which they are laid out
	tall    float32
}

// piece is what stands on a line in one style.
type piece struct {
	text string
	span manual.Span
	link *linkText
	x    float32
}

func (r *flowRenderer) style(s manual.Span) fyne.TextStyle {
	return fyne.TextStyle{Bold: s.Bold || r.flow.bold}
}

func (r *flowRenderer) textSize() float32 { return r.flow.Theme().Size(r.flow.size) }

func (r *flowRenderer) measure(text string, s manual.Span) float32 {
	return fyne.MeasureText(text, r.textSize(), r.style(s)).Width
}

// lines breaks the text between its words. A link stays whole.
func (r *flowRenderer) lines(width float32) [][]piece {
	var l [][]piece
	var line []piece
	x := float32(0)
	end := func() {
		l = append(l, line)
		line, x = nil, 0
	}
	put := func(p piece, w float32) {
		if n := len(line) - 1; n >= 0 && p.link == nil && line[n].link == nil && line[n].span == p.span {
			line[n].text += p.text
			x = line[n].x + r.measure(line[n].text, p.span)
			return
		}
		p.x = x
		line = append(line, p)
		x += w
	}
	links := r.flow.links
	for _, s := range r.flow.spans {
		if s.Link != "" {
			w := links[0].MinSize().Width
			if x > 0 && x+w > width {
				end()
			}
			put(piece{link: links[0]}, w)
			links = links[1:]
			continue
		}
		for _, word := range manual.Pieces(s.Text) {
			if word == "" || word == " " && x == 0 {
				continue
			}
			if x > 0 && x+r.measure(strings.TrimRight(word, " "), s) > width {
				end()
			}
			put(piece{text: word, span: s}, r.measure(word, s))
		}
	}
	if len(line) > 0 || len(l) == 0 {
		end()
	}
	return l
}

func (r *flowRenderer) lineHeight() float32 {
	return fyne.MeasureText("Ag", r.textSize(), fyne.TextStyle{}).Height
}

// MinSize asks for the height that the text has at its width.
func (r *flowRenderer) MinSize() fyne.Size {
	width := r.flow.Size().Width
	if width <= 0 {
		width = lineWidth
	}
	return fyne.NewSize(40, float32(len(r.lines(width)))*r.lineHeight())
}

func (r *flowRenderer) Layout(size fyne.Size) {
	if size.Width == r.width && r.tall == r.lineHeight() {
		return
	}
	r.width, r.tall = size.Width, r.lineHeight()
	r.objects = r.objects[:0]
	th, variant := r.flow.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	for i, line := range r.lines(size.Width) {
		y := float32(i) * r.tall
		for _, p := range line {
			var o fyne.CanvasObject = p.link
			if p.link == nil {
				ink := theme.ColorNameForeground
				if p.span.Code {
					ink = house.ColorAccent
				}
				text := canvas.NewText(p.text, th.Color(ink, variant))
				text.TextSize, text.TextStyle = r.textSize(), r.style(p.span)
				o = text
			}
			o.Move(fyne.NewPos(p.x, y))
			o.Resize(o.MinSize())
			r.objects = append(r.objects, o)
		}
	}
}

func (r *flowRenderer) Refresh() {
	r.width = -1 // the colours may be others now
	r.Layout(r.flow.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *flowRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *flowRenderer) Destroy()                     {}

// linkText is a link to a place of the manual.
type linkText struct {
	widget.BaseWidget

	text             string
	follow           func()
	focused, hovered bool
}

var (
	_ fyne.Focusable     = (*linkText)(nil)
	_ fyne.Tappable      = (*linkText)(nil)
	_ desktop.Hoverable  = (*linkText)(nil)
	_ desktop.Cursorable = (*linkText)(nil)
	_ fyne.Accessible    = (*linkText)(nil)
)

func newLinkText(text string, follow func()) *linkText {
	l := &linkText{text: text, follow: follow}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped goes there.
func (l *linkText) Tapped(*fyne.PointEvent) { l.follow() }

// TypedKey goes there with Enter or Space.
func (l *linkText) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.follow()
	default:
		widgets.Pass(l, e)
	}
}

// TypedRune is for Fyne.
func (l *linkText) TypedRune(rune) {}

// FocusGained is for Fyne.
func (l *linkText) FocusGained() { l.focused = true; l.Refresh(); widgets.Reveal(l) }

// FocusLost is for Fyne.
func (l *linkText) FocusLost() { l.focused = false; l.Refresh() }

// MouseIn is for Fyne.
func (l *linkText) MouseIn(*desktop.MouseEvent) { l.hovered = true; l.Refresh() }

// MouseMoved is for Fyne.
func (l *linkText) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (l *linkText) MouseOut() { l.hovered = false; l.Refresh() }

// Cursor is a hand.
func (l *linkText) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the text of the link.
func (l *linkText) AccessibilityLabel() string { return l.text }

// AccessibilityRole is that of a link.
func (l *linkText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer is for Fyne.
func (l *linkText) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{link: l, text: canvas.NewText(l.text, nil), under: canvas.NewRectangle(nil), ring: canvas.NewRectangle(color.Transparent)}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, 3
	r.apply()
	return r
}

type linkRenderer struct {
	link        *linkText
	text        *canvas.Text
	under, ring *canvas.Rectangle
}

func (r *linkRenderer) apply() {
	th, variant := r.link.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	ink := th.Color(theme.ColorNameHyperlink, variant)
	r.text.Color, r.text.TextSize = ink, th.Size(house.SizeText)
	r.under.FillColor, r.ring.StrokeColor = ink, ink
	r.ring.Hidden = !r.link.focused
	r.text.TextStyle.Bold = false
	r.under.Hidden = r.link.hovered
}

func (r *linkRenderer) Layout(size fyne.Size) {
	r.text.Resize(size)
	r.under.Move(fyne.NewPos(0, size.Height-4))
	r.under.Resize(fyne.NewSize(size.Width, 1))
	r.ring.Move(fyne.NewPos(-3, 0))
	r.ring.Resize(size.AddWidthHeight(6, 0))
}

func (r *linkRenderer) MinSize() fyne.Size { return r.text.MinSize() }

func (r *linkRenderer) Refresh() {
	r.apply()
	r.text.Refresh()
	r.under.Refresh()
	r.ring.Refresh()
}

func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.text, r.under, r.ring}
}
func (r *linkRenderer) Destroy() {}
