//go:build !headless

package widgets

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrappingLabelsAreBreakable finds each label of the window that wraps, and holds
// its text to [Breakable]: else lines of Khmer break inside a syllable.
func TestWrappingLabelsAreBreakable(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			body, ok := n.(*ast.FuncDecl)
			if !ok || body.Body == nil {
				return true
			}
			wraps, copied := map[string]bool{}, map[string]bool{} // what can be copied out of the window stays as it is
			ast.Inspect(body, func(n ast.Node) bool {
				if a, ok := n.(*ast.AssignStmt); ok {
					for i, r := range a.Rhs {
						if types.ExprString(r) == "fyne.TextWrapWord" {
							wraps[strings.TrimSuffix(types.ExprString(a.Lhs[i]), ".Wrapping")] = true
						}
						if name, ok := strings.CutSuffix(types.ExprString(a.Lhs[i]), ".Selectable"); ok {
							copied[name] = true
						}
					}
				}
				return true
			})
			ast.Inspect(body, func(n ast.Node) bool {
				a, ok := n.(*ast.AssignStmt)
				if !ok || len(a.Lhs) != len(a.Rhs) {
					return true
				}
				for i, r := range a.Rhs {
					call, ok := r.(*ast.CallExpr)
					if !ok || !wraps[types.ExprString(a.Lhs[i])] || copied[types.ExprString(a.Lhs[i])] || !strings.HasPrefix(types.ExprString(call.Fun), "widget.NewLabel") {
						continue
					}
					seen++
					if text := types.ExprString(call.Args[0]); text != `""` && !strings.HasPrefix(strings.TrimPrefix(text, "widgets."), "Breakable(") {
						t.Errorf("%s, %s: the label of %.60s wraps, and is not Breakable", path, body.Name.Name, text)
					}
				}
				return true
			})
			return false
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Errorf("only %d labels were found", seen)
	}
}
