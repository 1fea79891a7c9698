package say

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// rooms are the folders of the window in which a text of the code is one that a
// person reads; "screens/..." are those below too.
var rooms = []string{"..", "../screens/...", "../widgets", "../secret", "../task"}

// bypass are texts that are the same in each language, or that nobody reads in the
// window.
var bypass = []string{
	"Habeas", " — Habeas", "Habeas ", "SHA-256", "Letter", "WGAD", "PACE",
	"Fyne ", "SHA-256 ", "English", "Français", "ខ្មែរ (០១២៣)", "en, fr, km", "\"phnom penh\"",
	"Ctrl+", "Alt+", "Shift+", "Super+", "PgUp", "PgDn", "Del", "Esc", "Enter", // as the toolkit writes them in menus
	"FYNE_SCALE", "WAYLAND_DISPLAY", "DISPLAY", "XDG_RUNTIME_DIR",
	// Said on the command line, where there is no window.
	"there is no display to open a window on: use the verbs of the command line (habeas help)", "there is no display", "the display does not answer",
}

// readable reports whether a literal reads as words for a person: a capital at its
// beginning, a space between words, an ellipsis at its end.
func readable(text string) bool {
	letters := 0
	for i, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
		if r == ':' && i+1 < len(text) && unicode.IsLetter(rune(text[i+1])) {
			return false // a query, "status:held", or an address
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	words := strings.Contains(strings.TrimSpace(text), " ")
	switch {
	case letters < 2, strings.Contains(text, "/") && !words:
		return false
	case strings.HasPrefix(text, ".") && !words:
		return false
	}
	return unicode.IsUpper(first) && utf8.RuneCountInString(text) > 2 || words || strings.HasSuffix(text, "…")
}

// TestNothingIsTranslatedOnce finds what is said when the program starts, and does
// not follow the language any more.
func TestNothingIsTranslatedOnce(t *testing.T) {
	set, files := parsed(t)
	for _, f := range files {
		for _, d := range f.Decls {
			where := ast.Node(d)
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv != nil || d.Name.Name != "init" {
					continue
				}
			case *ast.GenDecl:
				if d.Tok != token.VAR {
					continue
				}
			}
			ast.Inspect(where, func(n ast.Node) bool {
				if _, later := n.(*ast.FuncLit); later {
					return false
				}
				if s, ok := n.(*ast.SelectorExpr); ok {
					if x, ok := s.X.(*ast.Ident); ok && x.Name == "say" && s.Sel.Name != "Error" {
						t.Errorf("%s: say.%s stands in a variable of the package", set.Position(s.Pos()), s.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// TestNothingBypassesTheTranslations finds texts in the code of the window that do
// not go through this package.
func TestNothingBypassesTheTranslations(t *testing.T) {
	set, files := parsed(t)
	looked := 0
	for name, f := range files {
		dir := path.Dir(name)
		if !slices.ContainsFunc(rooms, func(r string) bool {
			base, below := strings.CutSuffix(r, "/...")
			return dir == base || below && strings.HasPrefix(dir, base+"/")
		}) {
			continue
		}
		looked++
		var walk func(n ast.Node) bool
		walk = func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.CaseClause:
				if c, ok := n.(*ast.CaseClause); ok {
					for _, s := range c.Body {
						ast.Inspect(s, walk)
					}
				}
				return false
			case *ast.Field:
				return n.Tag == nil
			case *ast.KeyValueExpr:
				ast.Inspect(n.Value, walk)
				return false
			case *ast.IndexExpr:
				ast.Inspect(n.X, walk)
				return false
			case *ast.BinaryExpr:
				if n.Op == token.EQL || n.Op == token.NEQ {
					return false
				}
			case *ast.CallExpr:
				if s, ok := n.Fun.(*ast.SelectorExpr); ok {
					x, _ := s.X.(*ast.Ident)
					switch {
					case x == nil:
					case x.Name == "say", x.Name == "strings", x.Name == "filepath", x.Name == "os", x.Name == "exec", x.Name == "time", s.Sel.Name == "Format", s.Sel.Name == "LogError", s.Sel.Name == "FieldByName":
						for _, a := range n.Args {
							if _, ok := literal(a); !ok {
								ast.Inspect(a, walk)
							}
						}
						return false
					}
				}
			case *ast.BasicLit:
				if text, ok := literal(n); ok && readable(text) && !slices.Contains(bypass, text) {
					t.Errorf("%s: %q does not go through say", set.Position(n.Pos()), text)
				}
			}
			return true
		}
		ast.Inspect(f, walk)
	}
	if looked < 50 {
		t.Errorf("only %d files were looked at", looked)
	}
}
