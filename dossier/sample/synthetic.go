package sample

import (
	"fmt"
	"math/rand/v2"
	"time"

	"habeas/dossier"
)

// Synthetic makes n made-up dossiers for tests and timings. Each is marked as
// synthetic, in a field and in its name; the same n gives the same ones.
func Synthetic(n int, newID func() dossier.ID) Set {
	src := &dossier.Source{ID: newID(), Audience: dossier.To(dossier.Public), Type: dossier.SourceOwn, Title: "Synthetic, not a source", Date: date("2018-09-12")}
	m := maker{newID, src.ID}
	set := Set{Source: src, We: &dossier.We{ID: dossier.WeID, Name: "Habeas synthetic vault"}}
	set.Context = &dossier.Context{ID: dossier.ContextID, Audience: dossier.To(dossier.Public), Title: "Synthetic dossiers"}
	r := rand.New(rand.NewPCG(1, uint64(n)))
	for i := range n {
		set.Dossiers = append(set.Dossiers, m.synthetic(i+1, r))
	}
	return set
}

var (
	synOffences = []string{"offence A", "offence B", "offence C", "offence D"}
	synPlaces   = []string{"prison 1", "prison 2", "prison 3"}
	synEnds     = []dossier.EventKind{dossier.Pardoned, dossier.ReleasedOnBail, dossier.FreedByDecree, dossier.SentenceServed, dossier.Released}
)

func (m maker) synthetic(n int, r *rand.Rand) *dossier.Dossier {
	d := m.person("synthetic occupation " + fmt.Sprint(r.IntN(9)))
	d.Made = true
	d.Tags = []string{"synthetic"}
	d.Names = []dossier.Name{
		{Item: m.item(), Text: fmt.Sprintf("Synthetic Person %05d", n), Script: "Latn", Role: dossier.NameInPrint},
		{Item: m.item(), Text: fmt.Sprintf("សំយោគ %d", n), Script: "Khmr", Role: dossier.NameAlias},
	}
	arrest := dossier.NewDay(2014+r.IntN(4), time.Month(1+r.IntN(12)), 1+r.IntN(28))
	arrested := m.event(dossier.Arrested, arrest.String())
	arrested.Place = synPlaces[r.IntN(len(synPlaces))]
	d.Events = append(d.Events, arrested)
	if r.IntN(2) == 0 {
		denied := m.event(dossier.BailDenied, "")
		denied.Times = 1 + r.IntN(5)
		d.Events = append(d.Events, denied)
	}
	if r.IntN(3) > 0 {
		d.Events = append(d.Events, m.event(synEnds[r.IntN(len(synEnds))], (arrest+dossier.Day(30+r.IntN(300))).String()))
	}
	d.Charges = []dossier.Charge{m.charge(synOffences[r.IntN(len(synOffences))], "")}
	d.Narrative = []dossier.Paragraph{m.paragraph(fmt.Sprintf("SYNTHETIC, not a fact: a paragraph about person %d that is there to be searched, printed and timed.", n))}
	return d
}
