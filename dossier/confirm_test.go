package dossier

import "testing"

// TestConfirm confirms what a dossier says, and leaves alone what would then mean
// something else.
func TestConfirm(t *testing.T) {
	date := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	old, day := date("2018-05-01"), date("2018-09-12").First()
	mark := func(sources ...ID) Mark { return Mark{Confirmed: old, Sources: sources} }
	v := &View{Sources: []*Source{{ID: "dated", Date: date("2018-06-01")}, {ID: "undated"}}}
	x := &Dossier{
		Events: []Event{
			{Item: Item{ID: "a", Mark: mark()}, Kind: Arrested, Date: date("2018-04-01")},
			{Item: Item{ID: "b", Mark: mark()}, Kind: InCustody, Date: date("2018")},
			{Item: Item{ID: "c", Mark: mark("dated")}, Kind: Transferred},
			{Item: Item{ID: "d", Mark: mark("undated")}, Kind: Released},
		},
		Charges:   []Charge{{Item: Item{Mark: mark()}}},
		Health:    []HealthNote{{Item: Item{Mark: mark()}}},
		Narrative: []Paragraph{{Item: Item{Mark: mark()}}, {Item: Item{Mark: Mark{TrueFrom: old}}}},
		Asks:      []Paragraph{{Item: Item{Mark: Mark{Confirmed: date("2019")}}}},
	}
	x.Person.Occupations = []Occupation{{Item: Item{Mark: mark()}}}
	now, was := *x, StatusOn(v.Custody(x), day.Add(-100))
	if !v.Confirm(&now, day) {
		t.Fatal("nothing was confirmed")
	}
	want := func(name string, m Mark, confirmed bool) {
		t.Helper()
		if got := m.Confirmed == DateOf(day); got != confirmed {
			t.Errorf("%s was confirmed: %v, want %v", name, got, confirmed)
		}
	}
	want("an event of one day", now.Events[0].Mark, true)
	want("an event of some day of a year", now.Events[1].Mark, false)
	want("an event with a dated source", now.Events[2].Mark, true)
	want("an event with a source without a date", now.Events[3].Mark, false)
	want("a charge", now.Charges[0].Mark, true)
	want("an occupation", now.Person.Occupations[0].Mark, true)
	want("a note on health", now.Health[0].Mark, false)
	want("a text", now.Narrative[0].Mark, false)
	want("a text with a true-from", now.Narrative[1].Mark, true)
	want("what was confirmed later", now.Asks[0].Mark, false)
	if is := StatusOn(v.Custody(&now), day.Add(-100)); is.Status != was.Status || is.Certain != was.Certain {
		t.Errorf("the status of earlier days became %v, was %v", is.Status, was.Status)
	}
	if x.Events[0].Confirmed != old {
		t.Error("the lists of the dossier itself were changed")
	}
	if v.Confirm(&Dossier{}, day) {
		t.Error("a dossier that says nothing is confirmed")
	}
}
