//go:build !headless

package dossiers

import (
	"habeas/app/say"
	"habeas/app/widgets"
)

// filter is a chip above the list: it narrows the search by a query.
type filter struct {
	word  string
	query string // in the language of the search box; "" for all
	// count is how many dossiers of the vault the filter leaves.
	count func(a answer, find func(query string) int) int
	chip  *widgets.Chip
	least int // hidden where fewer match and it is not chosen
}

// allFilters are the filters in the order of the screen.
func allFilters() []*filter {
	ask := func(query string) func(answer, func(string) int) int {
		return func(_ answer, find func(string) int) int { return find(query) }
	}
	const released = "status:not-free OR status:free"
	return []*filter{
		{word: say.T("All"), count: func(a answer, _ func(string) int) int { return a.figures.Profiled }},
		{word: say.T("Held"), query: "status:held", count: func(a answer, _ func(string) int) int { return a.figures.Held }},
		{word: say.T("Released"), query: released, count: func(a answer, _ func(string) int) int { return a.figures.Released }},
		{word: say.T("Released, not free"), query: "status:not-free", count: func(a answer, _ func(string) int) int { return a.figures.ReleasedNotFree }},
		{word: say.T("Disappeared"), query: "status:disappeared", least: 1, count: func(a answer, _ func(string) int) int { return a.figures.Disappeared }},
		{word: say.T("Not known"), query: "status:not-known", least: 1, count: func(a answer, _ func(string) int) int { return a.figures.NotKnown }},
		{word: say.T("Stale"), query: "stale:yes", count: ask("stale:yes")},
		{word: say.T("No consent"), query: "consent:none", count: ask("consent:none")},
	}
}

// both is a query that asks for one and for the other.
func both(a, b string) string {
	if a == "" {
		return b
	}
	return "(" + a + ") (" + b + ")"
}

func (f *filter) show(count int) {
	if count < 0 {
		f.chip.Set(f.word)
		return
	}
	f.chip.Set(f.word + " " + say.Words().Digits(count))
	if count < f.least && !f.chip.Chosen {
		f.chip.Hide()
	} else {
		f.chip.Show()
	}
}
