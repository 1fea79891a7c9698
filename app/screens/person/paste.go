//go:build !headless

package person

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/spreadsheet"
)

// PasteTable takes a text that is being pasted as events, where the timeline is
// shown and the text is a table that tells of some. What an entry can take, it
// takes: one of several lines any text, one of one line a text without tabs.
func (s *Screen) PasteTable(text string, focused fyne.Focusable) bool {
	if s.part != partCustody {
		return false
	}
	if e, ok := focused.(*widgets.Entry); ok && (e.MultiLine || !strings.Contains(text, "\t")) {
		return false
	}
	table, err := s.readTable(text)
	if err != nil || !slices.Contains(table.Columns, spreadsheet.Date) && !slices.Contains(table.Columns, spreadsheet.Kind) {
		return false
	}
	s.showTable(table)
	return true
}

// PasteEvents takes any text as a table of events, and tells where it is none.
func (s *Screen) PasteEvents(text string) {
	table, err := s.readTable(text)
	if err != nil {
		s.opts.Fail(err)
		return
	}
	s.showTable(table)
}

// dropTable takes a file with a table; false where it is none.
func (s *Screen) dropTable(fileName string, data []byte) bool {
	if ext := strings.ToLower(filepath.Ext(fileName)); ext != ".csv" && ext != ".tsv" {
		return false
	}
	table, err := s.readTable(spreadsheet.Text(data))
	if err != nil {
		return false
	}
	s.showTable(table)
	return true
}

func (s *Screen) readTable(text string) (*spreadsheet.Table, error) {
	known := spreadsheet.Known{Places: map[string]bool{}, Authorities: map[string]bool{}}
	for _, d := range s.view.Dossiers {
		for _, e := range d.Events {
			known.Places[e.Place] = e.Place != ""
			known.Authorities[e.Authority] = e.Authority != ""
		}
	}
	return spreadsheet.Read(text, known)
}

// showTable shows what is understood of a table, and adds the events when a
// person agrees.
func (s *Screen) showTable(table *spreadsheet.Table) {
	look := newTableLook(table)
	s.opts.Ask(Question{
		Title: say.T("Events of a table"), Yes: say.T("Add the events"), Content: look.root, Size: fyne.NewSize(840, 560),
		Then: func(yes bool) {
			if yes {
				s.addEvents(look.rows)
			}
		},
	})
}

var errLeftBefore = say.Error("the dossier was left before the events were in it: paste the table again")

// addEvents makes one change of them all, apart from what was typed before.
func (s *Screen) addEvents(rows []spreadsheet.Row) {
	if len(rows) == 0 {
		return
	}
	settle := s.Settling()
	job.Run(s.opts.Place, func(context.Context) (struct{}, error) { return struct{}{}, settle() }, func(_ struct{}, err error) {
		if err == nil && s.preview.closed {
			err = errLeftBefore
		}
		if err != nil {
			s.opts.Fail(err)
			return
		}
		for _, r := range rows {
			e := r.Event
			e.ID, e.Confirmed = s.opts.NewID(), s.today()
			s.now.Events = inPlace(s.now.Events, e)
		}
		s.openEvent = ""
		s.changed()
		s.settleSoon()
		s.showPart(partCustody)
		s.opts.Status(say.N(len(rows), "%s event was added", "%s events were added"), say.T("Undo takes them back"))
	})
}

// tableLook is a table while it is looked over: what each column is taken for,
// and what events come of it.
type tableLook struct {
	table *spreadsheet.Table
	rows  []spreadsheet.Row
	said  *widget.Label
	list  *widget.List
	order fyne.CanvasObject // asks which is the day and which the month
	root  fyne.CanvasObject
}

func newTableLook(table *spreadsheet.Table) *tableLook {
	l := &tableLook{table: table, said: widget.NewLabel("")}
	l.said.Wrapping = fyne.TextWrapWord
	columns := container.New(widgets.Grid(150, 8))
	for i := range table.Columns {
		columns.Add(l.column(i))
	}
	l.order = l.askOrder()
	l.list = widget.NewList(func() int { return len(l.rows) }, newTableRow, func(i int, o fyne.CanvasObject) {
		o.(*tableRow).show(l.rows[i], l.headOf)
	})
	l.list.HideSeparators = false
	l.root = container.NewBorder(
		container.New(widgets.Stack(8), quiet(say.T("What each column holds. Those with a question mark were guessed by little.")), columns, l.order, l.said),
		nil, nil, nil, l.list)
	l.read()
	return l
}

// column lets one say what a column holds.
func (l *tableLook) column(i int) fyne.CanvasObject {
	labels := make([]string, len(spreadsheet.Columns))
	for j, c := range spreadsheet.Columns {
		labels[j] = columnName(c)
	}
	sel := widgets.NewSelect(labels, nil)
	sel.SetSelectedIndex(slices.Index(spreadsheet.Columns, l.table.Columns[i]))
	sel.OnChanged = func(string) {
		l.table.Columns[i] = spreadsheet.Columns[sel.SelectedIndex()]
		l.table.Unsure[i] = false
		l.read()
	}
	name := l.headOf(i)
	if l.table.Unsure[i] {
		name += "  ?"
	}
	return widgets.Field(name, sel)
}

// headOf is what stands over a column, or the first thing in it.
func (l *tableLook) headOf(i int) string {
	if l.table.Head != nil && l.table.Head[i] != "" {
		return l.table.Head[i]
	}
	for _, r := range l.table.Rows {
		if r[i] != "" {
			return "“" + r[i] + "”"
		}
	}
	return say.T("Column %s", say.Words().Digits(i+1))
}

// columnName is what a column holds, in words.
func columnName(c spreadsheet.Column) string {
	switch c {
	case spreadsheet.Date:
		return say.T("When")
	case spreadsheet.Kind:
		return say.T("What happened")
	case spreadsheet.Place:
		return say.T("Place")
	case spreadsheet.Authority:
		return say.T("Authority")
	case spreadsheet.Basis:
		return say.T("Legal basis")
	case spreadsheet.Words:
		return say.T("In words")
	case spreadsheet.Note:
		return say.T("How sure")
	}
	return say.T("Nothing of it")
}

// askOrder asks how dates in numbers are meant, where they do not say it.
func (l *tableLook) askOrder() fyne.CanvasObject {
	if !l.table.Asks() {
		return container.NewWithoutLayout()
	}
	orders := []string{say.T("The day first: 31/12/2017"), say.T("The month first: 12/31/2017")}
	sel := widgets.NewSelect(orders, nil)
	if l.table.Answered {
		sel.SetSelectedIndex(map[bool]int{false: 0, true: 1}[l.table.MonthFirst])
	}
	sel.OnChanged = func(string) {
		l.table.Answered, l.table.MonthFirst = true, sel.SelectedIndex() == 1
		l.read()
	}
	return container.New(widgets.AtMost(300), widgets.Field(say.T("How its dates are written"), sel))
}

func (l *tableLook) read() {
	l.rows = l.table.Events()
	unclear := 0
	for _, r := range l.rows {
		if len(r.Problems) > 0 {
			unclear++
		}
	}
	text := say.N(len(l.rows), "%s event.", "%s events.")
	l.said.Importance = widget.MediumImportance
	if unclear > 0 {
		text += " " + say.N(unclear, "Of %s row something is not wholly understood; it goes into the event's words as it stands.",
			"Of %s rows something is not wholly understood; it goes into the event's words as it stands.")
		l.said.Importance = widget.WarningImportance
	}
	l.said.SetText(widgets.Breakable(text))
	l.list.Refresh()
}

// tableRow is a row of the table as an event.
type tableRow struct {
	widget.BaseWidget
	date, what, more *widget.Label
}

func newTableRow() fyne.CanvasObject {
	r := &tableRow{date: widget.NewLabel(""), what: widget.NewLabel(""), more: widget.NewLabel("")}
	r.what.TextStyle.Bold = true
	for _, l := range []*widget.Label{r.date, r.what, r.more} {
		l.Truncation = fyne.TextTruncateEllipsis
	}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for Fyne.
func (r *tableRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(widgets.Panes(150, 0, 6, 100), r.date,
		container.New(widgets.Stack(-10), r.what, r.more)))
}

func (r *tableRow) show(row spreadsheet.Row, headOf func(int) string) {
	e, w := row.Event, say.Words()
	date := say.T("no date")
	if !e.Date.IsZero() {
		date = w.ShortEventDate(e.Date)
	}
	r.date.SetText(date)
	r.what.SetText(say.Capital(w.Event(e)))
	if len(row.Problems) == 0 {
		var parts []string
		for _, text := range []string{e.Place, e.Authority, e.LegalBasis, e.Text, e.Note} {
			if text != "" {
				parts = append(parts, strings.ReplaceAll(text, "\n", " "))
			}
		}
		r.more.Importance = widget.LowImportance
		r.more.SetText(strings.Join(parts, " · "))
		return
	}
	var wrong []string
	for _, p := range row.Problems {
		if p.Taken != "" {
			wrong = append(wrong, say.T("“%s” in %s is taken for “%s”", p.Cell, headOf(p.At), w.EventKind(p.Taken)))
			continue
		}
		wrong = append(wrong, say.T("“%s” in %s is not understood", p.Cell, headOf(p.At)))
	}
	r.more.Importance = widget.WarningImportance
	r.more.SetText(say.T("Row %s: %s", w.Digits(row.Line), strings.Join(wrong, "; ")))
}

// inPlace puts an event after the last one that does not begin later. Events
// stand in the order in which they happened, and the order decides where dates
// do not; one without a date stays at the end.
func inPlace(events []dossier.Event, e dossier.Event) []dossier.Event {
	to := len(events)
	for !e.Date.IsZero() && to > 0 && !events[to-1].Date.IsZero() && events[to-1].Date.First() > e.Date.First() {
		to--
	}
	return slices.Insert(events, to, e)
}
