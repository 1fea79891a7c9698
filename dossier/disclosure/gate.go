package disclosure

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"habeas/dossier"
)

// internalParts are the lists whose items are internal unless marked one by one.
var internalParts = map[string]bool{
	"health": true, "people": true, "person.papers": true, "person.addresses": true,
}

// sourcedParts are those whose items are assertions that need a source.
var sourcedParts = map[string]bool{
	"events": true, "charges": true, "health": true, "narrative": true, "paragraphs": true,
}

// textParts are those whose items may not have been true yet on an earlier day.
var textParts = map[string]bool{
	"health": true, "narrative": true, "arbitrariness": true, "asks": true, "paragraphs": true,
}

// gate decides item by item, for one subject at a time, and notes what it holds
// back.
type gate struct {
	*packet
	dossier  dossier.ID        // whose profile is made; "" for the vault-wide lists
	subject  dossier.ID        // whose items are looked at: the dossier, a case of it, …
	fallback dossier.Audiences // for items without a set of their own
	closed   Why               // if set, nothing passes, for this reason: no consent, for one
	marked   bool              // an item passed by its own set
	disputes []dossier.Dispute // of the subject
	shown    *shown
	cases    map[dossier.ID]*gate // of a dossier: per event and charge of a case, the gate of that case
}

// shown collects what the items that passed have in common.
type shown struct {
	keys     map[dossier.ID]dossier.ID // identifier in the vault → key in the Disclosed
	count    map[string]int            // per part
	disputes []dossier.Dispute
}

func newShown() *shown {
	return &shown{keys: map[dossier.ID]dossier.ID{}, count: map[string]int{}}
}

// judge says why the audience may not see an item, "" where it may.
func (g *gate) judge(part string, own dossier.Audiences) Why {
	set := own
	switch {
	case own != dossier.ByDefault:
	case internalParts[part]:
		set = dossier.Internal
	default:
		set = g.fallback
	}
	switch {
	case g.closed != "":
		return g.closed
	case set == dossier.ByDefault || set&dossier.Internal != 0:
		return WhyInternal
	case !set.Includes(g.o.Audience):
		return WhyAudience
	}
	return ""
}

// pass lets through the items of a list that the audience may see on the as-of
// day, scrubbed. The rule, where there is one, names a further reason to hold
// an item back.
func pass[T any](g *gate, part string, list []T, item func(*T) *dossier.Item, rule func(*T) Why) []T {
	var out []T
	for _, x := range list {
		it := item(&x)
		why := g.judge(part, it.Audience)
		if why == "" && after(it.TrueFrom, g.o.AsOf) {
			why = WhyLater
		}
		if why == "" && rule != nil {
			why = rule(&x)
		}
		if why != "" {
			g.hold(part, it, why, x)
			continue
		}
		g.admit(part, it)
		out = append(out, x)
	}
	return out
}

// passOne is pass for a part that is no list. What is held back comes out as
// the zero value.
func passOne[T any](g *gate, part string, x T, mark func(*T) *dossier.Mark) T {
	var none T
	// A date against none covers all days: the part is empty, and disputed.
	ofPart := func(d dossier.Dispute) bool { return d.Part == part }
	if reflect.ValueOf(x).IsZero() && !slices.ContainsFunc(g.disputes, ofPart) {
		return none
	}
	it := dossier.Item{Mark: *mark(&x)}
	why := g.judge(part, it.Audience)
	if why == "" && after(it.TrueFrom, g.o.AsOf) {
		why = WhyLater
	}
	if why != "" {
		g.hold(part, &it, why, x)
		return none
	}
	g.admit(part, &it)
	*mark(&x) = it.Mark
	return x
}

// admit scrubs an item that may be seen, and notes what the writer should know.
func (g *gate) admit(part string, it *dossier.Item) {
	id := it.ID
	if it.Audience != dossier.ByDefault {
		g.marked = true
	}
	if textParts[part] && it.TrueFrom.IsZero() && after(it.Confirmed, g.o.AsOf) {
		g.find(Warning, CodeConfirmedLater, part, id, "confirmed only after the as-of day, and without a \"true from\"")
	}
	cited := g.cite(it.Sources)
	if sourcedParts[part] && len(cited) == 0 {
		if len(it.Sources) == 0 {
			g.find(Warning, CodeUnsourced, part, id, "no source says so")
		} else {
			g.find(Warning, CodeSourceHeld, part, id, "prints without a source, because none of its sources may be seen")
		}
	}
	*it = dossier.Item{Mark: dossier.Mark{Sources: cited}}
	if id != "" {
		it.ID = g.shown.key(part, id)
	}
	for _, d := range g.disputes {
		if d.Part != part || d.Item != id || d.Field == "audience" {
			continue
		}
		if !movesStatus(d) {
			g.find(Error, CodeDisputed, part, id, fmt.Sprintf("%s is disputed", d.Field))
		}
		if forReader(d) {
			d.Item, d.Values = it.ID, slices.Clone(d.Values)
			g.shown.disputes = append(g.shown.disputes, d)
		}
	}
}

// forReader reports whether a reader may know of a dispute over a field: only where
// the field itself is disclosed. Values of other fields hold identifiers, days
// of checks and file names.
func forReader(d dossier.Dispute) bool {
	if d.Part == "attachments" {
		return d.Field == "caption" || d.Field == "credit"
	}
	switch d.Field {
	case "audience", "order", "sources", "confirmed", "true_from", "charges", "before":
		return false
	}
	return true
}

// hold notes an item that was held back.
func (g *gate) hold(part string, it *dossier.Item, why Why, x any) {
	g.cite(it.Sources)
	texts := ownTexts(x)
	for _, d := range g.disputes {
		if d.Part == part && d.Item == it.ID && isOwnText(x, d.Field) {
			texts = append(texts, d.Values...)
		}
	}
	g.keepBack(part, it.ID, why, texts...)
}

// values are those over which the named fields are disputed: of the subject
// itself, or of an item of it.
func (g *gate) values(part string, item dossier.ID, fields ...string) []string {
	var l []string
	for _, d := range g.disputes {
		if d.Part == part && d.Item == item && slices.Contains(fields, d.Field) {
			l = append(l, d.Values...)
		}
	}
	return l
}

// admitOwn notes the disputes over fields of the subject itself that are shown.
func (g *gate) admitOwn(fields ...string) {
	for _, d := range g.disputes {
		if d.Part == "" && slices.Contains(fields, d.Field) {
			g.find(Error, CodeDisputed, "", "", fmt.Sprintf("%s is disputed", d.Field))
		}
	}
}

// ownDisputes are the disputes over some fields of a subject itself, for the
// reader; those over texts the texts tell.
func ownDisputes(disputes []dossier.Dispute, fields ...string) []dossier.Dispute {
	var l []dossier.Dispute
	for _, d := range disputes {
		if d.Part == "" && slices.Contains(fields, d.Field) {
			d.Values = slices.Clone(d.Values)
			l = append(l, d)
		}
	}
	return l
}

// keepBack notes texts that were held back. What is never printed and says
// nothing is not worth a note.
func (g *gate) keepBack(part string, item dossier.ID, why Why, texts ...string) {
	texts = slices.DeleteFunc(texts, func(s string) bool { return strings.TrimSpace(s) == "" })
	if why == WhyNever && len(texts) == 0 {
		return
	}
	g.held.Items = append(g.held.Items, HeldItem{Dossier: g.dossier, Subject: g.subject, Part: part, Item: item, Why: why, Texts: texts})
}

func (g *gate) find(s Severity, code, part string, item dossier.ID, text string) {
	g.held.Findings = append(g.held.Findings, Finding{
		Severity: s, Code: code, Dossier: g.dossier, Subject: g.subject, Part: part, Item: item, Text: text,
	})
}

func (s *shown) key(part string, id dossier.ID) dossier.ID {
	s.count[part]++
	k := dossier.ID(fmt.Sprintf("%s-%d", part, s.count[part]))
	s.keys[id] = k
	return k
}

// disputed notes the disputes that stop print whatever is shown.
func (g *gate) disputed() {
	for _, d := range g.disputes {
		switch {
		case d.Field == "audience", d.Part == "" && (d.Field == "for" || d.Field == "type"): // see the defaults
			g.find(Stop, CodeDisputedAudience, d.Part, d.Item, "who may see it is disputed")
		case d.Part == "consent":
			g.find(Stop, CodeDisputedConsent, d.Part, d.Item, "a consent is disputed")
		case movesStatus(d):
			g.find(Stop, CodeDisputedStatus, d.Part, d.Item, fmt.Sprintf("%s is disputed, and the status rests on it", d.Field))
		}
	}
}

// movesStatus reports whether a disputed field may change a status. A disputed
// date does not stop print: it covers all its values; nor do the sources and
// checks that limit it (see [dossier.Custody]).
func movesStatus(d dossier.Dispute) bool {
	switch d.Part {
	case "":
		return d.Field == "cases" || d.Field == "gone"
	case "events":
		return slices.Contains([]string{"kind", "charges", "form", "suspended", "outcome", "before", "order", "gone"}, d.Field)
	case "charges":
		return d.Field == "gone"
	}
	return false
}

// after reports whether a date lies wholly after a day.
func after(d dossier.Date, day dossier.Day) bool { return !d.IsZero() && d.First() > day }
