// Package licences has the licence of everything that is in the program: of the
// module itself, of each module that it is built with, and of the fonts, words
// and decoders that lie in them.
package licences

import (
	_ "embed"
	"strings"
)

// Licence is under which terms a part of the program is used.
type Licence struct {
	Name    string // of the module, or of the thing
	Version string // of the module; "" for what is none
	Text    string // as its makers wrote it
}

// The file is written by the test with -update. It begins each part with a line
// of [mark], its name and its version.
//
//go:embed licences.txt
var file string

const mark = "=== "

// All are those of the program, its own first and then by name.
func All() []Licence {
	var l []Licence
	for _, part := range strings.Split("\n"+file, "\n"+mark)[1:] {
		head, text, _ := strings.Cut(part, "\n")
		name, version, _ := strings.Cut(head, " ")
		l = append(l, Licence{Name: strings.ReplaceAll(name, "_", " "), Version: version, Text: strings.TrimSpace(text)})
	}
	return l
}
