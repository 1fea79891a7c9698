package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"habeas/export/preview"
)

// status N CMD ARGS… runs a command and fails unless it exits with status N.
// Its output is that of the command, for stdout and stderr to look at.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N CMD ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// cut FILE BYTES cuts a file to a length.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE BYTES")
	}
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// private FILE fails where others than its owner may read a file.
func private(ts *testscript.TestScript, neg bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if open := info.Mode().Perm()&0o077 != 0; open != neg {
		ts.Fatalf("%s has mode %v", args[0], info.Mode())
	}
}

var numbered = regexp.MustCompile(`(?m)^(\d{1,2})\s+([a-z]+(?:-[a-z]+)?)\s*$`)

// words SHEET FILE [PAGE…] writes the words that PDFium reads on the pages of a
// sheet, all or those, as somebody may type them: with their numbers, and in
// capitals.
func sheetWords(ts *testscript.TestScript, neg bool, args []string) {
	pdf := ts.ReadFile(args[0])
	preview.SetCache(ts.Getenv("HABEAS_TEST_CACHE"))
	content, err := preview.Read(context.Background(), []byte(pdf))
	ts.Check(err)
	pages := content.Pages
	if len(args) > 2 {
		pages = nil
		for _, arg := range args[2:] {
			n, err := strconv.Atoi(arg)
			ts.Check(err)
			pages = append(pages, content.Pages[n-1])
		}
	}
	var typed strings.Builder
	for _, page := range pages {
		for n, m := range numbered.FindAllStringSubmatch(page, 15) {
			if m[1] != strconv.Itoa(n+1) {
				break // the text below the words
			}
			typed.WriteString(m[1] + ". " + strings.ToUpper(m[2]) + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(typed.String()), 0o600))
}

// made FILE… takes what "apply" just printed: $MADE1, $MADE2 … are the
// identifiers from there on, in the script and in the files named.
func made(ts *testscript.TestScript, neg bool, args []string) {
	for _, line := range strings.Split(strings.TrimSpace(ts.ReadFile("stdout")), "\n") {
		var n, id string
		_, err := fmt.Sscanf(line, "ok %s %s", &n, &id)
		ts.Check(err)
		ts.Setenv("MADE"+n, id)
		for _, file := range args {
			text := strings.ReplaceAll(ts.ReadFile(file), "$MADE"+n, id)
			ts.Check(os.WriteFile(ts.MkAbs(file), []byte(text), 0o600))
		}
	}
}

// take NAME PATTERN has $NAME be what the group of a pattern matches in what was
// printed last.
func take(ts *testscript.TestScript, neg bool, args []string) {
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if neg || len(found) != 2 {
		ts.Fatalf("nothing printed matches %s", args[1])
	}
	ts.Setenv(args[0], found[1])
}
