//go:build !headless

package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/printing"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/widgets"
	"habeas/export"
)

// printers are the printing system.
type printers struct {
	list   func(context.Context) ([]printing.Printer, error)
	print  func(context.Context, []byte, printing.Job) (printing.Queued, error)
	cancel func(context.Context, printing.Queued) error
}

// systemPrinters are those of the platform.
var systemPrinters = printers{printing.Printers, printing.Print, printing.Cancel}

// noAnswer is after how long the printing system is said not to answer: its server
// may be another computer that is off.
const noAnswer = 8 * time.Second

var errNoAnswer = say.Error("the printing system of this computer does not answer: nothing was printed; try again, or export the pages")

// print asks how a briefing is printed, and prints it.
func (w *window) print(h briefing.Handing) {
	d := w.desk
	if printing.ByFile {
		w.printFile(h)
		return
	}
	left, right := w.left.Text, w.right.Text
	w.status(say.T("Looking for printers …"), "")
	job.Run(w.place, func(ctx context.Context) ([]printing.Printer, error) {
		ctx, stop := context.WithTimeout(ctx, noAnswer)
		defer stop()
		l, err := w.printers.list(ctx)
		if ctx.Err() != nil {
			return nil, errNoAnswer
		}
		return l, err
	}, func(l []printing.Printer, err error) {
		if w.desk == d && w.inPlace(atBriefing) {
			w.status(left, right)
		}
		switch {
		case w.desk != d:
		case err != nil:
			w.fail(err)
		case len(l) == 0:
			w.offerExport(h)
		default:
			w.askPrint(h, l)
		}
	})
}

// offerExport says that there is no printer.
func (w *window) offerExport(h briefing.Handing) {
	w.ask(question{title: say.T("No printer"), content: told(say.Problem(printing.ErrNone)), yes: say.T("Export PDF"), no: say.T("Cancel"), then: func(yes bool) {
		if yes {
			w.export(h)
		}
	}})
}

// media are the papers by their names in IPP.
var media = map[string]string{export.A4.Name: "iso_a4_210x297mm", export.Letter.Name: "na_letter_8.5x11in"}

// sides are those that can be chosen.
var sides = []printing.Sides{printing.AsThePrinter, printing.OneSide, printing.LongEdge, printing.ShortEdge}

// askPrint asks for the printer, the pages and the copies.
func (w *window) askPrint(h briefing.Handing, l []printing.Printer) {
	var names []string
	usual := 0
	for i, p := range l {
		names = append(names, p.Name)
		if p.Default {
			usual = i
		}
	}
	printer := widgets.NewSelect(names, nil)
	printer.SetSelectedIndex(usual)
	pages := widgets.NewChecked(say.T("All; or 1-3, 7"), func(text string) (string, error) {
		chosen, err := printing.ParsePages(text, h.Briefing.Pages)
		switch {
		case err != nil:
			return "", say.Error("want pages such as 1-3, 5, of the %s that there are", h.Briefing.Pages)
		case chosen == "":
			return say.N(h.Briefing.Pages, "%s page", "all %s pages"), nil
		}
		return "", nil
	})
	pages.Put("")
	copies := widgets.NewChecked("1", func(text string) (string, error) {
		if _, err := printing.ParseCopies(text); err != nil {
			return "", say.Error("want a number of copies, from 1 to 200")
		}
		return "", nil
	})
	copies.Put("1")
	duplex := widgets.NewSelect([]string{say.T("As the printer likes"), say.T("One side"), say.T("Both sides, bound at the left"), say.T("Both sides, bound at the top")}, nil)
	duplex.SetSelectedIndex(0)
	if h.Order.TwoSided {
		duplex.SetSelectedIndex(slices.Index(sides, printing.LongEdge))
	}
	many := widgets.Field(say.T("Copies"), copies.Box)
	if n := len(h.Holders); n > 0 {
		many = widgets.Field(say.T("Copies"), widget.NewLabel(say.N(n, "%s, numbered", "%s, numbered")))
	}
	note := widget.NewLabel(widgets.Breakable(say.T("The printing system of this computer keeps the pages until they are on paper; some printers keep them longer.")))
	note.Wrapping, note.Importance = fyne.TextWrapWord, widget.LowImportance
	content := container.New(widgets.Width(400), container.New(widgets.Stack(8),
		widgets.Field(say.T("Printer"), printer), widgets.Field(say.T("Pages"), pages.Box), many, widgets.Field(say.T("Sides"), duplex), note))
	w.escapes(pages.Entry)
	w.escapes(copies.Entry)
	agree := w.ask(question{
		title: say.T("Print"), content: content, yes: say.T("Print"), no: say.T("Cancel"),
		ready: func() bool { return pages.Valid() && copies.Valid() },
		then: func(yes bool) {
			if !yes || w.desk == nil {
				return
			}
			j := printing.Job{Printer: printer.Selected, Sides: sides[duplex.SelectedIndex()], Media: media[h.Order.Paper.Name]}
			j.Pages, _ = printing.ParsePages(pages.Entry.Text, h.Briefing.Pages)
			j.Copies, _ = printing.ParseCopies(copies.Entry.Text)
			w.sendToPrinter(h, j)
		},
	})
	for _, c := range []*widgets.Checked{pages, copies} {
		c.Entry.OnSubmitted = func(string) { agree() }
	}
	w.focus(pages.Entry)
}

// printed is what the printing system took.
type printed struct {
	queued     []printing.Queued
	out        desk.Delivered
	unrecorded error // why the ledger does not know of it, where it should
}

// sendToPrinter prints a briefing, or its numbered copies, and records it where that
// is wanted. It can be stopped until the printing system has all of it.
func (w *window) sendToPrinter(h briefing.Handing, j printing.Job) {
	d, print := w.desk, w.printers.print
	ctx, stop := context.WithCancel(context.Background())
	w.ask(question{title: say.T("Printing"), content: told(say.T("The pages are on their way to the printer.")), no: say.T("Stop"), then: func(bool) { stop() }})
	waits := w.asked[len(w.asked)-1].dialog
	var p printed
	keep(w, func() error {
		p.out.Copies = []*desk.Briefing{h.Briefing}
		if len(h.Holders) > 0 {
			j.Copies = 1
			var err error
			if p.out.Copies, err = d.Copies(ctx, h.Order, h.Holders); err != nil {
				return err
			}
		}
		for _, b := range p.out.Copies {
			if by := b.Stopped(); len(by) > 0 {
				return &desk.StoppedError{By: by}
			}
			q, err := print(ctx, b.PDF, j) // what goes onto paper has no password
			if err != nil {
				return err
			}
			p.queued = append(p.queued, q)
		}
		if h.Record {
			p.out.Packet, p.unrecorded = d.Record(p.out.Copies...)
		}
		return nil
	}, func(err error) {
		stopped := ctx.Err() != nil || errors.Is(err, context.Canceled)
		waits.Hide()
		// A part of the copies is of no use to anybody, and is in no ledger.
		if (stopped || err != nil) && p.out.Packet == nil && len(p.queued) > 0 {
			w.callOff(p.queued)
		}
		switch {
		case w.desk != d:
		case stopped && p.out.Packet == nil:
			w.status(say.T("Stopped: what was on its way to the printer is called off."), "")
		case errors.Is(err, printing.ErrNone):
			w.offerExport(h)
		case err != nil:
			w.fail(err)
		default:
			w.showPrinted(p, j)
			if p.unrecorded != nil {
				w.fail(p.unrecorded)
			}
		}
	})
}

// showPrinted says what is being printed, and lets it be called off and recorded.
func (w *window) showPrinted(p printed, j printing.Job) {
	var ids []string
	for _, q := range p.queued {
		if q.ID != "" {
			ids = append(ids, q.ID)
		}
	}
	text := say.T("The printer %s has the pages of packet %s.", j.Printer, p.out.Copies[0].Number)
	if len(ids) > 0 {
		text += "\n" + say.T("In its queue they are %s.", strings.Join(ids, ", "))
	}
	w.status(say.T("Sent to the printer %s", j.Printer), "")
	label := func(text string) fyne.CanvasObject {
		l := widget.NewLabel(widgets.Breakable(text))
		l.Wrapping = fyne.TextWrapWord
		return l
	}
	facts := container.New(widgets.Stack(6), label(text), widgets.Field(say.T("Ledger"), container.NewBorder(nil, nil, nil, w.recorder(&p.out), label(w.inLedger(p.out.Packet)))))
	o := question{title: say.T("Printing"), content: container.New(widgets.Width(480), facts), no: say.T("Done")}
	if len(ids) > 0 {
		o.yes, o.rash = say.T("Call it off"), true
		o.then = func(yes bool) {
			if yes {
				w.callOff(p.queued)
			}
		}
	}
	w.ask(o)
}

// callOff takes back what is not on paper yet.
func (w *window) callOff(queued []printing.Queued) {
	cancel, d := w.printers.cancel, w.desk
	job.Run(w.place, func(ctx context.Context) (struct{}, error) {
		var failed error
		for _, q := range queued {
			failed = errors.Join(failed, cancel(ctx, q))
		}
		return struct{}{}, failed
	}, func(_ struct{}, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		if w.desk != nil && w.desk == d {
			w.status(say.T("The printing is called off."), "")
		}
	})
}

// printFile prints where the platform prints files alone, by the program that it has
// for them.
func (w *window) printFile(h briefing.Handing) {
	d := w.desk
	if w.outside == nil {
		w.fail(errNoOutside)
		return
	}
	text := say.T("Windows prints files alone: the pages go as a plain file into a private folder, for the program that prints them. The file is wiped when the vault is locked and when Habeas ends. Printer, pages and copies are chosen in that program.")
	w.confirm(say.T("Print by another program?"), text, say.T("Print"), func(yes bool) {
		if by := h.Briefing.Stopped(); yes && len(by) > 0 {
			w.fail(&desk.StoppedError{By: by})
		} else if yes && w.desk == d {
			w.giveOut(".pdf", h.Briefing.PDF, printing.PrintFile)
		}
	})
}
