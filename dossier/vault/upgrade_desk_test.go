package vault_test

import (
	"os"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier/vault"
)

// TestUpgrade_ByDesk sees that opening an old vault brings it up to date and says
// where it is kept, and that opening it for reading changes nothing.
func TestUpgrade_ByDesk(t *testing.T) {
	path, passphrase := vault.OlderForTest(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	o := desk.Options{Now: func() time.Time { return time.Date(2018, 9, 12, 9, 0, 0, 0, time.UTC) }, Device: "test"}

	reading := o
	reading.ReadOnly = true
	if _, err := desk.Open(t.Context(), path, passphrase, reading); desk.TroubleOf(err) != desk.OlderFormat {
		t.Errorf("opened to read: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it was changed: %v", err)
	}

	for _, kept := range []bool{true, false} {
		d, err := desk.Open(t.Context(), path, passphrase, o)
		if err != nil {
			t.Fatal(err)
		}
		if (d.Older() != "") != kept {
			t.Errorf("it says that the old one is %q", d.Older())
		}
		if kept {
			if b, err := os.ReadFile(d.Older()); err != nil || string(b) != string(before) {
				t.Errorf("what is kept is not what was there: %v", err)
			}
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}
