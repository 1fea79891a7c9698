//go:build !headless

package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
)

// showDeleted lists the dossiers that were deleted, to bring one back.
func (w *window) showDeleted() {
	d := w.desk
	if d == nil {
		return
	}
	job.Run(w.place, func(context.Context) ([]desk.DeletedDossier, error) { return d.Deleted() }, func(all []desk.DeletedDossier, err error) {
		switch {
		case w.desk != d:
		case err != nil:
			w.fail(err)
		case len(all) == 0:
			w.tell(say.T("Deleted dossiers"), told(say.T("No dossier is deleted. One that is stays here, with its history, until somebody brings it back or forgets it for good.")))
		default:
			w.askDeleted(all)
		}
	})
}

// askDeleted lets one be picked: by a tap, or with the arrows, and Enter brings it
// back.
func (w *window) askDeleted(all []desk.DeletedDossier) {
	picked, forgets := 0, false
	here := w.opts.Now().Location()
	list := widgets.NewRowList(func() int { return len(all) }, newDeletedRow, func(row int, o fyne.CanvasObject) {
		o.(*deletedRow).put(all[row], here, row == picked)
	})
	pick := func(row int) {
		picked = row
		list.Refresh()
	}
	list.OnOpen, list.OnGo = pick, pick
	list.Name, list.Now = func(row int) string { return all[row].Name }, w.opts.Now
	forget := widgets.NewQuietButton(say.T("Forget for good …"), theme.DeleteIcon(), nil)
	content := container.NewBorder(nil, container.NewBorder(nil, nil, nil, forget), nil, nil, list)
	agree := w.ask(question{
		title: say.T("Deleted dossiers"), content: container.NewGridWrap(fyne.NewSize(540, 330), content), yes: say.T("Bring back"), no: say.T("Close"),
		then: func(yes bool) {
			switch {
			case forgets:
				w.showForget(all[picked].ID, say.Name(all[picked].Name, ""))
			case yes:
				w.bringBack(all[picked])
			}
		},
	})
	list.OnEnter = func(int) { agree() }
	forget.OnTapped = func() {
		forgets = true
		w.answer(fyne.KeyEscape)
	}
	w.focus(list)
}

// bringBack takes back the deletion of a dossier, and shows it.
func (w *window) bringBack(x desk.DeletedDossier) {
	if !w.writable() {
		return
	}
	d := w.desk
	keep(w, func() error { return d.BringBack(x.ID) }, func(err error) {
		switch {
		case w.desk != d:
		case err != nil && !errors.Is(err, desk.ErrNothingToRestore): // else it is there
			w.fail(err)
		default:
			w.showPerson(x.ID)
			w.status(say.T("%s is back.", say.Name(x.Name, "")), say.T("%s deletes it again", say.Keys("Z", false)))
		}
	})
}

// deletedRow is a dossier in the list: its name, and when it was deleted, where.
type deletedRow struct {
	widget.BaseWidget

	name, when *widgets.Text
	ground     *widgets.Panel
}

func newDeletedRow() fyne.CanvasObject {
	r := &deletedRow{
		name:   widgets.NewShortText("", "", house.SizeText, true),
		when:   widgets.NewShortText("", house.ColorQuiet, house.SizeSmall, false),
		ground: widgets.NewPanel(house.ColorPicked, 0, container.NewStack()),
	}
	r.ground.Radius = 4
	r.ExtendBaseWidget(r)
	return r
}

func (r *deletedRow) put(x desk.DeletedDossier, here *time.Location, picked bool) {
	r.name.Set(say.Name(x.Name, ""))
	when := say.T("deleted")
	if !x.At.IsZero() {
		when = say.T("deleted %s", say.Moment(x.At.In(here)))
	}
	if x.Device != "" {
		when = say.T("%s, on %s", when, x.Device)
	}
	r.when.Set(when)
	if picked {
		r.ground.Show()
	} else {
		r.ground.Hide() // the list's own mark is behind it
	}
}

// CreateRenderer is for Fyne.
func (r *deletedRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground,
		container.New(widgets.Inset(10, 6), container.New(widgets.Stack(1), r.name, r.when))))
}
