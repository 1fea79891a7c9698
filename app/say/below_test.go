package say

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"habeas/dossier"
)

// fromTheSystem are sentences of [below] that no code of ours says.
var fromTheSystem = map[string]bool{
	"no space left on device": true, "permission denied": true, "no such file or directory": true, "file exists": true,
	"read-only file system": true, "is a directory": true, "input/output error": true, "context canceled": true,
	"file already closed": true, "not a directory": true, "too many open files": true, "device or resource busy": true,
	"file name too long": true, "operation not permitted": true, "cannot allocate memory": true, "unexpected EOF": true,
	"file too large": true, "disk quota exceeded": true, "context deadline exceeded": true,
}

var anyVerb = regexp.MustCompile(`%#?[0-9.]*[sdqvwcxgfT]`)

// TestBelow holds each sentence to the code that says it: a text that was changed
// there has no translation any more.
func TestBelow(t *testing.T) {
	var said strings.Builder
	for _, f := range filesOf(t, "dossier", "export", "app/desk", "app/outside", "app/pasted", "app/printing", "app/chooser", "app/cli", "window.go") {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := literal(e); ok {
					said.WriteString(anyVerb.ReplaceAllString(strings.ReplaceAll(text, "%q", `"%s"`), "%s") + "\n")
					return false
				}
			}
			return true
		})
	}
	all := said.String()
	for _, english := range below {
		for _, piece := range strings.Split(english, "%s") {
			// What is joined in the code stands there in pieces.
			for _, p := range strings.SplitAfter(piece, ": ") {
				if p = strings.Trim(p, ": "); len(p) > 8 && !fromTheSystem[english] && !strings.Contains(all, p) {
					t.Errorf("nobody says %q of %q any more", p, english)
				}
			}
		}
	}
}

func TestProblem(t *testing.T) {
	t.Cleanup(func() { Use("en") })
	wrong := errors.New("wrong passphrase: nothing was changed")
	_, noDate := dossier.ParseDate("2018-13")
	Use("en")
	for err, want := range map[error]string{
		wrong: "Wrong passphrase: nothing was changed", Error("the passphrase is missing"): "The passphrase is missing",
		errors.New("some other thing"): "Some other thing",
	} {
		if got := Problem(err); got != want {
			t.Errorf("%v is told as %q", err, got)
		}
	}
	Use("fr")
	for err, want := range map[error]string{
		wrong:                              "Phrase de passe incorrecte\u00a0: rien n’a été modifié",
		Error("the passphrase is missing"): "La phrase de passe manque",
		errors.New("some other thing"):     "En anglais\u00a0: some other thing",
		errors.Join(wrong, errors.New("it ends before it begins")):                                                      "Phrase de passe incorrecte\u00a0: rien n’a été modifié\nelle finit avant de commencer",
		fmt.Errorf("failed to save, the vault is as it was before: %w", errors.New("disk gone")):                        "Échec de l’enregistrement, le coffre est comme avant\u00a0: disk gone",
		errors.New("audience is disputed"):                                                                              "Qui peut le voir est contesté",
		&fs.PathError{Op: "open", Path: "/a: b/c.habeas", Err: errors.New("permission denied")}:                         "/a: b/c.habeas\u00a0: accès refusé",
		fmt.Errorf("failed to make a backup: %w", &fs.PathError{Op: "open", Path: "x", Err: errors.New("file exists")}): "Échec de la sauvegarde\u00a0: x\u00a0: le fichier existe déjà",
		errors.New("the picture is damaged or cut short: invalid Huffman code"):                                         "L’image est endommagée ou coupée\u00a0: invalid Huffman code",
		errors.New("the picture is too large: 80 × 90 pixels, more than 50 million"):                                    "L’image est trop grande\u00a0: 80 × 90 pixels, plus de 50 millions",
		noDate: "Date non valable, «\u202f2018-13\u202f»\u00a0: il n’y a pas de mois 13",
		Error("failed to read the photograph: %s", errors.New("permission denied")): "Impossible de lire la photographie\u00a0: accès refusé",
	} {
		if got := Problem(err); got != want {
			t.Errorf("%v is told as %q, want %q", err, got, want)
		}
	}
}

// unsaid are files whose errors no person meets in the window.
var unsaid = map[string]string{
	"export/pdf/cos/": "a fault of the program, told as a detail", "export/pdf/truetype/": "a fault of a bundled font, told as a detail",
	"export/typeset/": "a fault of a font, which is passed over", "export/pdf/document.go": "a fault of the program, told as a detail",
	"export/pdf/finish.go": "a fault of the program, told as a detail", "export/pdf/font.go": "a fault of a bundled font, told as a detail",
	"export/pdf/image.go": "a fault of the program, told as a detail", "export/pdf/marked.go": "a fault of the program, told as a detail",
	"export/pdf/pad.go": "a fault of the program, told as a detail", "export/pdf/lock/lock.go": "a fault of the program, told as a detail",
	"export/preview/": "a fault of the program, told as a detail", "export/pdf/rules/": "for tests",
	"export/kind.go": "of the command line", "export/make.go": "a fault of the program, told as a detail",
	"dossier/audience.go": "of the command line", "dossier/words/": "of the command line",
	"app/desk/apply.go": "of the command line", "app/desk/line.go": "of the command line", "app/desk/sound.go": "of the command line",
	"app/desk/ledger.go": "of the command line", "app/desk/view.go": "a fault of the program",
}

// TestErrorsAreKnown finds each error of the rest of the house in [below]: one that is
// new there has no translation yet.
func TestErrorsAreKnown(t *testing.T) {
	known := map[string]bool{}
	for _, english := range below {
		known[english] = true
	}
	told, spared := 0, map[string]bool{}
	for path, f := range filesOf(t, "dossier", "export", "app/desk", "app/outside", "app/pasted", "app/printing", "app/chooser") {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if name := types.ExprString(call.Fun); name != "errors.New" && name != "fmt.Errorf" {
				return true
			}
			text, ok := literal(call.Args[0])
			if !ok {
				return true
			}
			text = anyVerb.ReplaceAllString(strings.ReplaceAll(text, "%q", `"%s"`), "%s")
			if bare := strings.Trim(text, "%s: "); known[text] || bare == "" {
				told++
				return true
			}
			for spare := range unsaid {
				if strings.HasPrefix(path, spare) {
					spared[spare] = true
					return true
				}
			}
			t.Errorf("%s says %q, which has no translation: add it to seldom", path, text)
			return true
		})
	}
	if told < 200 {
		t.Errorf("only %d errors were found", told)
	}
	for spare := range unsaid {
		if !spared[spare] {
			t.Errorf("%s is spared, and all its errors are told", spare)
		}
	}
}

// filesOf are the source files below folders of the repository, by their paths in it.
func filesOf(t *testing.T, folders ...string) map[string]*ast.File {
	t.Helper()
	const up = "../../"
	all := map[string]*ast.File{}
	for _, folder := range folders {
		err := filepath.WalkDir(up+folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
			all[strings.TrimPrefix(filepath.ToSlash(path), up)] = f
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}
