//go:build !headless

package person

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

const (
	changeHeight = 46
	dayHeight    = 30 // of the day above the first change of it
	timeWidth    = 48
)

// changeRow is a change in the list: when, what, on which computer; above the
// first of a day stands the day.
type changeRow struct {
	widget.BaseWidget

	day, at, what, values, who *widgets.Text
	mark, dispute              *widgets.Word
}

func newChangeRow() fyne.CanvasObject {
	r := &changeRow{
		day:     widgets.NewShortText("", house.ColorAccent, house.SizeSmall, true),
		at:      widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		what:    widgets.NewShortText("", "", house.SizeText, true),
		values:  widgets.NewShortText("", "", house.SizeSmall, false),
		who:     widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		mark:    widgets.NewWord("", house.ColorQuiet, house.ColorChip),
		dispute: widgets.NewWord(say.T("disputed"), house.ColorNotFree, house.ColorWarnPale),
	}
	r.day.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// put shows a change that was made at a local time.
func (r *changeRow) put(e *desk.HistoryEntry, at time.Time, firstOfDay bool) {
	what, values := summary(e)
	r.at.Set(at.Format("15:04"))
	r.what.Set(what)
	r.values.Set(values)
	r.who.Set(e.Device)
	r.mark.Set(markOf(e), house.ColorQuiet, house.ColorChip)
	r.day.Set(say.Words().Day(dossier.DayOf(at)))
	show(r.day, firstOfDay)
	show(r.mark, r.mark.Text != "")
	show(r.dispute, disputed(e))
	r.Refresh() // one row shows many changes, and their widths differ
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// CreateRenderer is for Fyne.
func (r *changeRow) CreateRenderer() fyne.WidgetRenderer { return &changeRenderer{r} }

type changeRenderer struct{ row *changeRow }

func (o *changeRenderer) Layout(size fyne.Size) {
	const (
		edge  = 4
		gap   = 6
		right = 14 // there the list shows how far it is scrolled
	)
	r := o.row
	put := func(t fyne.CanvasObject, x, y, w float32) {
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(max(0, w), t.MinSize().Height))
	}
	top := float32(0)
	if r.day.Visible() {
		put(r.day, edge, 8, size.Width-edge-right)
		top = dayHeight
	}
	line := r.what.MinSize().Height
	first := top + (changeHeight-line-r.values.MinSize().Height)/2
	second := first + line
	end := size.Width - right
	for _, w := range []*widgets.Word{r.mark, r.dispute} {
		if w.Visible() {
			width := w.MinSize().Width
			put(w, end-width, first+(line-w.MinSize().Height)/2, width)
			end -= width + gap
		}
	}
	put(r.at, edge, first+(line-r.at.MinSize().Height)/2, timeWidth-gap)
	put(r.what, edge+timeWidth, first, end-gap-edge-timeWidth)
	// The computer's name gives way to what was written.
	who := min(r.who.FullWidth(), (size.Width-timeWidth)/3)
	put(r.who, size.Width-right-who, second, who)
	put(r.values, edge+timeWidth, second, size.Width-edge-right-timeWidth-who-2*gap)
}

func (o *changeRenderer) MinSize() fyne.Size { return fyne.NewSize(160, changeHeight) }

func (o *changeRenderer) Refresh() { o.Layout(o.row.Size()) }

func (o *changeRenderer) Objects() []fyne.CanvasObject {
	r := o.row
	return []fyne.CanvasObject{r.day, r.at, r.what, r.values, r.who, r.mark, r.dispute}
}
func (o *changeRenderer) Destroy() {}

// markOf is a word on what kind of change it was; "" where somebody typed it.
func markOf(e *desk.HistoryEntry) string {
	switch e.Act {
	case desk.ActUndone:
		return say.As("a kind of change", "undo")
	case desk.ActRedone:
		return say.As("a kind of change", "redo")
	case desk.ActRestored:
		return say.As("a kind of change", "put back")
	}
	switch e.Origin {
	case "sample":
		return say.As("a kind of change", "sample")
	case "import":
		return say.As("a kind of change", "imported")
	case "salvage":
		return say.As("a kind of change", "salvaged")
	}
	return e.Origin
}

func disputed(e *desk.HistoryEntry) bool {
	for _, f := range e.Fields {
		if len(f.Beside) > 0 {
			return true
		}
	}
	return false
}

// summary says a change in two lines: what was changed, and from what to what.
func summary(e *desk.HistoryEntry) (what, values string) {
	switch e.Act {
	case desk.ActMade:
		what = say.T("Dossier made")
	case desk.ActDeleted:
		what = say.T("Dossier deleted")
	case desk.ActBroughtBack:
		what = say.T("Dossier brought back")
	case desk.ActForgotten:
		what = say.T("Forgotten for good")
	}
	switch {
	case len(e.Fields) == 1 && what == "":
		return e.Fields[0].Label, step(e.Fields[0])
	case len(e.Fields) == 0:
		if what == "" {
			what = say.T("Nothing that is shown")
		}
		return what, ""
	}
	one := true // item
	var parts, steps []string
	for _, f := range e.Fields {
		one = one && f.Cell.Part == e.Fields[0].Cell.Part && f.Cell.Item == e.Fields[0].Cell.Item && f.Cell.Item != ""
		if part := of(f); len(parts) == 0 || parts[len(parts)-1] != part {
			parts = append(parts, part)
		}
	}
	for _, f := range e.Fields {
		name := f.Label
		if one {
			name = f.Field
		}
		steps = append(steps, say.T("%s: %s", name, step(f)))
	}
	if what == "" && one {
		what = say.Words().InItem(e.Fields[0].Part, e.Fields[0].Item, "")
	}
	if what == "" {
		what = say.T("%s: %s", say.N(len(e.Fields), "%s field", "%s fields"), strings.Join(distinct(parts), ", "))
	}
	return what, strings.Join(steps, " · ")
}

// of is the part in which a field stands, or for one of the dossier itself its name.
func of(f desk.FieldChange) string {
	if f.Part == "" {
		return f.Field
	}
	return f.Part
}

func distinct(l []string) []string {
	var d []string
	seen := map[string]bool{}
	for _, s := range l {
		if s != "" && !seen[s] {
			seen[s] = true
			d = append(d, s)
		}
	}
	return d
}

const arrow = " → "

// step says from what to what a field went, in one line.
func step(f desk.FieldChange) string {
	before, after := parted(oneLine(f.Before), oneLine(f.After))
	switch {
	case before == "":
		return after
	case after == "":
		after = say.As("a value", "nothing")
	}
	return before + arrow + after
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// lead is how much of what two texts have in common is left before they part.
const lead = 12

// parted cuts what two long texts begin with alike, so that a line shows where
// they differ. It cuts between words.
func parted(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	n, space := 0, 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	for i := range n - lead {
		if x[i] == ' ' {
			space = i + 1
		}
	}
	if space <= lead {
		return a, b
	}
	return "…" + string(x[space:]), "…" + string(y[space:])
}
