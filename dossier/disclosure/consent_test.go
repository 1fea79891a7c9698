package disclosure

import (
	"testing"

	"habeas/dossier"
)

// On whose word a person is spoken of is told where it is asked for, and then the
// weightiest of what holds for this audience; who gave it is not.
func TestConsentIsToldWhereItIsAsked(t *testing.T) {
	v := three()
	d := v.Dossier("d1")
	d.Consent = []dossier.Consent{
		{Item: item("c1"), Basis: dossier.ConsentPublished, Source: "s1", For: dossier.To(dossier.Donor)},
		{Item: item("c2"), Basis: dossier.ConsentFamily, Given: date("2018-05"), How: "her brother, by telephone", For: dossier.To(dossier.Donor)},
		{Item: item("c3"), Basis: dossier.ConsentPerson, Given: date("2018-06"), For: dossier.To(dossier.Diplomatic)},
		{Item: item("c4"), Basis: dossier.ConsentPerson, Given: date("2018-07"), For: dossier.To(dossier.Donor), Until: date("2018-08")},
	}
	o := donors()
	quiet, _ := Disclose(v, []dossier.ID{"d1"}, o)
	if _, told := quiet.Profiles()[0].Consent(); told {
		t.Error("a consent is told that nobody asked for")
	}
	o.Consent = true
	asked, held := Disclose(v, []dossier.ID{"d1"}, o)
	c, told := asked.Profiles()[0].Consent()
	if !told || c.Basis != dossier.ConsentFamily || c.Given != date("2018-05") {
		t.Errorf("told %t: %+v", told, c)
	}
	if asked.Number() == quiet.Number() || asked.Profiles()[0].Hash() == quiet.Profiles()[0].Hash() {
		t.Error("what is told does not count for the number")
	}
	if len(Leaks([]string{"her brother, by telephone"}, held, asked, nil)) == 0 {
		t.Error("who gave the consent, and how, is not held back")
	}
}
