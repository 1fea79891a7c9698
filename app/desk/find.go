package desk

import (
	"cmp"
	"slices"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Line is what a list says of a dossier, on whatever day.
type Line = search.Line

// Row is a dossier as a list shows it.
type Row struct {
	ID        dossier.ID
	*Line     // shared: nothing in it may be changed
	Standing  dossier.Standing
	Days      dossier.DayCount
	House     dossier.DayCount
	Consented bool // some consent holds today
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
	return d.found(d.seen.Load(), query, q, asOf), nil
}

// FindAmong is [Desk.Find] of what one of some filters leaves besides, and counts
// how many dossiers of the vault each of them leaves. An error in the query names
// its columns, whatever the filter.
func (d *Desk) FindAmong(query string, filters []string, chosen int, asOf dossier.Day) (f Found, counts []int, err error) {
	q, err := search.Parse(query)
	if err != nil {
		return Found{}, nil, err
	}
	parsed := make([]search.Query, len(filters))
	for i, filter := range filters {
		if parsed[i], err = search.Parse(filter); err != nil {
			return Found{}, nil, err
		}
	}
	now := d.seen.Load()
	return d.found(now, query, q.And(parsed[chosen]), asOf), now.index.Counts(parsed, asOf, d.Today()), nil
}

func (d *Desk) found(now *seen, query string, q search.Query, asOf dossier.Day) Found {
	hits := now.index.Find(q, asOf, d.Today())
	slices.SortFunc(hits, inList)
	f := Found{Query: query, Total: now.index.Len(), Rows: make([]Row, len(hits))}
	for i := range hits {
		f.Rows[i] = row(&hits[i])
	}
	return f
}

// Row is one dossier as a list shows it; false where it is not there.
func (d *Desk) Row(id dossier.ID, asOf dossier.Day) (Row, bool) {
	h, ok := d.seen.Load().index.Hit(id, asOf, d.Today())
	if !ok {
		return Row{}, false
	}
	return row(&h), true
}

// Count works out the figures of the dossiers named, nil for all. Nothing in them
// may be changed.
func (d *Desk) Count(ids []dossier.ID, asOf dossier.Day) dossier.Figures {
	if ids == nil {
		return d.seen.Load().count(asOf)
	}
	return dossier.Count(d.View(), ids, asOf)
}

func row(h *search.Hit) Row {
	return Row{ID: h.ID, Line: h.Line, Standing: *h.Standing(), Days: h.Days(), House: h.House(), Consented: h.Consented()}
}

// listRank is the order of the question in the room: who is still held, who
// only looks free, who is free.
var listRank = map[dossier.Status]int{
	dossier.Held: 0, dossier.Disappeared: 1, dossier.NotFree: 2, dossier.AtLarge: 3,
	dossier.Free: 4, dossier.Dead: 5, dossier.NotKnown: 6,
}

// inList is the order of the list.
func inList(a, b search.Hit) int {
	if (a.Line.Name == "") != (b.Line.Name == "") {
		return cmp.Compare(b.Line.Name, a.Line.Name) // who is named first
	}
	if a.Standing().Status != b.Standing().Status {
		return listRank[a.Standing().Status] - listRank[b.Standing().Status]
	}
	return cmp.Or(a.Line.Compare(b.Line), cmp.Compare(a.ID, b.ID))
}

// CheckQuery says early what is wrong with a query: a *search.ParseError.
func CheckQuery(query string) error {
	_, err := search.Parse(query)
	return err
}
