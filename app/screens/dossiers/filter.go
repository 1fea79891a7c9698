//go:build !headless

package dossiers

import (
	"slices"
	"strings"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
)

// filter is a chip above the list: it narrows the search by a query.
type filter struct {
	word  string
	query string // in the language of the search box; "" for all
	chip  *widgets.Chip
	least int // hidden where fewer match and it is not chosen
}

// allFilters are the filters in the order of the screen.
func allFilters() []*filter {
	return []*filter{
		{word: say.T("All")},
		{word: say.T("Held"), query: "status:held"},
		{word: say.T("Released"), query: "status:released"},
		{word: say.T("Released, not free"), query: "status:not-free"},
		{word: say.T("On trial"), query: "status:on-trial", least: 1},
		{word: say.T("Disappeared"), query: "status:disappeared", least: 1},
		{word: say.T("Not known"), query: "status:not-known", least: 1},
		{word: say.T("Stale"), query: "stale:yes"},
		{word: say.T("No consent"), query: "consent:none"},
	}
}

func (f *filter) show(count int) {
	f.chip.Set(f.word + " " + say.Words().Digits(count))
	if count < f.least && !f.chip.Chosen {
		f.chip.Hide()
	} else {
		f.chip.Show()
	}
}

// chosen are queries that narrow the list together: those of one field leave what
// any of them finds, those of several what all of them find.
type chosen []string

// query is what they ask for, "" for nothing.
func (c chosen) query() string {
	var fields []string
	of := map[string][]string{}
	for _, q := range c {
		f := fieldOf(q)
		if of[f] == nil {
			fields = append(fields, f)
		}
		of[f] = append(of[f], q)
	}
	for i, f := range fields {
		fields[i] = strings.Join(of[f], " OR ")
		if len(fields) > 1 {
			fields[i] = "(" + fields[i] + ")"
		}
	}
	return strings.Join(fields, " ")
}

// toggle adds a query, or takes it away.
func (c chosen) toggle(query string) chosen {
	if i := slices.Index(c, query); i >= 0 {
		return slices.Delete(slices.Clone(c), i, i+1)
	}
	return append(slices.Clip(c), query)
}

// fieldOf is the field that a filter's query looks into.
func fieldOf(query string) string {
	return query[:max(0, strings.IndexAny(query, ":=<>"))]
}

// facetOf is the value that a filter's query asks for; false for one of the
// standing filters.
func facetOf(query string) (f desk.Facet, ok bool) {
	field, value, ok := strings.Cut(query, `="`)
	return desk.Facet{Field: field, Value: strings.TrimSuffix(value, `"`)}, ok
}

// fieldWord names a field of the query language.
func fieldWord(field string) string {
	switch field {
	case "name":
		return say.T("Name")
	case "charge":
		return say.T("Charge")
	case "affiliation":
		return say.T("Affiliation")
	case "place":
		return say.T("Place")
	case "tag":
		return say.T("Tag")
	case "source":
		return say.T("Source")
	}
	return say.T("Text")
}

// choose puts a filter of the screen on, or takes it off; the first takes all off.
func (s *Screen) choose(query string) {
	if query == "" {
		s.chosen = nil
	} else {
		s.chosen = s.chosen.toggle(query)
	}
	s.filtered()
}

// filtered shows the filters that are on, and what they leave.
func (s *Screen) filtered() {
	s.showChips()
	s.showNarrowing()
	s.find()
}

// showChips puts the filters above the list: those that always stand there, those
// that were kept, and the values that were chosen.
func (s *Screen) showChips() {
	s.chips.RemoveAll()
	for _, f := range s.filters {
		f.chip.Choose(f.query == "" && len(s.chosen) == 0 || f.query != "" && slices.Contains(s.chosen, f.query))
		s.chips.Add(f.chip)
	}
	for _, q := range s.chosen {
		if f, ok := facetOf(q); ok {
			chip := widgets.NewFilter(say.T("%s: %s", fieldWord(f.Field), shortened(f.Value))+" ×", func() { s.choose(q) })
			chip.Chosen = true
			s.chips.Add(chip)
		}
	}
	for _, k := range s.kept {
		chip := widgets.NewFilter("★ "+shortened(k.Name), func() { s.apply(k) })
		chip.Chosen = s.holds(k)
		s.chips.Add(chip)
	}
	s.chips.Add(s.narrow)
	s.top.Refresh()
}

// longest is how much of a value stands on a chip, in characters.
const longest = 32

func shortened(s string) string {
	if r := []rune(s); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return s
}

// clear takes all filters off, and empties the search box.
func (s *Screen) clear() {
	s.query.Put("")
	s.chosen = nil
	s.filtered()
}
