package sheet_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"habeas/export/sheet"
)

var out = flag.String("out", "", "write the sheet to this `FILE`, to look at")

func sample() sheet.Sheet {
	return sheet.Sheet{
		Vault: "ពន្ធនាគារ example.habeas",
		Made:  time.Date(2018, 9, 12, 0, 0, 0, 0, time.UTC),
		Words: strings.Fields("abacus drop-down unwritten felt-tip zoom overbuilt sandpaper caviar stainless numbly recliner gradually yo-yo prancing"),
	}
}

// TestMake: one page, and the same bytes for the same sheet.
func TestMake(t *testing.T) {
	a, err := sheet.Make(sample())
	if err != nil {
		t.Fatal(err)
	}
	if *out != "" {
		if err := os.WriteFile(*out, a, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := sheet.Make(sample())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("the same sheet has other bytes")
	}
	if !bytes.HasPrefix(a, []byte("%PDF")) || !bytes.Contains(a, []byte("/Count 1/")) {
		t.Error("it is no PDF of one page")
	}
}

func TestText(t *testing.T) {
	if got := sheet.Text([]string{"abacus", "t-shirt"}); got != "ABACUS T-SHIRT" {
		t.Errorf("Text = %q", got)
	}
}
