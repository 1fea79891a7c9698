package installed

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"habeas/export/typeset"
	"habeas/export/typeset/fonts"
)

// folder holds a font by two well-known names, one of them broken.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "truetype", "some"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"NotoSansCJK-Regular.ttc":        []byte("no font"),
		"truetype/some/Noto Sans-CJK.md": fonts.HebrewRegular,
		"truetype/some/wqy-zenhei.ttf":   fonts.HebrewRegular,
		"truetype/some/Unheard.ttf":      fonts.ThaiRegular,
	} {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFace(t *testing.T) {
	f := New(filepath.Join(t.TempDir(), "none"), folder(t))
	alef := f.Face('\u05D0')
	if alef == nil || alef.Name != Name || !alef.Has('\u05D0') {
		t.Fatalf("the face of alef is %+v", alef)
	}
	if f.Face('\u05D1') != alef {
		t.Error("another letter has another face")
	}
	for _, r := range "ก🕊.1 " {
		if f.Face(r) != nil {
			t.Errorf("%q has a face", r)
		}
	}
	if New().Face('\u05D0') != nil || new(Finder).Face('北') != nil {
		t.Error("nothing finds something")
	}
}

// Ensure that a Setter asks for what it has no face for, and for nothing else.
func TestFace_Setter(t *testing.T) {
	var asked []rune
	s := typeset.NewSetter()
	s.Other = func(r rune) *typeset.Face {
		asked = append(asked, r)
		return New(folder(t)).Face(r)
	}
	s.Line(typeset.Span{Text: "Liu 北 שלום 🕊", Style: typeset.Style{Size: 10}})
	if string(asked) != "北🕊" {
		t.Errorf("asked for %q", asked)
	}
	if got := string(s.Missing()); got != "北🕊" {
		t.Errorf("missing are %q", got)
	}
}

func TestFace_Concurrent(t *testing.T) {
	f := New(folder(t))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			if f.Face('\u05D0') == nil {
				t.Error("no face")
			}
		})
	}
	group.Wait()
}
