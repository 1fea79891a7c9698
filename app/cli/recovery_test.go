package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/export/preview"
)

// terminal is a machine with somebody at it, who answers what is asked.
func terminal(t *testing.T, out, errs *bytes.Buffer, answer func(question string) string, args ...string) System {
	t.Helper()
	s := system()
	s.Args, s.Stdin, s.Stdout, s.Stderr = args, strings.NewReader(""), out, errs
	s.Now = func() time.Time { return time.Date(2018, 9, 12, 12, 0, 0, 0, time.UTC) }
	s.Prompt = func(question string) ([]byte, error) { return []byte(answer(question)), nil }
	return s
}

// TestTypedBack makes a recovery key at a terminal, and reads the words that
// are asked for off the sheet.
func TestTypedBack(t *testing.T) {
	dir := t.TempDir()
	cache, _ := os.UserCacheDir()
	preview.SetCache(filepath.Join(cache, "habeas"))
	vault := filepath.Join(dir, "v.habeas")
	run := func(answer func(string) string, args ...string) (status int, out, errs string) {
		var o, e bytes.Buffer
		status = Run(context.Background(), terminal(t, &o, &e, answer, args...))
		return status, o.String(), e.String()
	}
	secret := func(string) string { return "correct horse" }
	if status, _, errs := run(secret, "new", vault); status != ExitDone {
		t.Fatal(errs)
	}
	var words []string
	read := func(path string) {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		content, err := preview.Read(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		words = nil
		for _, m := range numbered.FindAllStringSubmatch(strings.Join(content.Pages, "\n"), -1) {
			words = append(words, m[2])
		}
	}
	for name, test := range map[string]struct {
		wrong  int // how often a word is typed wrong
		status int
	}{"right": {0, ExitDone}, "twice wrong": {2, ExitDone}, "wrong": {100, ExitFailed}} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "sheet.pdf")
			wrong, asked := test.wrong, 0
			status, out, errs := run(func(question string) string {
				var n int
				if _, err := fmt.Sscanf(question, "Word %d:", &n); err != nil {
					return secret("")
				}
				if read(path); len(words) != 14 {
					t.Fatalf("%d words", len(words))
				}
				asked++
				if wrong > 0 {
					wrong--
					return "something"
				}
				return words[n-1]
			}, "recovery", vault, "-o", path)
			if status != test.status || asked != min(3+test.wrong, 3+2) && test.status == ExitDone {
				t.Errorf("status %d after %d words: %s%s", status, asked, out, errs)
			}
			if test.status == ExitFailed && (asked != tries || !strings.Contains(errs, "recovery --check")) {
				t.Errorf("after %d words it says %s", asked, errs)
			}
			for _, w := range words {
				if len(w) > 5 && w != "recovery" && strings.Contains(out+errs, w) { // which the program says anyway
					t.Errorf("the terminal shows the word %s:\n%s%s", w, out, errs)
				}
			}
			// The words open it, typed where the words are asked for.
			if status, _, errs := run(func(string) string { return strings.Join(words, " ") }, "recovery", vault, "--check"); status != ExitDone {
				t.Errorf("the words of the sheet: %s", errs)
			}
		})
	}
}

// TestPasswdAsks for the passphrase, and twice for the new one.
func TestPasswdAsks(t *testing.T) {
	vault := filepath.Join(t.TempDir(), "v.habeas")
	run := func(answers map[string]string, args ...string) (int, string) {
		var o, e bytes.Buffer
		status := Run(context.Background(), terminal(t, &o, &e, func(q string) string {
			a, ok := answers[q]
			if !ok {
				t.Errorf("it asks %q", q)
			}
			return a
		}, args...))
		return status, e.String()
	}
	if status, errs := run(map[string]string{"Passphrase: ": "one", "The same again: ": "one"}, "new", vault); status != ExitDone {
		t.Fatal(errs)
	}
	if status, errs := run(map[string]string{"Passphrase: ": "one", "New passphrase: ": "two", "The same again: ": "tow"}, "passwd", vault); status != ExitFailed || !strings.Contains(errs, "differ") {
		t.Errorf("status %d: %s", status, errs)
	}
	if status, errs := run(map[string]string{"Passphrase: ": "one", "New passphrase: ": "two", "The same again: ": "two"}, "passwd", vault); status != ExitDone {
		t.Errorf("status %d: %s", status, errs)
	}
	if status, _ := run(map[string]string{"Passphrase: ": "one"}, "list", "--vault", vault); status != ExitWrongPassphrase {
		t.Errorf("the old one: status %d", status)
	}
	if status, errs := run(map[string]string{"Passphrase: ": "two"}, "list", "--vault", vault); status != ExitDone {
		t.Errorf("the new one: %s", errs)
	}
}
