package dossier

import (
	"slices"
	"testing"
)

func TestAlikeSources(t *testing.T) {
	date := func(text string) Date {
		d, err := ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const title = "Cambodian Opposition Leader Kem Sokha Released on Bail"
	all := []*Source{
		{ID: "a", Title: title, Date: date("2018-09-10"), Address: "https://www.rfa.org/english/news/cambodia/bail.html"},
		{ID: "b", Title: "Kem Sokha freed", Address: "http://RFA.org/english/news/cambodia/bail.html/?utm_source=mail#top"},
		{ID: "c", Title: "Cambodian opposition leader, Kem Sokha, released on bail", Date: date("2018-09")},
		{ID: "d", Title: title, Date: date("2017-09-03")}, // another year
		{ID: "e", Title: "Press release", Date: date("2018-09-10")},
		{ID: "f", Title: "Press release", Date: date("2018-09-10")},
		{ID: "g", Address: "https://www.rfa.org/?id=1"},
		{ID: "h", Address: "https://www.rfa.org/?id=2"},
		{ID: "i", Address: "Shelf  12, box B"},
		{ID: "j", Address: "shelf 12, box b"},
		{ID: "k"}, {ID: "l"},
	}
	got := AlikeSources(all)
	want := map[ID][]ID{"a": {"b", "c"}, "b": {"a"}, "c": {"a"}, "i": {"j"}, "j": {"i"}}
	if len(got) != len(want) {
		t.Errorf("alike are %v, want %v", got, want)
	}
	for id, l := range want {
		if !slices.Equal(got[id], l) {
			t.Errorf("%s is like %v, want %v", id, got[id], l)
		}
	}
}
