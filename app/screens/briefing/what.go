//go:build !headless

package briefing

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
	"habeas/export"
)

// what is the second step.
func (s *Screen) what() fyne.CanvasObject {
	chips := container.New(widgets.Wrap(6))
	s.kinds = map[export.Kind]*widgets.Chip{}
	for _, k := range export.Kinds {
		c := widgets.NewFilter(say.Kind(string(k)), func() {
			s.order.Kind = k
			s.showOrder()
			s.renew()
		})
		s.kinds[k] = c
		chips.Add(c)
	}
	s.since = widgets.NewSelect(nil, nil)
	s.since.Hide()
	s.query = widgets.NewEntry(say.T("Find: status:held, name:sokha"))
	s.query.OnSubmitted = func(text string) { s.find(text) }
	find := widgets.NewSignButton(theme.SearchIcon(), say.T("Find"), func() { s.find(s.query.Text) })
	s.list = newOrderList(s)
	s.count = widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false)
	does := container.NewHBox(
		widgets.NewSignButton(theme.MoveUpIcon(), say.T("Move it up"), func() { s.move(-1) }),
		widgets.NewSignButton(theme.MoveDownIcon(), say.T("Move it down"), func() { s.move(1) }),
		widgets.NewSignButton(theme.ContentRemoveIcon(), say.T("Take it out of the briefing"), s.remove))
	return card(say.T("2 · What"), chips, s.since, container.NewBorder(nil, nil, nil, find, s.query),
		container.New(fixedHeight(190), s.list), container.NewBorder(nil, nil, nil, does, s.count))
}

// find takes the dossiers that a query finds, in place of those that are chosen.
func (s *Screen) find(query string) {
	query = strings.TrimSpace(query)
	find, asOf := s.opts.Find, s.order.AsOf
	s.finding.Run(func(context.Context) (desk.Found, error) { return find(query, asOf) }, func(f desk.Found, err error) {
		if err != nil {
			s.opts.Status(say.Problem(err), "")
			return
		}
		if len(f.Rows) == 0 {
			s.opts.Status(say.T("No dossier matches “%s”.", query), "")
			return
		}
		s.found, s.order.IDs = &query, f.IDs()
		s.showOrder()
		s.list.Go(0)
		s.renew()
	})
}

// refind lists anew what the query finds, after the day or a dossier has changed. Pages
// of nobody that was found yet are made once somebody is.
func (s *Screen) refind() {
	if s.found == nil || s.opts.Find == nil {
		return
	}
	query, find, asOf := *s.found, s.opts.Find, s.order.AsOf
	s.finding.Run(func(context.Context) (desk.Found, error) { return find(query, asOf) }, func(f desk.Found, err error) {
		if err == nil && s.found != nil && !slices.Equal(s.order.IDs, f.IDs()) {
			none := s.nobody()
			s.order.IDs = f.IDs()
			s.showOrder()
			if none {
				s.renew()
			}
		}
	})
}

// picked says that the dossiers are no longer those that a query finds, but chosen one
// by one.
func (s *Screen) picked() { s.found = nil }

// move shifts the dossier that the keys act on.
func (s *Screen) move(by int) { s.moveRow(s.list.Current(), by) }

func (s *Screen) moveRow(i, by int) {
	j := i + by
	if ids := s.order.IDs; i < len(ids) && j >= 0 && j < len(ids) {
		s.picked()
		ids[i], ids[j] = ids[j], ids[i]
		s.showOrder()
		s.list.Go(j)
		s.renewSoon()
	}
}

func (s *Screen) remove() {
	if i := s.list.Current(); i < len(s.order.IDs) {
		s.picked()
		s.order.IDs = slices.Delete(s.order.IDs, i, i+1)
		s.showOrder()
		s.list.Go(i)
		s.renewSoon()
	}
}

// ordered is the order as it is given.
func (s *Screen) ordered() desk.Order {
	o := s.order
	o.IDs = append([]dossier.ID{}, o.IDs...)
	o.Password = slices.Clone(o.Password) // pages that are being made must not get one that is wiped meanwhile
	if s.found != nil {
		o.IDs, o.Query = nil, *s.found
	}
	if o.Kind == export.KindWeb {
		o.Password = nil // see [desk.ErrNoPassword]
	}
	if o.Kind != export.KindChanges {
		o.Since = ""
	}
	o.MadeOn = s.opts.Now() // so that the same order gives the same file
	return o
}

// nobody reports whether there is nobody to make pages of.
func (s *Screen) nobody() bool {
	return len(s.order.IDs) == 0 && (s.order.Kind != export.KindChanges || s.order.Since == "")
}
