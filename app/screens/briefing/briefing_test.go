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
			return &desk.Briefing{Dossiers: len(o.IDs), Findings: f.findings, Withheld: f.withheld}, nil
		},
		View:   func() *dossier.View { return f.view },
		Open:   func(id dossier.ID) { f.opened = id },
		Mend:   func(id dossier.ID, part string) { f.opened, f.part = id, part },
		Export: func(_ *desk.Briefing, name string) { f.exported = append(f.exported, name) },
		Status: func(left, _ string) { f.status = left },
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
	if n := len(s.check.rows.Objects); n != 3 {
		t.Errorf("%d lines, want two findings and what is withheld", n)
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
	} else if test.Tap(mend); f.opened != ids[0] || f.part != "narrative" {
		t.Errorf("mending opens %q at %q", f.opened, f.part)
	}
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
