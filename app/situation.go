//go:build !headless

package app

import (
	"habeas/app/say"
	"habeas/app/screens/situation"
	"habeas/dossier"
)

// showSituation goes to what each packet says before the people.
func (w *window) showSituation() { w.showSituationAt("", "") }

// showSituationAt goes to a part of it, by its name in the model, and to an item of
// that; "" is where one begins.
func (w *window) showSituationAt(part string, item dossier.ID) {
	if w.desk == nil {
		return
	}
	d := w.desk
	var s *situation.Screen
	s = situation.New(situation.Options{
		Place: w.place, Now: w.opts.Now, ReadOnly: d.ReadOnly(), View: d.View, NewID: d.NewID,
		DraftWe: d.DraftWe, SaveWe: d.SaveWe, DraftContext: d.DraftContext, SaveContext: d.SaveContext, SaveSource: d.SaveSource,
		Keep:     func(work func() error, done func(error)) { keep(w, work, done) },
		TakeLogo: d.TakeLogo, Picture: d.Picture, PastePicture: w.pastePicture, ReadFile: w.readOne,
		ChoosePicture: func(chosen func(string, []byte)) {
			w.chooseKind(say.T("Choose a picture"), say.T("Pictures"), append(pictures, upper(pictures)...), func(path string) { w.readOne(path, chosen) })
		},
		Choose: w.choose,
		Status: func(left, right string) {
			if w.aside == s {
				w.status(left, right)
			}
		},
		Fail: w.fail, Unsaved: w.unsaved, Copied: w.copied, Focus: w.focus, Back: w.showBriefing,
	})
	w.goAsideAt(atBriefing, s)
	if !d.ReadOnly() {
		w.status(say.T("Saved as you type"), "")
	}
	if part != "" || item != "" {
		s.GoTo(part, item)
	}
}

// readOne reads one file for a screen.
func (w *window) readOne(path string, read func(fileName string, data []byte)) {
	w.readFiles([]string{path}, read)
}
