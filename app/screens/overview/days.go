//go:build !headless

package overview

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// days are the two ways to say for which day the figures are: a date that is
// typed, and a slider from the first event to today.
type days struct {
	root   fyne.CanvasObject
	typed  *widgets.Checked
	slider *widgets.Days
}

func newDays(s *Screen) *days {
	d := &days{slider: widgets.NewDays(s.day, max(s.day, s.today()), func(day dossier.Day) { s.goTo(day) })}
	d.typed = widgets.NewChecked(say.T("Today"), func(text string) (string, error) { return readDay(text, s.today()) })
	d.typed.Offer = say.WhichDates
	d.typed.OnEdited(func(text string) { s.goTo(dayOf(text, s.today())) })
	d.typed.Entry.OnBlur = func() {
		if d.typed.Valid() {
			d.show(s.day)
		}
	}
	d.typed.Entry.OnEscape = func() { d.show(s.day); s.focus(d.slider) }
	d.typed.Entry.OnSubmitted = func(string) { s.focus(d.slider) }
	d.show(s.day)
	print := widgets.NewButton(say.T("Print …"), nil, func() { s.opts.Print(s.day) })
	head := container.NewHBox(container.NewCenter(widgets.NewText(say.T("Overview"), "", house.SizeTitle, true)),
		container.NewCenter(widgets.NewText(say.T("as of"), house.ColorQuiet, house.SizeText, false)))
	d.root = container.NewBorder(nil, nil, container.New(top{}, head, container.New(widgets.Width(170), d.typed.Box)), container.New(top{}, print),
		container.New(top{}, d.slider))
	return d
}

// show shows a day.
func (d *days) show(day dossier.Day) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d.typed.Entry); c == nil || c.Focused() != fyne.Focusable(d.typed.Entry) {
		d.typed.Put(day.String())
	}
	d.slider.Put(day)
}

// between sets the ends of the slider.
func (d *days) between(first, last dossier.Day) { d.slider.Between(first, max(first, last)) }

// readDay says how what was typed is understood: as one whole day.
func readDay(text string, today dossier.Day) (string, error) {
	if strings.TrimSpace(text) == "" {
		return say.Words().Day(today), nil
	}
	words, err := say.TypedDate(text, say.Words().Date)
	if err != nil {
		return "", err
	}
	if d, err := say.Date(text); err != nil || d.First() != d.Last() {
		return "", errors.New(say.T("want one whole day, such as 3 Sep 2018"))
	}
	return words, nil
}

// dayOf is the day that was typed; today where nothing was.
func dayOf(text string, today dossier.Day) dossier.Day {
	d, err := say.Date(text)
	if err != nil || d.IsZero() || d.First() != d.Last() {
		return today
	}
	return d.First()
}

// top lets things stand beside each other, each as high as it asks for and one
// that is lower in the middle of the first line of the highest.
type top struct{}

func (top) line(objects []fyne.CanvasObject) float32 {
	h := float32(36)
	for _, o := range objects {
		h = max(h, min(o.MinSize().Height, 44))
	}
	return h
}

func (t top) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, line := float32(0), t.line(objects)
	for i, o := range objects {
		m := o.MinSize()
		w := m.Width
		if i == len(objects)-1 {
			w = size.Width - x
		}
		y := max(0, (line-m.Height)/2)
		o.Resize(fyne.NewSize(w, m.Height))
		o.Move(fyne.NewPos(x, y))
		x += w + 10
	}
}

func (t top) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, t.line(objects))
	for i, o := range objects {
		m := o.MinSize()
		size.Height = max(size.Height, m.Height)
		size.Width += m.Width
		if i > 0 {
			size.Width += 10
		}
	}
	return size
}
