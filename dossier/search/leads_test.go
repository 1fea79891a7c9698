package search

import "testing"

func TestLeads(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"Tep Vanny", "te va", true}, {"Tep Vanny", "TEP", true}, {"Tep Vanny", "", true}, {"Tep Vanny", "va", false},
		{"Tep Vanny", "tep vanny x", false}, {"Élodie", "elo", true}, {"ទេព វន្នី", "ទេព", true}, {"", "a", false},
	} {
		if got := Leads(c.name, c.text); got != c.want {
			t.Errorf("%q leads %q: %v", c.text, c.name, got)
		}
	}
}
