package dossier

// PrintName is the name to put first: the one marked for print, else the legal
// one, else any that is more than a description; Latin script before others.
// It is false for a person who is not named, who may still be known as
// something.
func (d *Dossier) PrintName() (Name, bool) {
	best, at := 0, -1
	for i, n := range d.Names {
		if r := printRank(n); n.Text != "" && r > best {
			best, at = r, i
		}
	}
	if at < 0 {
		return Name{}, false
	}
	return d.Names[at], true
}

func printRank(n Name) int {
	rank := 0
	switch n.Role {
	case NameKnownAs:
		return 0
	case NameInPrint:
		rank = 6
	case NameLegal, "":
		rank = 4
	default:
		rank = 2
	}
	if n.Script == "" || n.Script == "Latn" {
		rank++
	}
	return rank
}

// OtherNames are all names but the one in print and those that describe a
// person who is not named.
func (d *Dossier) OtherNames() []Name {
	first, named := d.PrintName()
	var l []Name
	for _, n := range d.Names {
		if n.Text != "" && n.Role != NameKnownAs && (!named || n.ID != first.ID) {
			l = append(l, n)
		}
	}
	return l
}

// KnownAs is the first description of a person, "" for none.
func (d *Dossier) KnownAs() string {
	for _, n := range d.Names {
		if n.Role == NameKnownAs && n.Text != "" {
			return n.Text
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
