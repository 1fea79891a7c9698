package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"habeas/dossier"
	"habeas/dossier/change"
)

// Apply makes one change of a line of JSON, durable when the call returns, and
// gives the ID of the subject. The line is an object like the one that show
// prints, with only what changes in it:
//
//	{"kind": "dossier", "id": "01J…", "names": [{"text": "Tep Vanny", "role": "in print"}]}
//
// kind is dossier where it is missing; without an id a new subject is made. A
// field that stands in the line is set, null clears it. An item of a list that
// has an id changes that item, "gone": true takes it away, and one without an
// id is added at the end.
func (d *Desk) Apply(line []byte) (dossier.ID, error) {
	patch, err := parseLine(line)
	if err != nil {
		return "", err
	}
	kind := change.Dossier
	if k, ok := patch["kind"]; ok {
		kind = change.Kind(typed(k))
		delete(patch, "kind")
	}
	v := d.View()
	switch kind {
	case change.Dossier:
		return apply(d, patch, v.Dossier)
	case change.Case:
		return apply(d, patch, v.Case)
	case change.Source:
		return apply(d, patch, v.Source)
	case change.Meeting:
		return apply(d, patch, v.Meeting)
	case change.Context:
		patch["id"] = string(dossier.ContextID)
		return apply(d, patch, func(dossier.ID) *dossier.Context { c := v.Context; return &c })
	case change.We:
		patch["id"] = string(dossier.WeID)
		return apply(d, patch, func(dossier.ID) *dossier.We { w := v.We; return &w })
	}
	return "", fmt.Errorf("invalid kind %q: want dossier, case, source, meeting, context or we", kind)
}

// apply lays a patch over a subject and saves what comes out.
func apply[S Subject](d *Desk, patch map[string]any, find func(dossier.ID) *S) (dossier.ID, error) {
	var base *S
	id := dossier.ID("")
	if text, ok := patch["id"]; ok {
		var err error
		if id, err = dossier.ParseID(typed(text)); err != nil {
			return "", err
		}
		if base = find(id); base == nil {
			return "", fmt.Errorf("there is no subject %s: leave the id out to make a new one", id)
		}
	} else {
		id = d.NewID()
	}
	old := map[string]any{}
	if base != nil {
		if err := reshape(base, &old); err != nil {
			return "", err
		}
	}
	delete(old, "disputes") // they follow from what is written
	delete(patch, "disputes")
	merged, err := d.lay(old, patch)
	if err != nil {
		return "", err
	}
	merged["id"] = string(id)
	now := new(S)
	if err := reshape(merged, now); err != nil {
		return "", fmt.Errorf("invalid change: %w", plain(err))
	}
	if err := sound(d.View(), base, now); err != nil {
		return "", err
	}
	return id, Save(d, base, now)
}

// lay puts the fields of a patch over those that are there.
func (d *Desk) lay(old, patch map[string]any) (map[string]any, error) {
	for name, v := range patch {
		if name != strings.ToLower(name) { // package json would take it for the other
			return nil, fmt.Errorf("invalid change: unknown field %q", name)
		}
		switch v := v.(type) {
		case nil:
			delete(old, name)
		case map[string]any:
			below, _ := old[name].(map[string]any)
			if below == nil {
				below = map[string]any{}
			}
			m, err := d.lay(below, v)
			if err != nil {
				return nil, err
			}
			old[name] = m
		case []any:
			if !ofItems(v) {
				old[name] = v
				continue
			}
			items, _ := old[name].([]any)
			l, err := d.layItems(name, items, v)
			if err != nil {
				return nil, err
			}
			old[name] = l
		default:
			old[name] = v
		}
	}
	return old, nil
}

func ofItems(l []any) bool {
	for _, v := range l {
		if _, ok := v.(map[string]any); !ok {
			return false
		}
	}
	return len(l) > 0
}

func (d *Desk) layItems(list string, items []any, patches []any) ([]any, error) {
	for i, p := range patches {
		patch := p.(map[string]any)
		id, named := patch["id"]
		if !named {
			patch["id"] = string(d.NewID())
			items = append(items, patch)
			continue
		}
		at := -1
		for j, it := range items {
			if m, ok := it.(map[string]any); ok && m["id"] == id {
				at = j
			}
		}
		if at < 0 {
			return nil, fmt.Errorf("there is no item %q in %s (item %d): leave the id out to add one", typed(id), list, i+1)
		}
		if gone, _ := patch["gone"].(bool); gone {
			items = append(items[:at:at], items[at+1:]...)
			continue
		}
		m, err := d.lay(items[at].(map[string]any), patch)
		if err != nil {
			return nil, err
		}
		items[at] = m
	}
	return items, nil
}

// typed is a value as it stood in the line; a text without its quotes.
func typed(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

// reshape copies a value into another through its JSON; what the other does
// not know is an error.
func reshape(from, to any) error {
	b, err := json.Marshal(from)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	dec.UseNumber()
	return dec.Decode(to)
}
