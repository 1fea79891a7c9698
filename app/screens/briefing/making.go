//go:build !headless

package briefing

import (
	"context"
	"image"
	"slices"
	"strings"
	"time"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier/disclosure"
)

type made struct {
	briefing *desk.Briefing
	took     time.Duration
}

// patience is how long work goes on before it shows itself.
const patience = 500 * time.Millisecond

// pause is how long the pages are left alone after a change.
const pause = 300 * time.Millisecond

func (s *Screen) renewSoon() { s.soon.Ask(s.renew) }

// renew makes the briefing off the goroutine that draws.
func (s *Screen) renew() {
	s.soon.Cancel()
	if s.shown != nil {
		s.wanted = nil // what was asked of older pages is not asked of these
	}
	s.able(false)
	if s.opts.Keep != nil {
		s.opts.Keep()
	}
	if s.nobody() {
		s.wanted = nil
		s.making.Cancel()
		s.rest()
		s.pages.put(widgets.Document{})
		s.check.showEmpty()
		s.opts.Status(say.T("Pick dossiers on the screen Dossiers, then Brief; or find them here."), "")
		return
	}
	order := s.ordered()
	brief, now := s.opts.Brief, s.opts.Now
	s.opts.Status(say.T("Making the pages …"), "")
	s.patience.Ask(func() { s.busy(true) })
	s.making.Run(func(ctx context.Context) (made, error) {
		start := now()
		b, err := brief(ctx, order)
		return made{b, now().Sub(start)}, err
	}, func(m made, err error) { s.show(order, m, err) })
}

// cancel stops the making; the pages of before stay, but cannot be exported.
func (s *Screen) cancel() {
	s.wanted = nil
	s.making.Cancel()
	s.rest()
	s.opts.Status(say.T("Cancelled: these are not the pages of what is chosen."), "")
}

// rest is called when nothing is being made any more.
func (s *Screen) rest() {
	s.patience.Cancel()
	s.busy(false)
}

// busy shows that one has to wait, or not; the pages give it room.
func (s *Screen) busy(on bool) {
	if s.wait.Visible() != on {
		s.wait.Busy(on)
		s.beside.Refresh()
	}
}

func (s *Screen) show(order desk.Order, m made, err error) {
	s.rest()
	if err != nil {
		s.wanted = nil
		s.check.showError(err)
		s.opts.Status(say.Problem(err), "")
		return
	}
	old, b := s.shown, m.briefing
	s.shown, s.given = b, order
	s.pages.put(widgets.Document{
		Pages: b.Pages, W: order.Paper.W, H: order.Paper.H,
		Page: func(ctx context.Context, page int, scale float64) (image.Image, error) {
			return b.Page(ctx, page, scale)
		},
	})
	s.letGo(old)
	s.check.show(b)
	s.able(!stops(b))
	s.showToCheck(b)
	if how := s.wanted; how != nil {
		s.wanted = nil
		defer s.handOver(how)
	}
	var left []string
	if b.Pages > 0 {
		left = append(left, say.Words().Counted(b.Pages, "page"))
	}
	left = append(left, say.Words().Counted(b.Dossiers, "dossier"), say.Bytes(len(b.File)), say.T("made in %s s", say.Decimal(m.took.Seconds(), 2)))
	s.opts.Status(strings.Join(left, " · "), say.T("Packet %s", b.Number))
}

// showToCheck says beside the title how much the third step found.
func (s *Screen) showToCheck(b *desk.Briefing) {
	n := len(groups(b.Findings))
	text, color, ground := say.N(n, "%s to check", "%s to check"), house.ColorNotFree, house.ColorWarnPale
	if len(b.Stopped()) > 0 {
		color, ground = house.ColorHeld, house.ColorHeldPale
		text = say.N(n, "stopped: %s to check", "stopped: %s to check")
	}
	s.toCheck.SetColored(text, color, ground)
	if n > 0 {
		s.toCheck.Show()
	} else {
		s.toCheck.Hide()
	}
}

func (s *Screen) letGo(b *desk.Briefing) {
	if b != nil {
		job.Run(s.opts.Place, func(context.Context) (struct{}, error) { b.Close(); return struct{}{}, nil }, func(struct{}, error) {})
	}
}

// stops reports whether something keeps the briefing in the house that no reason
// overrides.
func stops(b *desk.Briefing) bool {
	return slices.ContainsFunc(b.Findings, func(f disclosure.Finding) bool { return f.Severity == disclosure.Stop })
}

// overridable reports whether a reason would let the briefing go.
func overridable(b *desk.Briefing) bool {
	return slices.ContainsFunc(b.Findings, func(f disclosure.Finding) bool { return f.Severity == disclosure.Error })
}
