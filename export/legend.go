package export

import (
	"slices"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export/chart"
)

// legend tells how to read statuses and dates, all of it on one page.
func (p *press) legend() []strip {
	strips := apart(2*beat, p.pageTitle("How to read dates and statuses", "legend"))
	strips = append(strips, p.heading("Statuses"))
	for _, s := range dossier.Statuses {
		strips = append(strips, p.legendStatus(s)...)
	}
	dates := []string{
		"10 September 2018", "the day is known",
		"September 2017", "some day of that month; no day is invented",
		"about September 2017", "near that time",
		"2017 (uncertain)", "the source gives it, and it may be wrong",
		"from 2017 on", "since then, with no end known",
		"not known", "nobody has told us",
	}
	if slices.ContainsFunc(p.shown.Profiles(), func(profile disclosure.Profile) bool { return len(profile.Disputes()) > 0 }) {
		dates = append(dates, "disputed: … / …", "two copies of our record disagree, and nobody has decided yet")
	}
	strips = append(strips, p.legendRows("Dates", dates...)...)
	strips = append(strips, p.legendRows("Figures and days",
		"as of", "Where people stood at the end of that day, and nothing later.",
		"likely", "The status would be another one if an event with an uncertain date or source were left out or counted.",
		"in italics", "A description of somebody whose name is not given.",
		"held for … days", "The first and the last day are counted. Two numbers are the least and the most that the dates allow; house arrest is counted apart.",
	)...)
	strips = append(strips, p.legendRows("Notes and sources",
		"the small numbers", "They lead to the sources at the end of each profile.",
		"grades", "A letter for how reliable the source is, from A (completely) to F (cannot be judged), and a number for how credible what it says is, from 1 (confirmed) to 6 (cannot be judged): the Admiralty code.",
	)...)
	for i := range len(strips) - 1 {
		strips[i].keep = true
	}
	return strips
}

// legendStatus is a mark, its word and what it means.
func (p *press) legendStatus(s dossier.Status) []strip {
	mark := chart.Mark(s)
	const square = 9.0
	word := p.statusText(mark, p.words.Status(s), sizeBody).line()
	return p.legendRow(statusMeaning(s), func(pg *page, x, y float64) {
		base := y + drop(word, sizeBody)
		p.mark(pg, mark, x, base-square+0.8, square)
		pg.text(x+square+6, base, word)
	})
}

// legendRows are a heading and pairs of words and their meaning.
func (p *press) legendRows(title string, pairs ...string) []strip {
	out := []strip{p.heading(title)}
	for i := 0; i+1 < len(pairs); i += 2 {
		word := p.text(strong(sizeBody)).own(pairs[i]).line()
		out = append(out, p.legendRow(pairs[i+1], func(pg *page, x, y float64) {
			pg.text(x, y+drop(word, sizeBody), word)
		})...)
	}
	return out
}

func (p *press) legendRow(meaning string, draw func(pg *page, x, y float64)) []strip {
	const indent = 130.0
	lines := tie(p.text(plain(sizeBody)).own(meaning).strips(indent, p.sheet.width()-indent))
	return apart(quarter, on(lines, draw))
}

// statusMeaning explains a status.
func statusMeaning(s dossier.Status) string {
	switch s {
	case dossier.Held:
		return "In custody, or under house arrest that was ordered in place of it."
	case dossier.NotFree:
		return "Out of custody, but on bail, under conditions or under house arrest, with a charge pending, with a suspended sentence running, or in exile."
	case dossier.Free:
		return "Out of custody, with nothing pending that we know of. Somebody who is free can be arrested again."
	case dossier.Disappeared:
		return "Taken by unknown persons, and neither an arrest nor custody is shown since."
	case dossier.AtLarge:
		return "Escaped or fled. Not counted among the released."
	case dossier.Dead:
		return "Died, in custody or after it."
	}
	return "Nothing that we know says where the person stood on that day."
}
