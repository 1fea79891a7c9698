package dossier

import "testing"

func TestHeldAt(t *testing.T) {
	on := func(kind EventKind, date, place string) Event {
		d, err := ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		return Event{Item: Item{ID: ID(string(kind) + date)}, Kind: kind, Date: d, Place: place}
	}
	c := Custody{Events: []Event{
		on(Arrested, "2017-09-03", "the house"),
		on(InCustody, "2017-09-05", "CC3"),
		on(BailDenied, "2017-10-01", "the court"),
		on(Transferred, "2018-01", "Prey Sar"),
		on(TrialOpened, "2018-03-01", "the court"),
		on(InCustody, "2018-04-01", ""),
	}}
	for day, want := range map[string]string{
		"2017-09-02": "", "2017-09-03": "the house", "2017-09-05": "CC3", "2017-12-31": "CC3",
		"2018-01-15": "CC3", // somewhere in January
		"2018-01-31": "Prey Sar", "2018-06-01": "Prey Sar",
	} {
		d, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := HeldAt(c, d); got != want {
			t.Errorf("on %s held at %q, want %q", day, got, want)
		}
	}
	taken := Custody{Events: []Event{on(TakenByUnknown, "2018-01-01", "a market")}}
	if got := HeldAt(taken, Unbounded); got != "" {
		t.Errorf("who was taken in a market is not held at %q", got)
	}
}
