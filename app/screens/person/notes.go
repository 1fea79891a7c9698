//go:build !headless

package person

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// notes is the part for the desk alone: tags to find dossiers by, and what
// somebody wants to remember. No audience is ever shown either.
func (f *form) notes() fyne.CanvasObject {
	l := listOf[dossier.InternalNote]{f, func() *[]dossier.InternalNote { return &f.d().Notes }, func(n *dossier.InternalNote) *dossier.Item { return &n.Item }}
	tags := f.tags()
	list := l.items(func(id dossier.ID, at func() *dossier.InternalNote) fyne.CanvasObject {
		text := f.entry(widgets.NewProse(say.T("What to remember"), 2), fieldOf(at, func(n *dossier.InternalNote) *string { return &n.Text }))
		f.leads(id, text)
		written := ""
		if n := at(); n != nil && !n.Confirmed.IsZero() {
			written = say.T("Written %s", say.Words().Date(n.Confirmed))
		}
		return container.New(widgets.Stack(4), text,
			l.footWith(id, []fyne.CanvasObject{widgets.NewText(written, house.ColorQuiet, house.SizeSmall, false)}, l.arrows(id)...))
	})
	if len(f.d().Notes) == 0 {
		list.Add(quiet(say.T("No note yet: what to ask, whom to call, what does not fit together.")))
	}
	add := addButton(say.T("Add a note"), func() { l.add(dossier.InternalNote{}) })
	return container.New(widgets.Stack(12),
		title(say.T("Notes"), say.T("for this desk alone: tags and notes are never printed, for nobody"), add), tags, list)
}

// tags binds an entry to the tags, set apart by commas.
func (f *form) tags() fyne.CanvasObject {
	e := widgets.NewEntry(say.T("urgent, land rights …"))
	show := func() {
		if !slices.Equal(splitTags(e.Text), f.d().Tags) {
			e.Put(strings.Join(f.d().Tags, ", "))
		}
	}
	show()
	f.renewal = append(f.renewal, show)
	e.OnEdited = func(text string) {
		if tags := splitTags(text); !slices.Equal(tags, f.d().Tags) {
			f.d().Tags = tags
			f.changed()
		}
	}
	e.OnBlur = f.settleSoon
	f.private(e)
	f.inputs = append(f.inputs, e)
	f.first = e
	e.Complete(f.s.layer, f.offerTags)
	return widgets.Field(say.T("Tags, with commas between"), e)
}

// offerTags completes the last of the tags that are typed, by those of the vault.
func (f *form) offerTags(typed string) []string {
	at := strings.LastIndexFunc(typed, betweenTags) + 1
	for at > 0 && at < len(typed) && !utf8.RuneStart(typed[at]) {
		at++ // behind a comma of several bytes
	}
	before, last := typed[:at], strings.TrimSpace(typed[at:])
	if before != "" {
		before += " "
	}
	var texts []string
	for _, tag := range f.s.vocabulary.Offer(desk.FieldTag, last, widgets.MostOffers) {
		if !slices.Contains(splitTags(before), tag) {
			texts = append(texts, before+tag)
		}
	}
	return texts
}

func betweenTags(r rune) bool { return strings.ContainsRune(",;،、", r) }

// splitTags reads tags as they are typed, each once.
func splitTags(text string) []string {
	var tags []string
	for _, tag := range strings.FieldsFunc(text, betweenTags) {
		if tag = strings.Join(strings.Fields(tag), " "); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}
