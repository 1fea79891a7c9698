package dossier

import "testing"

// TestConsent_ThePersonsNo: where the person withdrew, nobody else's older word
// holds; a newer one does, and so does what the person allowed apart.
func TestConsent_ThePersonsNo(t *testing.T) {
	on := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	everybody := To(Public)
	mine := Consent{Basis: ConsentPerson, For: everybody, Given: on("2018-01-01"), Withdrawn: on("2018-06-01")}
	for _, c := range []struct {
		name  string
		other Consent
		day   Day
		want  bool
	}{
		{"the family's older word", Consent{Basis: ConsentFamily, For: everybody, Given: on("2017")}, NewDay(2018, 7, 1), false},
		{"published once, no date", Consent{Basis: ConsentPublished, For: everybody}, NewDay(2018, 7, 1), false},
		{"given on the same day", Consent{Basis: ConsentCounsel, For: everybody, Given: on("2018-06-01")}, NewDay(2018, 7, 1), false},
		{"before the withdrawal", Consent{Basis: ConsentFamily, For: everybody, Given: on("2017")}, NewDay(2018, 5, 31), true},
		{"a newer word", Consent{Basis: ConsentFamily, For: everybody, Given: on("2018-06-02")}, NewDay(2018, 7, 1), true},
		{"another word of the person", Consent{Basis: ConsentPerson, For: To(Donor), Given: on("2018-02-01")}, NewDay(2018, 7, 1), true},
	} {
		d := Dossier{Consent: []Consent{mine, c.other}}
		if got := d.Holds(c.other, c.day); got != c.want {
			t.Errorf("%s: holds %t, want %t", c.name, got, c.want)
		}
	}
	family := Dossier{Consent: []Consent{{Basis: ConsentFamily, For: everybody, Withdrawn: on("2018-06-01")}, {Basis: ConsentPublished, For: everybody}}}
	if _, ok := family.ConsentOn(NewDay(2018, 7, 1)); !ok {
		t.Error("the family's withdrawal closed what was published")
	}
}
