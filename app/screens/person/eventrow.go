//go:build !headless

package person

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// eventRow is an event that is not open: when, what, and its chips. Space,
// Enter or a tap opens it.
type eventRow struct {
	widget.BaseWidget

	open    func()
	moved   func(by float32) // it is dragged; nil where it cannot be
	dropped func()
	box     *fyne.Container
	side    *fyne.Container
	focused bool
	label   string // for a screen reader
}

var (
	_ fyne.Focusable  = (*eventRow)(nil)
	_ fyne.Accessible = (*eventRow)(nil)
	_ fyne.Draggable  = (*eventRow)(nil)
)

func newEventRow(e dossier.Event, from string, open func()) *eventRow {
	w := say.Words()
	when := say.T("no date")
	if !e.Date.IsZero() {
		when = w.ShortEventDate(e.Date)
	}
	r := &eventRow{open: open, side: container.New(widgets.Wrap(4)), label: say.T("%s: %s", when, say.Capital(w.Event(e)))}
	strong := widget.NewLabel(say.Capital(w.Event(e)))
	strong.TextStyle.Bold = true
	what := container.New(widgets.Stack(0), wrapped(strong))
	for _, line := range []string{e.Place, e.Authority, e.Conditions, e.Text, from} {
		if line != "" {
			what.Add(quiet(line))
		}
	}
	r.box = container.New(&eventLayout{}, newDot(e), widgets.NewShortText(when, house.ColorQuiet, house.SizeText, false), what, r.side)
	r.ExtendBaseWidget(r)
	return r
}

// AccessibilityLabel is when it was, and what.
func (r *eventRow) AccessibilityLabel() string { return r.label }

// AccessibilityRole is that of a button: it opens the event.
func (r *eventRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (r *eventRow) chips(chips ...*widgets.Chip) {
	for _, c := range chips {
		r.side.Add(c)
	}
}

// Tapped opens the event.
func (r *eventRow) Tapped(*fyne.PointEvent) {
	if r.open != nil {
		r.open()
	}
}

// Dragged is for Fyne.
func (r *eventRow) Dragged(e *fyne.DragEvent) {
	if r.moved != nil {
		r.moved(e.Dragged.DY)
	}
}

// DragEnd is for Fyne.
func (r *eventRow) DragEnd() {
	if r.dropped != nil {
		r.dropped()
	}
}

// TypedKey opens the event with Space or Enter.
func (r *eventRow) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.Tapped(nil)
	default:
		widgets.Pass(r, e)
	}
}

// TypedRune is for Fyne.
func (r *eventRow) TypedRune(rune) {}

// FocusGained is for Fyne.
func (r *eventRow) FocusGained() { r.focused = true; r.Refresh(); widgets.Reveal(r) }

// FocusLost is for Fyne.
func (r *eventRow) FocusLost() { r.focused = false; r.Refresh() }

// CreateRenderer is for Fyne.
func (r *eventRow) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(nil)
	ground.CornerRadius = 6
	o := &eventRenderer{row: r, ground: ground}
	o.Refresh()
	return o
}

type eventRenderer struct {
	row    *eventRow
	ground *canvas.Rectangle
}

func (o *eventRenderer) Layout(size fyne.Size) {
	o.ground.Resize(size)
	o.row.box.Resize(size)
}

func (o *eventRenderer) MinSize() fyne.Size { return o.row.box.MinSize() }

func (o *eventRenderer) Refresh() {
	o.ground.Hide()
	if o.row.focused {
		o.ground.FillColor = o.row.Theme().Color(house.ColorPicked, fyne.CurrentApp().Settings().ThemeVariant())
		o.ground.Show()
	}
	o.ground.Refresh()
	o.row.box.Refresh()
}

func (o *eventRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.ground, o.row.box}
}
func (o *eventRenderer) Destroy() {}

// newDot is a dot in the colour of what the event does.
func newDot(e dossier.Event) fyne.CanvasObject {
	color := house.ColorGrey
	does := e.Does()
	switch does.Custody {
	case dossier.BeginsCustody, dossier.ShowsCustody:
		color = house.ColorHeld
	case dossier.EndsCustody:
		color = house.ColorFree
		if does.Restricts || does.Exile {
			color = house.ColorNotFree
		}
	}
	p := widgets.NewPanel(color, 0, container.NewGridWrap(fyne.NewSize(10, 10)))
	p.Radius = 5
	return p
}

// eventLayout gives dot, date and words their columns; the chips stand at the
// right, below the words where there is no room.
type eventLayout struct{ width float32 }

const (
	dotWidth  = 22
	dateWidth = 118
	sideWidth = 172
)

func (l *eventLayout) side(width float32, side fyne.CanvasObject) (w float32, below bool) {
	if width < 440 {
		return width - dotWidth - dateWidth, true
	}
	return sideWidth, false
}

func (l *eventLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	dot, date, what, side := o[0], o[1], o[2], o[3]
	const top = 6
	line := date.MinSize().Height
	dot.Resize(fyne.NewSquareSize(10))
	dot.Move(fyne.NewPos(2, top+(line-10)/2))
	date.Move(fyne.NewPos(dotWidth, top))
	date.Resize(fyne.NewSize(dateWidth-8, line))
	sw, below := l.side(size.Width, side)
	x := float32(dotWidth + dateWidth)
	what.Move(fyne.NewPos(x, top))
	whatWidth := size.Width - x
	if !below {
		whatWidth -= sw + 8
	}
	what.Resize(fyne.NewSize(whatWidth, what.MinSize().Height))
	side.Resize(fyne.NewSize(sw, side.MinSize().Height))
	if below {
		side.Move(fyne.NewPos(x, top+what.MinSize().Height+2))
	} else {
		side.Move(fyne.NewPos(size.Width-sw, top))
	}
	side.Resize(fyne.NewSize(sw, side.MinSize().Height))
}

func (l *eventLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	what, side := o[2].MinSize(), o[3].MinSize()
	h := max(what.Height, side.Height)
	if l.width > 0 && l.width < 440 {
		h = what.Height + side.Height + 2
	}
	return fyne.NewSize(dotWidth+dateWidth+80, h+12)
}
