//go:build !headless

package briefing

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"habeas/app/job"
	house "habeas/app/theme"
	"habeas/dossier/disclosure"
	"habeas/export"
)

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
