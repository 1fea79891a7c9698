//go:build !headless

package app

import (
	"mime"
	"path/filepath"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/sources"
	"habeas/dossier"
)

// showSources goes to the sources of the vault.
func (w *window) showSources() {
	if w.desk == nil {
		return
	}
	d := w.desk
	w.goAsideAt(atSources, sources.New(sources.Options{
		Place: w.place, ReadOnly: d.ReadOnly(), NewID: d.NewID,
		Source: func(id dossier.ID) *dossier.Source { return d.View().Source(id) }, Draft: d.DraftSource, Save: d.SaveSource,
		List: d.Sources, Citations: d.Citations, Merge: d.MergeSources, Delete: d.DeleteSource, KeepCopy: d.KeepCopy, ReadCopy: d.ArchivedCopy,
		Keep:       func(work func() error, done func(error)) { keep(w, work, done) },
		ChooseFile: w.chooseAttachment, ReadFile: func(path string, read func(string, []byte)) { w.readFiles([]string{path}, read) },
		SaveCopy: w.saveArchived, OpenOutside: w.openOutside,
		Mend: w.mend, Find: func(query string) { w.listAsOf(query, w.day()) },
		Back: w.showDossiers, Copied: w.copied, Clip: w.app.Clipboard().SetContent,
		Status: func(left, right string) {
			if w.inPlace(atSources) {
				w.status(left, right)
			}
		},
		Fail: w.fail, Unsaved: w.unsaved, Focus: w.focus,
	}))
}

// newSource goes to a source that is written with the first letter typed.
func (w *window) newSource() {
	if w.desk == nil || !w.writable() {
		return
	}
	w.showSources()
	if s, ok := w.aside.(*sources.Screen); ok {
		s.Create()
	}
}

// saveArchived writes the archived copy of a source as a plain file where a person
// says. Its name names nobody.
func (w *window) saveArchived(original []byte, mediaType string) {
	d := w.desk
	if d == nil {
		return
	}
	ext := extensionOf(mediaType)
	if l, err := mime.ExtensionsByType(mediaType); ext == "" && err == nil && len(l) > 0 {
		ext = l[0]
	}
	w.saveOver(say.T("Save a plain copy"), say.T("Save"), filepath.Join(home(), "source"+ext), func(path string, agreed bool) {
		keep(w, func() error { return desk.WriteFile(path, original, agreed) }, func(err error) {
			switch {
			case err != nil:
				w.fail(err)
			case w.desk == d:
				w.status(say.T("Saved %s, which is not encrypted.", path), "")
			}
		})
	})
}
