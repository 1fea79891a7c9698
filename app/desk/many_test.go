package desk_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

// sampled is a vault with the sample.
func sampled(t *testing.T) *desk.Desk {
	t.Helper()
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

func asJSON(t *testing.T, x *dossier.Dossier) string {
	t.Helper()
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestManyIsOneChange makes each of the edits in several dossiers and takes it
// back in one step.
func TestManyIsOneChange(t *testing.T) {
	d := sampled(t)
	ids := d.View().IDs()[:4]
	seen := func(id dossier.ID) *dossier.Dossier { return d.View().Dossier(id) }
	if _, err := d.Many(ids[:1], desk.Tagged("was there")); err != nil {
		t.Fatal(err)
	}
	long := func(x *dossier.Dossier) { // as if nobody had looked for months
		x.Events, x.Charges = slices.Clone(x.Events), slices.Clone(x.Charges)
		x.Person.Occupations, x.Narrative = slices.Clone(x.Person.Occupations), slices.Clone(x.Narrative)
		ago := dossier.DateOf(d.Today().Add(-100))
		for i := range x.Events {
			x.Events[i].Confirmed = ago
		}
		for i := range x.Charges {
			x.Charges[i].Confirmed = ago
		}
		for i := range x.Person.Occupations {
			x.Person.Occupations[i].Confirmed = ago
		}
		for i := range x.Narrative {
			x.Narrative[i].Confirmed = ago
		}
	}
	if n, err := d.Many(ids, long); n != 4 || err != nil {
		t.Fatal(n, err)
	}
	for _, c := range []struct {
		name  string
		edit  desk.Edit
		want  int // differ
		holds func(*dossier.Dossier) bool
	}{
		{"tag", desk.Tagged("urgent"), 4, func(x *dossier.Dossier) bool { return slices.Contains(x.Tags, "urgent") }},
		{"tag that one has", desk.Tagged("was there"), 3, func(x *dossier.Dossier) bool { return slices.Contains(x.Tags, "was there") }},
		{"untag", desk.Untagged("was there"), 1, func(x *dossier.Dossier) bool { return !slices.Contains(x.Tags, "was there") }},
		{"audience", desk.ShownTo(dossier.To(dossier.Diplomatic)), 4, func(x *dossier.Dossier) bool { return x.Audience == dossier.To(dossier.Diplomatic) }},
		{"charge", d.Charged(dossier.Charge{Offence: "sabotage", Article: "402"}), 4, func(x *dossier.Dossier) bool {
			last := x.Charges[len(x.Charges)-1]
			return last.Offence == "sabotage" && last.Article == "402" && last.ID != ""
		}},
		{"checked", d.CheckedToday(), 4, func(x *dossier.Dossier) bool { return x.LastChecked() == dossier.DateOf(d.Today()) }},
	} {
		before := make([]*dossier.Dossier, len(ids))
		for i, id := range ids {
			before[i] = seen(id)
		}
		n, err := d.Many(append(ids, ids[0], "01J0000000000000000000000A"), c.edit)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if n != c.want {
			t.Errorf("%s: %d dossiers differ, want %d", c.name, n, c.want)
		}
		for _, id := range ids {
			if !c.holds(seen(id)) {
				t.Errorf("%s: %s has it not", c.name, id)
			}
		}
		u, err := d.Undo()
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if len(u.Subjects) != c.want {
			t.Errorf("%s: undo touches %d dossiers, want %d", c.name, len(u.Subjects), c.want)
		}
		for i, id := range ids {
			if was, is := asJSON(t, before[i]), asJSON(t, seen(id)); was != is {
				t.Errorf("%s: undo leaves\n%s, want\n%s", c.name, is, was)
			}
		}
		if n, err := d.Many(ids, func(*dossier.Dossier) {}); n != 0 || err != nil {
			t.Errorf("an edit that changes nothing gives %d, %v", n, err)
		}
	}
}

func TestDeleteDossiersIsOneChange(t *testing.T) {
	d := sampled(t)
	ids := d.View().IDs()
	told := 0
	d.OnChange(func() { told++ })
	if n, err := d.DeleteDossiers(ids[3:20]); n != 17 || err != nil {
		t.Fatalf("deleted %d, %v", n, err)
	}
	if got := len(d.View().Dossiers); got != len(ids)-17 || told != 1 {
		t.Fatalf("%d dossiers are left, listeners were told %d times", got, told)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := d.View().IDs(); !slices.Equal(got, ids) {
		t.Errorf("undo brings back %d of %d", len(got), len(ids))
	}
}

// TestManySettlesWhatIsTyped has a draft in a dossier that is changed with others.
func TestManySettlesWhatIsTyped(t *testing.T) {
	d := sampled(t)
	base := d.View().Dossiers[0]
	now := *base
	now.Notes = append(slices.Clip(now.Notes), dossier.InternalNote{Item: dossier.Item{ID: d.NewID()}, Text: "typed"})
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Many([]dossier.ID{base.ID}, desk.Tagged("urgent")); err != nil {
		t.Fatal(err)
	}
	x := d.View().Dossier(base.ID)
	if len(x.Notes) != len(now.Notes) || !slices.Contains(x.Tags, "urgent") {
		t.Fatalf("notes %v, tags %v", x.Notes, x.Tags)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if x = d.View().Dossier(base.ID); len(x.Notes) != len(now.Notes) || slices.Contains(x.Tags, "urgent") {
		t.Errorf("undo of the tag leaves notes %v, tags %v", x.Notes, x.Tags)
	}
}

// TestFacetsCountWhatTheirQueryFinds asks for each value that is offered.
func TestFacetsCountWhatTheirQueryFinds(t *testing.T) {
	d := sampled(t)
	if _, err := d.Many(d.View().IDs()[:3], desk.Tagged(`the "three"`)); err != nil {
		t.Fatal(err)
	}
	all := d.Facets(nil)
	fields := map[string]int{}
	for _, f := range all {
		fields[f.Field]++
		found, err := d.Find(f.Query(), d.Today())
		if err != nil {
			t.Fatalf("%s: %v", f.Query(), err)
		}
		if len(found.Rows) != f.Count {
			t.Errorf("%s finds %d, the facet says %d", f.Query(), len(found.Rows), f.Count)
		}
	}
	for _, f := range d.Facets(d.View().IDs()[2:5]) {
		if f.Field == "tag" && f.Count != 1 {
			t.Errorf("%d of three have the tag, want one", f.Count)
		}
	}
	for _, f := range []string{"charge", "affiliation", "tag"} {
		if fields[f] == 0 {
			t.Errorf("no value of %s is offered", f)
		}
	}
}

// TestManyGoesBackAndForth takes an act on many back and makes it again, several
// times over.
func TestManyGoesBackAndForth(t *testing.T) {
	d := sampled(t)
	ids := d.View().IDs()
	all := func() string {
		var l []string
		for _, x := range d.View().Dossiers {
			l = append(l, asJSON(t, x))
		}
		return strings.Join(l, "\n")
	}
	for name, act := range map[string]func() (int, error){
		"tag":    func() (int, error) { return d.Many(ids, desk.Tagged("urgent")) },
		"delete": func() (int, error) { return d.DeleteDossiers(ids[:20]) },
	} {
		before := all()
		if _, err := act(); err != nil {
			t.Fatal(err)
		}
		after := all()
		for range 3 {
			if _, err := d.Undo(); err != nil {
				t.Fatal(err)
			}
			if all() != before {
				t.Fatalf("%s: undo does not bring back what was", name)
			}
			if _, err := d.Redo(); err != nil {
				t.Fatal(err)
			}
			if all() != after {
				t.Fatalf("%s: redo does not make it again", name)
			}
		}
	}
}
