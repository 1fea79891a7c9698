package export

import (
	"os"
	"testing"

	"habeas/dossier"
)

// TestWriteQuestionnaire writes what is to be looked at, when asked.
func TestWriteQuestionnaire(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	for name, b := range map[string]Briefing{
		"wgad":      sampleVault(t).briefing(KindWGAD, dossier.Diplomatic, 0, 1, 5),
		"wgad-fr":   richVault().briefing(KindWGAD, dossier.Public),
		"wgad-km":   sampleVault(t).briefing(KindWGAD, dossier.Diplomatic, 0),
		"wgad-rich": richVault().briefing(KindWGAD, dossier.Public),
	} {
		if len(name) == 7 {
			b.Lang = name[5:]
		}
		m := make_(t, b)
		if err := os.WriteFile(*out+"/"+name+".pdf", m.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name, m.Pages, len(m.PDF), m.Profiles, m.Findings)
	}
}
