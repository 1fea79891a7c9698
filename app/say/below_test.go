package say

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
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
}

var anyVerb = regexp.MustCompile(`%0?[0-9]*[sdqvw]`)

// TestBelow holds each sentence to the code that says it: a text that was changed
// there has no translation any more.
func TestBelow(t *testing.T) {
	var said strings.Builder
	for _, root := range []string{"../../dossier", "../../export", "../desk", "../outside", "../pasted", "../printing", "../chooser", "../cli", "../../window.go"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			source, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, source, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if e, ok := n.(ast.Expr); ok {
					if text, ok := literal(e); ok {
						said.WriteString(anyVerb.ReplaceAllString(strings.ReplaceAll(text, "%q", `"%s"`), "%s") + "\n")
						return false
					}
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
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
		errors.Join(wrong, errors.New("it ends before it begins")):                               "Phrase de passe incorrecte\u00a0: rien n’a été modifié\nelle finit avant de commencer",
		fmt.Errorf("failed to save, the vault is as it was before: %w", errors.New("disk gone")): "Échec de l’enregistrement, le coffre est comme avant\u00a0: disk gone",
		errors.New("audience is disputed"):                                                       "Qui peut le voir est contesté",
		noDate:                                                                                   "Date non valable, «\u202f2018-13\u202f»\u00a0: il n’y a pas de mois 13",
		Error("failed to read the photograph: %s", errors.New("permission denied")):              "Impossible de lire la photographie\u00a0: accès refusé",
	} {
		if got := Problem(err); got != want {
			t.Errorf("%v is told as %q, want %q", err, got, want)
		}
	}
}
