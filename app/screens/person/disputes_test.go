//go:build !headless

package person

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"habeas/app/desk"
	"habeas/app/widgets"
	"habeas/dossier"
)

func TestADisputedValueIsPicked(t *testing.T) {
	b := newBench(t)
	id := b.desk.NewID()
	if err := b.desk.SaveDossier(nil, &dossier.Dossier{ID: id, Names: []dossier.Name{{Item: dossier.Item{ID: b.desk.NewID()}, Text: "Tep"}}}); err != nil {
		t.Fatal(err)
	}
	disputed := []desk.Disputed{{Subject: id, Part: "events", Label: "Custody: Arrested · Place", Values: []string{"Kampot", ""}}, {Subject: id, Part: "person.born", Label: "Born · Date", Values: []string{"1980", "1981"}}}
	o := b.options()
	o.Disputed = func(dossier.ID) []desk.Disputed { return disputed }
	picked := -1
	o.Pick = func(d desk.Disputed, n int) error {
		picked = n
		disputed = disputed[1:]
		return nil
	}
	s := New(o, id, asOf, dossier.Donor)
	test.NewTempWindow(t, s.Object())
	t.Cleanup(func() { _ = s.Close() })
	says := func(text string) bool {
		for _, n := range shown[*widgets.Note](s) {
			if strings.Contains(n.Text(), text) {
				return true
			}
		}
		return false
	}
	if !says("Born · Date: two copies of the vault disagree") || says("Arrested") {
		t.Error("Identity does not show its own disputes alone")
	}
	s.GoTo("events")
	if !says("Arrested") || !strings.Contains(s.rail[partCustody].Aside, "≠") {
		t.Error("Custody does not show what is disputed")
	}
	press(t, s, "nothing")
	if picked != 1 || says("Arrested") || strings.Contains(s.rail[partCustody].Aside, "≠") {
		t.Errorf("picked is %d, and the dispute is still shown", picked)
	}
}
