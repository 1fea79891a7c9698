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

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
)

// Nothing that the window says needs the font of emoji.
func TestNoEmojiIsSaid(t *testing.T) {
	var faces []*font.Face
	for _, r := range []fyne.Resource{New(Light).Font(fyne.TextStyle{}), theme.DefaultTextFont(), theme.DefaultSymbolFont(), theme.DefaultEmojiFont()} {
		f, err := font.ParseTTF(bytes.NewReader(r.Content()))
		if err != nil {
			t.Fatal(err)
		}
		faces = append(faces, f)
	}
	// firstWith is the font that a sign is taken from; the last is that of emoji.
	firstWith := func(r rune) int {
		return slices.IndexFunc(faces, func(f *font.Face) bool { _, ok := f.NominalGlyph(r); return ok })
	}
	if firstWith('🕊') != len(faces)-1 {
		t.Fatal("the font of emoji has no dove")
	}
	for _, root := range []string{"..", "../../docs/manual", "../../dossier/words"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			switch ext := filepath.Ext(path); {
			case err != nil, strings.HasSuffix(path, "_test.go"), ext != ".go" && ext != ".csv" && ext != ".md":
				return err
			}
			text, err := os.ReadFile(path)
			for _, r := range string(text) {
				if firstWith(r) == len(faces)-1 {
					t.Errorf("%s has %q (%U), which stands in the font of emoji alone", path, r, r)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestWithoutEmoji(t *testing.T) {
	WithoutEmoji()
	if size := len(theme.DefaultEmojiFont().Content()); size > 100<<10 {
		t.Errorf("the font of emoji has %d bytes still", size)
	}
	if _, err := font.ParseTTF(bytes.NewReader(theme.DefaultEmojiFont().Content())); err != nil {
		t.Errorf("what stands in its place is no font: %v", err)
	}
}
