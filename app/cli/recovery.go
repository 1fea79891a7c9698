package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"habeas/app/desk"
)

func newRecovery(s *System) *cobra.Command {
	var v vaultFlags
	var out, shares string
	var check, remove bool
	c := &cobra.Command{
		Use:   "recovery VAULT -o SHEET.pdf [--shares K/N] | --check | --remove",
		Short: "Make, check or remove the recovery key of a vault",
		Long: `Make a recovery key, which opens the vault when its passphrase is lost, and write
the sheet to print: fourteen words, the same as a QR code, and what to do with
them. The sheet never replaces a file; an earlier recovery key no longer opens the
vault. On a terminal, three of the words are asked back.

With --shares 2/5 there are five sheets, for five people, any two of which open the
vault together and one of which says nothing: up to seven, and at least two needed.

With --check, nothing is changed: it is said whether the words, from
--recovery-file or typed, open the vault. With --remove, no recovery key opens it
any more.`,
		Args: args(1, "VAULT"),
		RunE: func(c *cobra.Command, a []string) error {
			v.vault = a[0]
			switch {
			case check && (remove || out != "") || remove && out != "":
				return usagef("give one of -o, --check and --remove")
			case shares != "" && out == "":
				return usagef("--shares: name with -o the file to write them to")
			case check:
				return checkRecovery(c.Context(), s, &v)
			case remove:
				return removeRecovery(c, s, &v)
			case out == "":
				return usagef("-o is missing: name the file to write the sheet to")
			}
			split, err := parseShares(shares)
			if err != nil {
				return err
			}
			return makeRecovery(c, s, &v, out, split)
		},
	}
	v.addPassphrase(c)
	c.Flags().StringVarP(&out, "output", "o", "", "the `SHEET.pdf` to write")
	c.Flags().StringVar(&shares, "shares", "", "split the key into N sheets, any K of which open the vault: `K/N`")
	c.Flags().BoolVar(&check, "check", false, "say whether a recovery key opens the vault")
	c.Flags().BoolVar(&remove, "remove", false, "remove the recovery key")
	return c
}

// parseShares reads "2/5"; nothing is a key that is not split.
func parseShares(text string) (split desk.Shares, err error) {
	if text == "" {
		return split, nil
	}
	k, n, _ := strings.Cut(text, "/")
	split.Needed, err = strconv.Atoi(k)
	if err == nil {
		split.Of, err = strconv.Atoi(n)
	}
	if err != nil || split.Needed < 2 || split.Of < split.Needed || split.Of > 7 {
		return split, usagef("--shares: %q is not such as 2/5, with 2 to 7 shares", text)
	}
	return split, nil
}

func makeRecovery(c *cobra.Command, s *System, v *vaultFlags, out string, split desk.Shares) error {
	if err := desk.CanWrite(out, false); err != nil { // before a passphrase is asked for
		return err
	}
	present, err := v.key(c.Context(), s)
	if err != nil {
		return err
	}
	defer clear(present)
	d, err := desk.Open(c.Context(), v.vault, present, v.options(s, false))
	if err != nil {
		return err
	}
	defer d.Close()
	sheet, err := d.MakeRecovery(c.Context(), present, out, split)
	if err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	if split != (desk.Shares{}) {
		_, err = fmt.Fprintf(s.Stdout, "%s: a recovery key was made, its %d shares are %s; print them, delete the file, and give each page to another person\n", v.vault, split.Of, out)
		return err
	}
	if _, err := fmt.Fprintf(s.Stdout, "%s: a recovery key was made, its sheet is %s; print it, delete the file, and keep the paper away from the vault\n", v.vault, out); err != nil {
		return err
	}
	return askBack(s, sheet, out)
}

// tries is how often a word may be typed wrong.
const tries = 3

// askBack has some words typed back from the sheet, where somebody is there.
func askBack(s *System, sheet *desk.RecoverySheet, out string) error {
	if s.Prompt == nil {
		return nil
	}
	fmt.Fprintf(s.Stderr, "Open %s, or take the printed page, and type what is asked for.\n", out)
	for _, n := range sheet.Ask {
		for try := 1; ; try++ {
			word, err := s.Prompt(fmt.Sprintf("Word %d: ", n))
			if err != nil {
				return fmt.Errorf("the recovery key was made but not checked: %w", err)
			}
			right := sheet.Check(n, string(word))
			clear(word)
			if right {
				break
			}
			if try == tries {
				return fmt.Errorf("the recovery key was made, but word %d was typed otherwise: look at the sheet and run 'habeas recovery --check'", n)
			}
			fmt.Fprintln(s.Stderr, "That is another word; once more.")
		}
	}
	_, err := fmt.Fprintln(s.Stdout, "The words are those of the sheet.")
	return err
}

func checkRecovery(ctx context.Context, s *System, v *vaultFlags) error {
	if v.passphraseFile != "" {
		return usagef("--check: give the words with --recovery-file, not a passphrase")
	}
	if _, err := os.Stat(v.vault); err != nil { // before words are asked for
		return fmt.Errorf("failed to open the vault: %w", err)
	}
	var words []byte
	var err error
	switch {
	case v.recoveryFile != "":
		words, err = readSecret(ctx, s, v.recoveryFile, "recovery key")
	case s.Prompt == nil:
		err = usagef("there is no terminal to ask for the words: give --recovery-file")
	default:
		words, err = ask(s, "The words of the sheet: ", false)
	}
	if err != nil {
		return err
	}
	defer clear(words)
	if err := desk.CheckRecovery(ctx, v.vault, words, v.options(s, true)); err != nil {
		if desk.TroubleOf(err) == desk.WrongPassphrase && !errors.As(err, new(*desk.MistypedError)) {
			return fmt.Errorf("the words are a recovery key, but not that of this vault: %w", err)
		}
		return err
	}
	_, err = fmt.Fprintf(s.Stdout, "%s: the recovery key opens it\n", v.vault)
	return err
}

func removeRecovery(c *cobra.Command, s *System, v *vaultFlags) error {
	if v.recoveryFile != "" {
		return usagef("--remove: it takes the passphrase, not the recovery key")
	}
	present, err := v.key(c.Context(), s)
	if err != nil {
		return err
	}
	defer clear(present)
	d, err := desk.Open(c.Context(), v.vault, present, v.options(s, false))
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.RemoveRecovery(c.Context(), present); err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.Stdout, "%s: no recovery key opens it any more; copies and backups made before still open with the old one\n", v.vault)
	return err
}
