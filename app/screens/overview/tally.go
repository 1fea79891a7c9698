//go:build !headless

package overview

import (
	"strings"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export/chart"
)

// tally is a card with a bar chart, whose bars lead to those whom they count.
type tally struct {
	root    *widgets.Panel
	bars    *widgets.Bars
	more    *widgets.Text
	labels  []chart.Bar
	nothing *widgets.Text
}

func newTally(s *Screen, head, field string) *tally {
	t := &tally{more: widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)}
	t.nothing = widgets.NewShortText(say.T("Nobody to be counted."), house.ColorQuiet, house.SizeText, false)
	t.bars = widgets.NewBars(func(row int) {
		if b := t.labels[row]; b.Pattern != chart.Outline {
			s.list(where(field, b.Label))
			return
		}
		s.list(nowhere(field))
	})
	t.root = panel(heading(head), t.bars, t.nothing, t.more)
	return t
}

// where is the query for a name in a field.
func where(field, name string) string {
	query := field + `:"` + strings.ReplaceAll(name, `"`, " ") + `"`
	if field == "place" {
		query = "status:" + string(dossier.Held) + " " + query
	}
	return query
}

// nowhere is the query nearest to what is not known: the language cannot ask for
// a field that is empty.
func nowhere(field string) string {
	if field == "place" {
		return "status:" + string(dossier.Held)
	}
	return ""
}

func (t *tally) put(c chart.BarChart, left int) {
	t.labels = c.Bars
	t.bars.Put(c)
	show(t.nothing, len(c.Bars) == 0)
	show(t.more, left > 0)
	t.more.Set(say.N(left, "and %s more", "and %s more"))
}
