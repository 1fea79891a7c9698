//go:build !headless

package person

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/spreadsheet"
)

const aTable = "Place\tWhen\tEvent\nPhnom Penh\t3 Sep 2017\tarrested\nPhnom Penh\t03/10/2018\tsomething odd\n"

func TestPasteATable(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	if s.PasteTable(aTable, nil) {
		t.Fatal("a table is taken where no timeline is")
	}
	s.now.Events = []dossier.Event{{Item: dossier.Item{ID: b.desk.NewID()}, Kind: dossier.InCustody, Date: date(t, "2018-01")}}
	s.changed()
	s.GoTo("events")
	for name, focused := range map[string]fyne.Focusable{"one line": widgets.NewEntry(""), "an entry of several lines": widgets.NewProse("", 2)} {
		took := s.PasteTable("one, line", focused)
		took = took || name != "one line" && s.PasteTable(aTable, focused)
		if took {
			t.Errorf("%s does not get what is pasted", name)
		}
	}
	if !s.PasteTable(aTable, widgets.NewEntry("")) || len(b.asked) != 1 {
		t.Fatal("the table is not taken")
	}
	q := b.asked[0]
	w := test.NewTempWindow(t, q.Content)
	w.Resize(q.Size)
	says := func(text string) bool {
		return slices.ContainsFunc(all[*widget.Label](q.Content), func(l *widget.Label) bool { return strings.Contains(l.Text, text) })
	}
	for _, text := range []string{"2 events.", "Of 1 row something is not wholly understood", "Row 2: “03/10/2018” in When is not understood; “something odd” in Event is not understood", "Arrested"} {
		if !says(text) {
			t.Errorf("the preview does not say %q", text)
		}
	}
	for _, sel := range all[*widgets.Select](q.Content) {
		if slices.Contains(sel.Options, "The day first: 31/12/2017") {
			sel.SetSelected("The day first: 31/12/2017")
		}
	}
	if says("“03/10/2018”") || !says("Row 2: “something odd” in Event is not understood") {
		t.Error("the answer about dates is not heeded")
	}
	q.Then(false)
	if d := b.settle(s); len(d.Events) != 1 {
		t.Error("a table that was turned away is taken in")
	}
	q.Then(true)
	d := b.settle(s)
	var got []string
	for _, e := range d.Events {
		got = append(got, e.Date.String()+" "+string(e.Kind)+" "+e.Place+" "+e.Text)
		if e.ID == "" || e.Confirmed.IsZero() && e.Place != "" {
			t.Errorf("an event came in as %+v", e)
		}
	}
	if want := []string{"2017-09-03 arrested Phnom Penh ", "2018-01 in custody  ", "2018-10-03 other Phnom Penh something odd"}; !slices.Equal(got, want) {
		t.Errorf("the timeline is %q, want %q", got, want)
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	if d := b.desk.View().Dossier(s.ID()); len(d.Events) != 1 || d.Names[0].Text != "Tep" {
		t.Errorf("undo leaves %d events of %q", len(d.Events), d.Names[0].Text)
	}
}

func TestDropATable(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	s.Drop("events.CSV", []byte("Date;Event\n2017;arrested\n"))
	if len(b.asked) != 1 || len(b.settle(s).Attachments) != 0 {
		t.Fatal("a table that is dropped is not read as one")
	}
	s.Drop("list.csv", []byte("no table"))
	if got := b.settle(s).Attachments; len(got) != 1 {
		t.Error("what is no table is not attached")
	}
	s.PasteEvents("no table")
	if b.failed == nil {
		t.Error("what is no table is pasted without a word")
	}
}

// TestColumnsOfATable: each column can be taken for something else.
func TestColumnsOfATable(t *testing.T) {
	test.NewTempApp(t)
	table, err := spreadsheet.Read("2017\tarrested\tUnit B\n", spreadsheet.Known{})
	if err != nil {
		t.Fatal(err)
	}
	l := newTableLook(table)
	sel := all[*widgets.Select](l.root)
	if l.rows[0].Event.Place != "Unit B" || sel[2].Selected != "Place" {
		t.Fatalf("read %+v", l.rows)
	}
	sel[2].SetSelected("Authority")
	if e := l.rows[0].Event; e.Place != "" || e.Authority != "Unit B" {
		t.Errorf("after the choice it is %+v", e)
	}
	sel[2].SetSelected("Nothing of it")
	if e := l.rows[0].Event; e.Authority != "" || e.Text != "" {
		t.Errorf("ignored it is %+v", e)
	}
}

// all is what of a kind of object stands in another.
func all[T fyne.CanvasObject](in fyne.CanvasObject) (l []T) {
	for _, o := range test.LaidOutObjects(in) {
		if x, ok := o.(T); ok {
			l = append(l, x)
		}
	}
	return l
}

// TestATableIsNotLostUnsaid: of events that come too late for the dossier it is said.
func TestATableIsNotLostUnsaid(t *testing.T) {
	b := newBench(t)
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	b.settle(s)
	var failed error
	s.opts.Fail = func(err error) { failed = err }
	s.PasteEvents(aTable)
	s.Leave()
	b.asked[0].Then(true)
	if !errors.Is(failed, errLeftBefore) || len(b.desk.View().Dossier(s.ID()).Events) != 0 {
		t.Errorf("it is said: %v", failed)
	}
}
