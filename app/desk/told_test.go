package desk_test

import (
	"os"
	"path/filepath"
	"testing"

	"habeas/app/desk"
)

func TestTold(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if d.Told("a") {
		t.Error("it was told before")
	}
	if err := d.SetTold("a"); err != nil {
		t.Fatal(err)
	}
	d = reopen(t, d)
	if !d.Told("a") || d.Told("b") {
		t.Error("what was told is forgotten, or mixed up")
	}
}

// TestSaveCopyOfReplaced: where something took the vault's place, what was
// saved can still be had.
func TestSaveCopyOfReplaced(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	save(t, d, nil, written(d, "A"))
	path := d.Path()
	away := path + ".away"
	if err := os.Rename(path, away); err != nil {
		t.Skip("the system keeps open files where they are")
	}
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := d.SaveDossier(nil, written(d, "B")); desk.TroubleOf(err) != desk.TouchedOutside {
		t.Fatalf("a save gives %v", err)
	}
	copied := filepath.Join(t.TempDir(), "copy.habeas")
	if err := d.SaveCopy(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	c, err := desk.Open(t.Context(), copied, passphrase, options())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if got := names(c.View()); got != "A" {
		t.Errorf("the copy holds %q", got)
	}
}
