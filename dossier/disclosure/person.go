package disclosure

import (
	"slices"
	"strings"

	"habeas/dossier"
)

// profile makes the profile of one dossier, or nil where the audience may see
// nothing of it.
func (k *packet) profile(d *dossier.Dossier) *profile {
	consent, _ := d.ConsentOn(k.o.Now)
	fallback := d.Audience
	if fallback == dossier.ByDefault {
		fallback = consent // internal until one is recorded
	}
	g := &gate{packet: k, dossier: d.ID, subject: d.ID, fallback: fallback, disputes: d.Disputes}
	g.disputed()
	for _, id := range d.Cases {
		if c := k.view.Case(id); c != nil {
			g.within(c).disputed() // also of a person who is only counted
		}
	}
	if !g.consented(d) {
		g.closed = WhyConsent
	}
	items, pictures, findings := len(k.held.Items), len(k.held.Pictures), len(k.held.Findings)
	p := g.fill(d)
	if g.closed == "" && g.judge("", dossier.ByDefault) != "" && !g.marked {
		// Nothing of its own is for this audience: the cases alone do not
		// bring it in.
		k.held.Items, k.held.Pictures, k.held.Findings = k.held.Items[:items], k.held.Pictures[:pictures], k.held.Findings[:findings]
		g.closed = g.judge("", dossier.ByDefault)
		p = g.fill(d)
	}
	if g.closed != "" {
		k.held.Findings = k.held.Findings[:findings]
		if g.closed != WhyConsent {
			g.find(Warning, CodeNotShown, "", "", "counted, but not shown to this audience")
		}
		return nil
	}
	if d.Stale(k.o.Now) {
		g.find(Warning, CodeStale, "", "", "the facts were not confirmed lately")
	}
	return p
}

// fill takes the dossier through the gate, part by part.
func (g *gate) fill(d *dossier.Dossier) *profile {
	g.shown = newShown()
	p := &profile{Made: d.Made}
	g.admitOwn("synthetic")
	g.names(d, p)
	g.photo(d, p)

	who := d.Person
	p.Born = passOne(g, "person.born", who.Born, func(x *dossier.Born) *dossier.Mark { return &x.Mark })
	p.Age = passOne(g, "person.age", who.Age, func(x *dossier.Age) *dossier.Mark { return &x.Mark })
	p.Birthplace = passOne(g, "person.birthplace", who.Birthplace, func(x *dossier.Said) *dossier.Mark { return &x.Mark })
	p.Nationalities = passOne(g, "person.nationalities", who.Nationalities, func(x *dossier.Codes) *dossier.Mark { return &x.Mark })
	p.Sex = passOne(g, "person.sex", who.Sex, func(x *dossier.Said) *dossier.Mark { return &x.Mark })
	p.Occupations = pass(g, "person.occupations", who.Occupations, func(x *dossier.Occupation) *dossier.Item { return &x.Item }, nil)
	p.Affiliations = pass(g, "person.affiliations", who.Affiliations, func(x *dossier.Affiliation) *dossier.Item { return &x.Item },
		func(x *dossier.Affiliation) Why { return whyIf(after(x.From, g.o.AsOf), WhyLater) })
	p.Papers = pass(g, "person.papers", who.Papers, func(x *dossier.Paper) *dossier.Item { return &x.Item }, nil)
	p.Addresses = pass(g, "person.addresses", who.Addresses, func(x *dossier.Address) *dossier.Item { return &x.Item },
		func(x *dossier.Address) Why { return whyIf(after(x.From, g.o.AsOf), WhyLater) })

	g.cases = map[dossier.ID]*gate{}
	for _, id := range d.Cases {
		if c := g.view.Case(id); c != nil {
			h := g.within(c)
			for _, e := range c.Events {
				g.cases[e.ID] = h
			}
			for _, x := range c.Charges {
				g.cases[x.ID] = h
			}
			h.shared(c, p)
		}
	}
	g.record(d, p)
	p.Health = pass(g, "health", d.Health, func(x *dossier.HealthNote) *dossier.Item { return &x.Item },
		func(x *dossier.HealthNote) Why { return whyIf(after(x.Date, g.o.AsOf), WhyLater) })
	p.Narrative = append(p.Narrative, g.paragraphs("narrative", d.Narrative)...)
	p.Arbitrariness = pass(g, "arbitrariness", d.Arbitrariness, func(x *dossier.Ground) *dossier.Item { return &x.Item }, nil)
	p.Asks = g.paragraphs("asks", d.Asks)
	p.Ahead = pass(g, "ahead", d.Ahead, func(x *dossier.AheadDate) *dossier.Item { return &x.Item },
		func(x *dossier.AheadDate) Why { return whyIf(x.Kind == dossier.AheadNextCheck, WhyNever) })
	p.People = pass(g, "people", d.People, func(x *dossier.Contact) *dossier.Item { return &x.Item }, nil)
	g.never(d)
	p.Disputes = g.shown.disputes
	return p
}

// within is the gate for what the dossier shares with others. What passes there
// by its own set does not bring the dossier in.
func (g *gate) within(c *dossier.Case) *gate {
	h := *g
	h.subject, h.disputes = c.ID, c.Disputes
	if c.Audience != dossier.ByDefault {
		h.fallback = c.Audience
	}
	return &h
}

// shared takes the name and the texts of a case through its gate.
func (g *gate) shared(c *dossier.Case, p *profile) {
	if strings.TrimSpace(c.Name) != "" {
		if why := g.judge("", dossier.ByDefault); why == "" {
			p.Cases = append(p.Cases, c.Name)
			g.admitOwn("name")
		} else {
			g.keepBack("", "", why, append(g.values("", "", "name"), c.Name)...)
		}
	}
	p.Narrative = append(p.Narrative, g.paragraphs("narrative", c.Narrative)...)
}

// never notes what is printed for nobody.
func (g *gate) never(d *dossier.Dossier) {
	for _, n := range d.Notes {
		g.hold("notes", &n.Item, WhyInternal, n)
	}
	for _, c := range d.Consent {
		g.keepBack("consent", c.ID, WhyNever, append(g.values("consent", c.ID, "how"), ownTexts(c)...)...)
	}
	g.keepBack("tags", "", WhyNever, append(g.values("", "", "tags"), d.Tags...)...)
}

// paragraphs passes texts in the packet's language, or in one other where there is
// none in it: English, else that of the first. Those in further languages are not
// held back: they say the same again, and are just not printed.
func (g *gate) paragraphs(part string, list []dossier.Paragraph) []dossier.Paragraph {
	mayPrint := func(x dossier.Paragraph) bool {
		return g.judge(part, x.Audience) == "" && !after(x.TrueFrom, g.o.AsOf)
	}
	in := func(lang string) bool {
		return slices.ContainsFunc(list, func(x dossier.Paragraph) bool {
			return mayPrint(x) && (x.Lang == "" || sameLang(x.Lang, lang))
		})
	}
	translated, lang := in(g.o.Lang), g.o.Lang
	if !translated && in("en") {
		lang = "en"
	} else if first := slices.IndexFunc(list, mayPrint); !translated && first >= 0 {
		lang = list[first].Lang
	}
	var picked []dossier.Paragraph
	for _, x := range list {
		if !mayPrint(x) || x.Lang == "" || sameLang(x.Lang, lang) {
			picked = append(picked, x)
		}
	}
	out := pass(g, part, picked, func(x *dossier.Paragraph) *dossier.Item { return &x.Item }, nil)
	if !translated && len(out) > 0 {
		g.find(Warning, CodeTranslation, part, "", "there is no text in the language of the packet; it prints in another")
	}
	return out
}

// sameLang compares two BCP 47 tags by their language alone.
func sameLang(a, b string) bool {
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
}
