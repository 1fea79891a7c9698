//go:build !headless

package person

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier"
)

// trial is a vault with two people in one case, which has a charge and an event.
func (b *bench) trial() (shared dossier.ID, people []dossier.ID) {
	b.t.Helper()
	c := &dossier.Case{ID: b.desk.NewID(), Name: "The reporters",
		Charges: []dossier.Charge{{Item: dossier.Item{ID: b.desk.NewID()}, Offence: "espionage"}},
		Events:  []dossier.Event{{Item: dossier.Item{ID: b.desk.NewID()}, Kind: dossier.Arrested, Date: day("2017-11-14")}}}
	if err := b.desk.SaveCase(nil, c); err != nil {
		b.t.Fatal(err)
	}
	for _, name := range []string{"Uon Chhin", "Yeang Sothearin"} {
		x := &dossier.Dossier{ID: b.desk.NewID(), Cases: []dossier.ID{c.ID},
			Names:  []dossier.Name{{Item: dossier.Item{ID: b.desk.NewID()}, Text: name, Role: dossier.NameInPrint}},
			Events: []dossier.Event{{Item: dossier.Item{ID: b.desk.NewID()}, Kind: dossier.BailDenied, Date: day("2018-03")}}}
		if err := b.desk.SaveDossier(nil, x); err != nil {
			b.t.Fatal(err)
		}
		people = append(people, x.ID)
	}
	return c.ID, people
}

func day(text string) dossier.Date {
	d, err := dossier.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// openTheCase goes to the case of a dossier and shows it whole.
func openTheCase(t *testing.T, s *Screen) {
	t.Helper()
	s.GoTo("charges")
	press(t, s, "Edit the case")
}

func warns(s *Screen, text string) bool {
	return slices.ContainsFunc(shown[*widgets.Note](s), func(n *widgets.Note) bool { return strings.Contains(n.Text(), text) })
}

func TestACaseIsEditedForAllOfIt(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	o := b.options()
	var went dossier.ID
	o.OpenOther = func(to dossier.ID) { went = to }
	var focused fyne.Focusable
	o.Focus = func(to fyne.Focusable) { focused = to }
	s := New(o, people[0], asOf, dossier.Donor)
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1100, 900))
	t.Cleanup(func() { _ = s.Close() })
	openTheCase(t, s)
	if !warns(s, "changes for all 2 people") {
		t.Error("it is not said that others share it")
	}
	name := entry(t, s.form.kept[control{id, "begin"}])
	name.SetText("The two reporters")
	press(t, s, "Add a charge for all of them")
	entry(t, focused).SetText("incitement")
	press(t, s, "Add an event for all of them")
	entry(t, focused).SetText("2018-08-21")
	s.form.kind.(*widgets.Select).SetSelected("Released on bail")
	if !strings.Contains(s.status.Text, "released, but not free") {
		t.Errorf("while it is typed the status is %q", s.status.Text)
	}
	b.settle(s)
	c := b.desk.View().Case(id)
	if c.Name != "The two reporters" || len(c.Charges) != 2 || c.Charges[1].Offence != "incitement" ||
		len(c.Events) != 2 || c.Events[1].Kind != dossier.ReleasedOnBail || c.Events[1].Date.String() != "2018-08-21" {
		t.Errorf("the vault has %+v", c)
	}
	for _, x := range people {
		v := b.desk.View()
		if st := dossier.StatusOn(v.Custody(v.Dossier(x)), asOf); st.Status != dossier.NotFree {
			t.Errorf("%s is %s", x, st.Status)
		}
	}
	if got := b.desk.View().Dossier(people[0]); len(got.Charges) > 0 || len(got.Events) != 1 {
		t.Error("something of the case was written into the dossier")
	}
	for _, chip := range shown[*widgets.Chip](s) {
		if chip.Text == "Yeang Sothearin" {
			test.Tap(chip)
		}
	}
	if went != people[1] {
		t.Errorf("the other leads to %q", went)
	}
}

func TestACaseIsBegunJoinedAndLeft(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	x := &dossier.Dossier{ID: b.desk.NewID(), Names: []dossier.Name{{Item: dossier.Item{ID: b.desk.NewID()}, Text: "Tep Vanny"}}}
	if err := b.desk.SaveDossier(nil, x); err != nil {
		t.Fatal(err)
	}
	o := b.options()
	var done func()
	var focused fyne.Focusable
	o.Choose = func(_ string, _ fyne.CanvasObject, then func()) { done = then }
	o.Focus = func(to fyne.Focusable) { focused = to }
	s := New(o, x.ID, asOf, dossier.Donor)
	w := test.NewTempWindow(t, s.Object())
	t.Cleanup(func() { _ = s.Close() })
	tick := func(typed string) {
		t.Helper()
		press(t, s, "A case shared with others …")
		e := focused.(*widgets.Entry)
		e.SetText(typed)
		e.OnSubmitted(typed)
		done()
		b.settle(s)
	}
	s.GoTo("charges")
	tick("yeang") // found by who is in it
	if got := b.desk.View().Dossier(x.ID).Cases; !slices.Equal(got, []dossier.ID{id}) {
		t.Fatalf("joined are %q", got)
	}
	tick("The land protest")
	v := b.desk.View()
	cases := v.Dossier(x.ID).Cases
	if len(cases) != 2 || v.Case(cases[1]) == nil || v.Case(cases[1]).Name != "The land protest" {
		t.Fatalf("the person is in %q", cases)
	}
	if !warns(s, "Nobody else is in it yet") {
		t.Error("the new case is not shown whole, or it is not said that nobody else is in it")
	}
	w.Canvas().Capture()
	s.openCase = id
	s.rebuild()
	var others []string
	for _, c := range shown[*widgets.Chip](s) {
		if strings.HasPrefix(c.Text, "Uon") || strings.HasPrefix(c.Text, "Yeang") {
			others = append(others, c.Text)
		}
	}
	if !slices.Equal(others, []string{"Uon Chhin", "Yeang Sothearin"}) {
		t.Errorf("it is shared with %q", others)
	}
	s.openCase = cases[1]
	s.rebuild()
	press(t, s, "Leave the case")
	if b.settle(s); len(b.desk.View().Dossier(x.ID).Cases) != 1 || b.desk.View().Case(cases[1]) == nil {
		t.Error("a case that was left is gone, or was not left")
	}
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	s.openCase = cases[1]
	s.rebuild()
	press(t, s, "Delete the case")
	if v := b.desk.View(); v.Case(cases[1]) != nil || !slices.Equal(v.Dossier(x.ID).Cases, []dossier.ID{id}) {
		t.Error("it was not deleted")
	}
	s.openCase = id
	s.rebuild()
	if slices.ContainsFunc(shown[*widgets.Button](s), func(x *widgets.Button) bool { return x.Text == "Delete the case" }) {
		t.Error("a case of others can be deleted")
	}
	if len(b.desk.View().In(id)) != len(people)+1 {
		t.Errorf("%d people are in the first case", len(b.desk.View().In(id)))
	}
}

// TestAnEventOfACaseIsEditedInCustody: it stands there among those of the dossier, where
// it is placed.
func TestAnEventOfACaseIsEditedInCustody(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	s, _ := b.open(people[0])
	s.showPart(partCustody)
	e := b.desk.View().Case(id).Events[0].ID
	s.form.kept[control{e, "begin"}].(*eventRow).Tapped(nil)
	entry(t, s.form.open).SetText("2017-11-15")
	own := s.now.Events[0].ID
	before := s.form.kept[control{e, "before"}].(*widgets.Select)
	before.SetSelectedIndex(1)
	b.settle(s)
	c := b.desk.View().Case(id)
	if c.Events[0].Date.String() != "2017-11-15" || c.Events[0].Before != own {
		t.Errorf("the vault has %+v", c.Events[0])
	}
	if got := b.desk.View().Custody(s.now).Events; got[0].ID != e || got[1].ID != own {
		t.Error("it does not stand before the event of the dossier")
	}
	s, _ = b.open(people[1]) // an event of another dossier places nothing here
	s.openEvent = e
	s.showPart(partCustody)
	if sel := s.form.kept[control{e, "before"}].(*widgets.Select); sel.Selected != "An event of another dossier" {
		t.Errorf("for the other it stands before %q", sel.Selected)
	}
}

// TestTheTextsAndSourcesOfACaseAreFound: those of a case are the person's, too.
func TestTheTextsAndSourcesOfACaseAreFound(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	src := &dossier.Source{ID: b.desk.NewID(), Title: "Radio report", Type: dossier.SourcePress}
	if err := b.desk.SaveSource(nil, src); err != nil {
		t.Fatal(err)
	}
	base := b.desk.View().Case(id)
	now := *base
	now.Narrative = []dossier.Paragraph{{Item: dossier.Item{ID: b.desk.NewID(), Mark: dossier.Mark{Sources: []dossier.ID{src.ID}}}, Lang: "en", Text: "Both were arrested."}}
	if err := b.desk.SaveCase(base, &now); err != nil {
		t.Fatal(err)
	}
	s, _ := b.open(people[0])
	s.GoTo("sources")
	if !slices.ContainsFunc(shown[*widgets.Entry](s), func(e *widgets.Entry) bool { return e.Text == "Radio report" }) {
		t.Error("the source of the case is not among those of the dossier")
	}
	s.GoTo("narrative")
	ways := shown[*widgets.Way](s)
	if len(ways) != 1 {
		t.Fatalf("%d ways lead to the texts of the case", len(ways))
	}
	ways[0].Tapped(nil)
	if s.Model() != "charges" || !slices.ContainsFunc(shown[*widgets.Entry](s), func(e *widgets.Entry) bool { return e.Text == "Both were arrested." }) {
		t.Error("they are not shown there")
	}
}

func TestUndoOfACaseIsShown(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	s, _ := b.open(people[0])
	openTheCase(t, s)
	entry(t, s.form.kept[control{id, "begin"}]).SetText("Another name")
	b.settle(s)
	if _, err := b.desk.Undo(); err != nil {
		t.Fatal(err)
	}
	s.Renew()
	if e := entry(t, s.form.kept[control{id, "begin"}]); e.Text != "The reporters" {
		t.Errorf("after undo it is called %q", e.Text)
	}
	entry(t, s.form.kept[control{id, "begin"}]).SetText("A third name")
	b.settle(s)
	if got := b.desk.View().Case(id).Name; got != "A third name" {
		t.Errorf("after undo and typing the vault has %q", got)
	}
}

func TestADisputedCaseIsShownWithIt(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	o := b.options()
	o.Disputed = func(dossier.ID) []desk.Disputed {
		return []desk.Disputed{{Subject: id, Label: "Name", Field: "name", Values: []string{"A", "B"}}, {Subject: people[0], Field: "cases", Label: "Cases", Values: []string{"", "x"}}}
	}
	s := New(o, people[0], asOf, dossier.Donor)
	test.NewTempWindow(t, s.Object())
	t.Cleanup(func() { _ = s.Close() })
	s.GoTo("charges")
	if !warns(s, "Of the case: The reporters · Name: two copies") || !warns(s, "Cases: two copies") {
		t.Error("the part with the cases does not show what is disputed of them")
	}
}

func TestACaseIsOnlyReadWhereTheVaultIs(t *testing.T) {
	b := newBench(t)
	id, people := b.trial()
	o := b.options()
	o.ReadOnly = true
	s := New(o, people[0], asOf, dossier.Donor)
	test.NewTempWindow(t, s.Object())
	t.Cleanup(func() { _ = s.Close() })
	openTheCase(t, s)
	if e := entry(t, s.form.kept[control{id, "begin"}]); !e.Disabled() {
		t.Error("its name takes typing")
	}
	s.leaveCase(id)
	s.shared(id).now.Name = "Another"
	s.changedCase(id)
	if b.settle(s); b.desk.View().Case(id).Name != "The reporters" || len(b.desk.View().In(id)) != 2 || s.view.Case(id).Name != "The reporters" {
		t.Error("something was changed")
	}
}
