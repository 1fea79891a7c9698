//go:build !headless

package sources

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// row is a source in the list: what it is called, who brought it out and when, how
// reliable it is, whether a copy was kept, and how often it is named.
type row struct {
	widget.BaseWidget

	title, below *widgets.Text
	grade, copy  *widgets.Word
	twice        *widgets.Word
	named        *widgets.Text
	marks        *fyne.Container
	ground       *widgets.Panel
}

func newRow() fyne.CanvasObject {
	r := &row{
		title: widgets.NewShortText("", "", house.SizeText, true),
		below: widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		grade: widgets.NewWord("", "", ""),
		copy:  widgets.NewWord(say.T("copy"), house.ColorFree, house.ColorFreePale),
		twice: widgets.NewWord(say.T("twice?"), house.ColorNotFree, house.ColorWarnPale),
		named: widgets.NewText("", house.ColorQuiet, house.SizeSmall, false),
	}
	r.named.Alignment = fyne.TextAlignTrailing
	r.marks = container.NewHBox(r.twice, r.copy, r.grade)
	r.ground = widgets.NewPanel(house.ColorPicked, 0, container.NewStack())
	r.ground.Radius = 6
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) put(x desk.SourceRow, picked bool) {
	show(r.ground, picked)
	r.title.Set(name(x.Source))
	r.below.Set(about(x.Source))
	r.grade.Set(x.Reliability+x.Credibility, house.ColorQuiet, house.ColorChip)
	show(r.grade, x.Reliability+x.Credibility != "")
	show(r.copy, x.Archive != "")
	show(r.twice, len(x.Alike) > 0)
	named, color := say.N(x.Cited, "named %s time", "named %s times"), house.ColorQuiet
	if x.Cited == 0 {
		named, color = say.T("not named"), house.ColorNotFree
	}
	r.named.SetColored(named, color)
	r.Refresh()
}

// CreateRenderer is for Fyne.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, container.New(widgets.Inset(14, 7), container.New(widgets.Stack(2),
		container.NewBorder(nil, nil, nil, container.NewCenter(r.marks), r.title),
		container.NewBorder(nil, nil, nil, r.named, r.below)))))
}

// name is what a list calls a source.
func name(s *dossier.Source) string {
	switch {
	case s.Title != "":
		return s.Title
	case s.PrintsAs != "":
		return s.PrintsAs
	case s.Publisher != "":
		return s.Publisher
	case s.Author != "":
		return s.Author
	}
	return say.T("Without a title")
}

// about is who brought a source out, and when.
func about(s *dossier.Source) string {
	var parts []string
	add := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	if s.Type != "" {
		add(say.Capital(say.Words().SourceType(s.Type)))
	}
	add(s.Publisher)
	add(s.Author)
	if !s.Date.IsZero() {
		add(say.Words().ShortDate(s.Date))
	}
	return strings.Join(parts, " · ")
}

// hasAll reports whether a text has all words, each at the beginning of one.
func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func show(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// halves gives the left of two things a share of the width. Where there is no room
// for both, the right one takes the place of the left while it is open.
type halves struct {
	gap, left float32
	open      func() bool
	folded    bool // as it was laid out last
}

// narrow is the least width of either.
const narrow = 280

func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, form := objects[0], objects[1]
	h.folded = size.Width < 2*narrow+h.gap
	show(list, !h.folded || !h.open())
	show(form, !h.folded || h.open())
	if h.folded {
		for _, o := range objects {
			o.Resize(size)
			o.Move(fyne.NewPos(0, 0))
		}
		return
	}
	left := (size.Width - h.gap) * h.left
	list.Resize(fyne.NewSize(left, size.Height))
	list.Move(fyne.NewPos(0, 0))
	form.Resize(fyne.NewSize(size.Width-h.gap-left, size.Height))
	form.Move(fyne.NewPos(left+h.gap, 0))
}

func (h *halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	const least = 240 // for the form, which scrolls
	return fyne.NewSize(narrow, max(objects[0].MinSize().Height, objects[1].MinSize().Height, least))
}
