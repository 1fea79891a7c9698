package desk_test

import (
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

func TestVocabulary(t *testing.T) {
	d := fresh(t)
	put := func(places ...string) dossier.ID {
		x := &dossier.Dossier{ID: d.NewID(), Tags: []string{"urgent"}}
		for _, p := range places {
			x.Events = append(x.Events, dossier.Event{Item: dossier.Item{ID: d.NewID()}, Kind: dossier.InCustody, Place: p})
		}
		save(t, d, nil, x)
		return x.ID
	}
	put("Prey Sar prison", "Prey Sar prison", "Préah Vihear", "ពន្ធនាគារព្រៃស")
	last := put("Prey Sar prison", "Phnom Penh", "Prey Veng")
	for _, c := range []struct {
		field desk.Field
		typed string
		want  []string
	}{
		{desk.FieldPlace, "prey", []string{"Prey Sar prison", "Prey Veng"}},
		{desk.FieldPlace, "pre", []string{"Prey Sar prison", "Prey Veng", "Préah Vihear"}}, // accents do not count
		{desk.FieldPlace, "vihear", []string{"Préah Vihear"}},
		{desk.FieldPlace, "ព្រៃស", []string{"ពន្ធនាគារព្រៃស"}}, // no space parts its words
		{desk.FieldPlace, "rey", nil},                          // the middle of a word
		{desk.FieldPlace, "Phnom Penh", nil},                   // it is there already
		{desk.FieldPlace, " … ", nil},
		{desk.FieldTag, "", []string{"urgent"}},
		{desk.FieldCourt, "prey", nil},
	} {
		if got := d.Vocabulary().Offer(c.field, c.typed, 5); !slices.Equal(got, c.want) {
			t.Errorf("%s %q offers %q, want %q", c.field, c.typed, got, c.want)
		}
	}
	if got := d.Vocabulary().Offer(desk.FieldPlace, "pre", 1); len(got) != 1 {
		t.Errorf("at most one is %q", got)
	}
	before := d.Vocabulary()
	if d.Vocabulary() != before {
		t.Error("it is worked out again though nothing changed")
	}
	if err := d.DeleteDossier(last); err != nil {
		t.Fatal(err)
	}
	if got := d.Vocabulary().Offer(desk.FieldPlace, "phnom", 5); got != nil {
		t.Errorf("of a dossier that was deleted it offers %q", got)
	}
	var none *desk.Vocabulary
	if got := none.Offer(desk.FieldPlace, "p", 5); got != nil {
		t.Errorf("before it is there it offers %q", got)
	}
}
