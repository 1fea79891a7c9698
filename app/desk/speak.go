package desk

import "habeas/dossier/words"

// Speak has [Desk.History] tell changes in a language; English is that of the
// beginning.
func (d *Desk) Speak(w *words.Words) { d.language.Store(w) }

// speaks is that language.
func (d *Desk) speaks() *words.Words {
	if w := d.language.Load(); w != nil {
		return w
	}
	return words.English
}
