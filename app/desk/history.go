package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/fxamacker/cbor/v2"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
	"habeas/dossier/words"
)

// Act says what a change was.
type Act string

// The acts that a history tells apart.
const (
	ActMade        Act = "made"
	ActEdited      Act = "edited"
	ActDeleted     Act = "deleted"
	ActBroughtBack Act = "brought back"
	ActUndone      Act = "undone"   // Of is the change that was taken back
	ActRedone      Act = "redone"   // Of is the undo that was taken back
	ActRestored    Act = "restored" // Of is the change after which it was so
	ActForgotten   Act = "forgotten for good"
)

// ChangeName and Cell are the log's names for a change and for a field. A screen
// hands them on, and needs to know no more of the log.
type (
	ChangeName = change.Hash
	Cell       = change.Cell
)

// HistoryEntry is one change of a subject.
type HistoryEntry struct {
	Change change.Hash
	At     time.Time // by the clock of its device
	Device string    // "" where it had no name
	Origin string    // where it came from if nobody typed it: "sample", "import", "salvage"; else ""
	Act    Act
	Of     change.Hash // see the acts; else zero
	Fields []FieldChange
}

// FieldChange is what a change did to one field.
type FieldChange struct {
	Cell  change.Cell
	Label string // where it is: "Custody: Arrested 3 Sep 2017 · Place"
	Part  string // "Custody", or "" for the subject itself
	Item  string // "Arrested 3 Sep 2017", or "" for what is no list
	Field string // "Place", or "" where the item as a whole was taken away or came back
	New   bool   // the item was added by this change

	Before, After string // in words; "" is nothing
	// Beside is what stood beside After once the change was there: another copy
	// had written it, and the field was disputed until somebody picked.
	Beside []string
}

// History tells every change of a subject, the newest first. What is being typed
// of it becomes a change first. An identifier that nothing has, has no history.
// It costs what the subject's own changes cost, in a vault of any size.
func (d *Desk) History(id dossier.ID) ([]HistoryEntry, error) {
	s, err := d.story(id)
	if err != nil || s == nil {
		return nil, err
	}
	t := &teller{words: d.speaks(), view: d.View(), log: s.log}
	entries := make([]HistoryEntry, 0, len(s.changes))
	before, after := change.NewRecord(s.record.Kind, id), change.NewRecord(s.record.Kind, id)
	for i, c := range s.changes {
		after.Apply(c.Name, c.Change)
		entries = append(entries, t.entry(c, i == 0, before, after))
		before.Apply(c.Name, c.Change)
	}
	slices.Reverse(entries)
	return entries, nil
}

// story is what the history of one subject is told from.
type story struct {
	record  *change.Record // as it is now
	changes []change.NamedChange
	log     change.Log
}

// story reads the changes of a subject; it is nil where there is none of that
// identifier.
func (d *Desk) story(id dossier.ID) (*story, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, typed := d.drafts[id]; typed && !d.vault.ReadOnly() {
		if err := d.settleAll(); err != nil {
			return nil, err
		}
	}
	r, err := d.vault.Record(id)
	if err != nil || r == nil {
		return nil, err
	}
	var failed error
	known := map[change.Hash]*change.Change{}
	log := func(h change.Hash) *change.Change {
		c, ok := known[h]
		if !ok {
			c, failed = d.readChange(h, failed)
			known[h] = c
		}
		return c
	}
	s := &story{record: r, log: log}
	s.changes = s.record.History(log)
	if failed != nil {
		return nil, fmt.Errorf("failed to read the history: %w", failed)
	}
	return s, nil
}

// as gives the subject as it was after one of its changes.
func (s *story) as(h change.Hash) (*change.Record, error) {
	r := change.AsOf(s.record.Kind, s.record.Subject, s.changes, h)
	if r == nil {
		return nil, fmt.Errorf("the history of %s has no change %s", s.record.Subject, h)
	}
	return r, nil
}

// teller puts changes into words.
type teller struct {
	words *words.Words
	view  *dossier.View
	log   change.Log
}

func (t *teller) entry(c change.NamedChange, first bool, before, after *change.Record) HistoryEntry {
	e := HistoryEntry{Change: c.Name, At: c.Change.Time(), Device: c.Change.Device, Origin: c.Change.Origin}
	e.Act = ActEdited
	switch {
	case after.Forgotten():
		e.Act = ActForgotten
		return e
	case c.Change.Undoes != nil:
		e.Act, e.Of = ActUndone, *c.Change.Undoes
	case c.Change.Redoes != nil:
		e.Act, e.Of = ActRedone, *c.Change.Redoes
	case c.Change.Restores != nil:
		e.Act, e.Of = ActRestored, *c.Change.Restores
	case first:
		e.Act = ActMade
	case before.Exists() && !after.Exists():
		e.Act = ActDeleted
	case !before.Exists() && after.Exists():
		e.Act = ActBroughtBack
	}
	for _, s := range after.Steps(c, t.log) {
		if f, ok := t.field(s, before, after); ok {
			e.Fields = append(e.Fields, f)
		}
	}
	return e
}

// field tells a step; false for what the act says already.
func (t *teller) field(s change.FieldStep, before, after *change.Record) (FieldChange, bool) {
	f := FieldChange{Cell: s.Cell}
	if s.Cell.Part != "" {
		f.Part = t.words.Part(s.Cell.Part)
	}
	if s.Cell.Item != "" {
		// An item that is taken away is named as it was.
		f.Item = t.words.Item(after.Item(s.Cell.Part, s.Cell.Item))
		f.New = !before.Holds(s.Cell.Part, s.Cell.Item)
	}
	switch {
	case s.Cell.Deletes() && s.Cell.Item == "", s.Cell.Makes():
		return f, false
	case s.Cell.Deletes():
		f.Before, f.After = t.words.Made(), t.words.Gone()
		if after.Holds(s.Cell.Part, s.Cell.Item) {
			f.Before, f.After = f.After, f.Before
		}
	case s.Cell.Orders():
		if f.New {
			return f, false
		}
		f.Field, f.After = t.words.Field(s.Cell.Part, s.Cell.Field), t.words.Moved()
	default:
		f.Field = t.words.Field(s.Cell.Part, s.Cell.Field)
		f.Before, f.After = t.values(s.Cell, s.Before, after), t.values(s.Cell, s.After, after)
		for _, v := range s.Beside {
			f.Beside = append(f.Beside, t.values(s.Cell, []cbor.RawMessage{v}, after))
		}
	}
	f.Label = t.words.InItem(f.Part, f.Item, f.Field)
	return f, true
}

// values tells what a field held; several are a dispute.
func (t *teller) values(c change.Cell, values []cbor.RawMessage, r *change.Record) string {
	texts := make([]string, 0, len(values))
	for _, v := range values {
		x, known := change.ValueOf(r.Kind, c, v)
		switch ids := x.(type) {
		case dossier.ID:
			texts = append(texts, t.named(c.Field, ids, r))
		case []dossier.ID:
			var l []string
			for _, id := range ids {
				l = append(l, t.named(c.Field, id, r))
			}
			texts = append(texts, strings.Join(l, ", "))
		default:
			if !known {
				x = t.words.NotKnown() // of a later version of the program
			}
			if text, ok := x.(string); ok {
				if chosen, ok := t.words.Chosen(c.Part, c.Field, text); ok {
					x = chosen
				} else if c.Field == "lang" && text != "" {
					x = t.words.Language(text)
				}
			}
			texts = append(texts, t.words.Value(x))
		}
	}
	if len(texts) > 1 {
		return t.words.Disputed(texts)
	}
	return strings.Join(texts, "")
}

// named is what something is called to which a field points.
func (t *teller) named(field string, id dossier.ID, r *change.Record) string {
	name := ""
	switch field {
	case "sources", "source":
		if s := t.view.Source(id); s != nil {
			name = s.Title
			if name == "" {
				name = s.PrintsAs
			}
		}
	case "cases":
		if c := t.view.Case(id); c != nil {
			name = c.Name
		}
	case "charges":
		name = t.words.Item(r.Item("charges", id))
		for _, c := range t.view.Cases {
			for _, x := range c.Charges {
				if x.ID == id {
					name = x.Offence
				}
			}
		}
	case "before":
		name = t.words.Item(r.Item("events", id))
	case "dossier":
		if x := t.view.Dossier(id); x != nil {
			name = nameOf(x)
		}
	}
	if name == "" {
		return t.words.NotKnown()
	}
	return name
}

// nameOf is what a dossier is called in a list; "" where nobody is named.
func nameOf(x *dossier.Dossier) string {
	if n, ok := x.PrintName(); ok {
		return n.Text
	}
	return x.KnownAs()
}

// readChange reads a change of the log. One that is not there was forgotten, or
// lost and salvaged; another failure stays the first.
func (d *Desk) readChange(h change.Hash, before error) (*change.Change, error) {
	c, err := d.vault.Change(h)
	if err != nil && before == nil && !errors.Is(err, vault.ErrNotFound) {
		before = err
	}
	return c, before
}

// Names reports whether the act is about another change, which Of names.
func (e *HistoryEntry) Names() bool { return e.Of != change.Hash{} }
