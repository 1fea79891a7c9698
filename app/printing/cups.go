//go:build !windows

package printing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// ByFile reports whether the platform prints files alone, with the dialog of the
// program that shows them.
const ByFile = false

// title is what the queue calls each job, which others see at the printer: it names
// nobody, nor the program.
const title = "Document"

// Queued is a job that the printing system took.
type Queued struct{ ID string }

// Printers lists the printers, as a person may choose from. It is empty where
// there is no printing system.
func Printers(ctx context.Context) ([]Printer, error) {
	names, err := lines(ctx, "lpstat", "-e")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, nil
	case err != nil && len(names) == 0:
		return nil, nil // its server does not run: there is nothing to choose from
	case err != nil:
		return nil, err
	}
	usual, _ := lines(ctx, "lpstat", "-d")
	standard := ""
	if len(usual) > 0 {
		_, standard, _ = strings.Cut(usual[0], ": ")
	}
	var l []Printer
	for _, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			l = append(l, Printer{Name: name, Default: name == standard})
		}
	}
	return l, nil
}

// Print gives a PDF to the printing system. It fails with [ErrNone] where there is
// none. What was taken can be called off with [Cancel].
func Print(ctx context.Context, pdf []byte, j Job) (Queued, error) {
	c := command(ctx, "lp", arguments(j)...)
	c.Stdin = bytes.NewReader(pdf)
	var out, problem bytes.Buffer
	c.Stdout, c.Stderr = &out, &problem
	err := c.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return Queued{}, ErrNone
	case ctx.Err() != nil:
		return Queued{}, ctx.Err()
	case err != nil && strings.Contains(problem.String(), "No default destination"):
		return Queued{}, ErrNone
	case err != nil:
		return Queued{}, fmt.Errorf("failed to print, the pages are as they were: %s", reason(problem.String(), err))
	}
	return Queued{ID: requestID(out.String())}, nil
}

// Cancel calls a job off, as far as it is not on paper yet.
func Cancel(ctx context.Context, q Queued) error {
	if q.ID == "" {
		return errors.New("failed to call the printing off: the printing system gave it no number")
	}
	var problem bytes.Buffer
	c := command(ctx, "cancel", q.ID)
	c.Stderr = &problem
	if err := c.Run(); err != nil {
		return fmt.Errorf("failed to call the printing off: %s", reason(problem.String(), err))
	}
	return nil
}

// arguments are those of lp(1).
func arguments(j Job) []string {
	args := []string{"-t", title}
	if j.Printer != "" {
		args = append(args, "-d", j.Printer)
	}
	if j.Copies > 1 {
		args = append(args, "-n", strconv.Itoa(j.Copies))
	}
	if j.Pages != "" {
		args = append(args, "-P", j.Pages)
	}
	if j.Sides != AsThePrinter {
		args = append(args, "-o", "sides="+string(j.Sides))
	}
	if j.Media != "" {
		args = append(args, "-o", "media="+j.Media)
	}
	return append(args, "-") // its standard input
}

// command runs a program that speaks English, so that its answer can be read.
func command(ctx context.Context, name string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), "LC_ALL=C", "LANG=C")
	c.WaitDelay = time.Second // what it started may hold the pipes
	return c
}

func lines(ctx context.Context, name string, args ...string) ([]string, error) {
	out, err := command(ctx, name, args...).Output()
	text := strings.TrimSpace(string(out))
	if text == "" {
		return nil, err
	}
	return strings.Split(text, "\n"), err
}

// requestID is the number in "request is ID (1 file(s))".
func requestID(answer string) string {
	_, rest, ok := strings.Cut(answer, "request id is ")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return id
}

// reason is the first line of what a program complained of, without its name.
func reason(complaint string, err error) string {
	line, _, _ := strings.Cut(strings.TrimSpace(complaint), "\n")
	if _, rest, ok := strings.Cut(line, ": "); ok {
		line = rest
	}
	if line == "" {
		return err.Error()
	}
	return line
}

// PrintFile is for platforms where [ByFile] is true.
func PrintFile(string) error { return ErrNone }
