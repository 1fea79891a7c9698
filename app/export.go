//go:build !headless

package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/briefing"
	"habeas/app/widgets"
	"habeas/dossier"
)

// export asks where a briefing goes, writes it there whole or not at all, and
// says what was written.
func (w *window) export(h briefing.Handing) {
	folder := w.kept.folder()
	if info, err := os.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder = home()
		if vault, err := filepath.Abs(w.desk.Path()); err == nil {
			folder = filepath.Dir(vault)
		}
	}
	title, extension := say.T("Export PDF"), filepath.Ext(h.FileName)
	if extension == ".html" {
		title = say.T("Export web page")
	}
	w.saveOver(title, say.T("Export"), filepath.Join(folder, h.FileName), func(path string, agreed bool) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			path, agreed = filepath.Join(path, h.FileName), false
		}
		if filepath.Ext(path) == "" {
			path, agreed = path+extension, false
		}
		there := existing(h, path)
		switch {
		case len(there) == 0:
			w.deliver(h, path, false)
		case agreed && len(there) == 1 && there[0] == path:
			w.deliver(h, path, true)
		default:
			w.confirm(say.T("Replace the file?"), say.T("%s is there already.", strings.Join(there, ", ")), say.T("Replace"), func(yes bool) {
				if yes {
					w.deliver(h, path, true)
				}
			})
		}
	})
}

// existing are the files that would be replaced.
func existing(h briefing.Handing, path string) []string {
	paths := []string{path}
	if n := len(h.Holders); n > 0 {
		paths = nil
		for i := range n {
			paths = append(paths, desk.CopyPath(path, i+1)) // the numbers of a first handing over
		}
	}
	var l []string
	for _, p := range paths {
		if _, err := os.Lstat(p); err == nil {
			l = append(l, p)
		}
	}
	return l
}

// deliver writes a briefing, its copies, and its line in the ledger.
func (w *window) deliver(h briefing.Handing, path string, force bool) {
	w.status(say.T("Writing %s …", path), "")
	d := w.desk
	out := &desk.Delivered{Copies: []*desk.Briefing{h.Briefing}, Paths: []string{path}}
	keep(w, func() (err error) {
		defer clear(h.Order.Password)
		if len(h.Holders) == 0 && !h.Record {
			return h.Briefing.Write(path, force)
		}
		out, err = d.Deliver(context.Background(), h.Order, desk.Delivery{Path: path, Force: force, Holders: h.Holders, Record: h.Record})
		return err
	}, func(err error) {
		if err == nil && w.desk != d {
			return // it was locked meanwhile: the file is there, and the rest is nobody's business
		}
		if err != nil {
			w.status(say.T("Not exported."), "")
			w.fail(err)
			return
		}
		w.kept.setFolder(filepath.Dir(path))
		w.status(say.T("Exported %s", strings.Join(out.Paths, ", ")), "")
		w.showExported(out)
	})
}

// showExported says what was written, and lets it be recorded.
func (w *window) showExported(out *desk.Delivered) {
	b := out.Copies[0]
	// Text that can be selected would keep Escape to itself; what is wanted
	// elsewhere has a button.
	fact := func(name, value string, beside fyne.CanvasObject) fyne.CanvasObject {
		l := widget.NewLabel(widgets.Breakable(value))
		if l.Wrapping = fyne.TextWrapWord; !strings.Contains(value, " ") {
			l.Wrapping = fyne.TextWrapBreak // a sum, or a path, may be one long word
		}
		return widgets.Field(name, container.NewBorder(nil, nil, nil, beside, container.New(widgets.Middle(), container.New(widgets.Inset(-8, -6), l))))
	}
	copied := func(text string) fyne.CanvasObject {
		return widgets.NewQuietButton(say.T("Copy"), theme.ContentCopyIcon(), func() { w.app.Clipboard().SetContent(text) })
	}
	facts := container.New(widgets.Stack(10))
	for i, path := range out.Paths {
		name := say.T("File")
		if c := out.Copies[i].Copy; c.Number > 0 {
			name = say.T("Copy %s of %s", c.Number, c.Holder)
		}
		facts.Add(fact(name, path, copied(path)))
	}
	what := []string{say.Words().Counted(b.Dossiers, "dossier"), say.Bytes(len(b.File)), say.T("packet %s", b.Number)}
	if b.Pages > 0 {
		what = append([]string{say.Words().Counted(b.Pages, "page")}, what...)
	}
	facts.Add(fact(say.T("What"), strings.Join(what, ", "), nil))
	if len(out.Paths) == 1 {
		facts.Add(fact("SHA-256", b.SHA256, copied(b.SHA256)))
	}
	facts.Add(fact(say.T("Ledger"), w.inLedger(out.Packet), w.recorder(out)))
	content := fyne.CanvasObject(container.New(widgets.Width(520), facts))
	if len(out.Paths) > 3 {
		scroll := container.NewVScroll(content)
		scroll.SetMinSize(fyne.NewSize(540, 360))
		content = scroll
	}
	w.ask(question{title: say.T("Exported"), content: content, yes: say.T("Open it"), no: say.T("Done"), rash: true, then: func(open bool) {
		if !open {
			return
		}
		if err := w.openURL(fileURL(out.Paths[0])); err != nil {
			w.fail(err)
		}
	}})
}

func (w *window) inLedger(p *dossier.Packet) string {
	if p != nil {
		return say.T("Recorded as packet %s: the ledger tells later who has it, and what is new since.", p.Number)
	}
	return say.T("The ledger tells later who has this packet, and what is new since.")
}

// recorder is the button that puts what was handed over into the ledger.
func (w *window) recorder(out *desk.Delivered) fyne.CanvasObject {
	record := widgets.NewQuietButton(say.T("Record"), theme.DocumentCreateIcon(), nil)
	record.OnTapped = func() {
		record.Disable()
		w.record(out.Copies, func(err error) {
			if err != nil {
				record.Enable()
				w.fail(err)
				return
			}
			record.SetText(say.T("Recorded"))
		})
	}
	switch {
	case out.Packet != nil:
		record.SetText(say.T("Recorded"))
		record.Disable()
	case out.Copies[0].Number == "" || w.desk == nil || w.desk.ReadOnly():
		record.Disable()
	}
	return record
}

// record puts the copies of a packet that was handed over into the ledger.
func (w *window) record(copies []*desk.Briefing, done func(error)) {
	d := w.desk
	keep(w, func() error {
		_, err := d.Record(copies...)
		return err
	}, func(err error) {
		if w.desk == d {
			done(err)
		}
	})
}
