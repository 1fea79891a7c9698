package manual

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"habeas/export/typeset/dictionary"
)

// update says of each translation that it is of the page as it is now, for whoever has
// looked it over:
//
//	go test ./docs/manual -run TestTranslations -update
var update = flag.Bool("update", false, "marks the translations as those of the pages as they are now")

// TestTranslations: each language has each page and no other, and each is a translation
// of the page as it is now, with the same parts in it.
func TestTranslations(t *testing.T) {
	for _, lang := range translations {
		there := namesIn(lang)
		for _, name := range order {
			if !slices.Contains(there, name) {
				t.Errorf("%s/%s.md is missing", lang, name)
			}
		}
		for _, name := range there {
			english, err := files.ReadFile(name + ".md")
			if err != nil {
				t.Errorf("%s/%s.md is of no page", lang, name)
				continue
			}
			file := path.Join(lang, name+".md")
			text, err := files.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			m := head.FindSubmatch(text)
			switch {
			case m == nil || string(m[2]) != name:
				t.Errorf("%s does not say in its first line what it is a translation of", file)
			case string(m[3]) == sum(english):
			case *update:
				first := bytes.Replace(m[0], m[3], []byte(sum(english)), 1)
				if err := os.WriteFile(filepath.FromSlash(file), append(first, text[len(m[0]):]...), 0o644); err != nil {
					t.Fatal(err)
				}
			default:
				t.Errorf("%s is older than the page in English: look it over, then say so with -update", file)
			}
		}
		compare(t, lang)
	}
}

// compare holds the parts of each page to those of the page in English.
func compare(t *testing.T, lang string) {
	t.Helper()
	pages := Pages(lang)
	for i, english := range Pages(English) {
		p := pages[i]
		if p.Lang != lang {
			continue
		}
		if p.Title == p.Name || len(p.Blocks) != len(english.Blocks) {
			t.Errorf("%s/%s has %d parts, and the page in English %d", lang, p.Name, len(p.Blocks), len(english.Blocks))
			continue
		}
		for j, b := range p.Blocks {
			e := english.Blocks[j]
			switch {
			case b.Kind != e.Kind || b.Level != e.Level || b.File != e.File || b.Mark != e.Mark || len(b.Cells) != len(e.Cells) || b.Anchor != e.Anchor:
				t.Errorf("%s/%s: %.60q stands where %.60q does in English", lang, p.Name, b.plain(), e.plain())
			case !slices.Equal(linksOf(b), linksOf(e)):
				t.Errorf("%s/%s: %.60q leads to %q, in English to %q", lang, p.Name, b.plain(), linksOf(b), linksOf(e))
			case !slices.Equal(codeOf(b), codeOf(e)):
				t.Errorf("%s/%s: %.60q has %q, in English %q", lang, p.Name, b.plain(), codeOf(b), codeOf(e))
			}
		}
	}
}

// texts are those of a block.
func (b Block) texts() []string {
	l := []string{b.Text}
	for _, row := range b.Cells {
		l = append(l, row...)
	}
	return l
}

func linksOf(b Block) (l []string) {
	for _, text := range b.texts() {
		for _, s := range Spans(text) {
			if s.Link != "" {
				l = append(l, s.Link)
			}
		}
	}
	return l
}

func codeOf(b Block) (l []string) {
	for _, text := range b.texts() {
		for _, s := range Spans(text) {
			if s.Code {
				l = append(l, s.Text)
			}
		}
	}
	return l
}

// namesIn are the pages of a language, by their files.
func namesIn(lang string) []string {
	entries, _ := fs.ReadDir(files, lang)
	var l []string
	for _, e := range entries {
		l = append(l, strings.TrimSuffix(e.Name(), ".md"))
	}
	return l
}

// TestTranslatedAsShown: a translation has nothing but what the window lays out, and
// its language's signs.
func TestTranslatedAsShown(t *testing.T) {
	french := regexp.MustCompile("[ \\pL][;?!»](\\s|$)| :(\\s|$)|«[^\u202f]|['\"]\\pL")
	for _, lang := range translations {
		for _, p := range Pages(lang) {
			for _, b := range p.Blocks {
				for _, text := range b.texts() {
					if p.Lang == lang && strings.Contains(text, "<!--") {
						t.Errorf("%s/%s shows %q", lang, p.Name, text)
					}
					if p.Lang != "fr" || b.Kind == Table && p.Name == "dossiers" { // what one types there is not French
						continue
					}
					if m := french.FindString(Plain(text)); m != "" {
						t.Errorf("fr/%s: %q in %.80q is not set as French is", p.Name, m, text)
					}
				}
			}
		}
	}
}

// TestFallsBack: a page that a language has not is there in English, and says so; one
// that a native reader has signed is no draft any more.
func TestFallsBack(t *testing.T) {
	pages := translated(fstest.MapFS{
		"xx/dates.md": {Data: []byte("<!-- A translation of dates.md as of 00000000 -->\n# Zzz\n\nOne.\n\n## Two\n")},
		"xx/words.md": {Data: []byte("<!-- A draft of words.md as of 00000000 -->\n# Yyy\n")},
	}, "xx")
	for i, english := range Pages(English) {
		lang, title, draft := English, english.Title, false
		switch english.Name {
		case "dates":
			lang, title = "xx", "Zzz"
		case "words":
			lang, title, draft = "xx", "Yyy", true
		}
		if p := pages[i]; p.Name != english.Name || p.Lang != lang || p.Title != title || p.Draft != draft {
			t.Errorf("%s is %s, in %s, a draft: %v", english.Name, p.Title, p.Lang, p.Draft)
		}
		if p := pages[i]; p.Name == "dates" && p.Blocks[1].Anchor != "the-day-of-today-and-another" {
			t.Errorf("a heading is called %q", p.Blocks[1].Anchor)
		}
	}
	for i, p := range Pages("tlh") {
		if p.Lang != English || p.Title != Pages(English)[i].Title {
			t.Errorf("%s is in %s", p.Name, p.Lang)
		}
	}
}

func TestFindInFrench(t *testing.T) {
	hits := Find("fr", "clé SECOURS", strings.ToLower)
	if len(hits) == 0 || hits[0].Page != "passphrase" || hits[0].Anchor != "the-recovery-key" || hits[0].Heading != "La clé de secours" {
		t.Fatalf("found %+v", hits)
	}
	if hits := Find("fr", "dossiers qui viendront", strings.ToLower); len(hits) != 0 {
		t.Errorf("what is not there finds %+v", hits)
	}
}

// TestFindInKhmer: words are found as they are written there, without spaces, and in
// another order than one typed them too.
func TestFindInKhmer(t *testing.T) {
	for query, want := range map[string]string{"សោសង្គ្រោះ": "passphrase", "ការយល់ព្រម": "consent", "បាត់ឃ្លាសម្ងាត់": "passphrase"} {
		hits := Find("km", query, strings.ToLower)
		if len(hits) == 0 || hits[0].Page != want {
			t.Errorf("%s finds %+v, want it in %s", query, hits, want)
			continue
		}
		if !strings.Contains(hits[0].Title+hits[0].Heading+hits[0].Excerpt, Pieces(query)[0]) {
			t.Errorf("%s: the excerpt is %q", query, hits[0].Excerpt)
		}
	}
	if hits := Find("km", "ធនាគារ", strings.ToLower); len(hits) != 0 {
		t.Errorf("a word that is not there finds %+v", hits)
	}
}

func TestPieces(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, "One two  three": {"One ", "two  ", "three"}, "l’été\u00a0: oui": {"l’été\u00a0: ", "oui"}, " a": {" ", "a"},
	} {
		if got := Pieces(text); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	const khmer = "សោសង្គ្រោះបើកទូពេលបាត់ឃ្លាសម្ងាត់"
	if got := Pieces(khmer); len(got) != len(dictionary.Breaks([]rune(khmer)))+1 || strings.Join(got, "") != khmer {
		t.Errorf("the words are %q", got)
	}
}
