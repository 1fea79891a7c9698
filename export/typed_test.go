package export

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/dossier"
)

func TestOneLine(t *testing.T) {
	for typed, want := range map[string]string{
		"a":                         "a",
		" a \t b\r\n\r\nc\u2028d  ": "a b c d",
		"10\u00A0km":                "10\u00A0km",
		"\n\t ":                     "",
		"\u200b\u200d":              "",
		"ក\u200bខ":                  "ក\u200bខ",
	} {
		if got := oneLine(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestProse(t *testing.T) {
	for typed, want := range map[string]string{
		"a":                             "a",
		"a\nb":                          "a\nb",
		"a\r\nb\rc":                     "a\nb\nc",
		"\n\na\n\n \n\t\n\u200b\nb\n\n": "a\n\nb",
		" \n\u200b":                     "",
	} {
		if got := prose(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestTypedKeepsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab \t\n\r\u2028ក"))).Draw(t, "typed")
		want := strings.Join(strings.Fields(s), " ")
		line, para := oneLine(s), prose(s)
		if line != want || strings.Join(strings.Fields(para), " ") != want {
			t.Fatalf("%q is %q and %q", s, line, para)
		}
		if strings.ContainsAny(line, "\n\r\t") || strings.Contains(para, "\n\n\n") || oneLine(line) != line || prose(para) != para {
			t.Fatalf("%q is %q and %q", s, line, para)
		}
	})
}

// TestLineBreaksTakeNoRoom puts line breaks into every field of one line: they
// must print as a space does.
func TestLineBreaksTakeNoRoom(t *testing.T) {
	v := oddVault("word" + strings.Repeat("\n", 300) + "word")
	_, pages := layOut(t, v.briefing(KindProfile, dossier.Public))
	_, plainly := layOut(t, oddVault("word word").briefing(KindProfile, dossier.Public))
	if len(pages) > len(plainly)+1 {
		t.Errorf("%d pages, with spaces %d", len(pages), len(plainly))
	}
	if text := read(pages[0]); !strings.Contains(text, "word word") {
		t.Errorf("the name is broken:\n%s", text)
	}
}
