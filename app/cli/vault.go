package cli

import (
	"bytes"
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

// vaultFlags say which vault, and where its passphrase comes from: never from
// an argument or the environment, which others on the machine can read.
type vaultFlags struct {
	vault          string
	passphraseFile string
	recoveryFile   string
	keyFile        string
}

func (f *vaultFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.vault, "vault", "", "the vault's `FILE`")
	f.addPassphrase(c)
}

// addPassphrase adds the flags that say where the secret of a vault that is
// there comes from.
func (f *vaultFlags) addPassphrase(c *cobra.Command) {
	f.addNewPassphrase(c)
	c.Flags().StringVar(&f.recoveryFile, "recovery-file", "", "read the words of the recovery key from `FILE` instead")
}

// addNewPassphrase is for a vault that is made.
func (f *vaultFlags) addNewPassphrase(c *cobra.Command) {
	c.Flags().StringVar(&f.passphraseFile, "passphrase-file", "", "read the passphrase from `FILE` (- is standard input); without it, it is asked for")
	c.Flags().StringVar(&f.keyFile, "key-file", "", "the key `FILE`, of a vault that opens with one and its passphrase together")
}

const longestPassphrase = 1 << 16

// passphrase gets the passphrase of a vault; of a new one it is asked for
// twice. Who asked for it clears it.
func (f *vaultFlags) passphrase(ctx context.Context, s *System, forNew bool) ([]byte, error) {
	switch {
	case f.recoveryFile != "" && f.passphraseFile != "":
		return nil, usagef("--recovery-file: give it or --passphrase-file, not both")
	case f.recoveryFile != "":
		text, err := readSecret(ctx, s, f.recoveryFile, "recovery key")
		if err != nil {
			return nil, err
		}
		defer clear(text)
		return desk.RecoveryWords(text)
	case f.passphraseFile != "":
		return readSecret(ctx, s, f.passphraseFile, "passphrase")
	}
	return ask(s, "Passphrase: ", forNew)
}

// readSecret reads a secret from a file, or from standard input where that is
// "-". One line end at its end is dropped.
func readSecret(ctx context.Context, s *System, path, what string) ([]byte, error) {
	in := s.Stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("failed to read the %s: %w", what, err)
		}
		defer file.Close()
		in = input{ctx, file}
	}
	p := make([]byte, longestPassphrase+1) // one that grows would leave pieces behind
	n, err := io.ReadFull(in, p)
	switch {
	case err == nil:
		clear(p)
		return nil, fmt.Errorf("failed to read the %s: the file is too long to be one", what)
	case !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		clear(p)
		return nil, fmt.Errorf("failed to read the %s: %w", what, err)
	}
	p = p[:n]
	if line := bytes.TrimSuffix(p, []byte("\n")); len(line) < len(p) {
		p = bytes.TrimSuffix(line, []byte("\r"))
	}
	if len(p) == 0 {
		return nil, fmt.Errorf("failed to read the %s: the file is empty", what)
	}
	return p, nil
}

func ask(s *System, question string, forNew bool) ([]byte, error) {
	if s.Prompt == nil {
		return nil, usagef("there is no terminal to ask for the passphrase: give --passphrase-file")
	}
	p, err := s.Prompt(question)
	if err != nil {
		return nil, fmt.Errorf("failed to read the passphrase: %w", err)
	}
	if len(p) == 0 {
		return nil, errors.New("no passphrase was given: nothing was done")
	}
	if forNew {
		again, err := s.Prompt("The same again: ")
		same := bytes.Equal(p, again)
		clear(again)
		switch {
		case err != nil:
			clear(p)
			return nil, fmt.Errorf("failed to read the passphrase: %w", err)
		case !same:
			clear(p)
			return nil, errors.New("the two passphrases differ: nothing was done")
		}
	}
	return p, nil
}

// open unlocks the vault that the flags name.
func (f *vaultFlags) open(c *cobra.Command, s *System, readOnly bool) (*desk.Desk, error) {
	p, err := f.key(c.Context(), s)
	if err != nil {
		return nil, err
	}
	defer clear(p)
	return desk.Open(c.Context(), f.vault, p, f.options(s, readOnly))
}

// key gets the passphrase of a vault that is there.
func (f *vaultFlags) key(ctx context.Context, s *System) ([]byte, error) {
	if f.vault == "" {
		return nil, usagef("--vault is missing")
	}
	if _, err := os.Stat(f.vault); err != nil { // before a passphrase is asked for
		return nil, fmt.Errorf("failed to open the vault: %w", err)
	}
	return f.passphrase(ctx, s, false)
}

// testOnlyCheap makes new vaults with the least key derivation that is allowed.
// Only the tests of this package set it.
var testOnlyCheap bool

func (s *System) options(readOnly bool) desk.Options {
	return desk.Options{ReadOnly: readOnly, Now: s.Now, Device: s.Device, Wait: 300 * time.Millisecond, Cheap: testOnlyCheap}
}

// options are those of an opening of the vault that the flags name.
func (f *vaultFlags) options(s *System, readOnly bool) desk.Options {
	o := s.options(readOnly)
	o.KeyFile = f.keyFile
	return o
}

// pick are the flags by which a verb picks dossiers and a day.
type pick struct {
	query string
	asOf  string
}

func (p *pick) addSelect(c *cobra.Command) {
	c.Flags().StringVar(&p.query, "select", "", "only the dossiers that match `QUERY`")
}

func (p *pick) addAsOf(c *cobra.Command) {
	c.Flags().StringVar(&p.asOf, "as-of", "", "the facts as of `DATE` (YYYY-MM-DD); today where not given")
}

func (p *pick) day(c *cobra.Command, s *System) (dossier.Day, error) {
	if !c.Flags().Changed("as-of") {
		return dossier.DayOf(s.Now()), nil
	}
	d, err := dossier.ParseDay(strings.TrimSpace(p.asOf))
	if err != nil {
		return 0, usagef("--as-of: %v", err)
	}
	return d, nil
}
