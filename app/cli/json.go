package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"habeas/app/desk"
	"habeas/dossier"
)

// printJSON prints one value, indented, with letters of every script as they are.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("failed to print: %w", err)
	}
	return nil
}

// hit is a dossier in the JSON of list and search. What is not known is null.
type hit struct {
	ID      dossier.ID     `json:"id"`
	Name    *string        `json:"name"`
	KnownAs *string        `json:"known_as"`
	Names   []string       `json:"names"`
	Status  dossier.Status `json:"status"`
	Certain bool           `json:"certain"`
	Since   *string        `json:"since"`
	DaysMin *int           `json:"days_min"`
	DaysMax *int           `json:"days_max"`
	Made    bool           `json:"synthetic,omitempty"`
}

type hits struct {
	Query string      `json:"query"`
	AsOf  dossier.Day `json:"as_of"`
	Total int         `json:"total"`
	Hits  []hit       `json:"hits"`
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func toHits(f desk.Found, asOf dossier.Day) hits {
	h := hits{Query: f.Query, AsOf: asOf, Total: len(f.Rows), Hits: []hit{}}
	for _, r := range f.Rows {
		x := hit{
			ID: r.ID, Name: known(r.Name), KnownAs: known(r.KnownAs), Names: []string{}, Status: r.Standing.Status,
			Certain: r.Standing.Certain, Since: known(r.Standing.Since.String()), Made: r.Made,
		}
		if r.Name != "" {
			x.Names = append(x.Names, r.Name)
		}
		x.Names = append(x.Names, r.Names...)
		if r.Days.Known {
			x.DaysMin, x.DaysMax = &r.Days.Least, &r.Days.Most
		}
		h.Hits = append(h.Hits, x)
	}
	return h
}
