package export

import (
	"testing"

	"habeas/dossier"
	"habeas/export/pdf/rules"
)

// TestPagesKeepToTheStandards checks packets and profiles against PDF/UA-1 and
// PDF/A-2u, whatever was typed into the fields.
func TestPagesKeepToTheStandards(t *testing.T) {
	v := sampleVault(t)
	briefings := map[string]Briefing{
		"packet":   v.briefing(KindPacket, dossier.Donor),
		"profiles": v.briefing(KindProfile, dossier.Public),
		"rich":     richVault().briefing(KindPacket, dossier.Public),
	}
	for _, lang := range []string{"fr", "km-u-nu-khmr"} {
		b := v.briefing(KindPacket, dossier.Donor, 0, 1, 29)
		b.Lang, b.Paper, b.TwoSided = lang, Letter, true
		briefings[lang] = b
	}
	for name, text := range odd {
		briefings[name] = oddVault(text).briefing(KindPacket, dossier.Public)
	}
	for name, b := range briefings {
		broken, err := rules.Check(make_(t, b).PDF)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, rule := range broken {
			t.Errorf("%s: %v", name, rule)
		}
	}
}
