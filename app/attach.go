//go:build !headless

package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"habeas/app/desk"
	"habeas/app/job"
	"habeas/app/pasted"
	"habeas/app/say"
	"habeas/app/screens/person"
)

// file is one that was read for a dossier.
type file struct {
	name string
	data []byte
}

// readFile reads a file that may be attached; a larger one is not read at all.
func readFile(path string) (file, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return file{}, say.Error("failed to read the file: %s", err)
	case info.IsDir():
		return file{}, say.Error("%s is a folder: drop the files that lie in it", filepath.Base(path))
	case !info.Mode().IsRegular(): // a pipe or a device may never end
		return file{}, say.Error("%s is no file: it was not taken in", filepath.Base(path))
	case info.Size() > desk.MaxAttachment:
		return file{}, desk.ErrLargeFile
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return file{}, say.Error("failed to read the file: %s", err)
	}
	return file{filepath.Base(path), data}, nil
}

// readFiles reads files off the goroutine that draws, and gives them in their
// order. Of those that cannot be read it tells, and goes on.
func (w *window) readFiles(paths []string, then func(name string, data []byte)) {
	job.Run(w.place, func(context.Context) (read []file, err error) {
		for _, path := range paths {
			f, failed := readFile(path)
			if failed != nil {
				err = errors.Join(err, failed)
				continue
			}
			read = append(read, f)
		}
		return read, err
	}, func(read []file, err error) {
		for _, f := range read {
			then(f.name, f.data)
		}
		if err != nil {
			w.fail(err)
		}
	})
}

// chooseAttachment lets a person choose any file for a dossier.
func (w *window) chooseAttachment(chosen func(fileName string, data []byte)) {
	w.chooseFile(nil, func(path string) { w.readFiles([]string{path}, chosen) })
}

// dropped takes what was dropped onto the window: a vault to open, or files for
// the dossier that is shown.
func (w *window) dropped(_ fyne.Position, uris []fyne.URI) {
	var paths []string
	for _, u := range uris {
		if filepath.Ext(u.Path()) == extension {
			w.leaveFor(u.Path())
			return
		}
		paths = append(paths, u.Path())
	}
	if a, ok := w.aside.(interface{ Drop(path string) }); ok && len(paths) > 0 && w.free() {
		a.Drop(paths[0])
		return
	}
	p := w.person
	switch {
	case len(paths) == 0 || !w.free():
		return
	case p == nil:
		w.tell(say.T("Nothing takes it here"), told(say.T("A photograph, a paper or a table of events is taken by the dossier that is open: open one, and drop it again. A vault, whose name ends in %s, is opened wherever it is dropped.", extension)))
		return
	case !w.writable():
		return
	}
	w.readFiles(paths, func(name string, data []byte) {
		if w.person == p {
			p.Drop(name, data)
		}
	})
}

// pastePicture takes the picture on the clipboard, which the toolkit cannot give.
func (w *window) pastePicture(then func(fileName string, data []byte)) {
	w.status(say.T("Looking for a picture on the clipboard …"), "")
	job.Run(w.place, pasted.Picture, func(data []byte, err error) {
		switch {
		case errors.Is(err, pasted.ErrNoPicture):
			w.status(say.T("There is no picture on the clipboard."), "")
		case err != nil:
			w.status("", "")
			w.fail(err)
		default:
			then(say.T("pasted picture")+".png", data)
		}
	})
}

// paste pastes into what has the keyboard. What an entry has no use for goes into
// the dossier that is shown: a picture, and at its timeline a table of events.
func (w *window) paste() {
	clip := w.app.Clipboard()
	p, text := w.person, clip.Content()
	if p != nil && w.free() && !w.desk.ReadOnly() {
		if text == "" {
			w.pastePicture(func(name string, data []byte) {
				if w.person == p {
					p.Drop(name, data)
				}
			})
			return
		}
		if p.PasteTable(text, w.win.Canvas().Focused()) {
			return
		}
	}
	if a, ok := w.aside.(interface {
		Paste(name string, data []byte)
	}); ok && text == "" && w.free() && !w.desk.ReadOnly() {
		w.pastePicture(a.Paste)
		return
	}
	if f, ok := w.win.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	}
}

// pasteItem is the menu's line for pasting.
func (w *window) pasteItem() *fyne.MenuItem {
	item := fyne.NewMenuItem(say.T("Paste"), w.paste)
	item.Shortcut = &fyne.ShortcutPaste{Clipboard: w.app.Clipboard()}
	return item
}

// pasteEvents takes what is on the clipboard as a table of events.
func (w *window) pasteEvents() {
	if w.person != nil && w.writable() {
		w.person.PasteEvents(w.app.Clipboard().Content())
	}
}

// askPerson asks what the screen of a dossier wants to know.
func (w *window) askPerson(q person.Question) {
	w.ask(question{title: q.Title, content: q.Content, size: q.Size, yes: q.Yes, no: say.T("Cancel"), then: q.Then})
}
