package disclosure

import "habeas/dossier"

// names decides what the person is called. Where there is a name and it may not
// be seen, what would tell it goes with it: every other name, unless marked.
func (g *gate) names(d *dossier.Dossier, p *profile) {
	var all []dossier.Name
	seen, named := false, false
	for _, n := range d.Names {
		if !n.Shows() {
			continue // no name; nothing of it is worth holding back
		}
		all = append(all, n)
		if n.Role.Tells() {
			named = true
			seen = seen || g.judge("names", n.Audience) == "" && !after(n.TrueFrom, g.o.AsOf)
		}
	}
	withheld := named && !seen
	list := pass(g, "names", all, func(n *dossier.Name) *dossier.Item { return &n.Item }, func(n *dossier.Name) Why {
		if withheld && n.Audience == dossier.ByDefault {
			return WhyName
		}
		return ""
	})
	best := dossier.NameToPrint(list, g.o.Lang)
	for i, n := range list {
		switch {
		case i == best:
			p.Name = n
		case n.Role == dossier.NameKnownAs || n.Role == dossier.NameAlias:
			p.KnownAs = append(p.KnownAs, n)
		default:
			p.Names = append(p.Names, n)
		}
	}
	switch {
	case best >= 0:
		p.Naming = Named
	case named:
		p.Naming = Withheld
		g.find(Warning, CodeNameWithheld, "names", "", "prints as \"Name withheld\"")
	default:
		p.Naming = NotNamed
	}
}

// photo finds the portrait. Other attachments are not printed.
func (g *gate) photo(d *dossier.Dossier, p *profile) {
	for _, a := range d.Attachments {
		why := g.judge("attachments", a.Audience)
		switch {
		case why == "" && (!a.IsPortrait() || p.Photo != nil):
			why = WhyNever
		case why == "" && after(a.TrueFrom, g.o.AsOf):
			why = WhyLater
		case why == "" && p.Naming == Withheld && a.Audience == dossier.ByDefault:
			why = WhyName
		case why == "" && !a.Cleared:
			why = WhyNotCleared
			g.find(Error, CodePhotoNotCleared, "attachments", a.ID, "the photograph is not cleared for print, and is left out")
		}
		if why != "" {
			g.hold("attachments", &a.Item, why, a)
			g.holdPictures(&a)
			continue
		}
		g.keepBack("attachments", a.ID, WhyNever, append(g.values("attachments", a.ID, "file_name"), a.FileName)...)
		if a.SHA256 != "" && a.SHA256 != a.Print {
			g.holdPicture(&a, a.SHA256, false)
		}
		g.admit("attachments", &a.Item)
		p.Photo = &Photo{Print: a.Print, Width: a.Width, Height: a.Height, Caption: a.Caption, Credit: a.Credit}
	}
}
