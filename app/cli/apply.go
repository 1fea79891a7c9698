package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// longestLine bounds a line of apply: texts, not pictures.
const longestLine = 16 << 20

// byteOrderMark begins a file of some editors.
const byteOrderMark = "\ufeff"

func newApply(s *System) *cobra.Command {
	var v vaultFlags
	c := &cobra.Command{
		Use:   "apply --vault V [FILE|-]",
		Short: "Make changes from lines of JSON",
		Long: `Make changes from lines of JSON (of FILE, or of standard input), each one
change; docs/cli.md has the form. A line has the form that 'habeas show' prints,
with only what changes in it; without an id it makes something new:

  {"names": [{"text": "Tep Vanny", "role": "in print"}]}

"ok N ID" is printed after change N is durable on disk. The first line that
cannot be applied ends the run; the changes before it stay.`,
		Args: func(_ *cobra.Command, a []string) error {
			if len(a) > 1 {
				return usagef("unexpected argument %q", a[1])
			}
			return nil
		},
		RunE: func(c *cobra.Command, a []string) error {
			in := s.Stdin
			if len(a) == 1 && a[0] != "-" {
				f, err := os.Open(a[0])
				if err != nil {
					return fmt.Errorf("failed to read the changes: %w", err)
				}
				defer f.Close()
				in = input{c.Context(), f}
			} else if v.passphraseFile == "-" {
				return usagef("the passphrase and the changes cannot both come from standard input")
			}
			return apply(c, s, &v, in)
		},
	}
	v.add(c)
	return c
}

func apply(c *cobra.Command, s *System, v *vaultFlags, in io.Reader) (err error) {
	d, err := v.open(c, s, false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	n, made := 0, 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte(byteOrderMark)))
		if len(line) == 0 {
			continue
		}
		if c.Context().Err() != nil {
			return interrupted(n, made)
		}
		id, err := d.Apply(line)
		if err != nil {
			return fmt.Errorf("line %d: %w; before it, %s", n, err, saved(made))
		}
		made++
		if _, err := fmt.Fprintf(s.Stdout, "ok %d %s\n", made, id); err != nil {
			return fmt.Errorf("failed to print: %w", err)
		}
	}
	switch err := lines.Err(); {
	case err == nil:
		return nil
	case c.Context().Err() != nil:
		return interrupted(n+1, made)
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("line %d: it is longer than %d MiB; before it, %s", n+1, longestLine>>20, saved(made))
	default:
		return fmt.Errorf("line %d: failed to read: %w; before it, %s", n+1, err, saved(made))
	}
}

func interrupted(line, made int) error {
	return fmt.Errorf("interrupted before line %d; before it, %s", line, saved(made))
}

func saved(changes int) string {
	if changes == 1 {
		return "1 change is saved"
	}
	return fmt.Sprintf("%d changes are saved", changes)
}
