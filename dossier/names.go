package dossier

import (
	"strings"

	"habeas/dossier/script"
)

// Tells reports whether a name of this role says who the person is. Known-as
// and alias only describe, and the names of parents and clan are of others too.
func (r NameRole) Tells() bool {
	switch r {
	case NameInPrint, NameLegal, NameBirth, NameReligious, "":
		return true
	}
	return false
}

// Shows reports whether the text of a name leaves anything on paper. One of
// spaces and zero-width signs alone is no name, for the list as for the page.
func (n Name) Shows() bool { return script.Shows(n.Text) }

// NameToPrint is the index of the name to put first, -1 where none tells who
// the person is: the one marked for print, else the legal one, else another;
// of several, the one in the script of the language (BCP 47) before others.
func NameToPrint(names []Name, lang string) int {
	script := "Latn"
	if base, _, _ := strings.Cut(lang, "-"); strings.EqualFold(base, "km") {
		script = "Khmr"
	}
	best, rank := -1, -1
	for i, n := range names {
		if !n.Role.Tells() || !n.Shows() {
			continue
		}
		r := map[NameRole]int{NameInPrint: 4, NameLegal: 2, "": 2}[n.Role]
		if n.Script == script || n.Script == "" && script == "Latn" {
			r++
		}
		if r > rank {
			best, rank = i, r
		}
	}
	return best
}

// PrintName is the name to put first in English. It is false for a person who
// is not named, who may still be known as something.
func (d *Dossier) PrintName() (Name, bool) {
	at := NameToPrint(d.Names, "en")
	if at < 0 {
		return Name{}, false
	}
	return d.Names[at], true
}

// OtherNames are all names but the one in print and those that describe a
// person who is not named.
func (d *Dossier) OtherNames() []Name {
	first, named := d.PrintName()
	var l []Name
	for _, n := range d.Names {
		if n.Shows() && n.Role != NameKnownAs && (!named || n.ID != first.ID) {
			l = append(l, n)
		}
	}
	return l
}

// KnownAs is the first description of a person, else the first alias; "" for
// none.
func (d *Dossier) KnownAs() string {
	for _, role := range []NameRole{NameKnownAs, NameAlias} {
		for _, n := range d.Names {
			if n.Role == role && n.Shows() {
				return n.Text
			}
		}
	}
	return ""
}

// IsPortrait reports a photograph that is marked as the one to print, and can be.
func (a *Attachment) IsPortrait() bool {
	return a.Kind == AttachPhotograph && a.Portrait && a.Print != ""
}

// Portrait is the picture to print, or nil.
func (d *Dossier) Portrait() *Attachment {
	for i := range d.Attachments {
		if a := &d.Attachments[i]; a.IsPortrait() {
			return a
		}
	}
	return nil
}

// LastChecked is the latest day on which an event, a charge, a note on health,
// a text, an ask or an occupation of the dossier was confirmed; missing where
// none was. What its cases say does not count: that is checked for all at once.
func (d *Dossier) LastChecked() Date {
	var last Date
	see := func(m Mark) {
		if !m.Confirmed.IsZero() && (last.IsZero() || m.Confirmed.Last() > last.Last()) {
			last = m.Confirmed
		}
	}
	for _, e := range d.Events {
		see(e.Mark)
	}
	for _, c := range d.Charges {
		see(c.Mark)
	}
	for _, h := range d.Health {
		see(h.Mark)
	}
	for _, p := range d.Narrative {
		see(p.Mark)
	}
	for _, p := range d.Asks {
		see(p.Mark)
	}
	for _, o := range d.Person.Occupations {
		see(o.Mark)
	}
	return last
}
