//go:build !headless

package person

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/widgets"
	"habeas/dossier"
)

// eventsOf are the years of the events, as they stand.
func eventsOf(s *Screen) string {
	var l []string
	for _, e := range s.now.Events {
		l = append(l, e.Date.String())
	}
	return strings.Join(l, " ")
}

// threeEvents opens the timeline with three events, and what gives the keyboard.
func threeEvents(t *testing.T) (b *bench, s *Screen, w fyne.Window, ids []dossier.ID) {
	t.Helper()
	b = newBench(t)
	s, w = b.open(b.desk.NewID())
	for _, year := range []string{"2015", "2016", "2017"} {
		e := dossier.Event{Item: dossier.Item{ID: b.desk.NewID()}, Kind: dossier.InCustody, Date: date(t, year)}
		s.now.Events = append(s.now.Events, e)
		ids = append(ids, e.ID)
	}
	s.changed()
	s.opts.Focus = func(f fyne.Focusable) {
		if f == nil {
			w.Canvas().Unfocus()
		} else {
			w.Canvas().Focus(f)
		}
	}
	s.GoTo("events")
	return b, s, w, ids
}

func TestKeysActOnTheItem(t *testing.T) {
	b, s, w, ids := threeEvents(t)
	row := func(i int) *eventRow { return s.form.kept[control{ids[i], "begin"}].(*eventRow) }
	w.Canvas().Focus(row(2))
	if !s.Do(DoUp, w.Canvas().Focused()) || eventsOf(s) != "2015 2017 2016" {
		t.Errorf("up leaves %s", eventsOf(s))
	}
	if w.Canvas().Focused() != row(2) {
		t.Error("the keyboard does not go with the item")
	}
	s.Do(DoUp, w.Canvas().Focused())
	s.Do(DoUp, w.Canvas().Focused()) // it is the first now
	if eventsOf(s) != "2017 2015 2016" {
		t.Errorf("up and up leaves %s", eventsOf(s))
	}
	s.Do(DoDown, w.Canvas().Focused())
	if got := b.settle(s); got.Events[1].ID != ids[2] {
		t.Error("the vault has another order")
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if w.Canvas().Focused() != row(2) {
		t.Error("undo takes the keyboard from the item")
	}
	if _, err := b.desk.Redo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if !s.Do(DoAudience, w.Canvas().Focused()) || w.Canvas().Overlays().Top() == nil {
		t.Fatal("the keys do not ask who may see it")
	}
	keys := w.Canvas().Focused()
	for range 4 {
		keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.settle(s).Events[1].Audience; got != dossier.To(dossier.Donor) {
		t.Errorf("it is for %q", got)
	}
	asked := ""
	s.opts.Choose = func(title string, _ fyne.CanvasObject, _ func()) { asked = title }
	w.Canvas().Focus(row(0))
	if !s.Do(DoSources, w.Canvas().Focused()) || asked != "Who says so?" {
		t.Errorf("the keys ask %q", asked)
	}
	if s.Do(DoUp, s.undo) || s.Do(DoUp, nil) {
		t.Error("something is moved though the keyboard is in no item")
	}
}

// TestKeysInTheFieldsOfAnItem: from an entry in it, too.
func TestKeysInTheFieldsOfAnItem(t *testing.T) {
	_, s, w, ids := threeEvents(t)
	s.openEvent = ids[1]
	s.rebuild()
	place := typing(t, s, "Prison")
	w.Canvas().Focus(place)
	if got := s.form.itemWith(place); got != ids[1] {
		t.Fatalf("the entry stands in %q", got)
	}
	if !s.Do(DoDown, place) || eventsOf(s) != "2015 2017 2016" {
		t.Errorf("down leaves %s", eventsOf(s))
	}
	s.GoTo("names")
	if !s.Do(DoAudience, s.form.first) {
		t.Error("a name has no key for who may see it")
	}
}

func TestDragToReorder(t *testing.T) {
	_, s, _, ids := threeEvents(t)
	test.LaidOutObjects(s.body.Content)
	first, last := s.form.items.boxes[ids[0]], s.form.items.boxes[ids[2]]
	row := s.form.kept[control{ids[2], "begin"}].(*eventRow)
	up := first.Position().Y - last.Position().Y - first.Size().Height/2
	for range 10 {
		row.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, up/10)})
	}
	row.DragEnd()
	if eventsOf(s) != "2017 2015 2016" {
		t.Errorf("dragged to the front there are %s", eventsOf(s))
	}
	row = s.form.kept[control{ids[2], "begin"}].(*eventRow)
	row.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, 3)}) // a hand that shakes
	row.DragEnd()
	if eventsOf(s) != "2017 2015 2016" {
		t.Errorf("a little drag leaves %s", eventsOf(s))
	}
}

// TestCompletingInTheForm: the vault's own texts, and a source, by a few letters.
func TestCompletingInTheForm(t *testing.T) {
	b := newBench(t)
	if err := b.desk.SaveDossier(nil, &dossier.Dossier{ID: b.desk.NewID(), Events: []dossier.Event{{Item: dossier.Item{ID: b.desk.NewID()}, Kind: dossier.InCustody, Place: "Prey Sar prison"}}}); err != nil {
		t.Fatal(err)
	}
	s, w := b.open(b.desk.NewID())
	s.opts.Focus = func(f fyne.Focusable) {
		if f != nil {
			w.Canvas().Focus(f)
		}
	}
	s.AddEvent()
	place := typing(t, s, "Prison")
	w.Canvas().Focus(place)
	test.Type(place, "prey")
	if got := place.Offered(); !slices.Equal(got, []string{"Prey Sar prison"}) {
		t.Fatalf("it offers %q", got)
	}
	place.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	place.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := b.settle(s).Events[0].Place; got != "Prey Sar prison" {
		t.Errorf("the vault has %q", got)
	}
	form := typing(t, s, "House arrest")
	w.Canvas().Focus(form)
	form.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if got := form.Offered(); len(got) == 0 || got[0] != "house arrest" {
		t.Errorf("for the form it offers %q", got)
	}
	w.Canvas().Unfocus()
	if form.Offered() != nil {
		t.Error("the list stays")
	}
}

func TestCompletingTags(t *testing.T) {
	b := newBench(t)
	if err := b.desk.SaveDossier(nil, &dossier.Dossier{ID: b.desk.NewID(), Tags: []string{"land rights", "urgent"}}); err != nil {
		t.Fatal(err)
	}
	s, _ := b.open(b.desk.NewID())
	for typed, want := range map[string][]string{
		"lan": {"land rights"}, "urgent, l": {"urgent, land rights"}, "urgent،l": {"urgent، land rights"}, "urgent, ": {"urgent, land rights"}, "urgent": nil, "x": nil,
	} {
		if got := s.form.offerTags(typed); !slices.Equal(got, want) {
			t.Errorf("%q offers %q, want %q", typed, got, want)
		}
	}
}

func TestPickSources(t *testing.T) {
	b := newBench(t)
	old := &dossier.Source{ID: b.desk.NewID(), Title: "Radio report", Publisher: "RFA", Type: dossier.SourcePress}
	if err := b.desk.SaveSource(nil, old); err != nil {
		t.Fatal(err)
	}
	s, _ := b.open(b.desk.NewID())
	test.Type(entry(t, s.form.first), "Tep")
	at := func() *dossier.Mark { return &s.now.Names[0].Mark }
	p := s.form.newCiting(at)
	test.Type(p.Entry, "rfa rad")
	p.Entry.OnSubmitted(p.Entry.Text)
	if got := b.settle(s).Names[0].Sources; !slices.Equal(got, []dossier.ID{old.ID}) {
		t.Errorf("the name is said by %q", got)
	}
	p.Entry.OnSubmitted(p.Entry.Text)
	if got := b.settle(s).Names[0].Sources; len(got) != 0 {
		t.Errorf("taken back it is said by %q", got)
	}
	p.Entry.SetText("A letter of the family")
	p.Entry.OnSubmitted(p.Entry.Text)
	if err := s.Settling()(); err != nil {
		t.Fatal(err)
	}
	ids := b.desk.View().Dossier(s.ID()).Names[0].Sources
	if len(ids) != 1 || b.desk.View().Source(ids[0]).Title != "A letter of the family" || p.Entry.Text != "" {
		t.Errorf("the name is said by %q", ids)
	}
	if s.Model() != "names" || !slices.ContainsFunc(shown[*widgets.Chip](s), func(c *widgets.Chip) bool { return c.Text == "1 source" }) {
		t.Error("the chip does not say it")
	}
}
