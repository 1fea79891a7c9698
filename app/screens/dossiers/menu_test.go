//go:build !headless

package dossiers

import (
	"slices"
	"testing"

	"habeas/dossier"
)

// TestActs: what the menu of the window does, it does with what is picked, and with the
// row that the keys are at where nothing is.
func TestActs(t *testing.T) {
	w := begin(t, 10)
	said := ""
	w.s.opts.Status = func(s string) { said = s }
	var compared []dossier.ID
	w.s.opts.Compare = func(a, b dossier.ID) { compared = []dossier.ID{a, b} }
	do := func(name string) {
		t.Helper()
		i := slices.IndexFunc(w.s.Acts(), func(a Act) bool { return a.Name == name })
		if i < 0 {
			t.Fatalf("there is no %q", name)
		}
		w.s.Acts()[i].Do()
	}
	rows := w.s.found.Rows
	do("Compare the two")
	if compared != nil || said != "Pick two dossiers, and they can be compared." {
		t.Errorf("with none picked %v are compared, and it says %q", compared, said)
	}
	w.s.list.Go(4)
	do("Tag …")
	if ids := w.s.pickedIDs(); !slices.Equal(ids, []dossier.ID{rows[4].ID}) || w.s.act != actTag {
		t.Errorf("the tag is for %v", ids)
	}
	w.s.togglePick(rows[2].ID)
	do("Compare the two")
	if !slices.Equal(compared, []dossier.ID{rows[2].ID, rows[4].ID}) {
		t.Errorf("compared are %v", compared)
	}
	w.s.opts.ReadOnly = true
	if acts := w.s.Acts(); len(acts) != 1 {
		t.Errorf("where nothing can be written there are %d acts", len(acts))
	}
}
