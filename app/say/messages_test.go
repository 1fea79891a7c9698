package say

import (
	"bytes"
	"encoding/csv"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

var update = flag.Bool("update", false, "write the sheets of translations anew: new sentences without a translation, and without those that nothing says any more")

// languages with a sheet, by their base tags.
var sheetLanguages = []string{"fr", "km"}

// said is a sentence of the window in the code.
type said struct {
	English, One, Sense string
	where               map[string]bool
}

// literal is the text of a string literal, or of several that are added.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		a, okA := literal(e.X)
		b, okB := literal(e.Y)
		return a + b, e.Op == token.ADD && okA && okB
	case *ast.ParenExpr:
		return literal(e.X)
	}
	return "", false
}

// parsed are the files of the window, by their paths from here.
func parsed(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	set, files := token.NewFileSet(), map[string]*ast.File{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && slices.Contains([]string{"testdata", "cli"}, d.Name()) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		files[filepath.ToSlash(path)] = f
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return set, files
}

// part is what a translator calls the folder of a file.
func part(path string) string {
	switch dir := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../"); dir {
	case "..":
		return "window"
	case ".":
		return "say"
	default:
		return filepath.Base(dir)
	}
}

// saying gives the name of the function where e is one of those that say
// sentences.
func saying(e ast.Expr, inside bool) string {
	name := ""
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "say" {
			name = e.Sel.Name
		}
	case *ast.Ident:
		if inside {
			name = e.Name
		}
	}
	if slices.Contains([]string{"T", "N", "As", "Error"}, name) {
		return name
	}
	return ""
}

// sentences are all that the code says, by their names.
func sentences(t *testing.T) map[string]*said {
	t.Helper()
	all := map[string]*said{}
	set, files := parsed(t)
	for path, f := range files {
		inside := f.Name.Name == "say"
		called := map[ast.Expr]bool{}
		ast.Inspect(f, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if name := saying(call.Fun, inside); name != "" {
					called[call.Fun] = true
					texts := map[string]int{"T": 1, "Error": 1, "N": 3, "As": 2}[name]
					s := said{where: map[string]bool{part(path): true}}
					var words []string
					for i := range min(texts, len(call.Args)) {
						if name == "N" && i == 0 {
							continue // the number
						}
						w, ok := literal(call.Args[i])
						if !ok {
							t.Errorf("%s: say.%s wants literals", set.Position(call.Pos()), name)
							return true
						}
						words = append(words, w)
					}
					switch name {
					case "T", "Error":
						s.English = words[0]
					case "As":
						s.Sense, s.English = words[0], words[1]
					default:
						s.One, s.English = words[0], words[1]
					}
					key := id(s.Sense, s.English)
					if old := all[key]; old != nil {
						if old.One != "" && s.One != "" && old.One != s.One {
							t.Errorf("%s: %q is %q for one, and %q elsewhere", set.Position(call.Pos()), s.English, s.One, old.One)
						}
						old.One = max(old.One, s.One)
						maps.Copy(old.where, s.where)
					} else {
						all[key] = &s
					}
				}
			}
			if e, ok := n.(*ast.SelectorExpr); ok && saying(e, false) != "" && !called[e] {
				t.Errorf("%s: say.%s is not called here, so that nobody knows with what", set.Position(e.Pos()), e.Sel.Name)
			}
			return true
		})
	}
	for _, english := range below {
		if old := all[english]; old != nil {
			old.where["below"] = true
		} else {
			all[english] = &said{English: english, where: map[string]bool{"below": true}}
		}
	}
	if len(all) == 0 {
		t.Fatal("nothing is said")
	}
	return all
}

// writeSheet writes a sheet for what is said, with the translations there are.
func writeSheet(t *testing.T, language string, all map[string]*said) {
	t.Helper()
	old, err := sheetOf(language)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]sheetRow{}
	for _, r := range old {
		known[id(r.Sense, r.English)] = r
	}
	var rows []sheetRow
	for key, s := range all {
		rows = append(rows, sheetRow{
			English: s.English, One: s.One, Sense: s.Sense, Where: strings.Join(slices.Sorted(maps.Keys(s.where)), ", "),
			Text: known[key].Text, TextOne: known[key].TextOne,
		})
	}
	slices.SortFunc(rows, func(a, b sheetRow) int {
		return strings.Compare(a.Where+"\x00"+a.English+"\x00"+a.Sense, b.Where+"\x00"+b.English+"\x00"+b.Sense)
	})
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	_ = w.Write(sheetHead)
	for _, r := range rows {
		_ = w.Write([]string{r.English, r.One, r.Sense, r.Where, r.Text, r.TextOne})
	}
	w.Flush()
	if err := os.WriteFile(filepath.Join("translations", language+".csv"), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

var verb = regexp.MustCompile(`%(\[\d+\])?[a-zA-Z%]`)

// verbs are the places of a sentence for its arguments, in their order.
func verbs(t *testing.T, text string) []int {
	t.Helper()
	var l []int
	for _, m := range verb.FindAllStringSubmatch(text, -1) {
		switch {
		case m[0] == "%%":
		case !strings.HasSuffix(m[0], "s"):
			t.Errorf("%q has %s: numbers get the digits of the language with %%s", text, m[0])
		case m[1] != "":
			n, _ := strconv.Atoi(strings.Trim(m[1], "[]"))
			l = append(l, n)
		default:
			l = append(l, len(l)+1)
		}
	}
	if len(l) > 0 && strings.Contains(text, "% ") {
		t.Errorf("%q has a per cent sign beside its arguments: it is written %%%%", text)
	}
	slices.Sort(l)
	return l
}

// asInEnglish are the sentences that a language has from English, or English
// from it.
var asInEnglish = map[string][]string{
	"fr": {
		"%s %%", "%s minutes", "Article", "Conditions", "Date", "Dossier", "Dossiers", "Notes", "OK", "Organisation", "Source", "Sources", "dossiers",
		"Licences", "urgent", "%s sources", "5 · improbable", "Pages", "%s pages", "Secret",
	},
	"km": {"%s %%"},
}

// TestSheets fails where a sentence of the window has no translation, where a
// translation is of no sentence any more, and where the two cannot mean the same.
func TestSheets(t *testing.T) {
	all := sentences(t)
	for _, s := range all {
		if s.One != "" && len(verbs(t, s.One)) > 0 && len(verbs(t, s.One)) != len(verbs(t, s.English)) {
			t.Errorf("%q and %q want the same arguments", s.One, s.English)
		}
	}
	for _, language := range sheetLanguages {
		if *update {
			writeSheet(t, language, all)
			continue
		}
		rows, err := sheetOf(language)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, r := range rows {
			key := id(r.Sense, r.English)
			s := all[key]
			switch {
			case seen[key]:
				t.Errorf("%s: %q stands twice in the sheet", language, r.English)
			case s == nil:
				t.Errorf("%s: nothing says %q any more", language, r.English)
			case s.One != r.One:
				t.Errorf("%s: %q is %q for one in the sheet, and %q in the code", language, r.English, r.One, s.One)
			case r.Text == "":
				t.Errorf("%s: %q (%s) has no translation", language, r.English, r.Where)
			default:
				judgeRow(t, language, r)
			}
			seen[key] = true
		}
		for key, s := range all {
			if !seen[key] {
				t.Errorf("%s: %q (%s) is missing: go test ./app/say -run TestSheets -update", language, s.English, strings.Join(slices.Sorted(maps.Keys(s.where)), ", "))
			}
		}
	}
}

// judgeRow holds a translation to what can be seen without knowing the language.
func judgeRow(t *testing.T, language string, r sheetRow) {
	t.Helper()
	for _, text := range []string{r.Text, r.TextOne} {
		if text == "" {
			continue
		}
		got, want := verbs(t, text), verbs(t, r.English)
		if alone := text == r.TextOne && len(got) == 0; !alone && !slices.Equal(got, want) {
			t.Errorf("%s: %q wants the arguments %v, and %q has places for %v", language, r.English, want, text, got)
		}
		if strings.Count(text, "\n") != strings.Count(r.English, "\n") {
			t.Errorf("%s: %q and %q have not the same lines", language, r.English, text)
		}
		if strings.HasSuffix(r.English, "…") != strings.HasSuffix(text, "…") {
			t.Errorf("%s: one of %q and %q opens something else, the other not", language, r.English, text)
		}
		if strings.TrimSpace(text) != text && strings.TrimSpace(r.English) == r.English {
			t.Errorf("%s: %q begins or ends with a space", language, text)
		}
		switch language {
		case "fr":
			if strings.ContainsAny(text, "'\"“”") {
				t.Errorf("fr: %q has quotes that are not French", text)
			}
			if strings.ContainsAny(text, "\u00a0\u202f") {
				t.Errorf("fr: %q has spaces that the program sets by itself", text)
			}
		case "km":
			for _, run := range strings.Fields(text) {
				if n := khmerLetters(run); n > 21 {
					t.Errorf("km: %q has %d letters without a space, and Fyne breaks lines at spaces alone", run, n)
				}
			}
			if letters(r.English) > 3 && !strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Khmer, c) }) && !slices.Contains(asInEnglish["km"], r.English) {
				t.Errorf("km: %q is not Khmer", text)
			}
		}
	}
	if r.One == "" && r.TextOne != "" {
		t.Errorf("%s: %q has a translation for one, and counts nothing", language, r.English)
	}
	if language == "fr" && r.One != "" && r.TextOne == "" {
		t.Errorf("fr: %q has no translation for one", r.English)
	}
	if r.Text == r.English && letters(r.English) > 0 && !slices.Contains(asInEnglish[language], r.English) {
		t.Errorf("%s: %q is left in English", language, r.English)
	}
}

// khmerLetters counts those that take room on a line: neither the signs around a
// letter nor the letters below another.
func khmerLetters(text string) int {
	n, below := 0, false
	for _, c := range text {
		if !below && !unicode.Is(unicode.M, c) {
			n++
		}
		below = c == '\u17d2'
	}
	return n
}

// letters counts those of a sentence, without its verbs.
func letters(text string) int {
	n := 0
	for _, c := range verb.ReplaceAllString(text, "") {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}
