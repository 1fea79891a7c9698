//go:build !headless

package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	house "habeas/app/theme"
)

// MostOffers is how many texts are offered at once.
const MostOffers = 7

// completion offers texts below an entry of one line while one types into it.
// Down goes into the list, Enter or a click takes a line of it, Escape closes
// it; Tab leaves the entry as ever, and takes nothing.
type completion struct {
	entry  *Entry
	layer  *Layer
	offer  func(typed string) []string
	rows   []*offerRow
	list   *Panel
	chosen int // -1 for none
	held   bool
}

// Complete has an entry offer texts, the likeliest first, at most [MostOffers].
func (e *Entry) Complete(layer *Layer, offer func(typed string) []string) {
	e.completes = &completion{entry: e, layer: layer, offer: offer, chosen: -1}
}

// Offered are the texts that stand below the entry.
func (e *Entry) Offered() []string {
	c := e.completes
	if c == nil || !c.open() {
		return nil
	}
	texts := make([]string, len(c.rows))
	for i, r := range c.rows {
		texts[i] = r.text.Text
	}
	return texts
}

func (c *completion) open() bool { return c.list != nil && c.layer.Shown(c.list) }

func (c *completion) close() {
	c.chosen = -1
	if c.open() {
		c.layer.Hide()
	}
}

// typed shows what fits what was typed; with nothing typed only where it is
// asked for.
func (c *completion) typed(text string, asked bool) {
	var texts []string
	if text != "" || asked {
		texts = c.offer(text)
	}
	if len(texts) == 0 {
		c.close()
		return
	}
	texts = texts[:min(len(texts), MostOffers)]
	c.chosen, c.rows = -1, nil
	box := container.New(Stack(0))
	for i, t := range texts {
		r := newOfferRow(t, func() { c.hold() }, func() { c.take(i) })
		c.rows = append(c.rows, r)
		box.Add(r)
	}
	c.list = NewCard(house.ColorCard, theme.ColorNameInputBorder, 3, box)
	c.layer.Show(c.list, c.entry, nil)
}

// key deals with a key while the list is open, or that opens it.
func (c *completion) key(k fyne.KeyName) bool {
	if !c.open() {
		if k == fyne.KeyDown {
			c.typed(c.entry.Text, true)
			if c.open() {
				c.choose(0)
			}
			return c.open()
		}
		return false
	}
	switch k {
	case fyne.KeyDown:
		c.choose(min(c.chosen+1, len(c.rows)-1))
	case fyne.KeyUp:
		c.choose(max(c.chosen-1, -1)) // above the first one is in the entry again
	case fyne.KeyEscape:
		c.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.chosen < 0 {
			c.close()
			return false
		}
		c.take(c.chosen)
	default:
		return false
	}
	return true
}

func (c *completion) choose(i int) {
	c.chosen = i
	for j, r := range c.rows {
		r.choose(j == i)
	}
}

// hold keeps the list while a button of the mouse is down on it, which takes the
// keyboard from the entry.
func (c *completion) hold() { c.held = true }

func (c *completion) take(i int) {
	c.held = false
	text := c.rows[i].text.Text
	c.close()
	c.entry.SetText(text)
	c.entry.CursorColumn = len([]rune(text))
	c.close()        // what was set offers nothing more
	fyne.Do(func() { // the click has taken the keyboard
		if on := fyne.CurrentApp().Driver().CanvasForObject(c.entry); on != nil {
			on.Focus(c.entry)
		}
	})
}

// left is told that the keyboard has left the entry.
func (c *completion) left() {
	if !c.held {
		c.close()
	}
}

// offerRow is a text that can be taken.
type offerRow struct {
	widget.BaseWidget

	text        *widget.Label
	ground      *canvas.Rectangle
	down, taken func()
	chosen      bool
	hovered     bool
}

var (
	_ desktop.Mouseable = (*offerRow)(nil)
	_ desktop.Hoverable = (*offerRow)(nil)
)

func newOfferRow(text string, down, taken func()) *offerRow {
	r := &offerRow{text: widget.NewLabel(text), ground: canvas.NewRectangle(nil), down: down, taken: taken}
	r.text.Truncation = fyne.TextTruncateEllipsis
	r.ground.CornerRadius = 5
	r.ExtendBaseWidget(r)
	return r
}

func (r *offerRow) choose(on bool) {
	if r.chosen != on {
		r.chosen = on
		r.Refresh()
	}
}

// MouseDown is for Fyne.
func (r *offerRow) MouseDown(*desktop.MouseEvent) { r.down() }

// MouseUp takes the text.
func (r *offerRow) MouseUp(*desktop.MouseEvent) { r.taken() }

// MouseIn is for Fyne.
func (r *offerRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is for Fyne.
func (r *offerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *offerRow) MouseOut() { r.hovered = false; r.Refresh() }

// AccessibilityLabel is the text.
func (r *offerRow) AccessibilityLabel() string { return r.text.Text }

// AccessibilityRole is that of a button.
func (r *offerRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is for Fyne.
func (r *offerRow) CreateRenderer() fyne.WidgetRenderer {
	return &offerRenderer{row: r, content: container.NewStack(r.ground, container.New(Inset(2, -4), r.text))}
}

// offerRenderer gives the row that is chosen a ground.
type offerRenderer struct {
	row     *offerRow
	content *fyne.Container
}

func (o *offerRenderer) Layout(size fyne.Size) { o.content.Resize(size) }

// MinSize has room for what the text takes, up to what is read well.
func (o *offerRenderer) MinSize() fyne.Size {
	size := o.content.MinSize()
	full := fyne.MeasureText(o.row.text.Text, o.row.Theme().Size(theme.SizeNameText), fyne.TextStyle{})
	size.Width = min(420, full.Width+32)
	return size
}

func (o *offerRenderer) Refresh() {
	th, variant := o.row.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	o.row.ground.Hide()
	switch {
	case o.row.chosen:
		o.row.ground.FillColor = th.Color(house.ColorPicked, variant)
		o.row.ground.Show()
	case o.row.hovered:
		o.row.ground.FillColor = th.Color(theme.ColorNameHover, variant)
		o.row.ground.Show()
	}
	o.row.ground.Refresh()
	o.content.Refresh()
}

func (o *offerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{o.content} }
func (o *offerRenderer) Destroy()                     {}
