package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"habeas/app/desk"
	"habeas/dossier"
)

func newHistory(s *System) *cobra.Command {
	var v vaultFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "history --vault V ID",
		Short: "Tell every change of a dossier (or case, source …), the newest first",
		Long: `Tell every change of a dossier, a case, a source or a meeting, or of "context" or
"we": when and on which computer, which fields, and what they said before and after.
To put back what was, use the window.`,
		Args: args(1, "ID"),
		RunE: func(c *cobra.Command, a []string) error {
			id, err := dossier.ParseID(a[0])
			if err != nil {
				return usagef("%v", err)
			}
			d, err := v.open(c, s, true)
			if err != nil {
				return err
			}
			defer d.Close()
			h, err := d.History(id)
			switch {
			case err != nil:
				return err
			case len(h) == 0:
				return fmt.Errorf("there is nothing with the identifier %s in this vault", id)
			case asJSON:
				return printJSON(s.Stdout, toHistory(id, h))
			}
			return printHistory(s.Stdout, h)
		},
	}
	v.add(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON value")
	return c
}

type historyJSON struct {
	ID      dossier.ID  `json:"id"`
	Changes []entryJSON `json:"changes"`
}

type entryJSON struct {
	Change string      `json:"change"`
	At     string      `json:"at"`
	Device *string     `json:"device"`
	Origin *string     `json:"origin"`
	Act    desk.Act    `json:"act"`
	Of     *string     `json:"of"`
	Fields []fieldJSON `json:"fields"`
}

type fieldJSON struct {
	Part   string     `json:"part"`
	Item   dossier.ID `json:"item"`
	Field  string     `json:"field"`
	Label  string     `json:"label"`
	Before string     `json:"before"`
	After  string     `json:"after"`
	Beside []string   `json:"beside,omitempty"`
}

func toHistory(id dossier.ID, h []desk.HistoryEntry) historyJSON {
	j := historyJSON{ID: id, Changes: []entryJSON{}}
	for _, e := range h {
		x := entryJSON{
			Change: e.Change.String(), At: e.At.UTC().Format(time.RFC3339), Device: known(e.Device), Origin: known(e.Origin),
			Act: e.Act, Fields: []fieldJSON{},
		}
		if e.Names() {
			x.Of = known(e.Of.String())
		}
		for _, f := range e.Fields {
			x.Fields = append(x.Fields, fieldJSON{f.Cell.Part, f.Cell.Item, f.Cell.Field, f.Label, f.Before, f.After, f.Beside})
		}
		j.Changes = append(j.Changes, x)
	}
	return j
}

func printHistory(w io.Writer, h []desk.HistoryEntry) error {
	p := &printer{w: w}
	for _, e := range h {
		who := ""
		if e.Device != "" {
			who = ", on " + short(e.Device)
		}
		if e.Origin != "" {
			who += ", by " + short(e.Origin)
		}
		p.linef("%s  %s%s", e.At.Local().Format("2006-01-02 15:04"), e.Act, who)
		for _, f := range e.Fields {
			p.linef("    %s: %s → %s", short(f.Label), quoted(f.Before), quoted(f.After))
			for _, b := range f.Beside {
				p.linef("    disputed: another copy wrote %s", quoted(b))
			}
		}
	}
	return p.err
}

// quoted is a value in a line of a history; nothing is a dash.
func quoted(s string) string {
	if s == "" {
		return "–"
	}
	return "“" + short(s) + "”"
}
