package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas/dossier"
	"habeas/dossier/search"
	"habeas/dossier/vault"
)

// windowWithout is what the window keeps in the vault, by its names there, but for
// what tells of a dossier: a search that somebody keeps may be for its name. What
// cannot be looked into is not among it. x is nil where nothing was saved of the
// dossier yet.
func (d *Desk) windowWithout(id dossier.ID, x *dossier.Dossier) (map[string][]byte, error) {
	states, err := d.vault.States(vault.Comforts)
	if err != nil {
		return nil, fmt.Errorf("failed to read what the window keeps: %w", err)
	}
	t := tellsOf(id, x)
	kept := map[string][]byte{}
	for name, data := range states {
		var v any
		if json.Unmarshal(data, &v) != nil {
			continue
		}
		if kept[name], err = json.Marshal(t.without(v)); err != nil {
			return nil, fmt.Errorf("failed to keep what the window had: %w", err)
		}
	}
	return kept, nil
}

// telling is what a dossier may be told by.
type telling struct {
	id    string
	names []string // folded
	words []string // of them
}

func tellsOf(id dossier.ID, x *dossier.Dossier) (t telling) {
	t.id = string(id)
	if x == nil {
		return t
	}
	for _, n := range x.Names {
		name := search.Fold(n.Text)
		if name == "" {
			continue
		}
		t.names = append(t.names, name)
		for word := range strings.FieldsSeq(name) {
			if utf8.RuneCountInString(word) >= shortestTold {
				t.words = append(t.words, word)
			}
		}
	}
	return t
}

// shortestTold is how many letters of a word tell whose it is.
const shortestTold = 3

// by reports whether a text tells of the dossier. One word of a name does, and the
// beginning of one: a search finds somebody by no more.
func (t telling) by(text string) bool {
	if strings.Contains(text, t.id) {
		return true
	}
	text = search.Fold(text)
	if slices.ContainsFunc(t.names, func(name string) bool { return says(text, name) }) {
		return true
	}
	for typed := range strings.FieldsSeq(text) {
		if slices.ContainsFunc(t.words, func(word string) bool {
			return strings.Contains(typed, word) || utf8.RuneCountInString(typed) >= shortestTold && strings.HasPrefix(word, typed)
		}) {
			return true
		}
	}
	return false
}

// in reports whether anything in a value tells of it.
func (t telling) in(v any) bool {
	switch v := v.(type) {
	case string:
		return t.by(v)
	case []any:
		return slices.ContainsFunc(v, t.in)
	case map[string]any:
		for _, part := range v {
			if t.in(part) {
				return true
			}
		}
	}
	return false
}

// without is a value without what tells of it: of a list the whole of an item goes,
// half a search would be another one.
func (t telling) without(v any) any {
	switch v := v.(type) {
	case []any:
		return slices.DeleteFunc(v, t.in)
	case map[string]any:
		for name, part := range v {
			if text, ok := part.(string); ok && t.by(text) {
				delete(v, name)
			} else {
				v[name] = t.without(part)
			}
		}
	}
	return v
}
