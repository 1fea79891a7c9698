package sheet_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"habeas/export/pdf/cos"
	"habeas/export/sheet"
)

var out = flag.String("out", "", "write sheets to files that begin with this, to look at")

func sample() sheet.Sheet {
	return sheet.Sheet{
		Vault: "ពន្ធនាគារ example.habeas",
		Made:  time.Date(2018, 9, 12, 0, 0, 0, 0, time.UTC),
		Words: [][]string{strings.Fields("abacus drop-down unwritten felt-tip zoom overbuilt sandpaper caviar stainless numbly recliner gradually yo-yo prancing")},
	}
}

// shared is the same as three shares.
func shared() sheet.Sheet {
	s := sample()
	s.Needed = 2
	s.Words[0] = append(s.Words[0], "unbuckled")
	s.Words = append(s.Words, s.Words[0], s.Words[0])
	return s
}

// TestMake: a page for each key or share, and the same bytes for the same sheet.
func TestMake(t *testing.T) {
	for name, of := range map[string]func() sheet.Sheet{"key": sample, "shares": shared} {
		a, err := sheet.Make(of())
		if err != nil {
			t.Fatal(err)
		}
		if *out != "" {
			if err := os.WriteFile(*out+"."+name+".pdf", a, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		b, err := sheet.Make(of())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s: the same sheet has other bytes", name)
		}
		file, err := cos.Parse(a)
		if err != nil {
			t.Fatal(err)
		}
		if got := file.Dict(file.Dict(file.Trailer["Root"])["Pages"])["Count"]; got != len(of().Words) {
			t.Errorf("%s: it has %v pages, want %d", name, got, len(of().Words))
		}
	}
}

func TestText(t *testing.T) {
	if got := sheet.Text([]string{"abacus", "t-shirt"}); got != "ABACUS T-SHIRT" {
		t.Errorf("Text = %q", got)
	}
}
