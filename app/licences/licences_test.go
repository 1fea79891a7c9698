package licences

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the licences of the modules that the program is built with")

// root is the module's folder, seen from here.
const root = "../.."

// systems are those for which releases are built.
var systems = []string{"linux", "windows", "darwin"}

type module struct{ Path, Version, Dir string }

// built are the modules that are in the program, on all systems.
func built(t *testing.T) []module {
	t.Helper()
	seen := map[string]module{}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-tags", "accessibility nodynamic", "-json=Module", ".")
		cmd.Dir = root
		// With cgo the imports are those of the release; no compiler runs for a list.
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=1")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("go list for %s: %v", system, err)
		}
		for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
			var p struct{ Module *module }
			if err := dec.Decode(&p); err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && p.Module.Version != "" {
				seen[p.Module.Path] = *p.Module
			}
		}
	}
	var l []module
	for _, m := range seen {
		l = append(l, m)
	}
	slices.SortFunc(l, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return l
}

var (
	licence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|ofl)([.\-_].*)?$`)
	aside   = regexp.MustCompile(`(^|/)(testdata|cmd|tests?|examples?)(/|$)`)
)

// texts are the licences that lie in a folder, its own before those of what is
// inside. The same text counts once.
func texts(t *testing.T, dir string) string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		if err == nil && !d.IsDir() && licence.MatchString(d.Name()) && filepath.Ext(path) != ".go" && !aside.MatchString(filepath.ToSlash(rel)) {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(files, func(a, b string) int {
		return strings.Count(a, string(filepath.Separator)) - strings.Count(b, string(filepath.Separator))
	})
	var l []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
		if !slices.Contains(l, text) {
			l = append(l, text)
		}
	}
	return strings.Join(l, "\n\n")
}

// bundled are the things in the program that are no modules, and where their
// terms lie.
var bundled = []struct{ name, file string }{
	{"Noto_fonts", root + "/export/typeset/fonts/OFL.txt"},
	{"Word_lists_of_ICU", root + "/export/typeset/dictionary/LICENSE"},
	{"PDFium", "others/pdfium.txt"},
	{"English_hyphenation_patterns", root + "/export/typeset/hyphen/hyph-en-us.tex"},
	{"French_hyphenation_patterns", root + "/export/typeset/hyphen/hyph-fr.tex"},
	{"The_EFF's_long_list_of_words", "others/eff.txt"},
}

// head is the comment at the beginning of a file of TeX, or all of another.
func head(text string) string {
	if !strings.HasPrefix(text, "%") {
		return text
	}
	var l []string
	for line := range strings.Lines(text) {
		comment, is := strings.CutPrefix(line, "%")
		if !is {
			break
		}
		l = append(l, strings.TrimRight(strings.TrimPrefix(comment, " "), " \n"))
	}
	return strings.Join(l, "\n")
}

func written(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	add := func(name, version, text string) {
		if strings.TrimSpace(text) == "" {
			t.Errorf("%s has no licence: read where it says its terms", name)
		}
		b.WriteString(strings.TrimSpace(mark+name+" "+version) + "\n\n" + strings.TrimSpace(text) + "\n\n")
	}
	own, err := os.ReadFile(filepath.Join(root, "LICENSE"))
	if err != nil {
		t.Fatal(err)
	}
	add("Habeas", "", string(own))
	for _, x := range bundled {
		text, err := os.ReadFile(x.file)
		if err != nil {
			t.Fatal(err)
		}
		add(x.name, "", head(string(text)))
	}
	for _, m := range built(t) {
		add(m.Path, m.Version, texts(t, m.Dir))
	}
	return b.String()
}

// TestNoneIsMissing: everything that is in the program is there with its terms,
// in the version that it is built with.
func TestNoneIsMissing(t *testing.T) {
	want := written(t)
	if *update {
		if err := os.WriteFile("licences.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if file != want {
		t.Error("the licences are not those of the modules: go test ./app/licences -update")
	}
}

func TestAll(t *testing.T) {
	if *update {
		t.Skip("the file was just written")
	}
	l := All()
	if len(l) < 50 || l[0].Name != "Habeas" || !strings.Contains(l[0].Text, "BSD 3-Clause") {
		t.Fatalf("%d licences, the first %q", len(l), l[0].Name)
	}
	for _, x := range l {
		if x.Name == "" || len(x.Text) < 100 {
			t.Errorf("%q has the text %q", x.Name, x.Text)
		}
		if strings.Contains(x.Name, ".") && x.Version == "" {
			t.Errorf("%s has no version", x.Name)
		}
	}
}
