package export

import (
	"os"
	"testing"

	"habeas/dossier"
)

// TestWriteSite writes what is to be looked at, when asked.
func TestWriteSite(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for name, b := range map[string]Briefing{
		"site":    sampleVault(t).briefing(KindWeb, dossier.Donor),
		"site-fr": sampleVault(t).briefing(KindWeb, dossier.Public),
		"site-km": sampleVault(t).briefing(KindWeb, dossier.Public),
		"rich":    richVault().briefing(KindWeb, dossier.Public),
	} {
		if len(name) > 5 {
			b.Lang = name[5:]
		}
		m := make_(t, b)
		if err := os.WriteFile(*out+"/"+name+".html", m.HTML, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name, len(m.HTML), m.Findings)
	}
}
