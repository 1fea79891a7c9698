package desk_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/app/desk"
	"habeas/dossier"
)

func TestSort(t *testing.T) {
	row := func(id, name string, s dossier.Status, charge string, days int, checked string) desk.Row {
		return desk.Row{ID: dossier.ID(id), Line: &desk.Line{Name: name, Charge: charge, Checked: parsed(t, checked)},
			Standing: dossier.Standing{Status: s}, Days: dossier.DayCount{Known: days > 0, Least: days, Most: days}}
	}
	house := row("4", "đorđe", dossier.Held, "treason", 400, "2018")
	house.Standing.HouseArrest, house.House = true, dossier.DayCount{Known: true, Least: 2, Most: 2}
	rows := []desk.Row{
		row("1", "Chea", dossier.Held, "incitement", 300, "2018-09-01"),
		house,
		row("2", "Åse", dossier.NotFree, "", 0, ""),
		row("3", "tep", dossier.Free, "Arson", 5, "2017-01-01"),
		row("5", "", dossier.Held, "zeal", 30, "2018-09-05"),
	}
	for _, c := range []struct {
		by   desk.SortKey
		down bool
		want string
	}{
		{desk.ByStatus, false, "1 4 2 3 5"},
		{desk.ByStatus, true, "3 2 1 4 5"},
		{desk.ByCharge, false, "3 1 4 5 2"},
		{desk.ByCharge, true, "5 4 1 3 2"},
		{desk.ByHeld, false, "4 3 5 1 2"},
		{desk.ByHeld, true, "1 5 3 4 2"},
		{desk.ByChecked, false, "3 1 5 4 2"},
		{desk.ByChecked, true, "4 5 1 3 2"},
		{"of another version", true, "1 4 2 3 5"},
	} {
		sorted := slices.Clone(rows)
		desk.Sort(sorted, c.by, c.down)
		var ids []string
		for _, r := range sorted {
			ids = append(ids, string(r.ID))
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("by %s, down %v: %s, want %s", c.by, c.down, got, c.want)
		}
	}
}

func TestSortByName(t *testing.T) {
	d := fresh(t)
	for _, name := range []string{"tep", "Åse", "đorđe", "Chea", "cheb"} {
		save(t, d, nil, written(d, name))
	}
	found, err := d.Find("", d.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		down bool
		want string
	}{{false, "Åse Chea cheb đorđe tep"}, {true, "tep đorđe cheb Chea Åse"}} {
		desk.Sort(found.Rows, desk.ByName, c.down)
		var names []string
		for _, r := range found.Rows {
			names = append(names, r.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("down %v: %s, want %s", c.down, got, c.want)
		}
	}
}

// TestSortKeepsEveryRow sorts the sample again and again, and loses nobody.
func TestSortKeepsEveryRow(t *testing.T) {
	d := sampled(t)
	found, err := d.Find("", d.Today())
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Sorted(slices.Values(found.IDs()))
	rapid.Check(t, func(t *rapid.T) {
		rows := slices.Clone(found.Rows)
		by := rapid.SampledFrom([]desk.SortKey{desk.ByStatus, desk.ByName, desk.ByCharge, desk.ByHeld, desk.ByChecked}).Draw(t, "by")
		desk.Sort(rows, by, rapid.Bool().Draw(t, "down"))
		if got := slices.Sorted(slices.Values(desk.Found{Rows: rows}.IDs())); !slices.Equal(got, all) {
			t.Fatalf("sorted by %s there are %d of %d", by, len(got), len(all))
		}
	})
}
