package words

import (
	"flag"
	"os"
	"testing"

	"habeas/dossier/words/proof"
)

var update = flag.Bool("update", false, "write the proof sheet anew")

// TestProofSheet holds the words to the sheet that was looked over.
func TestProofSheet(t *testing.T) {
	const file = "../../docs/translations/words.csv"
	rows := proof.Rows(english, french, khmer, "Tag", "typed", "counts")
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
