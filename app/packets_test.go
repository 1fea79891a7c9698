//go:build !headless

package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/printing"
	"habeas/app/screens/briefing"
	"habeas/app/screens/packets"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
)

// handing is a window with a briefing of two dossiers that is ready to go out.
func handing(t *testing.T) (*window, briefing.Handing) {
	t.Helper()
	w := newTestWindow(t, Options{AsOf: dossier.NewDay(2018, time.September, 12)})
	enter(t, w, sampleVault(t))
	o := desk.Order{Kind: export.KindList, Audience: dossier.Donor, IDs: w.desk.View().IDs()[:2], AsOf: w.asOf, Lang: "en", Paper: export.A4, MadeOn: now()}
	b, err := w.desk.Brief(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if by := b.Stopped(); len(by) > 0 {
		t.Fatalf("it is stopped: %v", by)
	}
	return w, briefing.Handing{Briefing: b, Order: o, FileName: "list.pdf"}
}

func TestExportOfNumberedCopiesIsRecorded(t *testing.T) {
	w, h := handing(t)
	h.Holders, h.Record = []string{"An embassy", "A ministry"}, true
	path := filepath.Join(t.TempDir(), "list.pdf")
	w.export(h)
	e := w.win.Canvas().Focused().(*widgets.Entry)
	e.SetText(path)
	e.OnSubmitted(path)
	all := w.desk.Packets()
	if len(all) != 1 || len(all[0].Copies) != 2 || all[0].Copies[1].Holder != "A ministry" || all[0].Stale {
		t.Fatalf("the ledger has %+v", all)
	}
	for i := range 2 {
		file := desk.CopyPath(path, i+1)
		sum, err := sumOf(t.Context(), file)
		if err != nil || sum != all[0].Copies[i].SHA256 {
			t.Errorf("copy %d is %s, recorded as %s, %v", i+1, sum, all[0].Copies[i].SHA256, err)
		}
	}
	if !strings.Contains(w.left.Text, "list-2.pdf") {
		t.Errorf("the foot says %q", w.left.Text)
	}
	w.dismiss()
	// One more for the ledger's screen: the file is one of ours.
	w.showPackets()
	w.dropped(fyne.NewPos(0, 0), []fyne.URI{storage.NewFileURI(desk.CopyPath(path, 2))})
	if _, ok := w.aside.(*packets.Screen); !ok {
		t.Fatalf("at %T", w.aside)
	}
	w.briefAgain(all[0].ID, func(*briefing.Chosen) {})
	if o := w.brief.Order(); o.Kind != export.KindList || len(o.IDs) != 2 || !w.inPlace(atBriefing) {
		t.Errorf("the same order is %+v", o)
	}
	w.briefNews(all[0].ID)
	if o := w.brief.Order(); o.Kind != export.KindChanges || o.Since != all[0].ID {
		t.Errorf("the note of changes is %+v", o)
	}
}

func TestBriefForAMeeting(t *testing.T) {
	w := newTestWindow(t, Options{AsOf: dossier.NewDay(2018, time.September, 12)})
	enter(t, w, sampleVault(t))
	m := &dossier.Meeting{ID: w.desk.NewID(), Title: "Round table", For: dossier.Diplomatic}
	if err := w.desk.SaveMeeting(nil, m); err != nil {
		t.Fatal(err)
	}
	press(t, w, fyne.Key4, false)
	if w.aside == nil || !w.inPlace(atMeetings) {
		t.Fatal("the key leads not to the meetings")
	}
	w.briefFor(m.ID)
	if o := w.brief.Order(); o.Meeting != m.ID || o.Audience != dossier.Diplomatic || len(o.IDs) != 30 || o.AsOf != w.asOf || w.aside != nil {
		t.Errorf("ordered %+v", o)
	}
}

// What was typed of a meeting is in the vault when it is locked.
func TestLockKeepsWhatWasTypedOfAMeeting(t *testing.T) {
	path := sampleVault(t)
	w := newTestWindow(t, Options{})
	enter(t, w, path)
	m := &dossier.Meeting{ID: w.desk.NewID(), Title: "Round table"}
	if err := w.desk.SaveMeeting(nil, m); err != nil {
		t.Fatal(err)
	}
	w.showMeeting(m.ID)
	w.win.Canvas().FocusNext()
	for range 40 {
		if e, ok := w.win.Canvas().Focused().(*widgets.Entry); ok && e.Text == "Round table" {
			test.Type(e, " of donors")
			break
		}
		w.win.Canvas().FocusNext()
	}
	w.lock()
	enter(t, w, path)
	if got := w.desk.View().Meeting(m.ID); got == nil || got.Title != "Round table of donors" {
		t.Fatalf("after locking it is %+v", got)
	}
	w.undo()
	if got := w.desk.View().Meeting(m.ID); got == nil || got.Title != "Round table" {
		t.Errorf("undo leaves %+v", got)
	}
}

// printer is a printing system of the test's own.
type printer struct {
	names   []printing.Printer
	pages   []string
	jobs    []printing.Job
	off     []string
	fails   error
	between func()
}

func (p *printer) system() printers {
	return printers{
		list: func(context.Context) ([]printing.Printer, error) { return p.names, nil },
		print: func(_ context.Context, pdf []byte, j printing.Job) (printing.Queued, error) {
			if p.between != nil {
				p.between()
			}
			if p.fails != nil {
				return printing.Queued{}, p.fails
			}
			p.pages, p.jobs = append(p.pages, string(pdf[:5])), append(p.jobs, j)
			return printing.Queued{ID: "Office-7"}, nil
		},
		cancel: func(_ context.Context, q printing.Queued) error { p.off = append(p.off, q.ID); return nil },
	}
}

func TestPrint(t *testing.T) {
	w, h := handing(t)
	p := &printer{names: []printing.Printer{{Name: "Hall"}, {Name: "Office", Default: true}}}
	w.printers = p.system()
	h.Order.TwoSided, h.Record = true, true
	w.print(h)
	pages := w.win.Canvas().Focused().(*widgets.Entry)
	pages.SetText("7-9")
	pages.OnSubmitted("")
	if len(p.jobs) != 0 || len(w.asked) != 1 {
		t.Error("pages that are not there are printed")
	}
	pages.SetText("1")
	pages.OnSubmitted("")
	want := printing.Job{Printer: "Office", Copies: 1, Pages: "1", Sides: printing.LongEdge, Media: "iso_a4_210x297mm"}
	if !slices.Equal(p.jobs, []printing.Job{want}) || p.pages[0] != "%PDF-" {
		t.Fatalf("printed %+v", p.jobs)
	}
	if len(w.desk.Packets()) != 1 || len(w.asked) != 1 {
		t.Errorf("%d packets in the ledger, %d dialogs", len(w.desk.Packets()), len(w.asked))
	}
	w.asked[0].dialog.Hide()
	if len(p.off) != 0 {
		t.Error("it is called off by whoever closes the dialog")
	}
	// Numbered copies are printed one by one.
	h.Holders = []string{"An embassy", "A ministry"}
	w.print(h)
	w.win.Canvas().Focused().(*widgets.Entry).OnSubmitted("")
	if len(p.jobs) != 3 || p.jobs[2].Copies != 1 || p.jobs[2].Pages != "" {
		t.Errorf("printed %+v", p.jobs)
	}
	all := w.desk.Packets() // both of one moment, in either order
	if len(all) != 2 || len(all[0].Copies)+len(all[1].Copies) != 2 {
		t.Errorf("the ledger has %d packets", len(all))
	}
}

func TestPrintIsStopped(t *testing.T) {
	w, h := handing(t)
	p := &printer{}
	w.printers = p.system()
	h.Holders, h.Record = []string{"A", "B"}, true
	p.between = func() {
		if len(p.jobs) == 1 {
			w.answer(fyne.KeyEscape)
			p.fails = context.Canceled
		}
	}
	w.sendToPrinter(h, printing.Job{Printer: "Office"})
	if !slices.Equal(p.off, []string{"Office-7"}) || len(w.desk.Packets()) != 0 || len(w.asked) != 0 {
		t.Errorf("called off %v, %d packets in the ledger, %d dialogs", p.off, len(w.desk.Packets()), len(w.asked))
	}
}

// TestPrintFailsInItsMidst: copies of which only a part came to the printer are
// called off, and pages that are stopped never come to it.
func TestPrintFailsInItsMidst(t *testing.T) {
	w, h := handing(t)
	p := &printer{}
	w.printers = p.system()
	h.Holders, h.Record = []string{"A", "B"}, true
	p.between = func() {
		if len(p.jobs) == 1 {
			p.fails = errors.New("the paper is out")
		}
	}
	w.sendToPrinter(h, printing.Job{Printer: "Office"})
	if !slices.Equal(p.off, []string{"Office-7"}) || len(w.desk.Packets()) != 0 || len(w.asked) != 1 {
		t.Errorf("called off %v, %d packets in the ledger, %d dialogs", p.off, len(w.desk.Packets()), len(w.asked))
	}
	w.dismiss()
	h.Holders = nil
	h.Briefing.Findings = append(h.Briefing.Findings, disclosure.Finding{Severity: disclosure.Stop, Code: desk.CodeLeak, Text: "a leak"})
	p.between, p.fails = nil, nil
	w.sendToPrinter(h, printing.Job{Printer: "Office"})
	if len(p.jobs) != 1 || len(w.asked) != 1 {
		t.Errorf("%d jobs, %d dialogs", len(p.jobs), len(w.asked))
	}
}

func TestWithoutAPrinterExportIsOffered(t *testing.T) {
	w, h := handing(t)
	p := &printer{}
	w.printers = p.system()
	w.print(h)
	if len(w.asked) != 1 {
		t.Fatal("nothing says that there is no printer")
	}
	w.typed(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if _, ok := w.win.Canvas().Focused().(*widgets.Entry); !ok {
		t.Error("it does not ask where the file goes")
	}
	w.dismiss()
	p.fails = printing.ErrNone
	w.sendToPrinter(h, printing.Job{})
	if len(w.asked) != 1 {
		t.Error("a printer that is gone is not told")
	}
}

func TestAskReasonAndPassword(t *testing.T) {
	w := newTestWindow(t, Options{})
	enter(t, w, sampleVault(t))
	var got string
	w.askReason([]string{"The photograph is not cleared"}, func(reason string) { got = reason })
	w.asked[0].agree()
	if len(w.asked) != 1 {
		t.Fatal("no reason is one")
	}
	test.Type(w.win.Canvas().Focused().(*widgets.Entry), "The family agreed")
	w.asked[0].agree()
	if got != "The family agreed" || len(w.asked) > 0 {
		t.Errorf("the reason is %q", got)
	}
	var password []byte
	w.askPassword(func(p []byte) { password = p })
	first := w.win.Canvas().Focused().(*widgets.Entry)
	test.Type(first, "carbon velvet ozone hinge kiosk tulip")
	first.OnSubmitted("")
	again := w.win.Canvas().Focused().(*widgets.Entry)
	test.Type(again, "carbon velvet ozone hinge kiosk tulip")
	again.OnSubmitted("")
	if string(password) != "carbon velvet ozone hinge kiosk tulip" || !w.free() {
		t.Errorf("the password is %q", password)
	}
}

func TestSumOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	// FIPS 180-4, the example of one block.
	if sum, err := sumOf(t.Context(), path); err != nil || sum != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("it is %s, %v", sum, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := sumOf(ctx, path); err == nil {
		t.Error("nobody waits, and it is read")
	}
}
