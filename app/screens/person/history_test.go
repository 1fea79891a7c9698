//go:build !headless

package person

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/edit"
	"habeas/app/widgets"
	"habeas/dossier"
)

// written is a dossier in the vault with a few changes, the newest of which wrote
// its tags and the place of its event.
func (b *bench) written() dossier.ID {
	b.t.Helper()
	id, event := b.desk.NewID(), b.desk.NewID()
	for _, change := range []func(*dossier.Dossier){
		func(d *dossier.Dossier) {
			d.Names = []dossier.Name{{Item: dossier.Item{ID: b.desk.NewID()}, Text: "Tep Vanny", Role: dossier.NameInPrint}}
		},
		func(d *dossier.Dossier) {
			d.Events = []dossier.Event{{Item: dossier.Item{ID: event}, Kind: dossier.Arrested, Place: "Phnom Penh"}}
		},
		func(d *dossier.Dossier) { d.Names[0].Text = "ទេព វន្នី" },
		func(d *dossier.Dossier) { d.Events[0].Place, d.Tags = "Prey Sar", []string{"urgent"} },
	} {
		b.change(id, change)
	}
	return id
}

func (b *bench) change(id dossier.ID, f func(*dossier.Dossier)) {
	b.t.Helper()
	b.at = b.at.Add(time.Minute)
	base := b.desk.View().Dossier(id)
	now := edit.Clone(base)
	if now == nil {
		now = &dossier.Dossier{ID: id}
	}
	f(now)
	if err := b.desk.SaveDossier(base, now); err != nil {
		b.t.Fatal(err)
	}
}

// openHistory shows the part with the changes in a window that gives the
// keyboard where the screen asks.
func (b *bench) openHistory(id dossier.ID) (*Screen, fyne.Window) {
	b.t.Helper()
	var w fyne.Window
	o := b.options()
	o.Focus = func(f fyne.Focusable) {
		switch {
		case w == nil:
		case f == nil:
			w.Canvas().Unfocus()
		default:
			w.Canvas().Focus(f)
		}
	}
	s := New(o, id, asOf, dossier.Donor)
	w = test.NewTempWindow(b.t, s.Object())
	w.Resize(fyne.NewSize(1100, 700))
	b.t.Cleanup(func() { _ = s.Close() })
	s.GoTo("history")
	return s, w
}

// texts are those of an object and all that is in it.
func texts(o fyne.CanvasObject) []string {
	var l []string
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			if x.Visible() {
				l = append(l, texts(x)...)
			}
		}
	case *widgets.Text:
		l = append(l, o.Text)
	case *widgets.Chip:
		l = append(l, o.Text)
	case *widgets.Button:
		l = append(l, o.Text)
	case *widgets.Note:
		l = append(l, o.Text())
	case *widget.Label:
		l = append(l, o.Text)
	case *container.Scroll:
		l = append(l, texts(o.Content)...)
	}
	return l
}

func (h *history) says(text string) bool {
	return slices.ContainsFunc(texts(h.box), func(t string) bool { return strings.Contains(t, text) })
}

// pressButton presses the nth button with a text that the keyboard reaches.
func pressButton(t *testing.T, w fyne.Window, text string, nth int) {
	t.Helper()
	seen := map[*widgets.Button]bool{}
	for range 60 {
		if b, ok := w.Canvas().Focused().(*widgets.Button); ok && !seen[b] && b.Text == text {
			seen[b] = true
			if nth--; nth < 0 {
				b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				return
			}
		}
		w.Canvas().FocusNext()
	}
	t.Fatalf("Tab does not reach a button %q", text)
}

func key(t *testing.T, w fyne.Window, names ...fyne.KeyName) {
	t.Helper()
	for _, name := range names {
		f := w.Canvas().Focused()
		if f == nil {
			t.Fatalf("nobody has the keyboard for %s", name)
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestHistoryTellsTheChanges(t *testing.T) {
	b := newBench(t)
	s, w := b.openHistory(b.written())
	h := s.history
	if len(h.entries) != 4 || !h.says("4 changes") {
		t.Fatalf("it tells %d changes and says %q", len(h.entries), h.about.Text)
	}
	if w.Canvas().Focused() != fyne.Focusable(h.list) {
		t.Fatalf("the keyboard is with %T", w.Canvas().Focused())
	}
	var told []string
	for i := range h.entries {
		what, values := summary(&h.entries[i])
		told = append(told, what+": "+values)
	}
	want := []string{
		"2 fields: Tags, Custody: Tags: urgent · Custody: Arrested · Place: Phnom Penh → Prey Sar",
		"Names: ទេព វន្នី · Name: Tep Vanny → ទេព វន្នី",
		"Custody: Arrested: What happened: Arrested · Place: Phnom Penh",
		"Dossier made: ",
	}
	for i, line := range told {
		if !strings.HasPrefix(line, want[i]) {
			t.Errorf("change %d is told as %q, want %q", i, line, want[i])
		}
	}
	key(t, w, fyne.KeyDown, fyne.KeyReturn)
	for _, text := range []string{"A change", "12 September 2018, 10:03, on laptop", "Tep Vanny", "ទេព វន្នី", "Put back"} {
		if !h.says(text) {
			t.Errorf("the change does not say %q: %q", text, texts(h.box))
		}
	}
	if !s.Escape() || h.list.Current() != 1 || w.Canvas().Focused() != fyne.Focusable(h.list) {
		t.Error("Escape does not lead back to the row")
	}
	if s.Escape() {
		t.Error("Escape finds something to leave in the list")
	}
}

func TestAFieldIsPutBack(t *testing.T) {
	b := newBench(t)
	id := b.written()
	s, w := b.openHistory(id)
	h := s.history
	key(t, w, fyne.KeyReturn)
	pressButton(t, w, "Put back", 1) // the tags are written first
	d := b.desk.View().Dossier(id)
	if d.Events[0].Place != "Phnom Penh" || len(d.Tags) != 1 {
		t.Fatalf("the vault has %q, %v", d.Events[0].Place, d.Tags)
	}
	if s.now.Events[0].Place != "Phnom Penh" {
		t.Error("the screen has it otherwise than the vault")
	}
	if !h.says("takes it back.") || len(h.entries) != 5 || markOf(&h.entries[0]) != "put back" {
		t.Errorf("it says %q", texts(h.box))
	}
	if at := h.list.GetScrollOffset(); at != 0 {
		t.Errorf("the list is scrolled to %v: what was done is not to be seen", at)
	}
	// Once more there is nothing to be done, and nothing is.
	h.look(&h.entries[1])
	pressButton(t, w, "Put back", 1)
	if !h.says("It is so already") || len(h.entries) != 5 {
		t.Errorf("it says %q", texts(h.box))
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	if !s.Renew() || b.desk.View().Dossier(id).Events[0].Place != "Prey Sar" {
		t.Error("undo does not take it back")
	}
	if len(h.entries) != 6 || markOf(&h.entries[0]) != "undo" {
		t.Errorf("the undo is not told: %d changes", len(h.entries))
	}
}

func TestWhatIsTypedIsTold(t *testing.T) {
	b := newBench(t)
	id := b.written()
	s, _ := b.openHistory(id)
	s.showPart(0)
	test.Type(entry(t, s.form.first), "!")
	s.GoTo("history")
	if len(s.history.entries) != 5 {
		t.Errorf("%d changes are told, want 5", len(s.history.entries))
	}
}

func TestTheWholeDossierIsPutBack(t *testing.T) {
	b := newBench(t)
	id := b.written()
	then := asText(t, b.desk.View().Dossier(id))
	b.change(id, func(d *dossier.Dossier) { d.Events, d.Names[0].Text = nil, "Another" })
	latest := asText(t, b.desk.View().Dossier(id))
	s, w := b.openHistory(id)
	h := s.history
	key(t, w, fyne.KeyReturn)
	if h.says("The whole dossier") {
		t.Error("it offers to put back what is so")
	}
	s.Escape()
	key(t, w, fyne.KeyDown, fyne.KeyReturn)
	pressButton(t, w, "The whole dossier as of then …", 0)
	for _, text := range []string{"Another", "ទេព វន្នី", "Taken away", "Added"} {
		if !h.says(text) {
			t.Errorf("what would be otherwise does not say %q: %q", text, texts(h.box))
		}
	}
	if asText(t, b.desk.View().Dossier(id)) != latest {
		t.Fatal("looking changed the dossier")
	}
	pressButton(t, w, "Put all of it back", 0)
	if got := asText(t, b.desk.View().Dossier(id)); got != then {
		t.Errorf("it is\n%s\nwant\n%s", got, then)
	}
	if len(h.entries) != 6 || !h.says("again as it was") {
		t.Errorf("it says %q", texts(h.box))
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := asText(t, b.desk.View().Dossier(id)); got != latest {
		t.Errorf("undone it is\n%s\nwant\n%s", got, latest)
	}
}

func TestHistoryIsSearched(t *testing.T) {
	b := newBench(t)
	s, w := b.openHistory(b.written())
	h := s.history
	w.Canvas().FocusPrevious()
	find := entry(t, w.Canvas().Focused())
	test.Type(find, "prey")
	if !slices.Equal(h.shown, []int{0}) || h.about.Text != "1 of 4 changes" {
		t.Errorf("found %v, and it says %q", h.shown, h.about.Text)
	}
	test.Type(find, "x")
	if len(h.shown) != 0 || h.about.Text != "0 of 4 changes" {
		t.Errorf("found %v, and it says %q", h.shown, h.about.Text)
	}
	find.SetText("")
	if len(h.shown) != 4 {
		t.Errorf("without a search %d are shown", len(h.shown))
	}
}

func TestAReadOnlyVaultIsNotPutBack(t *testing.T) {
	b := newBench(t)
	id := b.written()
	o := b.options()
	o.ReadOnly = true
	s := New(o, id, asOf, dossier.Donor)
	t.Cleanup(func() { _ = s.Close() })
	s.GoTo("history")
	s.history.look(&s.history.entries[1])
	for _, text := range []string{"Put back", "The whole dossier"} {
		if s.history.says(text) {
			t.Errorf("it offers %q", text)
		}
	}
}

// long is a history of many changes, as no disk is needed for.
type long struct {
	Past
	entries []desk.HistoryEntry
}

func (l long) History(dossier.ID) ([]desk.HistoryEntry, error) { return l.entries, nil }

func longHistory(n int) long {
	l := long{entries: make([]desk.HistoryEntry, n)}
	for i := range l.entries {
		text := fmt.Sprintf("%d ", i) + strings.Repeat("what happened then, as it was told ", 60)
		l.entries[i] = desk.HistoryEntry{
			Change: desk.ChangeName{byte(i), byte(i >> 8)}, At: now().Add(-time.Duration(i) * 9 * time.Hour), Device: "laptop", Act: desk.ActEdited,
			Fields: []desk.FieldChange{{Cell: desk.Cell{Part: "narrative", Item: "x", Field: "text"}, Part: "Narrative", Label: "Narrative: English · Text", Field: "Text", Before: text, After: text + "!"}},
		}
	}
	return l
}

func TestALongTextIsShownWhole(t *testing.T) {
	b := newBench(t)
	o := b.options()
	l := longHistory(2)
	o.Past = l
	s := New(o, b.written(), asOf, dossier.Donor)
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1100, 700))
	t.Cleanup(func() { _ = s.Close() })
	s.GoTo("history")
	_, values := summary(&s.history.entries[0])
	if before, after, _ := strings.Cut(values, arrow); len(before) > 60 || before+"!" != after && before+" !" != after {
		t.Errorf("two long texts part at %q", values)
	}
	s.history.look(&s.history.entries[0])
	whole := l.entries[0].Fields[0].After
	if s.history.says(whole) {
		t.Error("the long text is not shortened")
	}
	var chips []*widgets.Chip
	for _, o := range every(s.history.box) {
		if c, ok := o.(*widgets.Chip); ok {
			chips = append(chips, c)
		}
	}
	before := s.body.Content.MinSize().Height
	for _, c := range chips {
		test.Tap(c)
	}
	if !s.history.says(whole) || s.body.Content.MinSize().Height <= before {
		t.Error("all of the text is not to be seen")
	}
}

func TestAChangeOfManyFieldsIsShownInParts(t *testing.T) {
	b := newBench(t)
	l := longHistory(1)
	e := &l.entries[0]
	for i := range 2*atOnce + 3 {
		e.Fields = append(e.Fields, desk.FieldChange{Label: fmt.Sprintf("Field %d.", i), After: "x"})
	}
	e.Fields = e.Fields[1:] // the long one
	o := b.options()
	o.Past = l
	s := New(o, b.written(), asOf, dossier.Donor)
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1100, 700))
	t.Cleanup(func() { _ = s.Close() })
	s.GoTo("history")
	s.history.look(e)
	for _, c := range []struct {
		last int
		more string
	}{
		{atOnce - 1, "Show 15 more fields, of 18"}, {2*atOnce - 1, "Show 3 more fields, of 3"}, {2*atOnce + 2, ""},
	} {
		if !s.history.says(fmt.Sprintf("Field %d.", c.last)) || s.history.says(fmt.Sprintf("Field %d.", c.last+1)) {
			t.Fatalf("not shown up to field %d: %q", c.last, texts(s.history.box))
		}
		if c.more != "" {
			pressButton(t, w, c.more, 0)
		}
	}
	if s.history.says("more field") {
		t.Error("at the end there is said to be more")
	}
}

// every is an object and all that is in it.
func every(o fyne.CanvasObject) []fyne.CanvasObject {
	l := []fyne.CanvasObject{o}
	if c, ok := o.(*fyne.Container); ok {
		for _, x := range c.Objects {
			l = append(l, every(x)...)
		}
	}
	return l
}

func TestParted(t *testing.T) {
	for _, c := range [][4]string{
		{"Prey Sar", "Prey Veng", "Prey Sar", "Prey Veng"},
		{"She was arrested at home in August", "She was arrested at home in September", "…at home in August", "…at home in September"},
		{"", "She was arrested at home in August", "", "She was arrested at home in August"},
		{"She was arrested at home in August", "She was arrested at home in August 2016", "…home in August", "…home in August 2016"},
		{"ទេព វន្នី ត្រូវបានចាប់ខ្លួននៅផ្ទះ", "ទេព វន្នី ត្រូវបានចាប់ខ្លួននៅភ្នំពេញ", "…ត្រូវបានចាប់ខ្លួននៅផ្ទះ", "…ត្រូវបានចាប់ខ្លួននៅភ្នំពេញ"},
	} {
		if a, b := parted(c[0], c[1]); a != c[2] && a != c[0] || b != c[3] && b != c[1] {
			t.Errorf("parted(%q, %q) = %q, %q", c[0], c[1], a, b)
		}
	}
}

// BenchmarkHistory is a step through a long history: what one key draws.
func BenchmarkHistory(b *testing.B) {
	bench := newBench(b)
	o := bench.options()
	o.Past = longHistory(2000)
	s := New(o, bench.written(), asOf, dossier.Donor)
	w := test.NewTempWindow(b, s.Object())
	w.Resize(fyne.NewSize(1280, 800))
	b.Cleanup(func() { _ = s.Close() })
	s.GoTo("history")
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			s.history.showAnew()
		}
	})
	b.Run("step", func(b *testing.B) {
		for b.Loop() {
			l := s.history.list
			l.Go((l.Current() + 1) % len(s.history.entries))
		}
	})
	b.Run("search", func(b *testing.B) {
		for b.Loop() {
			s.history.find = "told"
			s.history.search()
		}
	})
	b.Run("change of 200 fields", func(b *testing.B) {
		e := s.history.entries[1]
		for len(e.Fields) < 200 {
			e.Fields = append(e.Fields, e.Fields[0])
		}
		for b.Loop() {
			s.history.look(&e)
		}
	})
}
