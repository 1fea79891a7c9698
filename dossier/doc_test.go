package dossier

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// row is a kind's line in the table of docs/model.md.
func row(name string, k Kind) string {
	custody := []string{map[CustodyEffect]string{
		NoCustody: "–", BeginsCustody: "begins", ShowsCustody: "shows", EndsCustody: "ends", EndsAll: "ends all",
	}[k.Custody]}
	for _, x := range []struct {
		is   bool
		text string
	}{
		{k.Taken, "disappeared"},
		{k.House, "house arrest"},
		{k.Anew, "the one before had ended"},
		{k.Custody == ShowsCustody && k.Moves, "elsewhere from then on"},
		{k.Partly, "for the charges that it names"},
		{k.Restricts, "not free until they are closed"},
		{k.AtLarge, "at large"},
		{k.Exile, "not free while in exile"},
		{k.Inside, "in custody"},
	} {
		if x.is {
			custody = append(custody, x.text)
		}
	}
	counts := string(k.Release)
	if k.Release == "" && k.Ground != "" {
		counts = fmt.Sprintf("(a later plain release: %s)", k.Ground)
	}
	return fmt.Sprintf("| %s | %s | %s | %s |", name, strings.Join(custody, ", "), k.Charge, counts)
}

// The table in the documentation is the table that the program uses.
func TestDocumentedKinds(t *testing.T) {
	b, err := os.ReadFile("../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, k := range Kinds {
		if k.Kind != AppealDecided {
			want = append(want, row(string(k.Kind), k))
			continue
		}
		for _, o := range []Outcome{Upheld, Quashed, AcquittedAbove, Retrial} {
			want = append(want, row(fmt.Sprintf("%s: %s", k.Kind, o), Outcomes[o]))
		}
	}
	if table := strings.Join(want, "\n") + "\n"; !strings.Contains(string(b), table) {
		t.Errorf("the table of docs/model.md is not this one:\n%s", table)
	}
}
