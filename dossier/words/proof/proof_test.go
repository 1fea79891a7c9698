package proof

import (
	"slices"
	"testing"
)

type kind string

type catalogue struct {
	one   string
	table map[kind]string
	list  [2][]string
	typed []string
}

func TestSheets(t *testing.T) {
	of := func(s string) catalogue {
		return catalogue{one: s + " ", table: map[kind]string{"a b": s}, list: [2][]string{{s}, {", " + s + "\n\"x\""}}, typed: []string{s}}
	}
	rows := Rows(of("en"), of("fr"), of("km"), "typed")
	want := []Row{
		{"list.00.00", "en", "fr", "km"},
		{"list.01.00", ", en\n\"x\"", ", fr\n\"x\"", ", km\n\"x\""},
		{"one", "en ", "fr ", "km "},
		{"table.a b", "en", "fr", "km"},
	}
	if !slices.Equal(rows, want) {
		t.Errorf("%q, want %q", rows, want)
	}
	back, err := Decode(Encode(rows))
	if err != nil || !slices.Equal(back, rows) {
		t.Errorf("%q comes back, %v", back, err)
	}
	if d := Differences(rows, rows); d != nil {
		t.Errorf("differs from itself: %q", d)
	}
	now := slices.Clone(rows)
	now[0].English = "changed"
	now[2] = Row{"one", "new", "nouveau", "ថ្មី"}
	now[3].Key = "other"
	if got, want := Differences(rows, now), []string{
		`list.00.00 says "changed" in English, and its translations still say "en"`, "one was changed", `other is new: "en"`, "table.a b is no phrase any longer",
	}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode([]Row{{"a", "b ", "c", "d"}}))
	f.Add([]byte("phrase,English\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := Decode(data)
		if err != nil {
			return
		}
		if again, err := Decode(Encode(rows)); err != nil || len(again) != len(rows) {
			t.Fatalf("%q: %d rows, and again %d, %v", data, len(rows), len(again), err)
		}
	})
}
