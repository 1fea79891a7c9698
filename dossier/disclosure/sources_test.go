package disclosure

import (
	"reflect"
	"slices"
	"testing"

	"habeas/dossier"
)

func TestSources(t *testing.T) {
	v := three()
	v.Sources = append(v.Sources, &dossier.Source{ID: "s3", Type: dossier.SourceOwn, Title: "Our visit to the prison"})
	v.Dossiers[0].Events[0].Sources = []dossier.ID{"s2", "s1", "s3"}
	v.Dossiers[0].Events[1].Sources = []dossier.ID{"s3"}
	d, h := Disclose(v, []dossier.ID{"d1"}, donors())
	p := d.Profiles()[0]
	if s := p.Sources(); len(s) != 2 || s[0].Publisher != "Radio Free Asia" || !reflect.DeepEqual(s[1], dossier.Source{ID: "s2", PrintsAs: "Interview on file"}) {
		t.Errorf("sources %+v", s)
	}
	if got := p.Events()[0].Sources; !slices.Equal(got, []dossier.ID{"s2", "s1"}) {
		t.Errorf("references %v", got)
	}
	if s, ok := d.Source("s2"); !ok || s.PrintsAs != "Interview on file" {
		t.Errorf("source s2: %+v, %v", s, ok)
	}
	if !slices.Contains(codes(h.Warnings()), CodeSourceHeld) {
		t.Errorf("no warning that a source is held back: %v", codes(h.Warnings()))
	}
	var held []string
	for _, it := range h.Items {
		if it.Part == "sources" {
			held = append(held, it.Texts...)
		}
	}
	slices.Sort(held)
	if !slices.Equal(held, []string{"Our visit to the prison", "Sok Dara", "Talk with the sister in Takeo"}) {
		t.Errorf("held of the sources: %q", held)
	}
}

func TestSourcesStandInOrderOfFirstUse(t *testing.T) {
	v := three()
	v.Sources = nil
	for _, id := range []dossier.ID{"s1", "s2", "s3", "s4", "s5", "s6"} {
		v.Sources = append(v.Sources, &dossier.Source{ID: id, Type: dossier.SourcePress, Title: string(id)})
	}
	v.Context.Paragraphs[0].Sources = []dossier.ID{"s6"}
	v.Dossiers[0].Events[0].Sources = []dossier.ID{"s4", "s2"}
	v.Dossiers[0].Events[1].Sources = []dossier.ID{"s3", "s6"}
	v.Dossiers[0].Events[2].Sources = []dossier.ID{"s5", "s4"}
	d, _ := Disclose(v, v.IDs(), donors())
	titles := func(l []dossier.Source) (s string) {
		for _, x := range l {
			s += x.Title + "=" + string(x.ID) + " "
		}
		return s
	}
	if got, want := titles(d.Sources()), "s6=s1 s1=s2 s4=s3 s2=s4 s3=s5 s5=s6 "; got != want {
		t.Errorf("all: %s, want %s", got, want)
	}
	if got, want := titles(d.Profiles()[0].Sources()), "s1=s2 s4=s3 s2=s4 s3=s5 s6=s1 s5=s6 "; got != want {
		t.Errorf("of the profile: %s, want %s", got, want)
	}
}

func TestSourceOfHiddenItemsIsHeld(t *testing.T) {
	v := three()
	v.Sources = append(v.Sources, &dossier.Source{ID: "s3", Audience: dossier.To(dossier.Public), Type: dossier.SourceReport, Title: "A visit to the ward"})
	v.Dossiers[0].Health[1].Sources = []dossier.ID{"s3"}
	d, h := Disclose(v, v.IDs(), donors())
	if !slices.ContainsFunc(h.Items, func(it HeldItem) bool {
		return it.Subject == "s3" && it.Why == WhyUnlinked && slices.Equal(it.Texts, []string{"A visit to the ward"})
	}) {
		t.Errorf("held %+v", h.Items)
	}
	if len(d.Sources()) != 1 {
		t.Errorf("sources %+v", d.Sources())
	}
}
