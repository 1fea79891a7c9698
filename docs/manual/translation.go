package manual

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"sync"
)

// English is the language in which the manual is written.
const English = "en"

// Languages are those of the manual: English, and those into which it is translated.
func Languages() []string { return slices.Concat([]string{English}, translations) }

var translations = []string{"fr", "km"}

// head is the first line of a translation: of which page it is, and of which state of
// it, by its [sum]. A page that was changed since has to be looked over. A draft is one
// until a native reader of the field has signed it.
var head = regexp.MustCompile(`^<!-- (A draft|A translation) of ([a-z]+)\.md as of ([0-9a-f]{8}) -->\n`)

// sum tells one state of a page from another.
func sum(text []byte) string {
	s := sha256.Sum256(text)
	return hex.EncodeToString(s[:4])
}

// Pages are those of the manual in a language, in their order. One that it has not is
// there in English, as its Lang says.
func Pages(lang string) []Page {
	if get, ok := pages[lang]; ok {
		return slices.Clone(get())
	}
	return slices.Clone(original())
}

var original = sync.OnceValue(english)

var pages = func() map[string]func() []Page {
	m := map[string]func() []Page{English: original}
	for _, lang := range translations {
		m[lang] = sync.OnceValue(func() []Page { return translated(files, lang) })
	}
	return m
}()

func translated(files fs.FS, lang string) []Page {
	l := slices.Clone(original())
	for i, p := range l {
		text, err := fs.ReadFile(files, path.Join(lang, p.Name+".md"))
		if err != nil {
			continue
		}
		m := head.FindSubmatch(text)
		if m != nil {
			text = text[len(m[0]):]
		}
		t := pageOf(p.Name, lang, string(text))
		t.Draft = m == nil || string(m[1]) == "A draft"
		takeAnchors(t.Blocks, p.Blocks)
		l[i] = t
	}
	return l
}

// takeAnchors gives the headings of a translation the names that they have in English,
// by which the links of all languages call them.
func takeAnchors(to, from []Block) {
	var names []string
	for _, b := range from {
		if b.Kind == Heading {
			names = append(names, b.Anchor)
		}
	}
	for i := range to {
		if to[i].Kind == Heading && len(names) > 0 {
			to[i].Anchor, names = names[0], names[1:]
		}
	}
}
