//go:build !headless

package briefing

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export"
)

func TestOrder(t *testing.T) {
	f := newFake(4)
	s := shown(t, f)
	if o := f.last(); o.Kind != export.KindPacket || o.Audience != dossier.Donor || o.AsOf != asOf || !slices.Equal(o.IDs, f.view.IDs()) {
		t.Fatalf("ordered %+v", o)
	}
	test.Tap(s.audiences[dossier.Public])
	test.Tap(s.kinds[export.KindProfile])
	if o := f.last(); o.Audience != dossier.Public || o.Kind != export.KindProfile {
		t.Errorf("ordered %+v", o)
	}
	s.heading.SetText("For a meeting")
	s.soon.Now()
	if f.last().Title != "For a meeting" || !strings.Contains(s.title.Text, "For a meeting") {
		t.Errorf("the title is %q", f.last().Title)
	}
	made := len(f.orders)
	s.asOf.Entry.SetText("2018-13")
	s.soon.Now()
	if len(f.orders) != made {
		t.Error("a day that cannot be read makes pages")
	}
	s.asOf.Entry.SetText("2018-08-31")
	s.soon.Now()
	if f.last().AsOf != dossier.NewDay(2018, time.August, 31) {
		t.Errorf("as of %v", f.last().AsOf)
	}
	s.list.Go(0)
	s.move(1)
	s.soon.Now()
	ids := f.view.IDs()
	if o := f.last(); o.IDs[0] != ids[1] || o.IDs[1] != ids[0] || s.list.Current() != 1 {
		t.Errorf("after moving down: %v", o.IDs)
	}
	s.remove()
	s.soon.Now()
	if o := f.last(); len(o.IDs) != 3 || slices.Contains(o.IDs, ids[0]) {
		t.Errorf("after removing: %v", o.IDs)
	}
}

func TestDeletedDossiersLeaveTheBriefing(t *testing.T) {
	f := newFake(3)
	s := shown(t, f)
	f.view = &dossier.View{Dossiers: f.view.Dossiers[1:]}
	s.Renew()
	if !slices.Equal(f.last().IDs, f.view.IDs()) {
		t.Errorf("ordered %v", f.last().IDs)
	}
	f.view = &dossier.View{}
	s.Renew()
	if !s.Empty() || !s.export.Disabled() || !strings.Contains(f.status, "Pick dossiers") {
		t.Errorf("an empty briefing says %q", f.status)
	}
}

func TestSheet(t *testing.T) {
	f := newFake(1)
	s := shown(t, f)
	if o := f.last(); o.Lang != "en" || o.Paper != export.A4 || o.TwoSided {
		t.Errorf("at first %s, %s, %v", o.Lang, o.Paper.Name, o.TwoSided)
	}
	s.language.SetSelected("French")
	s.paper.SetSelected("Letter")
	s.twoSided.SetSelected("Both sides")
	if o := f.last(); o.Lang != "fr" || o.Paper != export.Letter || !o.TwoSided {
		t.Errorf("then %s, %s, %v", o.Lang, o.Paper.Name, o.TwoSided)
	}
	s.language.SetSelectedIndex(3)
	if o := f.last(); o.Lang != words.KhmerDigits.Tag {
		t.Errorf("at last %s", o.Lang)
	}
	if name := s.fileName(); name != "packet-donor-2018-09-12-km.pdf" {
		t.Errorf("the file is called %s", name)
	}
	if w := s.sheet().MinSize().Width; w > 316-2*12 { // the pane without the insets of its card
		t.Errorf("the choices are %.0f wide and would be cut off", w)
	}
}

func TestNewsIsToldSinceAPacket(t *testing.T) {
	f := newFake(2)
	f.view.Packets = []*dossier.Packet{
		{ID: "p1", Number: "AAAA-AA", Audience: dossier.Donor},
		{ID: "p2", Number: "BBBB-BB", Audience: dossier.Public},
		{ID: "p3", Number: "CCCC-CC", Audience: dossier.Donor},
	}
	s := shown(t, f)
	if s.since.Visible() {
		t.Error("a packet asks since which other one")
	}
	test.Tap(s.kinds[export.KindChanges])
	if o := f.last(); o.Kind != export.KindChanges || o.Since != "p3" || !s.since.Visible() {
		t.Errorf("ordered %+v", o)
	}
	s.since.SetSelectedIndex(1)
	if f.last().Since != "p1" {
		t.Errorf("since %q", f.last().Since)
	}
	test.Tap(s.audiences[dossier.Public])
	if f.last().Since != "p2" {
		t.Errorf("news for the public since %q", f.last().Since)
	}
	test.Tap(s.audiences[dossier.Diplomatic])
	if o := f.last(); o.Since != "" || !s.since.Disabled() {
		t.Errorf("news since %q for who had no packet", o.Since)
	}
	test.Tap(s.kinds[export.KindList])
	if s.since.Visible() || f.last().Kind != export.KindList {
		t.Error("a list asks since which packet")
	}
}

func TestDossiersAreFound(t *testing.T) {
	f := newFake(12)
	s := shown(t, f)
	s.query.SetText("Person 1")
	s.query.OnSubmitted("Person 1")
	if o := f.last(); o.IDs != nil || o.Query != "Person 1" || len(s.order.IDs) != 3 {
		t.Errorf("found %v by an order of %v, %q", s.order.IDs, o.IDs, o.Query)
	}
	made := len(f.orders)
	s.find("nobody")
	if len(s.order.IDs) != 3 || len(f.orders) != made || !strings.Contains(f.status, "nobody") {
		t.Errorf("nobody found leaves %v, and says %q", s.order.IDs, f.status)
	}
	s.list.Go(0)
	s.list.OnMove(0, 1) // from now on they are chosen one by one
	s.soon.Now()
	if o := f.last(); len(o.IDs) != 3 || o.Query != "" || o.IDs[0] == f.view.Dossiers[1].ID {
		t.Errorf("ordered %v, %q", o.IDs, o.Query)
	}
}

func TestMeetingIsChosenOrTyped(t *testing.T) {
	f := newFake(1)
	f.view.Meetings = []*dossier.Meeting{{ID: "m1", Title: "Round table", For: dossier.Diplomatic}}
	s := shown(t, f)
	s.meeting.entry.SetText("round table")
	s.soon.Now()
	if o := f.last(); o.Meeting != "m1" || o.Audience != dossier.Diplomatic || s.meeting.makes.Visible() {
		t.Errorf("ordered for %q, %s", o.Meeting, o.Audience)
	}
	test.Tap(s.meeting.goes)
	if f.opened != "m1" {
		t.Errorf("the meeting opens %q", f.opened)
	}
	s.meeting.entry.SetText("Minister of justice")
	s.soon.Now()
	if f.last().Meeting != "" || !s.meeting.makes.Visible() {
		t.Error("another name is still that meeting")
	}
	s.meeting.entry.OnSubmitted("")
	if o := f.last(); o.Meeting != "m9" || f.view.Meetings[1].Title != "Minister of justice" || f.view.Meetings[1].For != dossier.Diplomatic {
		t.Errorf("written down as %+v", f.view.Meetings)
	}
	s.meeting.entry.SetText("")
	s.soon.Now()
	if f.last().Meeting != "" {
		t.Error("no meeting is still one")
	}
}

func TestTheDayIsTyped(t *testing.T) {
	f := newFake(1)
	s := shown(t, f)
	s.asOf.Entry.SetText("3 Sep 2017")
	s.soon.Now()
	if f.last().AsOf != dossier.NewDay(2017, time.September, 3) {
		t.Errorf("as of %v", f.last().AsOf)
	}
	made := len(f.orders)
	for _, text := range []string{"03/09/2017", "September 2017", "about 2017", ""} {
		s.asOf.Entry.SetText(text)
		s.soon.Now()
		if len(f.orders) != made || s.asOf.Valid() {
			t.Errorf("%q is a day", text)
		}
	}
}

// What is chosen on another screen of the kind is chosen here.
func TestTake(t *testing.T) {
	f := newFake(3)
	s := shown(t, f)
	query := "Person"
	want := Chosen{Order: desk.Order{Kind: export.KindList, Audience: dossier.Public, IDs: f.view.IDs(), AsOf: asOf, Lang: "km", Paper: export.Letter, TwoSided: true, Title: "T"}, Found: &query, Holders: "A", Record: true}
	s.Begin(want)
	got := s.Order()
	if got.Kind != want.Kind || got.Found == nil || *got.Found != query || got.Holders != "A" || !got.Record || s.language.Selected != "Khmer" || s.paper.Selected != "Letter" || s.query.Text != query {
		t.Errorf("took %+v", got)
	}
	if o := f.last(); o.Query != query || o.IDs != nil || o.Lang != "km" || !o.TwoSided {
		t.Errorf("ordered %+v", o)
	}
}
