package dossier

import "testing"

func TestNameToPrint(t *testing.T) {
	latin, khmer, birth := Name{Text: "Kem Sokha", Script: "Latn", Role: NameLegal}, Name{Text: "កឹម សុខា", Script: "Khmr", Role: NameLegal}, Name{Text: "Sokha", Role: NameBirth}
	for _, c := range []struct {
		names    []Name
		lang     string
		want     string
		knownAs  string
		wantName bool
	}{
		{[]Name{khmer, latin}, "en", "Kem Sokha", "", true},
		{[]Name{latin, khmer}, "km", "កឹម សុខា", "", true},
		{[]Name{latin, khmer}, "km-KH", "កឹម សុខា", "", true},
		{[]Name{birth, khmer}, "en", "កឹម សុខា", "", true},
		{[]Name{latin, {Text: "Khem", Role: NameInPrint, Script: "Khmr"}}, "en", "Khem", "", true},
		{[]Name{{Text: "  "}, birth}, "en", "Sokha", "", true},
		{[]Name{{Text: "the nurse", Role: NameAlias}, {Text: "a campaigner", Role: NameKnownAs}}, "en", "", "a campaigner", false},
		{[]Name{{Text: "the nurse", Role: NameAlias}}, "en", "", "the nurse", false},
		{[]Name{{Text: "Chan", Role: NameFathers}, {Text: "Sar", Role: NameMothers}, {Text: "Ly", Role: NameClan}}, "en", "", "", false},
		{[]Name{{Text: "Chan", Role: NameFathers}, {Text: "Venerable Sok", Role: NameReligious}}, "en", "Venerable Sok", "", true},
		{[]Name{{Text: "\u200b\u200d", Role: NameInPrint}, {Text: "\u00a0\ufeff", Role: NameKnownAs}, {Text: "the nurse", Role: NameAlias}}, "en", "", "the nurse", false},
		{nil, "en", "", "", false},
	} {
		got := ""
		if at := NameToPrint(c.names, c.lang); at >= 0 {
			got = c.names[at].Text
		}
		d := &Dossier{Names: c.names}
		if _, named := d.PrintName(); got != c.want || named != c.wantName || d.KnownAs() != c.knownAs {
			t.Errorf("%v in %s: %q, named %v, known as %q", c.names, c.lang, got, named, d.KnownAs())
		}
	}
}

func TestOtherNamesShowSomething(t *testing.T) {
	d := &Dossier{Names: []Name{{Item: Item{ID: "a"}, Text: "Sok", Role: NameLegal}, {Item: Item{ID: "b"}, Text: "\u200b", Role: NameBirth}, {Item: Item{ID: "c"}, Text: "Chan", Role: NameBirth}}}
	if l := d.OtherNames(); len(l) != 1 || l[0].Text != "Chan" {
		t.Errorf("%+v", l)
	}
}
