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

	"habeas/app/chooser"
	"habeas/app/job"
	"habeas/app/say"
	"habeas/app/widgets"
)

// extension is that of a vault's file.
const extension = ".habeas"

// chooseVault lets a person choose a vault's file.
func (w *window) chooseVault(chosen func(path string)) {
	w.chooseKind(say.T("Open a vault"), say.T("Vaults"), []string{extension}, chosen)
}

// chooseFile lets a person choose a file that is there; nil extensions are all.
func (w *window) chooseFile(extensions []string, chosen func(path string)) {
	w.chooseKind(say.T("Choose a file"), say.T("Files that can be taken"), extensions, chosen)
}

// chooseKind is [window.chooseFile] with a title, and a name for what is looked for.
func (w *window) chooseKind(title, kind string, extensions []string, chosen func(path string)) {
	q := chooser.Question{Title: title, Kind: kind, Extensions: extensions}
	if recent := w.kept.recent(); len(recent) > 0 {
		q.Folder = folderOf(recent[0])
	}
	w.askPlatform(q, func(a chooser.Answer) { chosen(a.Path) }, func() { w.chooseHere(extensions, chosen) })
}

// folderOf is the folder of a file; "" where there is none.
func folderOf(path string) string {
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// chooseHere shows the toolkit's dialog.
func (w *window) chooseHere(extensions []string, chosen func(path string)) {
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
	w.followFiles(box)
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
	w.saveOver(title, confirm, path, func(path string, _ bool) { chosen(path) })
}

// saveOver is [window.saveAs] for what may replace a file: agreed says that the person
// has said so already.
func (w *window) saveOver(title, confirm, path string, chosen func(path string, agreed bool)) {
	q := chooser.Question{Aim: chooser.Save, Title: title, Accept: confirm, Folder: folderOf(path), Name: filepath.Base(path)}
	w.askPlatform(q, func(a chooser.Answer) { chosen(a.Path, a.Agreed) }, func() {
		w.saveHere(title, confirm, path, func(path string) { chosen(path, false) })
	})
}

// saveHere asks in the window where a file goes.
func (w *window) saveHere(title, confirm, path string, chosen func(path string)) {
	entry := widgets.NewEntry("/folder/file")
	entry.Put(path)
	folder := widgets.NewButton(say.T("Folder …"), theme.FolderOpenIcon(), func() {
		choose := dialog.NewFolderOpen(func(l fyne.ListableURI, err error) {
			if err == nil && l != nil {
				entry.Put(filepath.Join(l.Path(), filepath.Base(entry.Text)))
			}
		}, w.win)
		startIn(choose, filepath.Dir(entry.Text))
		w.followFiles(choose)
	})
	box := container.New(widgets.Width(560), container.NewBorder(nil, nil, nil, folder, entry))
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
	w.chooseKind(say.T("Choose a photograph"), say.T("Pictures"), append(pictures, upper(pictures)...), func(path string) { w.readPicture(path, chosen) })
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
		if !info.Mode().IsRegular() {
			return nil, say.Error("%s is no file: it was not taken in", filepath.Base(path))
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
