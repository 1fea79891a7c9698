package sample

import (
	"fmt"

	"habeas/dossier"
)

// Cambodia makes the thirty of the report of 12 September 2018, in its order,
// with their cases, source, context and asks. newID names each thing.
func Cambodia(newID func() dossier.ID) Set {
	s1 := &dossier.Source{
		ID: newID(), Audience: dossier.To(dossier.Public), Type: dossier.SourcePress,
		Title:     "Report on the launch of a political-prisoner web page by a human-rights group",
		Publisher: "Radio Free Asia", Date: date(AsOf), Lang: "en", Reliability: "B", Credibility: "2",
	}
	m := maker{newID, s1.ID}
	land, july, reporters := m.landProtest(), m.july2014(), m.twoReporters()

	set := Set{Source: s1, Cases: []*dossier.Case{land, july, reporters}}
	add := func(d *dossier.Dossier, cases ...*dossier.Case) {
		for _, c := range cases {
			d.Cases = append(d.Cases, c.ID)
		}
		set.Dossiers = append(set.Dossiers, d)
	}
	add(m.kemSokha())
	add(m.tepVanny(), land)
	for i := range 3 {
		d := m.unnamed(fmt.Sprintf("land-protest campaigner %d of 3", i+1), "Campaigner convicted over the same protest as Tep Vanny")
		add(d, land)
	}
	for i := range 2 {
		d := m.unnamed(fmt.Sprintf("former Radio Free Asia reporter %d of 2", i+1), "Former reporter of Radio Free Asia")
		d.Asks = m.ask("Drop the pending charge of espionage.")
		add(d, reporters)
	}
	add(m.meachSovannara(), july)
	add(m.anBathom())
	for i := range 12 {
		add(m.activist(i + 1))
	}
	for i := range 9 {
		add(m.stillHeld(i + 1))
	}
	set.Context = m.context()
	set.We = &dossier.We{ID: dossier.WeID, Name: "Habeas sample desk"}
	return set
}

func (m maker) landProtest() *dossier.Case {
	return &dossier.Case{
		ID: m.newID(), Audience: dossier.To(dossier.Public), Name: "The land-grab protest",
		Charges: []dossier.Charge{m.charge("role in a protest over a land grab", "")},
		Events: []dossier.Event{
			m.event(dossier.Convicted, ""),
			// Before the pardons of August.
			m.read(m.event(dossier.FreedByDecree, "2018-08~")),
		},
	}
}

func (m maker) july2014() *dossier.Case {
	return &dossier.Case{
		ID: m.newID(), Audience: dossier.To(dossier.Public), Name: "The demonstration of 15 July 2014",
		Narrative: []dossier.Paragraph{m.paragraph("Eleven CNRP members were held since 2014 over the demonstration of 15 July 2014.")},
	}
}

func (m maker) twoReporters() *dossier.Case {
	return &dossier.Case{
		ID: m.newID(), Audience: dossier.To(dossier.Public), Name: "The two reporters",
		Charges: []dossier.Charge{m.charge("espionage", "")},
		Events:  []dossier.Event{m.read(m.event(dossier.ReleasedOnBail, "2018-08~"))},
	}
}

func (m maker) kemSokha() *dossier.Dossier {
	d := m.named("Kem Sokha", "កឹម សុខា", "Former president of the Cambodia National Rescue Party (CNRP), which was banned in November 2017")
	m.member(d)
	d.Person.Age = dossier.Age{Mark: m.mark(), Years: 65, AsOf: date("2018-09")}
	denied := m.event(dossier.BailDenied, "")
	denied.Times = 6
	bail := m.event(dossier.ReleasedOnBail, "2018-09-10")
	bail.Form = dossier.FormHouseArrest
	bail.Conditions = "Stay within a block radius of his home; no meetings with CNRP officials or foreigners; no rallies, no political activity"
	bail.Audience = dossier.To(dossier.Public) // his conditions are marked one by one, as S1 published them
	d.Events = []dossier.Event{m.event(dossier.Arrested, "2017-09~"), denied, bail}
	d.Charges = []dossier.Charge{m.charge("treason", "30 years")}
	health := dossier.HealthNote{Item: m.item(), Kind: dossier.HealthState, Text: "Medical complications feared while he was detained"}
	health.Audience = dossier.To(dossier.Public)
	d.Health = []dossier.HealthNote{health}
	d.Narrative = []dossier.Paragraph{
		m.paragraph("Kem Sokha was president of the Cambodia National Rescue Party (CNRP), the main opposition party, which was banned in November 2017. He is charged with treason, for which he faces up to 30 years."),
		m.paragraph("A diplomatic mission said that house arrest falls far short of a full release, and asked to drop all charges and restore political rights."),
	}
	d.Asks = append(m.ask("Drop the pending charge of treason."), m.ask("Lift every condition on his movement, his meetings and his political activity.")...)
	d.Notes = []dossier.InternalNote{{Item: dossier.Item{ID: m.newID()}, Text: "SAMPLE, not a fact: counsel's telephone number 000-000-000"}}
	return d
}

func (m maker) tepVanny() *dossier.Dossier {
	d := m.named("Tep Vanny", "ទេព វន្នី", "Prominent land activist")
	donors := dossier.Paragraph{Item: dossier.Item{ID: m.newID()}, Lang: "en", Text: "SAMPLE, not a fact: offered to meet donors in person"}
	donors.Audience = dossier.To(dossier.Donor)
	d.Narrative = []dossier.Paragraph{
		m.paragraph("Tep Vanny was convicted over her role in a protest over a land grab, and freed by royal decree together with three others."),
		donors,
	}
	return d
}

func (m maker) pardon() dossier.Event {
	e := m.event(dossier.Pardoned, "2018-08")
	e.Authority = "The king"
	return e
}

// readCharge is a charge that the report implies.
func (m maker) readCharge(offence string) dossier.Charge {
	c := m.charge(offence, "")
	c.Note = ourReading
	return c
}

func (m maker) meachSovannara() *dossier.Dossier {
	d := m.named("Meach Sovannara", "មាជ សុវណ្ណារ៉ា", "Senior member of the Cambodia National Rescue Party (CNRP)")
	m.member(d)
	arrested := m.event(dossier.Arrested, "2014")
	arrested.Text = "One of eleven CNRP members held since 2014 over the demonstration of 15 July 2014"
	convicted := m.event(dossier.Convicted, "")
	convicted.Text = "Long sentence"
	d.Events = []dossier.Event{arrested, convicted, m.read(m.pardon())}
	d.Charges = []dossier.Charge{m.readCharge("insurrection")}
	d.Narrative = []dossier.Paragraph{
		m.paragraph("Meach Sovannara went to the United States after his release to meet his family. He says that he broke no law and that the charges were made up."),
	}
	return d
}

func (m maker) anBathom() *dossier.Dossier {
	d := m.named("An Bathom", "អាន បាថម", "Activist of the Cambodia National Rescue Party (CNRP)")
	m.member(d)
	convicted := m.event(dossier.Convicted, "")
	convicted.Text = "Over a demonstration at Freedom Park, Phnom Penh (2015 in the report)"
	d.Events = []dossier.Event{convicted, m.read(m.pardon())}
	d.Charges = []dossier.Charge{m.readCharge("insurrection")}
	d.Narrative = []dossier.Paragraph{m.paragraph("An Bathom says that he attacked nobody and was taking photographs.")}
	return d
}

func (m maker) activist(n int) *dossier.Dossier {
	d := m.unnamed(fmt.Sprintf("CNRP activist %d of 12", n), "Activist of the Cambodia National Rescue Party (CNRP)")
	m.member(d)
	d.Events = []dossier.Event{m.event(dossier.Convicted, ""), m.pardon()}
	d.Charges = []dossier.Charge{m.charge("insurrection", "")}
	d.Narrative = []dossier.Paragraph{m.paragraph("One of twelve CNRP activists who served long sentences for insurrection over street protests of 2014, and whom the king pardoned in August 2018.")}
	return d
}

func (m maker) stillHeld(n int) *dossier.Dossier {
	d := m.unnamed(fmt.Sprintf("prisoner %d of 9 profiled on the web page", n), "Profiled on the web page, not among the released")
	held := m.event(dossier.InCustody, "2018-08~")
	held.Note = "our reading of S1: held while others were released"
	confirmed := m.event(dossier.InCustody, "2018-09-12")
	confirmed.Text = "Confirmed"
	confirmed.Note = ourReading
	d.Events = []dossier.Event{held, confirmed}
	d.Asks = m.ask("Release at once and without conditions.")
	return d
}

func (m maker) context() *dossier.Context {
	c := &dossier.Context{ID: dossier.ContextID, Audience: dossier.To(dossier.Public), Title: "Political prisoners in Cambodia"}
	for _, text := range []string{
		"The ruling party won every seat in the election of July 2018, after the main opposition party was banned in November 2017.",
		"The group that launched the page calls the releases a gesture to relieve pressure, as a person released can be jailed again on other charges. Its report says that the courts lack independence.",
		"The other side: there was no immediate answer from the government. Its head, at an economic gathering abroad on the same day, asked outsiders to leave the countries of the region to solve their own problems.",
		"A diplomatic mission said that house arrest falls far short of a full release, and asked to drop all charges and restore political rights.",
	} {
		c.Paragraphs = append(c.Paragraphs, m.paragraph(text))
	}
	for _, text := range []string{
		"Release all political prisoners at once and without conditions.",
		"Drop the pending charges.",
		"Trading partners and donors: make plain that it is not business as usual while political prisoners are held.",
	} {
		c.Asks = append(c.Asks, m.ask(text)...)
	}
	return c
}
