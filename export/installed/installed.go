// Package installed finds faces among the fonts of the machine, for names in
// scripts whose fonts are too large to be bundled: Chinese, Japanese, Korean, and
// others that happen to be there.
//
// It reads font files of well-known names alone, and writes nothing.
package installed

import (
	"cmp"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/fontscan"

	"habeas/export/typeset"
)

// known are font files by how their names begin, in small letters without spaces
// and hyphens, the best first. Index is the font of a collection.
var known = []struct {
	stem  string
	index int
}{
	{"notosanscjkregular", 2}, {"notosanscjkscregular", 0}, // of the five in the collection the one for simplified Chinese
	{"sourcehansansscregular", 0}, {"sourcehansansregular", 0},
	{"msyh.", 0}, {"pingfang", 0}, {"hiraginosansgb", 0}, {"stheitilight", 0}, // Windows, macOS
	{"yugothr", 0}, {"meiryo.", 0}, {"msgothic", 0}, {"hiraginokakugothicpron", 0}, // Japanese
	{"malgun.", 0}, {"applesdgothicneo", 0}, {"applegothic", 0}, {"nanumgothic.", 0}, // Korean
	{"msjh.", 0}, {"simsun.", 0}, {"mingliu", 0},
	{"wqymicrohei", 0}, {"wqyzenhei", 0}, {"droidsansfallback", 0}, {"uming", 0}, // older Linux
	{"nirmala.", 0}, {"nirmalaui.", 0}, {"sylfaen", 0}, {"segoeui.", 0}, {"ebrima.", 0}, {"gadugi.", 0}, {"himalaya", 0}, // other scripts
	{"arialunicode", 0},
	{"notosansarmenianregular", 0}, {"notosansgeorgianregular", 0}, {"notosansethiopicregular", 0},
	{"notosansbengaliregular", 0}, {"notosansgujaratiregular", 0}, {"notosansgurmukhiregular", 0}, {"notosanskannadaregular", 0},
	{"notosansmalayalamregular", 0}, {"notosansoriyaregular", 0}, {"notosanssinhalaregular", 0}, {"notosanstamilregular", 0},
	{"notosansteluguregular", 0}, {"notoseriftibetanregular", 0}, {"notosansmongolianregular", 0}, {"notosanscherokeeregular", 0},
	{"dejavusans.", 0}, {"freeserif.", 0},
}

// Name is what faces are called here and in a PDF: which fonts a machine has says
// something about whose it is.
const Name = "Installed"

// Finder finds faces in some folders and what is in these. It is safe for
// concurrent use. The zero value finds none.
type Finder struct {
	folders []string

	lock   sync.Mutex
	files  []file // found; nil until asked for
	walked bool
	chosen map[rune]*typeset.Face
}

type file struct {
	path  string
	rank  int           // in known
	face  *typeset.Face // nil until read, or where it cannot be
	tried bool
}

// New returns a Finder for some folders.
func New(folders ...string) *Finder { return &Finder{folders: folders} }

// System returns a Finder for the folders that the platform keeps fonts in.
func System() *Finder {
	folders, err := fontscan.DefaultFontDirectories(log.New(nowhere{}, "", 0))
	if err != nil {
		return New()
	}
	return New(folders...)
}

type nowhere struct{}

func (nowhere) Write(b []byte) (int, error) { return len(b), nil }

// Face is a face for a letter that no bundled face has, or nil. Emoji and other
// signs are left to be seen as boxes, the same on every machine.
func (f *Finder) Face(r rune) *typeset.Face {
	if !written(r) {
		return nil
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	if face, ok := f.chosen[r]; ok {
		return face
	}
	if !f.walked {
		f.walk()
	}
	if f.chosen == nil {
		f.chosen = map[rune]*typeset.Face{}
	}
	f.chosen[r] = nil
	for i := range f.files {
		if face := f.files[i].read(); face != nil && face.Has(r) {
			f.chosen[r] = face
			break
		}
	}
	return f.chosen[r]
}

// written tells what names and words are written in: letters, their marks, and
// the punctuation that has the width of Chinese letters.
func written(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M) || 0x3000 <= r && r <= 0x303F || 0xFF00 <= r && r <= 0xFFEF || r == '・'
}

// walk finds the files. What cannot be looked into is passed over.
func (f *Finder) walk() {
	f.walked = true
	for _, folder := range f.folders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			name := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(strings.ToLower(d.Name()))
			for rank, k := range known {
				if strings.HasPrefix(name, k.stem) && slices.Contains([]string{".ttf", ".otf", ".ttc", ".otc"}, filepath.Ext(name)) {
					f.files = append(f.files, file{path: path, rank: rank})
					break
				}
			}
			return nil
		})
	}
	slices.SortFunc(f.files, func(a, b file) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.path, b.path))
	})
}

func (f *file) read() *typeset.Face {
	if f.tried {
		return f.face
	}
	f.tried = true
	content, err := os.ReadFile(f.path)
	if err != nil {
		return nil
	}
	for _, index := range []int{known[f.rank].index, 0} { // a file of that name may hold fewer
		if face, err := typeset.NewFace(Name, content, index); err == nil {
			f.face = face
			break
		}
	}
	return f.face
}
