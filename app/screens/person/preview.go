//go:build !headless

package person

import (
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
)

// preview is the profile as an audience would see it, made anew some time
// after each change.
type preview struct {
	s        *Screen
	audience dossier.Audience
	root     *fyne.Container
	chip     *widgets.Chip
	head     *widgets.Text
	withheld *widget.Label
	note     *widgets.Panel
	pages    *widgets.Pages
	making   job.Latest[*desk.Briefing]
	soon     job.Delay
	shown    *desk.Briefing
	closed   bool
}

// previewPause is how long the profile is left alone after a change.
const previewPause = 350 * time.Millisecond

func newPreview(s *Screen, audience dossier.Audience) *preview {
	p := &preview{s: s, audience: audience, pages: widgets.NewPages(s.opts.Place)}
	p.making.Place = s.opts.Place
	p.soon = job.Delay{Place: s.opts.Place, Quiet: previewPause}
	p.head = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, true)
	p.chip = widgets.NewFilter("", p.choose)
	p.withheld = widget.NewLabel("")
	p.withheld.Wrapping = fyne.TextWrapWord
	p.note = widgets.NewPanel(house.ColorChip, 0, container.New(widgets.Inset(0, -4), p.withheld))
	p.note.Radius = 6
	p.showAudience()
	p.root = container.NewBorder(
		container.New(widgets.Inset(0, 2), container.NewBorder(nil, nil, nil, p.chip, p.head)), container.New(widgets.Inset(0, 4), p.note), nil, nil, p.pages)
	return p
}

func (p *preview) showAudience() {
	who := map[dossier.Audience]string{
		dossier.Public: say.T("As the public would see it"), dossier.Donor: say.T("As a donor would see it"), dossier.Diplomatic: say.T("As a diplomat would see it"),
	}
	p.head.Set(who[p.audience])
	p.chip.Set(say.Words().Mid(say.Words().Audience(p.audience)) + "  ▾")
}

func (p *preview) choose() {
	var items []*fyne.MenuItem
	for _, a := range dossier.AllAudiences {
		item := fyne.NewMenuItem(say.Words().Audience(a), func() {
			p.audience = a
			p.showAudience()
			p.renew()
		})
		item.Checked = a == p.audience
		items = append(items, item)
	}
	widgets.PopMenu(p.chip, items)
}

func (p *preview) renewSoon() { p.soon.Ask(p.renew) }

// renew makes the profile off the goroutine that draws.
func (p *preview) renew() {
	if p.closed {
		return
	}
	brief, id, audience := p.s.opts.Brief, p.s.id, p.audience
	if p.s.view.Dossier(id) == nil {
		p.say(say.T("The profile appears here once something is written."), widget.MediumImportance, house.ColorChip)
		p.pages.Put(widgets.Document{})
		return
	}
	if p.shown == nil {
		p.say(say.T("Making the profile …"), widget.MediumImportance, house.ColorChip)
	}
	p.making.Run(func(ctx context.Context) (*desk.Briefing, error) { return brief(ctx, id, audience) }, p.show)
}

func (p *preview) show(b *desk.Briefing, err error) {
	if err != nil {
		p.say(say.Problem(err), widget.DangerImportance, house.ColorHeldPale)
		return
	}
	old := p.shown
	p.shown = b
	p.pages.Put(widgets.Document{
		Pages: b.Pages, W: export.A4.W, H: export.A4.H,
		Page: func(ctx context.Context, page int, scale float64) (image.Image, error) {
			return b.Page(ctx, page, scale)
		},
	})
	p.letGo(old)
	switch stopped := b.Stopped(); {
	case len(stopped) > 0:
		p.say(say.Capital(say.Told(stopped[0].Text)), widget.DangerImportance, house.ColorHeldPale)
	case b.Withheld > 0:
		p.say(say.N(b.Withheld, "%s item is withheld from this audience", "%s items are withheld from this audience"), widget.WarningImportance, house.ColorWarnPale)
	default:
		p.say(say.T("Nothing is withheld from this audience"), widget.SuccessImportance, house.ColorFreePale)
	}
}

func (p *preview) say(text string, weight widget.Importance, ground fyne.ThemeColorName) {
	p.withheld.Importance = weight
	p.withheld.SetText(widgets.Breakable(text))
	p.note.SetGround(ground)
	p.root.Refresh() // the note may need another number of lines
}

// letGo closes a briefing; a page of it may be drawn at this moment, so not on
// the goroutine that draws.
func (p *preview) letGo(b *desk.Briefing) {
	if b != nil {
		job.Run(p.s.opts.Place, func(context.Context) (struct{}, error) { b.Close(); return struct{}{}, nil }, func(struct{}, error) {})
	}
}

func (p *preview) close() {
	p.closed = true
	p.soon.Cancel()
	p.making.Cancel()
	p.pages.Put(widgets.Document{})
	p.letGo(p.shown)
	p.shown = nil
}
