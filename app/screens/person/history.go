//go:build !headless

package person

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// Past is what the part History asks of the vault. All of it runs off the
// goroutine that draws.
type Past interface {
	History(id dossier.ID) ([]desk.HistoryEntry, error)
	WouldRestore(id dossier.ID, as desk.ChangeName) ([]desk.FieldChange, error)
	RestoreField(id dossier.ID, cell desk.Cell, of desk.ChangeName, side desk.Side) error
	RestoreAsOf(id dossier.ID, as desk.ChangeName) error
}

// history is the part of a dossier that tells its changes: a list of them, one
// that is looked at, or what the whole dossier was after one.
type history struct {
	s *Screen
	told
	read    bool  // they are those of the vault
	trouble error // why they are not

	find  string
	shown []int // the places in entries of those that are found

	open  *desk.HistoryEntry // that is looked at; nil is the list
	whole []desk.FieldChange // what a restore as of it would do
	asks  bool               // that is looked at

	said string // what was done last
	tone widgets.Tone

	reading job.Latest[told]
	looking job.Latest[[]desk.FieldChange]
	acting  job.Latest[struct{}]

	box   *fyne.Container // nil before the part is shown
	list  *widgets.RowList
	row   int // of the list, to come back to
	about *widgets.Text
	built bool // box is in the window
}

// told are the changes, and all that each says in small letters, to be searched.
type told struct {
	entries []desk.HistoryEntry // the newest first
	texts   []string
}

func newHistory(s *Screen) *history {
	h := &history{s: s}
	h.reading.Place, h.looking.Place, h.acting.Place = s.opts.Place, s.opts.Place, s.opts.Place
	return h
}

// history is the part with the changes.
func (f *form) history() fyne.CanvasObject {
	h := f.s.history
	h.box, h.built = container.NewStack(), false
	f.renewal = append(f.renewal, h.renew)
	h.show()
	h.renew()
	h.built = true
	return h.box
}

// leave stops what goes on, and begins anew where one comes back.
func (h *history) leave() {
	h.reading.Cancel()
	h.looking.Cancel()
	h.acting.Cancel()
	h.box, h.list, h.open, h.asks, h.read, h.find, h.said, h.row = nil, nil, nil, false, false, "", "", 0
}

// renew reads the changes where they are not those of the vault.
func (h *history) renew() {
	if h.read || h.box == nil {
		return
	}
	settle, past, id := h.s.Settling(), h.s.opts.Past, h.s.id
	h.reading.Run(func(context.Context) (t told, err error) {
		if err := settle(); err != nil {
			return t, err
		}
		t.entries, err = past.History(id)
		for i := range t.entries {
			t.texts = append(t.texts, textOf(&t.entries[i]))
		}
		return t, err
	}, func(t told, err error) {
		h.read, h.trouble, h.told = err == nil, err, t
		h.search()
		if h.open != nil {
			h.open, h.asks = h.entry(h.open.Change), false
		}
		h.showAnew()
	})
}

// entry finds a change among those that are told.
func (h *history) entry(name desk.ChangeName) *desk.HistoryEntry {
	i := slices.IndexFunc(h.entries, func(e desk.HistoryEntry) bool { return e.Change == name })
	if i < 0 {
		return nil
	}
	return &h.entries[i]
}

// back leaves what is looked at; false where that is the list.
func (h *history) back() bool {
	switch {
	case h.box == nil || h.open == nil:
		return false
	case h.asks:
		h.asks = false
	default:
		h.open = nil
	}
	h.said = ""
	h.showAnew()
	return true
}

// showAnew shows what is looked at now, and gives it the keyboard.
func (h *history) showAnew() {
	if h.box == nil {
		return
	}
	if h.built && h.s.opts.Focus != nil {
		h.s.opts.Focus(nil) // what had it goes away
	}
	h.show()
	if h.open == nil && h.row > 0 {
		h.list.Go(h.row)
	}
	if h.built {
		h.s.body.Offset = fyne.Position{}
		h.s.body.Refresh()
		h.s.Focus()
	}
}

func (h *history) show() {
	f := h.s.form
	f.first = nil
	var o fyne.CanvasObject
	switch {
	case h.open == nil:
		o = h.changes(f)
	case h.asks:
		o = h.wholeThen(f)
	default:
		o = h.change(f)
	}
	h.box.Objects = []fyne.CanvasObject{o}
	h.box.Refresh()
}

// changes is the list.
func (h *history) changes(f *form) fyne.CanvasObject {
	h.about = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	find := widgets.NewEntry(say.T("Find a field, a value or a computer"))
	find.Put(h.find)
	f.private(find)
	place := container.NewStack()
	list := func() {
		h.list = h.rows()
		place.Objects = []fyne.CanvasObject{h.list}
		place.Refresh()
		f.first = h.list
		h.about.Set(h.count())
	}
	find.OnEdited = func(text string) {
		h.find, h.row = text, 0
		h.search()
		list()
	}
	toList := func() { f.focus(h.list) }
	find.OnDown, find.OnSubmitted, find.OnEscape = toList, func(string) { toList() }, toList
	list()
	top := container.New(widgets.Stack(8), title(say.T("History"), ""), find, h.about)
	if h.said != "" {
		top.Add(widgets.NewNote(h.tone, h.said))
	}
	head := container.New(widgets.Inset(0, 4), top)
	return container.New(layout.NewBorderLayout(head, nil, nil, nil), head, place) // Tab goes from the head to the list
}

// count says how many changes there are.
func (h *history) count() string {
	all := say.N(len(h.entries), "%s change", "%s changes")
	switch {
	case h.trouble != nil:
		return say.Problem(h.trouble)
	case !h.read:
		return say.T("Reading …")
	case len(h.entries) == 0:
		return say.T("Nothing was written down yet. Each change will stand here, and can be taken back.")
	case h.find != "":
		return say.T("%s of %s", len(h.shown), all)
	}
	return say.T("%s. Enter shows all of one.", all)
}

// search finds the changes that say what is looked for.
func (h *history) search() {
	h.shown = h.shown[:0]
	want := strings.ToLower(strings.TrimSpace(h.find))
	for i, text := range h.texts {
		if want == "" || strings.Contains(text, want) {
			h.shown = append(h.shown, i)
		}
	}
}

// textOf is all that a change says, in small letters.
func textOf(e *desk.HistoryEntry) string {
	what, _ := summary(e)
	said := []string{what, e.Device, markOf(e)}
	for _, f := range e.Fields {
		said = append(append(said, f.Label, f.Before, f.After), f.Beside...)
	}
	return strings.ToLower(strings.Join(said, "\n"))
}

// rows is a list of the changes that are found. Its rows differ in height, which
// Fyne takes in quickly only before it draws the first.
func (h *history) rows() *widgets.RowList {
	l := widgets.NewRowList(func() int { return len(h.shown) }, newChangeRow, func(row int, o fyne.CanvasObject) {
		e := &h.entries[h.shown[row]]
		o.(*changeRow).put(e, h.local(e.At), h.beginsDay(row))
	})
	for row := range h.shown {
		if h.beginsDay(row) {
			l.SetItemHeight(row, changeHeight+dayHeight)
		}
	}
	l.OnOpen = func(row int) {
		h.row = row
		h.look(&h.entries[h.shown[row]])
	}
	return l
}

// beginsDay reports whether the change of a row is the first that is told of its day.
func (h *history) beginsDay(row int) bool {
	return row == 0 || h.day(row) != h.day(row-1)
}

func (h *history) day(row int) dossier.Day {
	return dossier.DayOf(h.local(h.entries[h.shown[row]].At))
}

func (h *history) local(t time.Time) time.Time { return t.In(h.s.opts.Now().Location()) }

func (h *history) moment(e *desk.HistoryEntry) string { return say.Moment(h.local(e.At)) }

// look shows one change.
func (h *history) look(e *desk.HistoryEntry) {
	h.open, h.asks, h.said = e, false, ""
	h.showAnew()
}

// putBack has one field be again what it was.
func (h *history) putBack(e *desk.HistoryEntry, f desk.FieldChange, side desk.Side) {
	past, id, of := h.s.opts.Past, h.s.id, e.Change
	h.act(say.T("Put back: %s.", f.Label), func() error { return past.RestoreField(id, f.Cell, of, side) })
}

// putAllBack has the whole dossier be again what it was.
func (h *history) putAllBack(e *desk.HistoryEntry) {
	past, id, as := h.s.opts.Past, h.s.id, e.Change
	h.act(say.T("The dossier is again as it was on %s.", h.moment(e)), func() error { return past.RestoreAsOf(id, as) })
}

// act does something to the dossier, and shows it in the list of changes.
func (h *history) act(did string, does func() error) {
	if h.acting.Running() {
		return
	}
	settle := h.s.Settling()
	h.acting.Run(func(context.Context) (struct{}, error) {
		if err := settle(); err != nil {
			return struct{}{}, err
		}
		return struct{}{}, does()
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, desk.ErrNothingToRestore):
			h.say(widgets.Warning, say.Problem(err)+".")
		case err != nil:
			h.s.opts.Fail(err)
		default:
			h.open, h.asks, h.row, h.find = nil, false, 0, ""
			h.said, h.tone = did+" "+say.T("%s takes it back.", say.Keys("Z", false)), widgets.Good
			if !h.s.Renew() {
				h.s.opts.Back()
			}
		}
	})
}

func (h *history) say(tone widgets.Tone, text string) {
	h.said, h.tone = text, tone
	h.showAnew()
}

// lookWhole shows what would be otherwise if the whole dossier were as it was.
func (h *history) lookWhole(e *desk.HistoryEntry) {
	past, id, as := h.s.opts.Past, h.s.id, e.Change
	settle := h.s.Settling()
	h.looking.Run(func(context.Context) ([]desk.FieldChange, error) {
		if err := settle(); err != nil {
			return nil, err
		}
		return past.WouldRestore(id, as)
	}, func(would []desk.FieldChange, err error) {
		if err != nil {
			h.s.opts.Fail(err)
			return
		}
		h.whole, h.asks, h.said = would, true, ""
		h.showAnew()
	})
}
