package desk

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Row is a dossier as a list shows it.
type Row struct {
	ID        dossier.ID
	Name      string   // the name in print; "" for a person who is not named
	KnownAs   string   // a description, where there is no name
	Names     []string // all others, other scripts first
	About     string   // the first occupation or affiliation
	Standing  dossier.Standing
	Days      dossier.DayCount
	House     dossier.DayCount
	Charge    string       // the offences, joined
	Checked   dossier.Date // the last confirmation of anything
	Portrait  string       // SHA-256 of the print-size copy, "" for none
	Consented bool         // some consent holds today
	Made      bool         // synthetic
}

// Found is what a query found, in the order of the list.
type Found struct {
	Query string
	Total int // dossiers in the vault
	Rows  []Row
}

// IDs are those of the rows.
func (f Found) IDs() []dossier.ID {
	ids := make([]dossier.ID, len(f.Rows))
	for i, r := range f.Rows {
		ids[i] = r.ID
	}
	return ids
}

// Find lists the dossiers that match a query ("" is all) as of a day. People who
// are named come before those whom a source left unnamed, of whom there is less
// to say; of either, who is held first, then who only looks free, then the free,
// each by name. A query that cannot be read fails with a *search.ParseError.
func (d *Desk) Find(query string, asOf dossier.Day) (Found, error) {
	q, err := search.Parse(query)
	if err != nil {
		return Found{}, err
	}
	now := d.seen.Load()
	today := d.Today()
	hits := now.index.Find(q, asOf, today)
	f := Found{Query: query, Total: now.index.Len(), Rows: make([]Row, len(hits))}
	for i, h := range hits {
		f.Rows[i] = row(h, today)
	}
	sortRows(f.Rows)
	return f, nil
}

// Row is one dossier as a list shows it; false where it is not there.
func (d *Desk) Row(id dossier.ID, asOf dossier.Day) (Row, bool) {
	now := d.seen.Load()
	x := now.index.Dossier(id)
	if x == nil {
		return Row{}, false
	}
	c := now.around.Custody(x)
	h := search.Hit{ID: id, Dossier: x, Custody: &c, Standing: dossier.StatusOn(c, asOf)}
	h.Days, h.House = dossier.DaysInCustody(c, asOf)
	return row(h, d.Today()), true
}

// Count works out the figures of the dossiers named, nil for all.
func (d *Desk) Count(ids []dossier.ID, asOf dossier.Day) dossier.Figures {
	v := d.View()
	if ids == nil {
		ids = v.IDs()
	}
	return dossier.Count(v, ids, asOf)
}

func row(h search.Hit, today dossier.Day) Row {
	x := h.Dossier
	r := Row{
		ID: h.ID, Standing: h.Standing, Days: h.Days, House: h.House,
		KnownAs: x.KnownAs(), Checked: x.LastChecked(), Made: x.Made,
	}
	if n, ok := x.PrintName(); ok {
		r.Name = n.Text
	}
	for _, n := range x.OtherNames() {
		r.Names = append(r.Names, n.Text)
	}
	switch p := x.Person; {
	case len(p.Occupations) > 0:
		r.About = p.Occupations[0].Text
	case len(p.Affiliations) > 0:
		r.About = strings.TrimSpace(p.Affiliations[0].Role + " " + p.Affiliations[0].Organisation)
	}
	var offences []string
	for _, ch := range h.Custody.Charges {
		if ch.Offence != "" && !slices.Contains(offences, ch.Offence) {
			offences = append(offences, ch.Offence)
		}
	}
	r.Charge = strings.Join(offences, ", ")
	if a := x.Portrait(); a != nil {
		r.Portrait = a.Print
	}
	_, r.Consented = x.ConsentOn(today)
	return r
}

// listRank is the order of the question in the room: who is still held, who
// only looks free, who is free.
var listRank = map[dossier.Status]int{
	dossier.Held: 0, dossier.Disappeared: 1, dossier.NotFree: 2, dossier.AtLarge: 3,
	dossier.Free: 4, dossier.Dead: 5, dossier.NotKnown: 6,
}

func sortRows(rows []Row) {
	c := collate.New(language.Und, collate.Loose, collate.Numeric)
	var buf collate.Buffer
	keys := make(map[dossier.ID][]byte, len(rows))
	for _, r := range rows {
		keys[r.ID] = slices.Clone(c.KeyFromString(&buf, cmp.Or(r.Name, r.KnownAs)))
		buf.Reset()
	}
	unnamed := func(r Row) int {
		if r.Name == "" {
			return 1
		}
		return 0
	}
	slices.SortFunc(rows, func(a, b Row) int {
		return cmp.Or(
			unnamed(a)-unnamed(b),
			listRank[a.Standing.Status]-listRank[b.Standing.Status],
			slices.Compare(keys[a.ID], keys[b.ID]),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// CheckQuery says early what is wrong with a query: a *search.ParseError.
func CheckQuery(query string) error {
	_, err := search.Parse(query)
	return err
}
