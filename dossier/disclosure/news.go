package disclosure

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"

	"habeas/dossier"
)

// News is what a briefing tells that an earlier one for the same readers did not.
// Whatever it quotes stands in the newer one; of the older it tells the day, the
// figures and where people stood, which those readers know.
type News struct {
	AsOf    dossier.Day // of the earlier
	Figures dossier.Figures
	People  []PersonNews // in the order of the newer
	Same    int          // people in both of whom nothing is new
	Gone    int          // people of the earlier who are not shown any more; who they are is not said
}

// PersonNews is what is new of one person.
type PersonNews struct {
	Profile   Profile           // as the newer has it
	First     bool              // the earlier did not show the person: all of the profile is new
	Was       *dossier.Standing // where the person stood, if another status, or since another day, was told
	Names     []dossier.Name    // that the earlier did not tell
	Events    []dossier.Event   // new
	Corrected []dossier.Event   // of a kind that the earlier told otherwise
	Charges   []Charge          // new, or with another state
	Health    []dossier.HealthNote
	Asks      []dossier.Paragraph
	Retold    bool // what happened is told in other words
	Struck    bool // something that the earlier told does not stand any more
	Else      bool // a fact beside these reads otherwise
}

// Compare tells what now says that then did not. The two must be for the same
// audience; each comes with what its gate held back, which says who is who.
func Compare(then Disclosed, thenHeld Held, now Disclosed, nowHeld Held) News {
	n := News{AsOf: then.AsOf(), Figures: then.Figures()}
	n.Figures.ByCharge = nil // offences are typed texts
	before := map[dossier.ID]Profile{}
	for i, p := range then.Profiles() {
		before[thenHeld.Dossiers[i]] = p
	}
	for i, p := range now.Profiles() {
		id := nowHeld.Dossiers[i]
		old, was := before[id]
		delete(before, id)
		if x := compare(old, p, was); x != nil {
			n.People = append(n.People, *x)
		} else {
			n.Same++
		}
	}
	n.Gone = len(before)
	return n
}

// compare is what is new of one person; nil is nothing.
func compare(then, now Profile, was bool) *PersonNews {
	x := &PersonNews{Profile: now, First: !was}
	if !was {
		return x
	}
	x.Was = formerly(then, now)
	x.Names = fresh(namesOf(then), namesOf(now))
	x.Events, x.Corrected, x.Struck = newEvents(then.Events(), now.Events())
	x.Charges = fresh(then.Charges(), now.Charges())
	x.Health = fresh(then.Health(), now.Health())
	x.Asks = fresh(then.Asks(), now.Asks())
	x.Retold = len(fresh(then.Narrative(), now.Narrative())) > 0
	x.Struck = x.Struck || strikes(then.Charges(), now.Charges(), func(c Charge) string { return c.Offence }) ||
		len(now.Health()) < len(then.Health()) || len(now.Asks()) < len(then.Asks())
	x.Else = !alike(besides(then), besides(now))
	if x.Was == nil && !x.Retold && !x.Struck && !x.Else &&
		len(x.Names)+len(x.Events)+len(x.Corrected)+len(x.Charges)+len(x.Health)+len(x.Asks) == 0 {
		return nil
	}
	return x
}

// formerly is the standing that was told, where it is another one now.
func formerly(then, now Profile) *dossier.Standing {
	old, told := then.Standing()
	s, tells := now.Standing()
	if !told || !tells {
		return nil
	}
	if old.Status == s.Status && old.Since == s.Since && old.Certain == s.Certain && old.HouseArrest == s.HouseArrest &&
		old.Restricted == s.Restricted && old.Release == s.Release && old.Serving == s.Serving && old.PreTrial == s.PreTrial {
		return nil
	}
	old.By, old.Charges = nil, nil // keys that say nothing here
	return &old
}

func namesOf(p Profile) []dossier.Name {
	var l []dossier.Name
	if p.Naming() == Named {
		l = append(l, p.Name())
	}
	return slices.Concat(l, p.OtherNames(), p.KnownAs())
}

// newEvents are those that were not told, apart from those that were told
// otherwise: an event of the same kind takes their place. Struck says that one
// was told and nothing takes its place.
func newEvents(then, now []dossier.Event) (added, corrected []dossier.Event, struck bool) {
	gone := map[dossier.EventKind]int{}
	for _, e := range fresh(now, then) {
		gone[e.Kind]++
	}
	for _, e := range fresh(then, now) {
		if gone[e.Kind] > 0 {
			gone[e.Kind]--
			corrected = append(corrected, e)
			continue
		}
		added = append(added, e)
	}
	for _, left := range gone {
		struck = struck || left > 0
	}
	return added, corrected, struck
}

// fresh are the items of now that then has not.
func fresh[T any](then, now []T) []T {
	known := make([][]byte, len(then))
	for i, x := range then {
		known[i] = bare(x)
	}
	var l []T
	for _, x := range now {
		b := bare(x)
		at := slices.IndexFunc(known, func(k []byte) bool { return bytes.Equal(k, b) })
		if at < 0 {
			l = append(l, x)
			continue
		}
		known = slices.Delete(known, at, at+1)
	}
	return l
}

// strikes reports whether then names what now does not.
func strikes[T any, K cmp.Ordered](then, now []T, key func(T) K) bool {
	return slices.ContainsFunc(then, func(x T) bool {
		return !slices.ContainsFunc(now, func(y T) bool { return key(x) == key(y) })
	})
}

// besides is what a profile tells apart from what is compared piece by piece and
// from what every day changes.
func besides(p Profile) profile {
	c := copyOf(*p.c)
	c.hash, c.Key = "", ""
	c.Name, c.Names, c.KnownAs = dossier.Name{}, nil, nil
	c.Standing, c.Days, c.House = nil, dossier.DayCount{}, dossier.DayCount{}
	c.Events, c.Latest, c.Disputed, c.Charges, c.Health, c.Narrative, c.Asks = nil, nil, nil, nil, nil, nil, nil
	c.Disputes, c.Sources = nil, nil
	return c
}

func alike(a, b profile) bool { return bytes.Equal(bare(a), bare(b)) }

// bare is what something says, without the keys that an item has in one briefing
// alone and the numbers of its sources.
func bare[T any](x T) []byte {
	x = copyOf(x)
	strip(reflect.ValueOf(&x).Elem())
	return encode(x)
}

var (
	typeMark = reflect.TypeFor[dossier.Mark]()
	typeItem = reflect.TypeFor[dossier.Item]()
	typeID   = reflect.TypeFor[[]dossier.ID]()
)

func strip(v reflect.Value) {
	switch {
	case !v.CanSet():
	case v.Type() == typeMark || v.Type() == typeItem || v.Type() == typeID:
		v.SetZero()
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			strip(v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			strip(v.Index(i))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		strip(v.Elem())
	}
}
