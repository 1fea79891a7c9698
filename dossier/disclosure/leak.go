package disclosure

import "habeas/dossier"

// Leak is a text of a held-back item that can be read in a finished file.
type Leak struct {
	Dossier dossier.ID
	Part    string
	Item    dossier.ID
	Text    string // the text or the piece of it that was found; for the writer alone
}

// Leaks compares what was read back from a finished file with what was held
// back. Shown is what the file was made of; fixed are the words that the page
// brings itself and what it computed (labels, dates in words, figures).
func Leaks(read []string, held Held, shown Disclosed, fixed []string) []Leak { return nil }
