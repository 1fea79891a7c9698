//go:build !headless

package app

import (
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/widgets"
)

// export asks where a briefing goes, writes it there whole or not at all, and
// says what was written.
func (w *window) export(b *desk.Briefing, fileName string) {
	folder := w.kept.folder()
	if info, err := os.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		folder = home()
		if vault, err := filepath.Abs(w.desk.Path()); err == nil {
			folder = filepath.Dir(vault)
		}
	}
	w.saveAs(say.T("Export PDF"), say.T("Export"), filepath.Join(folder, fileName), func(path string) {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			path = filepath.Join(path, fileName)
		}
		if filepath.Ext(path) == "" {
			path += ".pdf"
		}
		if _, err := os.Lstat(path); err != nil {
			w.write(b, path, false)
			return
		}
		w.confirm(say.T("Replace the file?"), say.T("%s is there already.", path), say.T("Replace"), func(yes bool) {
			if yes {
				w.write(b, path, true)
			}
		})
	})
}

func (w *window) write(b *desk.Briefing, path string, force bool) {
	w.status(say.T("Writing %s …", path), "")
	d := w.desk
	keep(w, func() error { return b.Write(path, force) }, func(err error) {
		if err == nil && w.desk != d {
			return // it was locked meanwhile: the file is there, and the rest is nobody's business
		}
		if err != nil {
			w.status(say.T("Not exported."), "")
			w.fail(err)
			return
		}
		w.kept.setFolder(filepath.Dir(path))
		w.status(say.T("Exported %s", path), "")
		w.showExported(b, path)
	})
}

func (w *window) showExported(b *desk.Briefing, path string) {
	// Text that can be selected would keep Escape to itself; what is wanted
	// elsewhere has a button.
	fact := func(name, value string, beside fyne.CanvasObject) fyne.CanvasObject {
		l := widget.NewLabel(value)
		l.Wrapping = fyne.TextWrapBreak
		return widgets.Field(name, container.NewBorder(nil, nil, nil, beside, l))
	}
	copied := func(text string) fyne.CanvasObject {
		return widgets.NewQuietButton(say.T("Copy"), theme.ContentCopyIcon(), func() { w.app.Clipboard().SetContent(text) })
	}
	record := widgets.NewQuietButton(say.T("Record"), theme.DocumentCreateIcon(), nil)
	record.OnTapped = func() {
		record.Disable()
		w.record(b, func(err error) {
			if err != nil {
				record.Enable()
				w.fail(err)
				return
			}
			record.SetText(say.T("Recorded"))
		})
	}
	if b.Number == "" || w.desk == nil || w.desk.ReadOnly() {
		record.Disable()
	}
	ledger := fact(say.T("Ledger"), say.T("The ledger tells later who has this packet, and what is new since."), record)
	facts := container.New(widgets.Stack(2),
		fact(say.T("File"), path, copied(path)),
		fact(say.T("What"), say.Words().Counted(b.Pages, "page")+", "+say.Words().Counted(b.Dossiers, "dossier")+", "+say.Bytes(len(b.PDF))+", "+say.T("packet %s", b.Number), nil),
		fact("SHA-256", b.SHA256, copied(b.SHA256)),
		ledger)
	w.ask(question{title: say.T("Exported"), content: container.New(widgets.Width(520), facts), yes: say.T("Open it"), no: say.T("Done"), rash: true, then: func(open bool) {
		if !open {
			return
		}
		if err := w.openURL(fileURL(path)); err != nil {
			w.fail(err)
		}
	}})
}

// record puts a packet that was exported into the ledger.
func (w *window) record(b *desk.Briefing, done func(error)) {
	d := w.desk
	keep(w, func() error {
		_, err := d.Record(b)
		return err
	}, func(err error) {
		if w.desk == d {
			done(err)
		}
	})
}
