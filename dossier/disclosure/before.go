package disclosure

import (
	"fmt"
	"strings"

	"habeas/dossier"
)

// before takes what stands before the profiles through the gate: the issuing
// group, the context, the meeting and its asks.
func (k *packet) before(c *content) {
	v := k.view
	c.We = dossier.We{Name: v.We.Name, Reach: v.We.Reach, Logo: v.We.Logo}
	we := gate{packet: k, subject: dossier.WeID}
	if strings.TrimSpace(v.We.Name) == "" {
		we.find(Warning, CodeNoIssuer, "", "", "the issuing group has no name")
	}
	for _, d := range v.We.Disputes {
		we.find(Error, CodeDisputed, "", "", fmt.Sprintf("%s of the issuing group is disputed", d.Field))
	}

	x := gate{packet: k, subject: dossier.ContextID, fallback: v.Context.Audience, disputes: v.Context.Disputes, shown: newShown()}
	x.disputed()
	if why := x.judge("", dossier.ByDefault); why == "" {
		c.Title = v.Context.Title
		x.admitOwn("title")
	} else if ownTexts(v.Context) != nil {
		x.find(Warning, CodeContextHeld, "", "", "the title and the context of the packet are not marked for this audience")
		if v.Context.Title != "" {
			x.keepBack("", "", why, append(x.values("", "", "title"), v.Context.Title)...)
		}
	}
	c.Context = x.paragraphs("paragraphs", v.Context.Paragraphs)
	k.meeting(c)
	if len(c.Asks) == 0 {
		c.Asks = x.paragraphs("asks", v.Context.Asks)
		return
	}
	for _, a := range v.Context.Asks { // not printed, and sought all the same
		if why := x.judge("asks", a.Audience); why != "" {
			x.hold("asks", &a.Item, why, a)
		}
	}
}

// meeting takes the meeting chosen, where there is one: for the audience that
// sits there, unless it says otherwise.
func (k *packet) meeting(c *content) {
	if k.o.Meeting == "" {
		return
	}
	m := k.view.Meeting(k.o.Meeting)
	g := gate{packet: k, subject: k.o.Meeting, shown: newShown()}
	if m == nil {
		g.find(Stop, CodeMeeting, "", "", fmt.Sprintf("no meeting has the identifier %s", k.o.Meeting))
		return
	}
	g.fallback, g.disputes = m.Audience, m.Disputes
	if g.fallback == dossier.ByDefault && m.For != "" {
		g.fallback = dossier.To(m.For)
	}
	g.disputed()
	if m.For != "" && m.For != k.o.Audience {
		g.find(Warning, CodeMeeting, "", "", "the meeting is with another audience")
	}
	if why := g.judge("", dossier.ByDefault); why != "" {
		g.find(Warning, CodeMeeting, "", "", "the meeting is not marked for this audience, and is not named")
		g.keepBack("", "", why, append(g.values("", "", "title", "place", "organisation"), m.Title, m.Place, m.Organisation)...)
	} else {
		g.admitOwn("title", "date", "place", "organisation")
		c.Meeting = &dossier.Meeting{Title: m.Title, Date: m.Date, Place: m.Place, Organisation: m.Organisation, Disputes: ownDisputes(m.Disputes, "date")}
	}
	g.keepBack("", "", WhyNever, append(g.values("", "", "present", "note"), m.Present, m.Note)...)
	for _, p := range m.Promises {
		g.keepBack("promises", p.ID, WhyNever, append(g.values("promises", p.ID, "text", "by"), p.Text, p.By)...)
	}
	c.Asks = g.paragraphs("asks", m.Asks)
}
