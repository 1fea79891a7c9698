package disclosure

import (
	"strings"

	"habeas/dossier"
)

// names decides what the person is called. Where there is a name and it may not
// be seen, what would tell it goes with it: every other name, unless marked.
func (g *gate) names(d *dossier.Dossier, p *profile) {
	var all []dossier.Name
	seen, named := false, false
	for _, n := range d.Names {
		if strings.TrimSpace(n.Text) == "" {
			continue
		}
		all = append(all, n)
		if tells(n.Role) {
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
	best := -1
	for i, n := range list {
		if tells(n.Role) && (best < 0 || g.rank(n) > g.rank(list[best])) {
			best = i
		}
	}
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

// tells reports whether a name of this role says who the person is.
func tells(r dossier.NameRole) bool {
	switch r {
	case dossier.NameInPrint, dossier.NameLegal, dossier.NameBirth, dossier.NameReligious, "":
		return true
	}
	return false
}

// rank orders the names to print by their role, and within it those in the
// script of the packet's language first.
func (g *gate) rank(n dossier.Name) int {
	r := map[dossier.NameRole]int{dossier.NameInPrint: 6, dossier.NameLegal: 4, "": 4}[n.Role]
	script := "Latn"
	if sameLang(g.o.Lang, "km") {
		script = "Khmr"
	}
	if n.Script == script || n.Script == "" && script == "Latn" {
		r++
	}
	return r
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
			continue
		}
		g.keepBack("attachments", a.ID, WhyNever, append(g.values("attachments", a.ID, "file_name"), a.FileName)...)
		g.admit("attachments", &a.Item)
		p.Photo = &Photo{Print: a.Print, Width: a.Width, Height: a.Height, Caption: a.Caption, Credit: a.Credit}
	}
}
