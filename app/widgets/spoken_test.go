//go:build !headless

package widgets

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	house "habeas/app/theme"
)

// TestEachWidgetSaysWhatItIs: nothing here is a widget without words for a screen reader.
func TestEachWidgetSaysWhatItIs(t *testing.T) {
	files, err := parser.ParseDir(token.NewFileSet(), ".", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	widgets, says := map[string]bool{}, map[string]bool{}
	for _, pkg := range files {
		for name, f := range pkg.Files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.TypeSpec:
					if s, ok := n.Type.(*ast.StructType); ok && extends(s) {
						widgets[n.Name.Name] = true
					}
				case *ast.FuncDecl:
					if n.Name.Name == "AccessibilityLabel" && n.Recv != nil {
						if p, ok := n.Recv.List[0].Type.(*ast.StarExpr); ok {
							says[p.X.(*ast.Ident).Name] = true
						}
					}
				}
				return true
			})
		}
	}
	if len(widgets) < 20 {
		t.Fatalf("only %d widgets are found", len(widgets))
	}
	for name := range widgets {
		if !says[name] {
			t.Errorf("%s has no AccessibilityLabel", name)
		}
	}
}

// extends reports whether a type is a widget of its own making.
func extends(s *ast.StructType) bool {
	for _, f := range s.Fields.List {
		if x, ok := f.Type.(*ast.SelectorExpr); ok && len(f.Names) == 0 {
			if p, ok := x.X.(*ast.Ident); ok && p.Name == "widget" {
				return true
			}
		}
	}
	return false
}

// TestSpoken: what holds other things says their words, but for secrets and for what is
// not shown.
func TestSpoken(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	secret := NewSecret("Passphrase")
	secret.SetText("correct horse")
	hidden := NewText("hidden", "", "", false)
	hidden.Hide()
	card := NewCard(house.ColorCard, theme.ColorNameSeparator, 4, container.NewVScroll(container.New(Stack(4),
		NewText("Kem Sokha", "", "", true), NewCheck("Cleared", nil), secret, hidden, NewSignButton(theme.DeleteIcon(), "Take it away", nil))))
	if got, want := card.AccessibilityLabel(), "Kem Sokha\nCleared: no\nPassphrase\nTake it away"; got != want {
		t.Errorf("a card says %q, want %q", got, want)
	}
	root, _ := Tipped(container.NewScroll(card))
	told := ""
	for _, o := range root.Objects { // as the toolkit looks for it
		if a, ok := o.(fyne.Accessible); ok {
			told += a.AccessibilityLabel()
		}
	}
	if !strings.Contains(told, "Kem Sokha") || strings.Contains(told, "correct") {
		t.Errorf("of a window a screen reader is told %q", told)
	}
	hint := NewHint("One sentence.", card, nil)
	if got := hint.AccessibilityLabel(); !strings.Contains(got, "One sentence.") || !strings.Contains(got, "Kem Sokha") {
		t.Errorf("a screen with its hint says %q", got)
	}
}

// TestRevealBelowAHint: what gets the keyboard is scrolled into sight below the sentence
// of help, too.
func TestRevealBelowAHint(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(house.New(house.Light))
	box := container.New(Stack(4))
	for range 40 {
		box.Add(NewButton("one", nil, nil))
	}
	last := NewButton("last", nil, nil)
	box.Add(last)
	scroll := container.NewVScroll(box)
	w := test.NewTempWindow(t, NewHint("One sentence.", scroll, nil))
	w.Resize(fyne.NewSize(400, 300))
	w.Canvas().Focus(last)
	if scroll.Offset.Y == 0 {
		t.Error("the button that has the keyboard is out of sight")
	}
}
