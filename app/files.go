//go:build !headless

package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/theme"

	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
)

// extension is that of a vault's file.
const extension = ".habeas"

// chooseVault lets a person choose a vault's file.
func (w *window) chooseVault(chosen func(path string)) {
	w.chooseFile([]string{extension}, func(path string) { chosen(path) })
}

// chooseFile shows the dialog for a file that is there; nil extensions are all.
func (w *window) chooseFile(extensions []string, chosen func(path string)) {
	box := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		if r == nil {
			return // cancelled
		}
		path := r.URI().Path()
		_ = r.Close() // only its name is wanted
		chosen(path)
	}, w.win)
	if extensions != nil {
		box.SetFilter(storage.NewExtensionFileFilter(extensions))
	}
	if recent := w.kept.recent(); len(recent) > 0 {
		startIn(box, filepath.Dir(recent[0]))
	}
	w.follow(box, box.Hide)
	box.Resize(fyne.NewSize(800, 560)) // before it is shown, Fyne 2.8.1 falls over it
}

// startIn lets a dialog for files begin in a folder, if it can be read.
func startIn(d *dialog.FileDialog, folder string) {
	if l, err := storage.ListerForURI(storage.NewFileURI(folder)); err == nil {
		d.SetLocation(l)
	}
}

// chooseNewVault lets a person say where a new vault goes.
func (w *window) chooseNewVault(chosen func(path string)) {
	w.saveAs(say.T("New vault"), say.T("Go on"), filepath.Join(home(), say.As("name of a file", "dossiers")+extension), func(path string) {
		if filepath.Ext(path) == "" {
			path += extension
		}
		if _, err := os.Lstat(path); err == nil {
			w.fail(say.Error("there is a file %s already: a new vault never replaces one", path))
			return
		}
		chosen(path)
	})
}

// leaveForNew closes what is open and asks for the passphrase of a new vault.
func (w *window) leaveForNew(path string) {
	w.settled(say.T("Close nevertheless"), func() {
		w.shut(func(err error) {
			w.showNew(path)
			if err != nil {
				w.fail(err)
			}
		})
	})
}

// saveAs asks where a file goes. It makes nothing and looks at nothing itself,
// so that a file that stands there is whole until something better does.
func (w *window) saveAs(title, confirm, path string, chosen func(path string)) {
	entry := widgets.NewEntry("/folder/file")
	entry.Put(path)
	folder := widgets.NewButton(say.T("Folder …"), theme.FolderOpenIcon(), func() {
		choose := dialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
			if err == nil && l != nil {
				entry.Put(filepath.Join(l.Path(), filepath.Base(entry.Text)))
			}
		}, w.win)
		startIn(choose, filepath.Dir(entry.Text))
		w.follow(choose, choose.Hide)
	})
	box := container.NewGridWrap(fyne.NewSize(560, 44), container.NewBorder(nil, nil, nil, folder, entry))
	take := func() {
		if path := strings.TrimSpace(entry.Text); path != "" {
			if !filepath.IsAbs(path) {
				path = filepath.Join(home(), path)
			}
			chosen(path)
		}
	}
	w.escapes(entry)
	agree := w.ask(question{title: title, content: box, yes: confirm, no: say.T("Cancel"), then: func(yes bool) {
		if yes {
			take()
		}
	}})
	entry.OnSubmitted = func(string) { agree() }
	w.focus(entry)
}

// home is the person's folder; where the platform has none, the present one.
func home() string {
	if dir, err := os.UserHomeDir(); err == nil {
		return dir
	}
	return "."
}

var pictures = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"}

// choosePicture lets a person choose a photograph's file.
func (w *window) choosePicture(chosen func(fileName string, data []byte)) {
	w.chooseFile(append(pictures, upper(pictures)...), func(path string) { w.readPicture(path, chosen) })
}

func upper(l []string) []string {
	var u []string
	for _, s := range l {
		u = append(u, strings.ToUpper(s))
	}
	return u
}

// mostBytes is what a photograph may have; a larger file is not read at all.
const mostBytes = 64 << 20

var errLargeFile = say.Error("the file is larger than 64 MiB: it was not taken in, nothing was changed")

func (w *window) readPicture(path string, then func(fileName string, data []byte)) {
	job.Run(w.place, func(context.Context) ([]byte, error) {
		info, err := os.Stat(path)
		if err != nil {
			return nil, say.Error("failed to read the photograph: %s", err)
		}
		if info.Size() > mostBytes {
			return nil, errLargeFile
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, say.Error("failed to read the photograph: %s", err)
		}
		return data, nil
	}, func(data []byte, err error) {
		if err != nil {
			w.fail(err)
			return
		}
		then(filepath.Base(path), data)
	})
}
