// Habeas keeps dossiers of political prisoners in one encrypted file, and
// prints the briefings that advocates put on the table.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"habeas/app/cli"
)

// version is that of the newest entry in CHANGELOG.md.
const version = "0.1.0"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := cli.Run(ctx, cli.System{
		Args:    os.Args[1:],
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
		Now:     time.Now,
		Getenv:  os.Getenv,
		Version: version,
		Prompt:  prompt(),
		Window:  window,
		Display: display,
		Cache:   filepath.Join(xdg.CacheHome, "habeas"),
		Device:  device(),
	})
	stop()
	os.Exit(status)
}

// prompt asks on the terminal, or is nil where standard input is none.
func prompt() func(string) ([]byte, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	return func(question string) ([]byte, error) {
		fmt.Fprint(os.Stderr, question)
		defer fmt.Fprintln(os.Stderr)
		return term.ReadPassword(in)
	}
}

func device() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
