// Package cli is the command line: the verbs, what they print, and their exit
// statuses. Each verb stands in a file of its own and does its work through
// package desk; docs/cli.md is its manual.
//
// Verbs print for people on standard output, or with --json exactly one JSON
// value. What goes wrong is one line on standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
)

// System is what the command line touches of the world around it.
type System struct {
	Args           []string // without the program's name
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Now            func() time.Time
	Getenv         func(string) string
	Version        string
	// Prompt asks for a passphrase on a terminal without echo; nil where there
	// is no terminal.
	Prompt func(question string) ([]byte, error)
	// Window opens the window and returns when it is closed; nil in a build
	// without one.
	Window func(Window) error
	// Display says why there is no display to show a window on; "" where there
	// is one.
	Display func() string
	// Cache is a folder for the compiled PDF reader, which holds nothing that a
	// vault says; "" for none.
	Cache string
	// Device is the name of this computer, for the log of changes.
	Device string
}

// Window says how the window opens.
type Window struct {
	Vault      string      // "" shows the welcome screen
	Passphrase []byte      // filled in and shown, for demonstrations; nil otherwise
	AsOf       dossier.Day // the day that the figures are of; 0 is today
}

// Run does what the arguments say and gives the exit status.
func Run(ctx context.Context, s System) int {
	desk.SetCache(s.Cache)
	s.Stdin = input{ctx, s.Stdin}
	root := newRoot(&s)
	root.SetArgs(s.Args)
	root.SetIn(s.Stdin)
	root.SetOut(s.Stdout)
	root.SetErr(s.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return ExitDone
	}
	status := exitStatus(err)
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(s.Stderr, "habeas: "+oneLine(said(err)))
		if status == ExitUsage {
			fmt.Fprintln(s.Stderr, "habeas: try 'habeas help'")
		}
	}
	return status
}

// said is what an error says; of an interrupt, what it means.
func said(err error) string {
	if errors.Is(err, context.Canceled) {
		return "interrupted: nothing half-written was left"
	}
	return err.Error()
}

func newRoot(s *System) *cobra.Command {
	root := &cobra.Command{
		Use:   "habeas [VAULT]",
		Short: "Dossiers of political prisoners, and the briefings printed from them",
		Long: `Habeas keeps one dossier per prisoner in a single encrypted file, and prints
briefings for the people whom an advocate is going to meet. It works offline.

Without a verb it opens the window, on VAULT where one is named. Every verb
works with no display.

Exit status: 0 done, 1 failed, 2 wrong usage, 3 wrong passphrase, 4 the vault
is damaged, 5 the vault is open elsewhere, 6 the export was stopped.`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 1:
				return usagef("unknown verb %q", args[0])
			case len(args) == 1 && !looksLikeVault(args[0]):
				return usagef("unknown verb %q (and there is no vault of that name)", args[0])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			w := Window{}
			if len(args) == 1 {
				w.Vault = args[0]
			}
			return openWindow(s, w)
		},
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usagef("%v", err) })
	root.CompletionOptions.HiddenDefaultCmd = false
	for _, verb := range []func(*System) *cobra.Command{
		newApply, newBackup, newDemo, newDestroy, newExport, newForget, newHistory, newKeyFile, newList, newManual, newNew, newPackets, newPasswd, newRecovery, newRestore, newSalvage, newSample, newSearch, newShow, newStats, newVerify, newVersion,
	} {
		root.AddCommand(verb(s))
	}
	return root
}

func looksLikeVault(arg string) bool {
	if strings.HasSuffix(arg, ".habeas") {
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

func openWindow(s *System, w Window) error {
	if s.Window == nil {
		return errors.New("this build has no window: use the verbs of 'habeas help'")
	}
	if why := s.Display(); why != "" {
		return fmt.Errorf("the window cannot open: %s; the verbs of 'habeas help' work without one", why)
	}
	return s.Window(w)
}

// args is cobra's check of a number of arguments, as wrong usage.
func args(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, a []string) error {
		switch {
		case len(a) < n || n > 0 && a[0] == "":
			return usagef("%s is missing", what)
		case len(a) > n:
			return usagef("unexpected argument %q", a[n])
		}
		return nil
	}
}

// complete lets a shell offer the values of a flag.
func complete(c *cobra.Command, flag string, values ...string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("cli: internal error: " + err.Error()) // there is no such flag
	}
}
