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
