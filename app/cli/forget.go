package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/words"
)

func newForget(s *System) *cobra.Command {
	var v vaultFlags
	var yes, asJSON bool
	c := &cobra.Command{
		Use:   "forget --vault V ID",
		Short: "Remove a dossier for good, with its history and from the vault's own backups",
		Long: `Remove a dossier from the vault for good: what it says and ever said, its
attachments that no other dossier has, and the same in the vault's own backups. Nobody
can bring it back, and a merge with an old copy does not. For a dossier that may be
wanted again, delete it in the window instead: that can be undone.

It asks for the dossier's name, unless --yes is given. It says which copies it knows of
that it does not reach, which packets the dossier was in, and where else in the vault
its name is said. Copies on sticks, with colleagues or in a folder that a sync program
keeps have to be found by hand; nor does it reach what a solid-state disk keeps of what
was overwritten.`,
		Args: args(1, "ID"),
		RunE: func(c *cobra.Command, a []string) error {
			id, err := dossier.ParseID(a[0])
			if err != nil {
				return usagef("%v", err)
			}
			p, err := v.key(c.Context(), s)
			if err != nil {
				return err
			}
			defer clear(p)
			return forget(c.Context(), s, v.vault, p, v.options(s, false), forgetting{id, yes, asJSON})
		},
	}
	v.add(c)
	c.Flags().BoolVar(&yes, "yes", false, "do not ask for the dossier's name")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

type forgetting struct {
	id     dossier.ID
	yes    bool
	asJSON bool
}

func forget(ctx context.Context, s *System, path string, passphrase []byte, o desk.Options, w forgetting) error {
	d, err := desk.Open(ctx, path, passphrase, o)
	if err != nil {
		return err
	}
	defer d.Close()
	if !w.yes {
		if err := askForgotten(s, d, w.id); err != nil {
			return err
		}
	}
	f, err := d.Forget(ctx, w.id, passphrase, nil)
	if err != nil {
		return err
	}
	if err := d.Close(); err != nil {
		return err
	}
	if w.asJSON {
		return printJSON(s.Stdout, toForgotten(w.id, f))
	}
	return printForgotten(s, w.id, f)
}

// askForgotten has a person type the name of what is to be forgotten.
func askForgotten(s *System, d *desk.Desk, id dossier.ID) error {
	if s.Prompt == nil {
		return usagef("there is no terminal to ask for the dossier's name: give --yes")
	}
	name := string(id)
	if x := d.View().Dossier(id); x != nil {
		if n, ok := x.PrintName(); ok {
			name = n.Text
		}
	}
	typed, err := s.Prompt("Type the name, " + short(name) + ", or the identifier of the dossier to forget it for good: ")
	if err != nil {
		return fmt.Errorf("failed to read the name: %w", err)
	}
	if t := strings.TrimSpace(string(typed)); t != name && t != string(id) {
		return errors.New("that is not the dossier's name: nothing was done")
	}
	return nil
}

type forgottenJSON struct {
	ID          dossier.ID    `json:"id"`
	Changes     int           `json:"changes"`
	Attachments int           `json:"attachments"`
	Backups     int           `json:"backups"`
	Deleted     int           `json:"deleted"`
	Waiting     []string      `json:"waiting"`
	Later       *string       `json:"later"`   // why what it left in the file is not overwritten yet
	Trouble     *string       `json:"trouble"` // why some backups wait
	Copies      []string      `json:"copies"`
	Packets     []packetJSON  `json:"packets"`
	Mentions    []mentionJSON `json:"mentions"`
}

type packetJSON struct {
	Number  string   `json:"number"`
	Made    *string  `json:"made"`
	Holders []string `json:"holders"`
}

type mentionJSON struct {
	Kind string     `json:"kind"`
	ID   dossier.ID `json:"id"`
	Name *string    `json:"name"`
}

func toForgotten(id dossier.ID, f desk.Forgotten) forgottenJSON {
	j := forgottenJSON{
		ID: id, Changes: f.Changes, Attachments: f.Attachments, Backups: f.Backups, Deleted: f.Deleted,
		Waiting: append([]string{}, f.Waiting...), Copies: append([]string{}, f.Copies...),
		Later: reason(f.Later), Trouble: reason(f.Trouble),
		Packets: []packetJSON{}, Mentions: []mentionJSON{},
	}
	for _, p := range f.Packets {
		j.Packets = append(j.Packets, packetJSON{p.Number, known(p.Made.String()), append([]string{}, p.Holders...)})
	}
	for _, m := range f.Mentions {
		j.Mentions = append(j.Mentions, mentionJSON{string(m.Kind), m.ID, known(m.Name)})
	}
	return j
}

// reason is an error in JSON, null for none.
func reason(err error) *string {
	if err == nil {
		return nil
	}
	return known(err.Error())
}

// printForgotten says on standard output what was done, and on standard error
// what it did not reach.
func printForgotten(s *System, id dossier.ID, f desk.Forgotten) error {
	p := &printer{w: s.Stdout}
	p.linef("%s: forgotten for good; %s and %s were taken out, and from %s", id, count(f.Changes, "change"), count(f.Attachments, "attachment"), count(f.Backups, "backup"))
	if f.Deleted > 0 {
		p.linef("%s of the vault's own, from before its key was changed or damaged: deleted", count(f.Deleted, "backup"))
	}
	e := &printer{w: s.Stderr, err: p.err}
	if f.Later != nil {
		e.linef("habeas: what it left in the file is overwritten at the next opening: %v", oneLine(f.Later.Error()))
	}
	if f.Trouble != nil {
		e.linef("habeas: %s", oneLine(f.Trouble.Error()))
	}
	for _, path := range f.Waiting {
		e.linef("habeas: still to be done, when the vault opens in the window and it is there: %s", path)
	}
	for _, path := range f.Copies {
		e.linef("habeas: a copy of the vault, which still has it: %s", path)
	}
	for _, h := range f.Packets {
		to := ""
		if len(h.Holders) > 0 {
			to = ", with " + short(words.English.List(h.Holders))
		}
		e.linef("habeas: it was in packet %s%s", short(h.Number), to)
	}
	for _, m := range f.Mentions {
		e.linef("habeas: its name is still said in the %s %s %s", m.Kind, m.ID, short(m.Name))
	}
	e.linef("habeas: copies on sticks, with others, or of a sync program may still have it; so may packets that were handed over")
	return e.err
}
