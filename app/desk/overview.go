package desk

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/search"
)

// Overview is where all people of a vault stand on a day.
type Overview struct {
	AsOf     dossier.Day
	First    dossier.Day // on which the first event on record may have happened; AsOf where none has a date
	Figures  dossier.Figures
	Rows     []Row             // everybody, in the order of the list
	Groups   []Tally           // by affiliation, as it was then
	Places   []Tally           // where those are held who are
	Detained Detained          // how long
	People   []dossier.Custody // of the rows, in their order
}

// Tally is how many people go under a name.
type Tally struct {
	Name  string // "" for those of whom it is not known
	Count int
}

// Detained is how long people were in custody, house arrest not counted: of
// those of whom the days are known, and were any.
type Detained struct {
	Of      int // so many people
	Sum     dossier.DayCount
	Median  dossier.DayCount
	Longest Row
}

// Overview works the figures out for a day. It fails where ctx is done before.
func (d *Desk) Overview(ctx context.Context, asOf dossier.Day) (Overview, error) {
	now := d.seen.Load()
	if err := now.index.Stand(ctx, asOf); err != nil {
		return Overview{}, err
	}
	hits := now.index.Find(search.Query{}, asOf, d.Today())
	slices.SortFunc(hits, inList)
	o := Overview{AsOf: asOf, First: firstDay(hits, asOf), Figures: dossier.NewFigures(asOf), Rows: make([]Row, len(hits)), People: make([]dossier.Custody, len(hits))}
	groups, places := map[string]int{}, map[string]int{}
	for i := range hits {
		h := &hits[i]
		o.Rows[i], o.People[i] = row(h), *h.Custody
		o.Figures.Add(*h.Standing(), h.Custody.ChargesBy(asOf))
		for _, g := range groupsOn(h.Dossier, asOf) {
			groups[g]++
		}
		if h.Standing().Status == dossier.Held {
			places[strings.TrimSpace(dossier.HeldAt(*h.Custody, asOf))]++
		}
	}
	o.Groups, o.Places, o.Detained = tallies(groups), tallies(places), detained(o.Rows)
	return o, ctx.Err()
}

// firstDay is the earliest day on which a dated event can lie, not after asOf.
func firstDay(hits []search.Hit, asOf dossier.Day) dossier.Day {
	first := asOf
	for _, h := range hits {
		for _, e := range h.Custody.Events {
			if day := e.Date.First(); day.Bounded() {
				first = min(first, day)
			}
		}
	}
	return first
}

// groupsOn are the organisations that a person belonged to on a day, each once;
// one nameless where none is known.
func groupsOn(x *dossier.Dossier, asOf dossier.Day) []string {
	var l []string
	for _, a := range x.Person.Affiliations {
		name := strings.TrimSpace(a.Organisation)
		began := a.From.IsZero() || a.From.First() <= asOf
		goesOn := a.To.IsZero() || a.To.Last() >= asOf
		if name != "" && began && goesOn && !slices.Contains(l, name) {
			l = append(l, name)
		}
	}
	if l == nil {
		return []string{""}
	}
	return l
}

// tallies puts the most frequent first, and what is not known last.
func tallies(counts map[string]int) []Tally {
	l := make([]Tally, 0, len(counts))
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		l = append(l, Tally{name, counts[name]})
	}
	slices.SortStableFunc(l, func(a, b Tally) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(b.Name, a.Name)
		}
		return cmp.Compare(b.Count, a.Count)
	})
	return l
}

func detained(rows []Row) Detained {
	var least, most []int
	var s Detained
	for _, r := range rows {
		if !r.Days.Known || r.Days.Most == 0 {
			continue
		}
		least, most = append(least, r.Days.Least), append(most, r.Days.Most)
		s.Sum.Least += r.Days.Least
		s.Sum.Most += r.Days.Most
		if s.Of == 0 || r.Days.Least > s.Longest.Days.Least {
			s.Longest = r
		}
		s.Of++
	}
	s.Sum.Known = s.Of > 0
	s.Median = dossier.DayCount{Known: s.Of > 0, Least: median(least), Most: median(most)}
	return s
}

// median is the middle of some numbers; of an even number of them, the lower of
// the two in the middle, which was somebody's.
func median(l []int) int {
	if len(l) == 0 {
		return 0
	}
	slices.Sort(l)
	return l[(len(l)-1)/2]
}
