//go:build !headless

package sources

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/say"
	house "habeas/app/theme"
	"habeas/app/widgets"
	"habeas/dossier"
)

// mostCitations is how many of the assertions that name a source are shown; the
// list of dossiers shows all.
const mostCitations = 60

// showPlace shows what the list knows of the source: where it is named, and
// whether it is there twice.
func (f *form) showPlace() {
	row := desk.SourceRow{Source: f.now}
	for _, r := range f.s.all {
		if r.ID == f.id {
			row = r
		}
	}
	f.showAlike(row)
	show(f.remove, row.Cited == 0 && f.s.opts.Source(f.id) != nil && !f.s.opts.ReadOnly)
	id := f.id
	job.Run(f.s.opts.Place, func(context.Context) ([]desk.Citation, error) { return f.s.opts.Citations(id), nil }, func(l []desk.Citation, _ error) {
		if !f.closed {
			f.showCited(l)
		}
	})
}

func (f *form) showAlike(row desk.SourceRow) {
	f.alike.RemoveAll()
	for _, id := range row.Alike {
		other := f.s.opts.Source(id)
		if other == nil {
			continue
		}
		note := widgets.NewNote(widgets.Warning, say.T("This may be the same source: %s", line(other)))
		f.alike.Add(note)
		look := widgets.NewQuietButton(say.T("Look at it"), theme.NavigateNextIcon(), func() { f.s.pick(id) })
		merge := widgets.NewButton(say.T("Merge it into this one"), nil, func() { f.s.merge(f.id, id) })
		if f.s.opts.ReadOnly {
			merge.Disable()
		}
		f.alike.Add(container.New(widgets.Row(8), merge, look))
	}
	show(f.alike, len(f.alike.Objects) > 0)
	f.root.Refresh()
}

// line is a source on one line.
func line(s *dossier.Source) string {
	if a := about(s); a != "" {
		return name(s) + " · " + a
	}
	return name(s)
}

func (f *form) showCited(l []desk.Citation) {
	f.cited.RemoveAll()
	head := say.T("Named nowhere yet: pick it where an item asks who says so.")
	if len(l) > 0 {
		head = say.N(len(l), "Named by %s assertion", "Named by %s assertions")
	}
	f.cited.Add(widgets.NewShortText(head, house.ColorQuiet, house.SizeSmall, true))
	w := say.Words()
	for _, c := range l[:min(len(l), mostCitations)] {
		where := w.InItem(w.Part(c.Part), w.Item(c.Item), "")
		who := say.Name(c.Name, "")
		if c.Subject != c.Edited {
			who = c.Name
			switch {
			case who == "" && c.Edited != "":
				who = say.T("A case without a name")
			case who == "":
				who = say.T("What stands before the dossiers")
			}
		}
		if c.Edited == "" {
			f.cited.Add(container.New(widgets.Inset(10, 4), widgets.NewShortText(who+" · "+where, "", house.SizeText, false)))
			continue
		}
		f.cited.Add(widgets.NewWay(who+" · "+where, "", func() { f.s.opts.Mend(c.Edited, c.Part) }))
	}
	if len(l) > mostCitations {
		f.cited.Add(container.NewHBox(widgets.NewQuietButton(say.T("Show all these dossiers"), theme.NavigateNextIcon(),
			func() { f.s.opts.Find("source:" + strconv.Quote(string(f.id))) })))
	}
	f.root.Refresh()
}

// showCopy shows the archived copy.
func (f *form) showCopy() {
	f.copy.RemoveAll()
	add := func(o fyne.CanvasObject) { f.copy.Add(o) }
	add(widgets.NewShortText(say.T("Archived copy"), house.ColorQuiet, house.SizeSmall, true))
	keep := widgets.NewButton(say.T("Keep a file …"), theme.FolderOpenIcon(), f.keepCopy)
	if f.s.opts.ReadOnly {
		keep.Disable()
	}
	if f.now.Archive == "" {
		add(widgets.NewShortText(say.T("None: a page may be gone tomorrow. Keep it as a PDF, a picture or a saved page."), "", house.SizeSmall, false))
		add(container.NewHBox(keep))
		return
	}
	keep.SetText(say.T("Another file …"))
	hash := widgets.NewShortText("SHA-256 "+f.now.Archive, "", house.SizeSmall, false)
	add(container.NewBorder(nil, nil, nil, widgets.NewSignButton(theme.ContentCopyIcon(), say.T("Copy the SHA-256"), func() { f.s.opts.Clip(f.now.Archive) }), hash))
	drop := widgets.NewQuietButton(say.T("Take it away"), theme.DeleteIcon(), func() {
		f.now.Archive = ""
		f.picked()
		f.showCopy()
	})
	if f.s.opts.ReadOnly {
		drop.Disable()
	}
	add(container.New(widgets.Wrap(6),
		widgets.NewButton(say.T("Open"), nil, func() { f.readCopy(func(a dossier.Attachment, _ []byte) { f.s.opts.OpenOutside(a) }) }),
		widgets.NewButton(say.T("Save …"), theme.DocumentSaveIcon(), func() { f.readCopy(func(a dossier.Attachment, data []byte) { f.s.opts.SaveCopy(data, a.MediaType) }) }),
		widgets.NewButton(say.T("Check it"), nil, func() {
			f.readCopy(func(a dossier.Attachment, _ []byte) {
				f.s.opts.Status(say.T("The copy is what it was when it was kept: %s, %s.", say.Bytes(int(a.Bytes)), a.MediaType), "")
			})
		}),
		keep, drop))
	f.root.Refresh()
}

// readCopy reads the copy back; what is damaged is told.
func (f *form) readCopy(then func(dossier.Attachment, []byte)) {
	type read struct {
		of   dossier.Attachment
		data []byte
	}
	src := *f.now
	job.Run(f.s.opts.Place, func(context.Context) (r read, err error) {
		r.of, r.data, err = f.s.opts.ReadCopy(&src)
		return r, err
	}, func(r read, err error) {
		switch {
		case f.closed:
		case err != nil:
			f.s.opts.Fail(err)
		default:
			then(r.of, r.data)
		}
	})
}

// keepCopy takes a file in as the archived copy.
func (f *form) keepCopy() {
	if f.s.opts.ReadOnly {
		return
	}
	f.s.opts.ChooseFile(func(_ string, original []byte) { f.s.KeepFile(original) })
}

var errNoneOpen = say.Error("no source is open: pick the one of which the file is a copy; nothing was taken in")

// Drop keeps a file that was dropped onto the window as the archived copy of the
// source that is open.
func (s *Screen) Drop(path string) {
	if s.form == nil {
		s.opts.Fail(errNoneOpen)
		return
	}
	if !s.opts.ReadOnly {
		s.opts.ReadFile(path, func(_ string, original []byte) { s.KeepFile(original) })
	}
}

// KeepFile keeps a file as the archived copy of the source that is open.
func (s *Screen) KeepFile(original []byte) {
	f := s.form
	if f == nil {
		s.opts.Fail(errNoneOpen)
		return
	}
	s.opts.Keep(func() error {
		if err := f.session.Settle(); err != nil {
			return err
		}
		return s.opts.KeepCopy(f.id, original)
	}, func(err error) {
		switch {
		case err != nil:
			s.opts.Fail(err)
		case s.form == f:
			s.open(f.id)
			fallthrough
		case !s.left:
			s.load()
		}
	})
}
