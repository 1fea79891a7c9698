//go:build !headless

package briefing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export"
)

var asOf = dossier.NewDay(2018, time.September, 12)

// fake stands in for the desk and the window.
type fake struct {
	view     *dossier.View
	orders   []desk.Order
	findings []disclosure.Finding
	withheld int
	err      error
	place    job.Place
	exported []string
	handed   Handing
	asked    []string // what a reason would override
	reason   string   // that is given
	let      bool     // it lets go
	opened   dossier.ID
	part     string
	status   string
}

func newFake(n int) *fake {
	f := &fake{view: &dossier.View{Context: dossier.Context{Title: "Prisoners"}}}
	for i := range n {
		f.view.Dossiers = append(f.view.Dossiers, &dossier.Dossier{
			ID: dossier.ID(fmt.Sprintf("%026d", i)), Names: []dossier.Name{{Text: fmt.Sprintf("Person %d", i)}},
		})
	}
	return f
}

func (f *fake) options() Options {
	return Options{
		Place: f.place, Now: func() time.Time { return time.Unix(0, 0) },
		Brief: func(_ context.Context, o desk.Order) (*desk.Briefing, error) {
			f.orders = append(f.orders, o)
			if f.err != nil {
				return nil, f.err
			}
			findings := f.findings
			if f.let && o.Reason != "" {
				findings = nil // as if the reason had let them go
			}
			return &desk.Briefing{Dossiers: len(o.IDs), Findings: findings, Withheld: f.withheld}, nil
		},
		View:   func() *dossier.View { return f.view },
		Open:   func(id dossier.ID) { f.opened = id },
		Mend:   func(id dossier.ID, part string) { f.opened, f.part = id, part },
		Export: func(h Handing) { f.exported, f.handed = append(f.exported, h.FileName), h },
		AskReason: func(findings []string, done func(string)) {
			f.asked = findings
			if f.reason != "" {
				done(f.reason)
			}
		},
		AskPassword: func(done func([]byte)) { done([]byte("correct horse")) },
		Find: func(query string, _ dossier.Day) (found desk.Found, err error) {
			for _, d := range f.view.Dossiers {
				if strings.Contains(d.Names[0].Text, query) {
					found.Rows = append(found.Rows, desk.Row{ID: d.ID})
				}
			}
			return found, nil
		},
		NewMeeting: func(title string, a dossier.Audience, done func(dossier.ID)) {
			m := &dossier.Meeting{ID: "m9", Title: title, For: a}
			f.view.Meetings = append(f.view.Meetings, m)
			done(m.ID)
		},
		ShowMeeting: func(id dossier.ID) { f.opened = id },
		Status:      func(left, _ string) { f.status = left },
	}
}

func (f *fake) last() desk.Order { return f.orders[len(f.orders)-1] }

func shown(t *testing.T, f *fake) *Screen {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	s := New(f.options())
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1100, 900))
	s.Show(f.view.IDs(), asOf)
	return s
}

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

func TestExport(t *testing.T) {
	f := newFake(1)
	f.findings = []disclosure.Finding{{Severity: disclosure.Stop, Code: disclosure.CodeConsentMissing, Dossier: f.view.Dossiers[0].ID, Text: "no consent"}}
	s := shown(t, f)
	if !s.export.Disabled() {
		t.Error("what is stopped can be exported")
	}
	s.Export()
	if len(f.exported) != 0 {
		t.Error("what is stopped was exported")
	}
	f.findings = nil
	s.Renew()
	s.Export()
	if s.export.Disabled() || len(f.exported) != 1 || f.exported[0] != "packet-donor-2018-09-12.pdf" {
		t.Errorf("exported %v", f.exported)
	}
	f.err = errors.New("no room on the disk")
	s.Renew()
	if !s.export.Disabled() || !strings.Contains(f.status, "No room on the disk") {
		t.Errorf("a failure says %q", f.status)
	}
}

func TestExportWaitsForThePages(t *testing.T) {
	var work []func()
	f := newFake(1)
	f.place = job.Place{Work: func(g func()) { work = append(work, g) }}
	s := shown(t, f)
	s.Export()
	if len(f.exported) != 0 {
		t.Fatal("exported before there was anything")
	}
	for len(work) > 0 {
		g := work[0]
		work = work[1:]
		g()
	}
	if len(f.exported) != 1 {
		t.Errorf("exported %v once the pages were made", f.exported)
	}
}

func TestExportWaitsForTheDossiersToo(t *testing.T) {
	f := newFake(1)
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	s := New(f.options())
	s.Export() // one came here just now
	s.Show(f.view.IDs(), asOf)
	if len(f.exported) != 1 {
		t.Errorf("exported %v once the dossiers had come", f.exported)
	}
	s.Leave()
	s.Export()
	s.Leave()
	s.Show(f.view.IDs(), asOf)
	if len(f.exported) != 1 {
		t.Error("what was asked for before one left is done after one is back")
	}
}

func TestFindings(t *testing.T) {
	f := newFake(5)
	ids := f.view.IDs()
	differs := disclosure.Finding{Severity: disclosure.Stop, Code: disclosure.CodeStatusDiffers, Dossier: ids[1], Text: "the status would differ"}
	stale := func(id dossier.ID) disclosure.Finding {
		return disclosure.Finding{Severity: disclosure.Warning, Code: disclosure.CodeStale, Dossier: id, Part: "narrative", Text: "not confirmed lately"}
	}
	f.withheld, f.findings = 3, []disclosure.Finding{differs, stale(ids[0]), stale(ids[1]), stale(ids[2])}
	s := shown(t, f)
	if got := groups(f.findings); len(got) != 2 || got[1].more != 2 {
		t.Errorf("grouped as %+v", got)
	}
	if said := textsIn(s.check.rows); strings.Count(said, "Stops it") != 1 || strings.Count(said, "To look at") != 1 || strings.Count(said, "not confirmed lately") > 1 {
		t.Errorf("the list says %q", said)
	}
	chip := findChip(s.check.rows, "print without")
	if chip == nil {
		t.Fatal("nothing offers to print without status")
	}
	test.Tap(chip)
	if got := f.last().WithoutStatus; !slices.Equal(got, []dossier.ID{ids[1]}) {
		t.Errorf("printed without status: %v", got)
	}
	if mend := findChip(s.check.rows, "mend"); mend == nil {
		t.Error("nothing leads to the dossier")
	} else if test.Tap(mend); f.opened != ids[1] {
		t.Errorf("mending opens %q", f.opened)
	}
	test.Tap(findChip(s.check.rows, "show each"))
	if said := textsIn(s.check.rows); !strings.Contains(said, "Person 0") || !strings.Contains(said, "Person 2") {
		t.Errorf("each of them: %q", said)
	}
	for i := range ids[:3] {
		mends := findChips(s.check.rows, "mend")
		test.Tap(mends[len(mends)-3+i])
		if f.opened != ids[i] || f.part != "narrative" {
			t.Errorf("mending %d opens %q at %q", i, f.opened, f.part)
		}
	}
	test.Tap(findChip(s.check.rows, "hide"))
	test.Tap(findChip(s.check.rows, "with status again"))
	if len(f.last().WithoutStatus) != 0 {
		t.Error("status does not come back")
	}
	test.Tap(findChip(s.check.rows, "print without"))
	test.Tap(s.audiences[dossier.Diplomatic])
	if len(f.last().WithoutStatus) != 0 {
		t.Error("what was let go for donors is let go for diplomats")
	}
}

func TestAReasonLetsGo(t *testing.T) {
	f := newFake(1)
	f.findings = []disclosure.Finding{{Severity: disclosure.Error, Code: disclosure.CodePhotoNotCleared, Text: "the photograph is not cleared"}}
	s := shown(t, f)
	if !s.check.box.Visible() {
		t.Fatal("no reason can be given")
	}
	if said := textsIn(s.check.rows); !strings.Contains(said, "a reason lets it go") {
		t.Errorf("the list does not say that a reason is enough: %q", said)
	}
	s.check.reason.SetText("the family agreed by telephone")
	s.check.reason.OnSubmitted("")
	if f.last().Reason != "the family agreed by telephone" {
		t.Errorf("the reason is %q", f.last().Reason)
	}
}

// Where nothing overrides, no reason is asked for; and where something leaked, the
// list does not say that nothing was found.
func TestNoReasonLetsALeakGo(t *testing.T) {
	f := newFake(1)
	f.findings = []disclosure.Finding{{Severity: disclosure.Stop, Code: desk.CodeLeak, Text: "text that is held back can be read"}}
	s := shown(t, f)
	if s.check.box.Visible() {
		t.Error("a reason can be given")
	}
	if said := textsIn(s.check.rows); strings.Contains(said, "none found") || !strings.Contains(said, "can be read") || strings.Contains(said, "a reason") {
		t.Errorf("the list says %q", said)
	}
}

func textsIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *widget.Label:
		return o.Text + "\n"
	case *widgets.Text:
		return o.Text + "\n"
	case *fyne.Container:
		s := ""
		for _, x := range o.Objects {
			s += textsIn(x)
		}
		return s
	}
	return ""
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

func findChips(o fyne.CanvasObject, text string) []*widgets.Chip {
	switch o := o.(type) {
	case *widgets.Chip:
		if o.Text == text {
			return []*widgets.Chip{o}
		}
	case *fyne.Container:
		var l []*widgets.Chip
		for _, x := range o.Objects {
			l = append(l, findChips(x, text)...)
		}
		return l
	}
	return nil
}

func findChip(o fyne.CanvasObject, text string) *widgets.Chip {
	switch o := o.(type) {
	case *widgets.Chip:
		if o.Text == text {
			return o
		}
	case *fyne.Container:
		for _, x := range o.Objects {
			if c := findChip(x, text); c != nil {
				return c
			}
		}
	}
	return nil
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

// What a reason overrides can be exported: the reason is asked for on the way, and
// goes with the order.
func TestExportAsksForTheReason(t *testing.T) {
	f := newFake(1)
	f.findings = []disclosure.Finding{{Severity: disclosure.Error, Code: disclosure.CodePhotoNotCleared, Text: "the photograph is not cleared"}}
	s := shown(t, f)
	s.Export()
	if len(f.asked) != 1 || !strings.Contains(f.asked[0], "not cleared") || len(f.exported) > 0 {
		t.Fatalf("asked about %q, exported %v", f.asked, f.exported)
	}
	f.reason = "the family agreed"
	f.let = true
	s.Export()
	if len(f.exported) != 1 || f.handed.Order.Reason != "the family agreed" {
		t.Errorf("exported %v by an order with the reason %q", f.exported, f.handed.Order.Reason)
	}
}

func TestHandOver(t *testing.T) {
	f := newFake(2)
	s := shown(t, f)
	s.Export()
	if h := f.handed; h.Holders != nil || h.Record || h.Order.Password != nil || h.Order.MadeOn.IsZero() || h.Briefing == nil {
		t.Errorf("handed over %+v", h)
	}
	s.hand.names.SetText("  An embassy \n\nThe  minister\n")
	if !s.hand.record.Checked || !strings.Contains(s.hand.numbered.Text, "2 numbered copies") {
		t.Errorf("recorded: %v, said %q", s.hand.record.Checked, s.hand.numbered.Text)
	}
	s.hand.ask()
	s.Export()
	if h := f.handed; !slices.Equal(h.Holders, []string{"An embassy", "The minister"}) || !h.Record || string(h.Order.Password) != "correct horse" {
		t.Errorf("handed over %+v", h)
	}
	test.Tap(s.kinds[export.KindWeb])
	s.Export()
	if h := f.handed; h.Holders != nil || h.Order.Password != nil || h.FileName != "web-donor-2018-09-12.html" || !s.print.Disabled() {
		t.Errorf("of a web page: %+v", h)
	}
	test.Tap(s.kinds[export.KindWGAD])
	if s.print.Disabled() || f.last().Kind != export.KindWGAD {
		t.Error("the questionnaire cannot be printed")
	}
	s.Export()
	password, given := s.order.Password, s.given.Password
	s.Clear()
	wiped := func(password []byte) bool {
		return len(password) > 0 && !slices.ContainsFunc(password, func(b byte) bool { return b != 0 })
	}
	if s.order.Password != nil || !wiped(password) || !wiped(given) {
		t.Error("the password is left in memory")
	}
	if string(f.handed.Order.Password) != "correct horse" {
		t.Error("a file that is being written gets a password of zeros")
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

// What was found of a meeting, a source or the group leads there, not to a dossier.
func TestMendLeadsToWhereItIs(t *testing.T) {
	f := newFake(1)
	f.view.Meetings = []*dossier.Meeting{{ID: "m1"}}
	f.view.Sources = []*dossier.Source{{ID: "s1"}}
	s := shown(t, f)
	var went []string
	s.opts.ShowSource = func(id dossier.ID) { went = append(went, "source "+string(id)) }
	s.opts.ShowMeeting = func(id dossier.ID) { went = append(went, "meeting "+string(id)) }
	s.opts.ShowSituation = func(part string, item dossier.ID) { went = append(went, strings.TrimSpace(part+" "+string(item))) }
	for _, c := range []struct {
		found disclosure.Finding
		want  string
	}{
		{disclosure.Finding{Code: disclosure.CodeMeeting, Subject: "m1"}, "meeting m1"},
		{disclosure.Finding{Code: disclosure.CodeSourceHeld, Subject: "s1"}, "source s1"},
		{disclosure.Finding{Code: disclosure.CodeNoIssuer}, "we"},
		{disclosure.Finding{Code: disclosure.CodeContextHeld, Subject: dossier.ContextID}, "audience"},
		{disclosure.Finding{Code: disclosure.CodeUnsourced, Subject: dossier.ContextID, Part: "paragraphs", Item: "p1"}, "paragraphs p1"},
	} {
		went = nil
		if chip, ok := s.check.mend(c.found).(*widgets.Chip); !ok {
			t.Errorf("nothing leads to %s", c.want)
		} else if test.Tap(chip); !slices.Equal(went, []string{c.want}) {
			t.Errorf("it leads to %v, want %s", went, c.want)
		}
	}
	if s.check.mend(disclosure.Finding{Code: desk.CodeGlyph}) != nil {
		t.Error("it leads somewhere where nothing can be mended")
	}
}

// The pages give room to the word that one has to wait, and take it back.
func TestWaitingTakesRoomForAsLongAsItIs(t *testing.T) {
	s := shown(t, newFake(1))
	top := func() float32 { return s.pages.root.Position().Y }
	s.busy(true)
	if top() < s.wait.MinSize().Height {
		t.Errorf("it stands over the pages: they begin at %.0f", top())
	}
	s.busy(false)
	if top() > 0 {
		t.Errorf("the pages begin at %.0f", top())
	}
}
