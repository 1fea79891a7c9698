//go:build !headless

package person

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// languages are those in which paragraphs are written.
var languages = []string{"en", "fr", "km"}

// tongues are paragraphs in several languages, side by side: the first of each
// language stand in one row, then the second ones. A packet prints those of its
// own language.
type tongues struct {
	listOf[dossier.Paragraph]
	hint     string // in an empty entry
	rows     int    // lines of an empty entry
	numbered bool
}

// columns are the languages in the order in which they stand: as many of them as
// have room are seen.
func (t tongues) columns() []string {
	s := t.form.s
	if s.languages == nil {
		s.languages = slices.Clone(languages)
	}
	all := slices.Clone(s.languages)
	for _, lang := range languagesOf(*t.list()) {
		if !slices.Contains(all, lang) {
			all = append(all, lang)
		}
	}
	return all
}

// in are the texts of a language.
func (t tongues) in(lang string) []dossier.Paragraph {
	var l []dossier.Paragraph
	for _, p := range *t.list() {
		if p.Lang == lang {
			l = append(l, p)
		}
	}
	return l
}

// most is how many texts the language with the most has.
func (t tongues) most() int {
	n := 0
	for _, lang := range t.columns() {
		n = max(n, len(t.in(lang)))
	}
	return n
}

// object lays all of them out.
func (t tongues) object() fyne.CanvasObject {
	columns := t.columns()
	box := container.New(widgets.Stack(12), t.chips(columns))
	heads := container.New(&side{least: 224, gap: 16})
	for _, lang := range columns {
		heads.Add(t.head(lang))
	}
	box.Add(heads)
	for n := range t.most() {
		if n > 0 {
			box.Add(widget.NewSeparator())
		}
		row := container.New(&side{least: 224, gap: 16})
		for _, lang := range columns {
			row.Add(t.cell(lang, n))
		}
		box.Add(row)
	}
	ends := container.New(&side{least: 224, gap: 16})
	for _, lang := range columns {
		end := container.NewHBox()
		if len(t.in(lang)) == t.most() {
			end.Add(t.writer(lang))
		}
		ends.Add(end)
	}
	box.Add(ends)
	return box
}

// writer is the button that adds a text of a language.
func (t tongues) writer(lang string) fyne.CanvasObject {
	return addButton(say.T("Write in %s", languageName(lang)), func() { t.write(lang) })
}

// chips bring a language to the front, where not all have room.
func (t tongues) chips(columns []string) fyne.CanvasObject {
	row := container.New(widgets.Wrap(6), widgets.NewText(say.T("First:"), house.ColorQuiet, house.SizeSmall, false))
	for _, lang := range columns {
		chip := widgets.NewFilter(languageName(lang), nil)
		chip.Choose(lang == columns[0])
		here := control{"", "language " + lang}
		t.form.keep(here, chip)
		chip.OnTapped = func() {
			s := t.form.s
			s.languages = append([]string{lang}, slices.DeleteFunc(slices.Clone(columns), func(x string) bool { return x == lang })...)
			t.form.settleSoon()
			s.rebuildAt(here)
		}
		row.Add(chip)
	}
	return row
}

// head names a language, and says how much there is of it, or what is missing.
func (t tongues) head(lang string) fyne.CanvasObject {
	count := widgets.NewWord("", house.ColorQuiet, house.ColorChip)
	show := func() {
		have := t.in(lang)
		if missing := t.most() - len(have); missing > 0 || len(have) == 0 {
			text := say.T("missing")
			if len(have) > 0 {
				text = say.N(missing, "%s missing", "%s missing")
			}
			count.Set(text, house.ColorNotFree, house.ColorWarnPale)
			return
		}
		texts := make([]string, len(have))
		for i, p := range have {
			texts[i] = p.Text
		}
		count.Set(say.Length(texts...), house.ColorQuiet, house.ColorChip)
	}
	show()
	t.form.reacts = append(t.form.reacts, show)
	return container.New(middle{8}, widgets.NewText(languageName(lang), house.ColorAccent, house.SizeText, true), count)
}

// cell is one text, or the place where one is missing.
func (t tongues) cell(lang string, n int) fyne.CanvasObject {
	have := t.in(lang)
	if n >= len(have) {
		missing := container.New(widgets.Stack(6), container.NewHBox(widgets.NewWord(say.T("missing"), house.ColorNotFree, house.ColorWarnPale)))
		if n == len(have) {
			missing.Add(container.NewHBox(t.writer(lang)))
		}
		return missing
	}
	f, id := t.form, have[n].ID
	at := t.find(id)
	entry := f.entry(widgets.NewProse(t.hint, t.rows), fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Text }))
	f.leads(id, entry)
	words := widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	count := func() {
		if p := at(); p != nil {
			words.Set(say.Length(p.Text))
		}
	}
	count()
	f.reacts = append(f.reacts, count)
	var text fyne.CanvasObject = entry
	if t.numbered {
		number := container.New(widgets.Inset(0, 8), widgets.NewText(say.Words().Digits(n+1)+".", house.ColorQuiet, house.SizeText, true))
		text = container.NewBorder(nil, nil, number, nil, entry)
	}
	same := func(a, b *dossier.Paragraph) bool { return a.Lang == b.Lang }
	chips := []fyne.CanvasObject{f.audienceChip(t.mark(id)), f.citingChip(t.mark(id)), t.daysChip(id)}
	cell := container.New(widgets.Stack(3), text, t.footBelow(id, words, chips, t.arrowsAmong(id, same)...), f.trueFrom(t.mark(id)))
	f.box(id, cell)
	return cell
}

// daysChip says when a text was last confirmed, and lets one say since when it
// is true, and move it to another language.
func (t tongues) daysChip(id dossier.ID) *widgets.Chip {
	f, at := t.form, t.find(id)
	chip := widgets.NewFact("", nil)
	show := func() {
		if p := at(); p != nil {
			chip.SetColored(say.T("checked %s", say.Ago(p.Confirmed, dossier.DayOf(f.s.opts.Now()))), house.ColorQuiet, house.ColorChip)
		}
	}
	show()
	f.reacts = append(f.reacts, show)
	field := control{id, "days"}
	f.keep(field, chip)
	chip.OnTapped = func() {
		inputs := len(f.inputs)
		confirmed, on := f.date(say.T("Last confirmed"), say.Words().Date, fieldOf(at, func(p *dossier.Paragraph) *dossier.Date { return &p.Confirmed }))
		from, since := f.date(say.T("True from"), say.Words().Date, fieldOf(at, func(p *dossier.Paragraph) *dossier.Date { return &p.TrueFrom }))
		closes(on.Entry)
		closes(since.Entry)
		lang := choice(f, t.columns(), languageName, fieldOf(at, func(p *dossier.Paragraph) *string { return &p.Lang }), nil)
		if f.s.opts.ReadOnly {
			for _, i := range f.inputs[inputs:] {
				i.Disable()
			}
		}
		f.s.opts.Choose(say.T("About this text"), container.New(widgets.Width(360), container.New(widgets.Stack(8), confirmed, from, widgets.Field(say.T("Language"), lang))), func() {
			f.settleSoon()
			f.s.rebuildAt(field)
		})
		f.focus(on.Entry)
	}
	return chip
}

// write adds a text of a language. It is for whom, and from the sources of, the
// text that it stands beside.
func (t tongues) write(lang string) {
	n := len(t.in(lang))
	p := dossier.Paragraph{Lang: lang}
	for _, other := range t.columns() {
		if have := t.in(other); n < len(have) {
			p.Audience, p.TrueFrom = have[n].Audience, have[n].TrueFrom
			p.Sources = slices.Clone(have[n].Sources)
			break
		}
	}
	t.add(p)
}

func languageName(tag string) string { return say.Words().Language(tag) }

// languagesOf are the languages of texts: ours in their order, then any others.
func languagesOf(texts []dossier.Paragraph) []string {
	var there []string
	for _, lang := range languages {
		if slices.ContainsFunc(texts, func(p dossier.Paragraph) bool { return p.Lang == lang }) {
			there = append(there, lang)
		}
	}
	for _, p := range texts {
		if !slices.Contains(there, p.Lang) {
			there = append(there, p.Lang)
		}
	}
	return there
}

// side lays things out in one row of as many equal columns as are wide enough,
// and folds the others away.
type side struct{ least, gap, width float32 }

func (s *side) fit(width float32, of int) int {
	return max(1, min(of, int((width+s.gap)/(s.least+s.gap))))
}

func (s *side) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	n := s.fit(size.Width, len(objects))
	w := (size.Width - s.gap*float32(n-1)) / float32(n)
	for i, o := range objects {
		if i >= n {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(float32(i)*(w+s.gap), 0))
		o.Resize(fyne.NewSize(w, o.MinSize().Height))
	}
}

func (s *side) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := s.fit(s.width, len(objects))
	size := fyne.NewSize(s.least, 0)
	for _, o := range objects[:n] {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}
