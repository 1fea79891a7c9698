//go:build judges && !headless

package app_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestWindow_PutsBackAndForgets drives the history, the deleted dossiers and the
// end of a dossier with keys alone.
func TestWindow_PutsBackAndForgets(t *testing.T) {
	const passphrase = "correct horse battery staple"
	d := newDisplay(t)
	secret, vault := filepath.Join(d.dir, "pp"), filepath.Join(d.dir, "mine.habeas")
	if err := os.WriteFile(secret, []byte(passphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(d.exe, "new", "--passphrase-file", secret, vault)
	names := func() []string {
		t.Helper()
		var listed struct {
			Hits []struct{ Name string }
		}
		list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret, "--json")
		if err := json.Unmarshal([]byte(list), &listed); err != nil {
			t.Fatalf("the vault lists %s (%v)", list, err)
		}
		var l []string
		for _, h := range listed.Hits {
			l = append(l, h.Name)
		}
		slices.Sort(l)
		return l
	}

	p := d.start("Habeas", vault)
	p.unlock(passphrase, "mine.habeas")
	p.changed(func() { p.keys("ctrl+n") })
	p.write("Tep Vanny")
	p.keys("ctrl+1")
	p.still()
	p.changed(func() { p.keys("ctrl+n") })
	p.write("Kem Sokha")
	p.keys("ctrl+1")
	p.still()
	p.changed(func() { p.keys("Return") })
	p.write("!")
	p.changed(func() { p.keys("ctrl+h") })
	p.still()
	p.shot("history")
	p.changed(func() { p.keys("Return") })
	p.still()
	p.shot("history-change")
	p.changed(func() { p.keys("Tab", "Return") })
	p.still()
	p.shot("history-put-back")
	p.keys("ctrl+q")
	p.end()
	if got := names(); !slices.Equal(got, []string{"Kem Sokha", "Tep Vanny"}) {
		t.Fatalf("after it was put back the vault lists %q", got)
	}

	p = d.start("Habeas", vault)
	p.unlock(passphrase, "mine.habeas")
	p.changed(func() { p.keys("ctrl+shift+Delete") })
	p.still()
	p.shot("forget")
	p.keys("Tab")
	p.write("Kem Sokha")
	p.keys("Return")
	p.write(passphrase)
	p.changed(func() { p.keys("Return") })
	p.still()
	p.shot("forgotten")
	p.changed(func() { p.keys("Escape") })
	p.keys("ctrl+q")
	p.end()
	if got := names(); !slices.Equal(got, []string{"Tep Vanny"}) {
		t.Errorf("after one was forgotten the vault lists %q", got)
	}
}
