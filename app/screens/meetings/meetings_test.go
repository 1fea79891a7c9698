//go:build !headless

package meetings

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

func now() time.Time { return time.Date(2018, 9, 12, 10, 0, 0, 0, time.UTC) }

// bench is a vault and what the screen told the window around it.
type bench struct {
	t       testing.TB
	desk    *desk.Desk
	packets []desk.Recorded
	focused fyne.Focusable
	went    []string
	status  string
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{t: t}
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), []byte("test"), desk.Options{Now: now, Device: "laptop", Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	b.desk = d
	return b
}

func (b *bench) open(id dossier.ID) *Screen {
	b.t.Helper()
	d := b.desk
	goes := func(what string) func(dossier.ID) {
		return func(id dossier.ID) { b.went = append(b.went, what+" "+string(id)) }
	}
	s := New(Options{
		Now: now, ReadOnly: d.ReadOnly(), View: d.View, NewID: d.NewID, Draft: d.DraftMeeting, Save: d.SaveMeeting, Delete: d.Delete,
		Packets: func() []desk.Recorded { return b.packets },
		Keep:    func(work func() error, done func(error)) { done(work()) },
		Brief:   goes("brief"), News: goes("news"), ShowPacket: goes("packet"),
		Status: func(left, _ string) { b.status = left }, Fail: func(err error) { b.t.Error(err) }, Unsaved: func(err error) { b.t.Error(err) },
		Copied: func(string) {}, Focus: func(f fyne.Focusable) { b.focused = f }, Back: func() { b.went = append(b.went, "back") },
	}, id)
	w := test.NewTempWindow(b.t, s.Object())
	w.Resize(fyne.NewSize(1000, 700))
	b.t.Cleanup(s.Leave)
	return s
}

func (b *bench) save(m *dossier.Meeting) dossier.ID {
	b.t.Helper()
	m.ID = b.desk.NewID()
	if err := b.desk.SaveMeeting(nil, m); err != nil {
		b.t.Fatal(err)
	}
	return m.ID
}

func (b *bench) kept(s *Screen) *dossier.Meeting {
	b.t.Helper()
	if err := s.Settling()(); err != nil {
		b.t.Fatal(err)
	}
	return b.desk.View().Meeting(s.id)
}

func date(t testing.TB, text string) dossier.Date {
	t.Helper()
	d, err := dossier.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestANewMeetingIsWrittenAsOneTypes(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	if s.form != nil || len(b.desk.View().Meetings) != 0 {
		t.Fatal("an empty vault has a meeting")
	}
	s.add()
	if b.kept(s) != nil {
		t.Error("a meeting of which nothing was typed is written")
	}
	e, ok := b.focused.(*widgets.Entry)
	if !ok {
		t.Fatalf("the cursor is in %T", b.focused)
	}
	test.Type(e, "តុមូល Round table")
	add := func(name string) {
		before := s.form
		test.Tap(button(t, s, name))
		if s.form == before {
			t.Fatalf("%s adds nothing", name)
		}
	}
	add("Add an ask")
	test.Type(b.focused.(*widgets.Entry), "Say so in public.")
	add("Add a promise")
	test.Type(b.focused.(*widgets.Entry), "A visit")
	m := b.kept(s)
	if m == nil || m.Title != "តុមូល Round table" || len(m.Asks) != 1 || m.Asks[0].Text != "Say so in public." || m.Asks[0].Lang != "en" ||
		len(m.Promises) != 1 || m.Promises[0].Text != "A visit" {
		t.Errorf("kept %+v", m)
	}
}

// button finds a button of the form by its name.
func button(t testing.TB, s *Screen, name string) *widgets.Button {
	t.Helper()
	var found *widgets.Button
	var look func(o fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Button:
			if o.Text == name && found == nil {
				found = o
			}
		case *fyne.Container:
			for _, x := range o.Objects {
				look(x)
			}
		case *container.Scroll:
			look(o.Content)
		}
	}
	look(s.right)
	if found == nil {
		t.Fatalf("there is no button %q", name)
	}
	return found
}

func TestOverdueStandsFirst(t *testing.T) {
	b := newBench(t)
	late := b.save(&dossier.Meeting{Title: "Late", Date: date(t, "2018-01"), Promises: []dossier.Promise{
		{Item: dossier.Item{ID: b.desk.NewID()}, Text: "x", Due: date(t, "2018-09-11")}, {Item: dossier.Item{ID: b.desk.NewID()}, Text: "y", Due: date(t, "2018-09-12")}}})
	kept := b.save(&dossier.Meeting{Title: "Kept", Date: date(t, "2018-02"), Promises: []dossier.Promise{{Item: dossier.Item{ID: b.desk.NewID()}, Due: date(t, "2018-03"), State: dossier.PromiseKept}}})
	coming := b.save(&dossier.Meeting{Title: "To come"})
	s := b.open("")
	var got []dossier.ID
	for _, r := range s.rows {
		got = append(got, r.meeting.ID)
	}
	if !slices.Equal(got, []dossier.ID{late, coming, kept}) || s.rows[0].overdue != 1 || s.count.Text != "3 meetings · 1 promise is overdue" {
		t.Errorf("listed %v, %d overdue, said %q", got, s.rows[0].overdue, s.count.Text)
	}
	if s.id != late {
		t.Error("the one that is overdue is not shown")
	}
}

func TestPacketsThatTheyHold(t *testing.T) {
	b := newBench(t)
	id := b.save(&dossier.Meeting{Title: "Round table"})
	b.packets = []desk.Recorded{
		{Packet: &dossier.Packet{ID: "p1", Number: "AAAA-AA"}, Ordered: desk.PacketOptions{Meeting: id}, Stale: true},
		{Packet: &dossier.Packet{ID: "p2", Number: "BBBB-BB"}, Ordered: desk.PacketOptions{Meeting: "other"}, Stale: true},
		{Packet: &dossier.Packet{ID: "p3", Number: "CCCC-CC"}, Ordered: desk.PacketOptions{Meeting: id}},
	}
	s := b.open(id)
	if r := s.rows[0]; r.held != 2 || r.stale != 1 || len(s.form.held.Objects) != 2 {
		t.Errorf("%d held, %d out of date, %d shown", r.held, r.stale, len(s.form.held.Objects))
	}
	test.Tap(button(t, s, "Make the note of changes"))
	test.Tap(button(t, s, "Show in the ledger"))
	test.Tap(button(t, s, "Brief for this meeting"))
	if want := []string{"news p1", "packet p1", "brief " + string(id)}; !slices.Equal(b.went, want) {
		t.Errorf("went to %v, want %v", b.went, want)
	}
}

func TestWhyAPacketIsOutOfDate(t *testing.T) {
	view := &dossier.View{Dossiers: []*dossier.Dossier{{ID: "d1", Names: []dossier.Name{{Text: "Tep Vanny"}}}}}
	for want, p := range map[string]desk.Recorded{
		"Something is new of Tep Vanny.":                                                                      {Changed: []dossier.ID{"d1"}},
		"Something is new of Tep Vanny and a dossier that is deleted.":                                        {Changed: []dossier.ID{"d1", "d2"}},
		"What stands before the profiles has changed: title, context, asks, the group, or who is in it.":      {},
		"Something is new of Tep Vanny, Tep Vanny, Tep Vanny, Tep Vanny, Tep Vanny and Tep Vanny and 1 more.": {Changed: []dossier.ID{"d1", "d1", "d1", "d1", "d1", "d1", "d1"}},
		"Another version of Habeas recorded it: it cannot be made again to compare.":                          {Unmakeable: desk.ErrNoPassword},
	} {
		if got := whyStale(p, view); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

func TestDeleteAndUndo(t *testing.T) {
	b := newBench(t)
	id := b.save(&dossier.Meeting{Title: "Round table"})
	s := b.open(id)
	test.Type(s.form.first.(*widgets.Entry), "!")
	s.remove()
	if b.desk.View().Meeting(id) != nil || s.form != nil || b.status == "" {
		t.Fatal("it is still there")
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if m := b.desk.View().Meeting(id); m == nil || m.Title != "Round table!" || len(s.rows) != 1 {
		t.Errorf("undo brings back %+v", m)
	}
}

func TestUndoIsShown(t *testing.T) {
	b := newBench(t)
	id := b.save(&dossier.Meeting{Title: "Round table"})
	s := b.open(id)
	first := s.form.first.(*widgets.Entry)
	test.Type(first, " of donors")
	b.kept(s)
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if got := s.form.first.(*widgets.Entry).Text; got != "Round table" || s.id != id {
		t.Errorf("after undo the title is %q", got)
	}
}

// A date that is not understood leaves that of before.
func TestADateThatIsNone(t *testing.T) {
	b := newBench(t)
	s := b.open(b.save(&dossier.Meeting{Title: "x", Date: date(t, "2018-09-03")}))
	var when *widgets.Entry
	for _, i := range s.form.inputs {
		if e, ok := i.(*widgets.Entry); ok && e.Text == "2018-09-03" {
			when = e
		}
	}
	when.SetText("12 Sep 2018")
	if m := b.kept(s); m.Date.String() != "2018-09-12" {
		t.Errorf("the day is %s", m.Date)
	}
	when.OnBlur()
	when.SetText("2018-13")
	if m := b.kept(s); m.Date.String() != "2018-09-12" {
		t.Errorf("a month 13 leaves %s", m.Date)
	}
}

func TestEscapeLeavesTheFormForTheList(t *testing.T) {
	b := newBench(t)
	s := b.open(b.save(&dossier.Meeting{Title: "x"}))
	c := fyne.CurrentApp().Driver().CanvasForObject(s.root)
	c.Focus(s.form.first)
	s.Back()
	if b.focused != fyne.Focusable(s.list) || len(b.went) > 0 {
		t.Errorf("the cursor is in %T", b.focused)
	}
	c.Focus(s.list)
	s.Back()
	if !slices.Equal(b.went, []string{"back"}) {
		t.Errorf("went %v", b.went)
	}
}
