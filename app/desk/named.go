package desk

import (
	"cmp"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Named finds people by the beginnings of words of their names, in any script, as
// of a day; at most so many, those first whose name in print the text leads.
// Nothing typed finds nobody.
func (d *Desk) Named(text string, most int, asOf dossier.Day) []Row {
	words := strings.Fields(search.Fold(text))
	if len(words) == 0 {
		return nil
	}
	q, err := search.Parse("name:" + strings.Join(words, " name:"))
	if err != nil {
		return nil // letters and digits alone are always read
	}
	now := d.seen.Load()
	type ranked struct {
		hit  search.Hit
		rank int
	}
	var l []ranked
	for _, h := range now.index.Find(q, asOf, d.Today()) {
		r := ranked{hit: h}
		if !h.Line.Leads(words) {
			r.rank = 1
		}
		l = append(l, r)
	}
	slices.SortFunc(l, func(a, b ranked) int {
		return cmp.Or(a.rank-b.rank, a.hit.Line.Compare(b.hit.Line), cmp.Compare(a.hit.ID, b.hit.ID))
	})
	rows := make([]Row, min(len(l), most))
	for i := range rows {
		rows[i] = row(&l[i].hit)
	}
	return rows
}
