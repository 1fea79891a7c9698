package disclosure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"habeas/dossier"
)

// packet is what one run of the gate has in common.
type packet struct {
	o     Options
	view  *dossier.View
	held  *Held
	cited map[dossier.ID]Why // every source that an item of the dossiers names
	order []dossier.ID       // those, as they were first met
}

// Disclose is the gate: what the audience may see of the dossiers named and of
// the vault-wide lists, and apart from it what was held back and found. A
// dossier named twice counts once.
func Disclose(v *dossier.View, ids []dossier.ID, o Options) (Disclosed, Held) {
	if o.Lang == "" {
		o.Lang = "en"
	}
	held := new(Held)
	k := &packet{o: o, view: v, held: held, cited: map[dossier.ID]Why{}}
	c := &content{Audience: o.Audience, AsOf: o.AsOf, Lang: o.Lang}
	k.before(c)

	var picked []dossier.ID
	twice := make(map[dossier.ID]bool, len(ids))
	var shown []*dossier.Dossier
	for _, id := range ids {
		d := v.Dossier(id)
		switch {
		case d == nil:
			held.Findings = append(held.Findings, Finding{Severity: Stop, Code: CodeUnknown, Dossier: id, Text: fmt.Sprintf("no dossier has the identifier %s", id)})
			continue
		case twice[id]:
			continue
		}
		twice[id] = true
		picked = append(picked, id)
		p := k.profile(d)
		if p == nil {
			c.NotShown++
			continue
		}
		if o.Consent {
			p.Consent = k.consent(d)
		}
		shown = append(shown, d)
		held.Dossiers = append(held.Dossiers, id)
		c.Profiles = append(c.Profiles, p)
	}
	c.Figures = k.figures(picked, c.Profiles)
	k.alike(shown, c.Profiles)
	k.references(c)
	k.elsewhere(c)
	if o.AsOf > o.Now {
		held.Findings = append(held.Findings, Finding{Severity: Warning, Code: CodeAsOfAhead, Text: "the as-of day lies ahead"})
	}
	slices.SortStableFunc(held.Findings, func(a, b Finding) int {
		return cmp.Compare(gravity[a.Severity], gravity[b.Severity])
	})
	return Disclosed{c}, *held
}

var gravity = map[Severity]int{Stop: 0, Error: 1, Warning: 2}

// ChargeNotShown is the key of by_charge for persons under an offence that may
// not be told of them.
const ChargeNotShown = "not shown"

// figures count every dossier picked by its full record. An offence is a typed
// text: of a person who is shown it is counted by name where a charge of theirs
// that is disclosed names it, as figures of few people tell who they are; of one
// who is not shown, where any does.
func (k *packet) figures(picked []dossier.ID, shown []*profile) dossier.Figures {
	ofAny := map[string]bool{"": true}
	of := map[dossier.ID]map[string]bool{}
	for i, p := range shown {
		own := map[string]bool{"": true}
		for _, c := range p.Charges {
			offence := strings.TrimSpace(c.Offence)
			own[offence], ofAny[offence] = true, true
		}
		of[k.held.Dossiers[i]] = own
	}
	f := dossier.NewFigures(k.o.AsOf)
	for _, id := range picked {
		c := k.view.Custody(k.view.Dossier(id))
		told := of[id]
		if told == nil {
			told = ofAny
		}
		brought := slices.Clone(c.ChargesBy(k.o.AsOf))
		for i := range brought {
			if !told[strings.TrimSpace(brought[i].Offence)] {
				brought[i].Offence = ChargeNotShown
			}
		}
		if of[id] != nil && slices.Contains(k.o.WithoutStatus, id) {
			f.AddUnsaid(brought) // the figures less the others would tell it
			continue
		}
		f.Add(dossier.StatusOn(c, k.o.AsOf), brought)
	}
	return f
}

// references turns the sources that disclosed items name into keys. A profile
// is hashed with its own numbers, so that its place in the packet does not
// change its hash.
func (k *packet) references(c *content) {
	var all references
	all.number(&c.Context)
	all.number(&c.Asks)
	for i, p := range c.Profiles {
		before := copyOf(*p)
		var own references
		own.number(p)
		p.Sources = own.sources(k.view, own.keys)
		hash := hashOf(p)

		*p = before
		all.number(p)
		p.Sources = own.sources(k.view, all.keys)
		p.Key, p.hash = fmt.Sprintf("p%d", i+1), hash
	}
	c.Sources = all.sources(k.view, all.keys)
	k.holdSources(all.keys)
}

// alike warns of persons with the same name, who may be one person twice.
func (k *packet) alike(shown []*dossier.Dossier, profiles []*profile) {
	first := map[string]dossier.ID{}
	for i, p := range profiles {
		name := strings.ToLower(strings.Join(strings.Fields(p.Name.Text), " "))
		if name == "" {
			continue
		}
		if _, twice := first[name]; twice {
			g := gate{packet: k, dossier: shown[i].ID, subject: shown[i].ID}
			g.find(Warning, CodeAlike, "names", "", "another dossier in this selection has the same name")
		}
		first[name] = shown[i].ID
	}
}
