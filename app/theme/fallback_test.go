//go:build !headless

package theme

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
)

// Each sign that the window says stands in a font that it brings, ours or the
// toolkit's: a computer may have no other.
func TestEachSignHasAFont(t *testing.T) {
	BringSigns()
	var faces []*font.Face
	for _, r := range []fyne.Resource{New(Light).Font(fyne.TextStyle{}), theme.DefaultTextFont(), theme.DefaultSymbolFont(), theme.DefaultEmojiFont()} {
		f, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	has := func(r rune) bool {
		return slices.ContainsFunc(faces, func(f *font.Face) bool { _, ok := f.NominalGlyph(r); return ok })
	}
	if has('🕊') {
		t.Fatal("the font of emoji is still there")
	}
	const typed = "،、" // understood between tags, and never shown
	for _, root := range []string{"..", "../../docs/manual", "../../dossier/words"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			switch ext := filepath.Ext(path); {
			case err != nil, strings.HasSuffix(path, "_test.go"), ext != ".go" && ext != ".csv" && ext != ".md":
				return err
			}
			text, err := os.ReadFile(path)
			for _, r := range string(text) {
				if unicode.IsGraphic(r) && !strings.ContainsRune(typed, r) && !has(r) {
					t.Errorf("%s has %q (%U), which stands in no font", path, r, r)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
