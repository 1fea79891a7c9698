// Habeas keeps dossiers of political prisoners in one encrypted file, and
// prints the briefings that advocates put on the table.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"habeas/app/cli"
)

// version is that of the newest entry in CHANGELOG.md.
const version = "0.1.0"

func main() {
	noDumps()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	open := window
	if open != nil {
		open = func(w cli.Window) error {
			stop() // a window has signals of its own
			show()
			return window(w)
		}
	}
	status := cli.Run(ctx, cli.System{
		Args:    os.Args[1:],
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Now:     time.Now,
		Getenv:  os.Getenv,
		Version: version,
		Prompt:  prompt(ctx),
		Window:  open,
		Display: display,
		Cache:   filepath.Join(xdg.CacheHome, "habeas"),
		Device:  device(),
	})
	stop()
	os.Exit(status)
}

// prompt asks on the terminal, or is nil where standard input is none. An
// interrupt ends the question, and leaves the terminal as it was.
func prompt(ctx context.Context) func(string) ([]byte, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	type answer struct {
		text []byte
		err  error
	}
	return func(question string) ([]byte, error) {
		fmt.Fprint(os.Stderr, question)
		defer fmt.Fprintln(os.Stderr)
		before, err := term.GetState(in)
		if err != nil {
			return nil, err
		}
		done := make(chan answer, 1)
		go func() {
			text, err := term.ReadPassword(in)
			done <- answer{text, err}
		}()
		select {
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), term.Restore(in, before))
		case a := <-done:
			return a.text, a.err
		}
	}
}

func device() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
