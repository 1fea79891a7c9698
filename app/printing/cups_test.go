//go:build !windows

package printing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// programs puts shell scripts on the path in place of those of CUPS, and gives
// their folder: what they were called with stands there.
func programs(t *testing.T, scripts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, script := range scripts {
		text := "#!/bin/sh\ncd '" + dir + "'\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	return dir
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const lpWorks = `printf '%s\n' "$@" >args; cat >pages; echo "request id is Office-17 (0 file(s))"`

func TestPrint(t *testing.T) {
	dir := programs(t, map[string]string{"lp": lpWorks, "cancel": `printf '%s\n' "$@" >cancelled`})
	q, err := Print(t.Context(), []byte("%PDF-1.7 Tep Vanny"), Job{Printer: "Office", Copies: 3, Pages: "1-2,5", Sides: LongEdge, Media: "na_letter_8.5x11in"})
	if err != nil || q.ID != "Office-17" {
		t.Fatalf("queued %+v, %v", q, err)
	}
	if got := read(t, dir, "pages"); got != "%PDF-1.7 Tep Vanny" {
		t.Errorf("the printer gets %q", got)
	}
	args := strings.Fields(read(t, dir, "args"))
	if want := []string{"-t", "Document", "-d", "Office", "-n", "3", "-P", "1-2,5", "-o", "sides=two-sided-long-edge", "-o", "media=na_letter_8.5x11in", "-"}; !slices.Equal(args, want) {
		t.Errorf("called with %q, want %q", args, want)
	}
	if err := Cancel(t.Context(), q); err != nil || strings.TrimSpace(read(t, dir, "cancelled")) != "Office-17" {
		t.Errorf("not called off: %v", err)
	}
	if _, err := Print(t.Context(), nil, Job{}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(read(t, dir, "args")); !slices.Equal(got, []string{"-t", "Document", "-"}) {
		t.Errorf("with nothing said it is called with %q", got)
	}
}

// No argument of another program says what is printed: all who use the computer
// can read those.
func TestNoArgumentTellsWhatIsPrinted(t *testing.T) {
	dir := programs(t, map[string]string{"lp": lpWorks})
	if _, err := Print(t.Context(), []byte("Tep Vanny"), Job{Copies: 2}); err != nil {
		t.Fatal(err)
	}
	if args := read(t, dir, "args"); strings.Contains(args, "Vanny") || strings.Contains(args, "/") {
		t.Errorf("called with %q", args)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 3 { // lp itself, and what the test's has written
		t.Errorf("files %v, %v", left, err)
	}
}

func TestPrintFails(t *testing.T) {
	programs(t, map[string]string{"lp": `cat >/dev/null; echo "lp: The printer or class does not exist." >&2; exit 1`, "cancel": "echo 'cancel: gone' >&2; exit 1"})
	if _, err := Print(t.Context(), nil, Job{}); err == nil || !strings.HasSuffix(err.Error(), "as they were: The printer or class does not exist.") {
		t.Errorf("it fails with %v", err)
	}
	if err := Cancel(t.Context(), Queued{"Office-17"}); err == nil || !strings.HasSuffix(err.Error(), "off: gone") {
		t.Errorf("it fails with %v", err)
	}
	if Cancel(t.Context(), Queued{}) == nil {
		t.Error("a job without a number is called off")
	}
	programs(t, map[string]string{"lp": `echo "lp: Error - No default destination." >&2; exit 1`})
	if _, err := Print(t.Context(), nil, Job{}); !errors.Is(err, ErrNone) {
		t.Errorf("without a printer: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Print(t.Context(), nil, Job{}); !errors.Is(err, ErrNone) {
		t.Errorf("without a printing system: %v", err)
	}
	if l, err := Printers(t.Context()); err != nil || len(l) > 0 {
		t.Errorf("without a printing system there are %v, %v", l, err)
	}
}

func TestPrintIsCalledOffWhileItWaits(t *testing.T) {
	programs(t, map[string]string{"lp": "exec sleep 30"})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := Print(ctx, nil, Job{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestPrinters(t *testing.T) {
	programs(t, map[string]string{"lpstat": `case "$1" in
-e) printf 'Hall\nOffice\n';;
-d) echo "system default destination: Office";;
esac`})
	l, err := Printers(t.Context())
	if err != nil || !slices.Equal(l, []Printer{{"Hall", false}, {"Office", true}}) {
		t.Errorf("printers %v, %v", l, err)
	}
	programs(t, map[string]string{"lpstat": `echo "lpstat: Bad file descriptor" >&2; exit 1`})
	if l, err := Printers(t.Context()); err != nil || len(l) > 0 {
		t.Errorf("without a server there are %v, %v", l, err)
	}
}
