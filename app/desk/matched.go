package desk

import (
	"habeas/dossier"
	"habeas/dossier/search"
)

// Match is where a query found something in a dossier.
type Match = search.Match

// Matched says where the words of a query stand in a dossier, those in its names
// last; see [search.Query.Matched]. It is quick enough for the rows that one sees.
func (d *Desk) Matched(query string, id dossier.ID) []Match {
	q, err := search.Parse(query)
	if err != nil {
		return nil
	}
	v := d.View()
	x := v.Dossier(id)
	if x == nil {
		return nil
	}
	return q.Matched(v, x)
}
