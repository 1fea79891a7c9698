package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/words"
	"habeas/export/chart"
)

// look is how an area is filled.
type look struct {
	colour  chart.Colour
	pattern chart.Pattern
}

// looks are those of the ways out, as they come; bail and conditions, after which
// one is not free, have their own. No two are alike in grey.
var (
	looks = []look{
		{chart.Accent, chart.Solid}, {chart.AccentMid, chart.Solid}, {chart.AccentPale, chart.Solid}, {chart.Accent, chart.Hatch},
		{chart.Accent, chart.Outline}, {chart.Ink, chart.Solid}, {chart.Grey, chart.Dashed},
	}
	notFreeLooks = map[dossier.ReleaseKind]look{
		dossier.ByBail: {chart.NotFreeFill, chart.Hatch}, dossier.ByConditions: {chart.NotFreeFill, chart.Outline},
	}
)

// Releases describes how the released came out, as parts of one bar, with their
// numbers; there are none where nobody was released.
func Releases(f dossier.Figures, w *words.Words) []chart.Share {
	var shares []chart.Share
	next := 0
	for _, kind := range dossier.ReleaseKinds {
		n := f.ByRelease[kind]
		if n == 0 {
			continue
		}
		l, own := notFreeLooks[kind]
		if !own {
			l = looks[next%len(looks)]
			next++
		}
		label := w.Finish(fmt.Sprintf("%d %s", n, phrasesOf(w).glance.ways[kind]))
		shares = append(shares, chart.Share{Count: n, Label: label, Colour: l.colour, Pattern: l.pattern})
	}
	return shares
}

// HeldOverTime describes how many of some people were held, day by day up to
// asOf. The page draws it of the disclosed events of those who are shown with
// their status, the window of all events; it has no levels where nobody was ever
// held. Width and measure are the drawer's.
func HeldOverTime(people []dossier.Custody, asOf dossier.Day, w *words.Words) chart.StepChart {
	say := &phrasesOf(w).charts
	c := chart.StepChart{
		AsOf: int(asOf), Month: w.Month, Finish: w.Finish,
		Sure: w.Finish(say.held), Likely: w.Finish(say.likelyHeld), Perhaps: w.Finish(say.perhapsHeld),
	}
	for _, n := range lately(dossier.HeldOver(people, asOf)) {
		c.Levels = append(c.Levels, chart.Level{From: int(n.From), Sure: n.Held, Likely: n.Likely, Perhaps: n.Perhaps})
	}
	return c
}

// lately leaves out the beginning, up to a tenth of all that changed: one
// person held since long ago would squeeze the story of all others into a corner.
func lately(l []dossier.HeldCount) []dossier.HeldCount {
	moved := func(i int) int {
		a, b := l[i-1], l[i]
		return max(a.Held-b.Held, b.Held-a.Held) + max(a.Likely-b.Likely, b.Likely-a.Likely) + max(a.Perhaps-b.Perhaps, b.Perhaps-a.Perhaps)
	}
	all := 0
	for i := range l {
		if i > 0 {
			all += moved(i)
		}
	}
	from, left := 0, 0
	for i := 1; i < len(l)-1; i++ {
		if left += moved(i); left > all/10 {
			break
		}
		from = i
	}
	return l[from:]
}

// mostBars is how many charges are drawn, the most frequent first.
const mostBars = 10

// ByCharge describes how many people each charge was brought against, by figures
// as the gate or [dossier.Count] gives them, and how many charges it leaves out.
// What is not known or not shown stands last. It has no bars where there is
// nothing to compare.
func ByCharge(f dossier.Figures, w *words.Words) (c chart.BarChart, left int) {
	say := &phrasesOf(w).charts
	c.Finish = w.Finish
	offences := slices.SortedFunc(maps.Keys(f.ByCharge), func(a, b string) int {
		return cmp.Or(cmp.Compare(f.ByCharge[b], f.ByCharge[a]), cmp.Compare(a, b))
	})
	var rest []chart.Bar
	for _, o := range offences {
		b := chart.Bar{Label: o, Count: f.ByCharge[o], Colour: chart.Accent}
		switch {
		case o == dossier.ChargeNotKnown || o == disclosure.ChargeNotShown:
			b.Label, b.Colour, b.Pattern = phrasesOf(w).glance.chargeNotKnown, chart.Grey, chart.Outline
			if o == disclosure.ChargeNotShown {
				b.Label = say.notShown
			}
			b.Label = w.Finish(b.Label)
			rest = append(rest, b)
		case len(c.Bars) < mostBars:
			c.Bars = append(c.Bars, b)
		default:
			left++
		}
	}
	if c.Bars = append(c.Bars, rest...); len(c.Bars) < 2 {
		return chart.BarChart{}, 0
	}
	return c, left
}

// fewestOverTime is how many people a chart over time must be of to say more than
// their own bars do.
const fewestOverTime = 3

// A told chart is drawn under its heading; alt says in words what it shows, note
// what must be said beside it.
type told struct{ head, alt, note string }

// overTime is the chart of how many were held, of those whose own pages say so: it
// tells nothing that could not be counted there, and nothing of who is not shown. It
// has no levels where it would say nothing.
func (p *press) overTime() (c chart.StepChart, t told) {
	var people []dossier.Custody
	for _, profile := range p.shown.Profiles() {
		if _, ok := profile.Standing(); ok {
			people = append(people, profile.Custody())
		}
	}
	if len(people) < fewestOverTime {
		return c, t
	}
	c = HeldOverTime(people, p.shown.AsOf(), p.words)
	if len(c.Levels) < 2 {
		return chart.StepChart{}, t
	}
	for _, s := range []string{c.Sure, c.Likely, c.Perhaps} {
		p.fixed.add(s)
	}
	say := &p.say.charts
	t.head, t.alt = say.overTime, p.own(say.overTime+": "+p.levels(c))
	var notes []string
	if all := p.shown.Figures().Profiled; len(people) < all {
		notes = append(notes, fmt.Sprintf(say.ofThose, p.words.Digits(len(people)), p.words.Digits(all)))
	}
	if slices.ContainsFunc(c.Levels, func(l chart.Level) bool { return l.Perhaps > 0 }) {
		notes = append(notes, say.perhaps)
	}
	t.note = strings.Join(notes, " ")
	return c, t
}

// mostlyKnown reports whether a chart over time shows more of what is known, day
// by day, than of what may have been: else its tallest area would say nothing, and
// be read as a number.
func mostlyKnown(c chart.StepChart) bool {
	known, perhaps := 0, 0
	for i, l := range c.Levels {
		until := c.AsOf + 1
		if i+1 < len(c.Levels) {
			until = c.Levels[i+1].From
		}
		known += (until - l.From) * (l.Sure + l.Likely)
		perhaps += (until - l.From) * l.Perhaps
	}
	return known > 0 && known >= perhaps
}

// mostLevels is how many steps are told in words; of more, those of each new year.
const mostLevels = 24

// levels says what the steps show.
func (p *press) levels(c chart.StepChart) string {
	var said []string
	year := 0
	for i, l := range c.Levels {
		day := dossier.Day(l.From)
		on, _, _ := day.Civil()
		if len(c.Levels) > mostLevels && on == year && i < len(c.Levels)-1 {
			continue
		}
		year = on
		parts := []string{p.words.Digits(l.Sure) + " " + c.Sure}
		if l.Likely > 0 {
			parts = append(parts, p.words.Digits(l.Likely)+" "+c.Likely)
		}
		if l.Perhaps > 0 {
			parts = append(parts, p.words.Digits(l.Perhaps)+" "+c.Perhaps)
		}
		said = append(said, fmt.Sprintf(p.say.charts.from, p.words.Day(day))+" "+p.words.List(parts))
	}
	return strings.Join(said, "; ")
}

// byCharge is the chart of what people are charged with. It has no bars where it
// would say nothing.
func (p *press) byCharge() (c chart.BarChart, t told) {
	c, left := ByCharge(p.shown.Figures(), p.words)
	if len(c.Bars) == 0 {
		return c, t
	}
	var said []string
	for i, b := range c.Bars {
		if b.Pattern == chart.Outline {
			p.fixed.add(b.Label)
		}
		c.Bars[i].Label = oneLine(b.Label)
		said = append(said, p.words.Digits(b.Count)+" "+c.Bars[i].Label)
	}
	t.head, t.alt = p.say.charts.byCharge, p.words.Finish(p.say.charts.byCharge+": "+strings.Join(said, "; "))
	switch {
	case left == 1:
		t.note = p.say.charts.oneMoreCharge
	case left > 1:
		t.note = fmt.Sprintf(p.say.charts.moreCharges, p.words.Number(left))
	}
	return c, t
}

// charts are those of the page at a glance, after the people.
func (p *press) charts() []strip {
	var out []strip
	if c, t := p.overTime(); mostlyKnown(c) {
		c.Width, c.Measure = p.sheet.width(), p.measure
		out = append(out, p.charted(t, chart.Steps(c))...)
	}
	if c, t := p.byCharge(); len(c.Bars) > 0 {
		c.Width, c.Measure = p.sheet.width(), p.measure
		out = append(out, p.charted(t, chart.Bars(c))...)
	}
	return out
}

func (p *press) charted(t told, d chart.Drawing) []strip {
	heading := p.heading(t.head)
	figure := p.figure(t.alt)
	strips := []strip{heading, {height: d.H + half, draw: func(pg *page, x, y float64) {
		pg.chart(figure, x, y+half, d, p.set)
	}}}
	if t.note != "" {
		strips[1].keep = true
		strips = append(strips, apart(quarter, p.text(muted(sizeSmall)).own(t.note).strips(0, p.sheet.width()))...)
	}
	return strips
}
