package export

import (
	"os"
	"testing"

	"habeas/dossier/words/proof"
)

// TestProofSheet holds the phrases to the sheet that was looked over.
func TestProofSheet(t *testing.T) {
	const file = "../docs/translations/page.csv"
	rows := proof.Rows(english, french, khmer)
	if *update {
		if err := os.WriteFile(file, proof.Encode(rows), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := proof.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range proof.Differences(sheet, rows) {
		t.Errorf("%s; look its translations over, then run with -update", d)
	}
}
