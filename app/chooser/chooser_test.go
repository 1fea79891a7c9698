package chooser

import (
	"slices"
	"testing"
)

func TestPatterns(t *testing.T) {
	if got := patterns([]string{".habeas", ".jpg", ".JPG"}); !slices.Equal(got, []string{"*.habeas", "*.HABEAS", "*.jpg", "*.JPG"}) {
		t.Errorf("patterns %q", got)
	}
}

func TestScript(t *testing.T) {
	for want, q := range map[string]Question{
		"activate\nPOSIX path of (choose file with prompt \"Open\" of type {\"habeas\"})\n":                                                      {Title: "Open", Extensions: []string{".habeas"}},
		"activate\nPOSIX path of (choose folder)\n":                                                                                              {Aim: Folder},
		"activate\nPOSIX path of (choose file name with prompt \"Export\" default name \"a.pdf\" default location (POSIX file \"/home/a b\"))\n": {Aim: Save, Title: "Export", Name: "a.pdf", Folder: "/home/a b"},
	} {
		if got := script(q); got != want {
			t.Errorf("script\n%q, want\n%q", got, want)
		}
	}
}

// A folder may be called as somebody likes, and is never a part of the script.
func TestQuoted(t *testing.T) {
	for s, want := range map[string]string{
		`a"b`: `"a\"b"`, `a\`: `"a\\"`, "a\nquit": `"a quit"`, `" & do shell script "x`: `"\" & do shell script \"x"`,
	} {
		if got := quoted(s); got != want {
			t.Errorf("%q is quoted as %s, want %s", s, got, want)
		}
	}
}
