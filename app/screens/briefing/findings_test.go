//go:build !headless

package briefing

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/dossier/disclosure"
)

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
