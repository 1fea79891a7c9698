package desk_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
	"habeas/export/preview"
)

var fully = flag.Bool("full", false, "check ten thousand random dossiers (CONTRIBUTING.md says how long it takes)")

// perPacket is how many random dossiers stand in one packet.
const perPacket = 25

// No held-back text can be read in any packet, by a search that is not the leak
// check's own; and the leak check, which seeks much more than that, raises no
// false alarm.
func TestRandomPacketsHoldNothingBack(t *testing.T) {
	packets := 4
	if *fully {
		packets = 10_000 / perPacket
	}
	checks(t, packets)
	drawFaces(t)
	var held, read int
	rapid.Check(t, func(rt *rapid.T) {
		g := &generator{t: rt, pictures: map[string][]byte{}}
		v := g.view(perPacket)
		for _, audience := range dossier.AllAudiences {
			h, r := g.packet(t, v, audience)
			held, read = held+h, read+r
		}
	})
	if held < 1000*packets || read < 1000*packets {
		t.Errorf("only %d texts were held back, and %d letters could be read: the test says little", held, read)
	}
	t.Logf("%d dossiers, %d packets, %d texts held back", packets*perPacket, 3*packets, held)
}

// checks says how many times a property of this test is checked.
func checks(t *testing.T, n int) {
	t.Helper()
	f := flag.Lookup("rapid.checks").Value
	was := f.String()
	t.Cleanup(func() { _ = f.Set(was) })
	if err := f.Set(fmt.Sprint(n)); err != nil {
		t.Fatal(err)
	}
}

// generator draws a vault whose texts are what people type: sentences, names, numbers
// however they are spaced, years, and words that the page has too. Most hold a word
// of their own, by which the test knows them again.
type generator struct {
	t        *rapid.T
	next     int
	pictures map[string][]byte
}

func (g *generator) pick(l ...string) string { return rapid.SampledFrom(l).Draw(g.t, "words") }

func (g *generator) chance(in int) bool { return rapid.IntRange(1, in).Draw(g.t, "chance") == 1 }

func (g *generator) id() dossier.ID {
	g.next++
	return dossier.ID(fmt.Sprintf("01ARZ3NDEKTSV4RRFFQ%07d", g.next))
}

// token is a word that stands nowhere else.
func (g *generator) token() string {
	g.next++
	s := "zq"
	for n := g.next; n > 0; n /= 20 {
		s += string("bcdfghjklmnprstvwxyz"[n%20])
	}
	return s + "q"
}

func (g *generator) text() string {
	switch rapid.IntRange(0, 9).Draw(g.t, "kind of text") {
	case 0:
		return g.pick("Held", "Charge", "released on bail", "Sources", "not known", "September 2017", "2018", "30", "Page 1", "as of", "public", "Phnom Penh")
	case 1:
		return g.pick("Ly", "Sok", "Chan Dara", "ទេព វន្នី", "សុខ", "An", "Nguyễn Văn", "ສົມ")
	case 2:
		d := rapid.StringMatching(`[1-9][0-9]{8}`).Draw(g.t, "number")
		return g.pick("call ", "tel. ", "", "at ") + d[:3] + g.pick("", " ", "-", ".", "  ") + d[3:6] + g.pick("", " ", "-", ") ") + d[6:]
	case 3:
		return g.pick("អ្នកទោស", "ពន្ធនាគារ") + " " + g.token()
	}
	return g.pick("he was taken from home", "her counsel was not let in", "the court heard no witness", "his family asks for quiet") +
		g.pick(" ", ", ", "; ", ". ") + g.token() + g.pick("", " at night", ", in 2018", " (see the file)")
}

func (g *generator) audiences() dossier.Audiences {
	return rapid.SampledFrom([]dossier.Audiences{
		dossier.ByDefault, dossier.ByDefault, dossier.ByDefault, dossier.Internal, dossier.To(dossier.Public), dossier.To(dossier.Donor), dossier.To(dossier.Diplomatic),
	}).Draw(g.t, "audiences")
}

func (g *generator) date() dossier.Date {
	d, err := dossier.ParseDate(g.pick("", "2017", "2018-03", "2018-06-11", "2017-09~", "2018-01-05?"))
	if err != nil {
		g.t.Fatal(err)
	}
	return d
}

// left are the fields that hold choices and not texts; they stay empty.
var left = map[string]bool{
	"Order": true, "Script": true, "Lang": true, "Scheme": true, "Category": true, "Doctor": true, "MediaType": true,
	"SHA256": true, "Print": true, "Before": true, "Outcome": true, "Form": true, "Archive": true, "Reliability": true, "Credibility": true, "Logo": true,
}

// fill draws every field of what p points at; lists get up to two items.
func (g *generator) fill(p any) { g.fillValue(reflect.ValueOf(p).Elem(), "") }

func (g *generator) fillValue(v reflect.Value, name string) {
	switch x := v.Addr().Interface().(type) {
	case *dossier.Date:
		*x = g.date()
		return
	case *dossier.Mark:
		x.Audience = g.audiences()
		return
	case *dossier.Item:
		x.ID, x.Audience = g.id(), g.audiences()
		return
	case *dossier.EventKind:
		*x = rapid.SampledFrom(dossier.Kinds).Draw(g.t, "event").Kind
		return
	case *dossier.NameRole:
		*x = rapid.SampledFrom(dossier.NameRoles).Draw(g.t, "role")
		return
	case *dossier.SourceType:
		*x = rapid.SampledFrom(dossier.SourceTypes).Draw(g.t, "source")
		return
	case *[]dossier.Attachment, *[]dossier.Dispute, *[]dossier.Consent, *[]dossier.ID, *dossier.Term, *dossier.ID, *dossier.Urgency, *dossier.Codes, *dossier.Age:
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() && !left[name] {
			if name == "Kind" {
				return
			}
			v.SetString(g.text())
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 2).Draw(g.t, "items")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			g.fillValue(v.Index(i), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				g.fillValue(v.Field(i), f.Name)
			}
		}
	}
}

func (g *generator) view(dossiers int) *dossier.View {
	v := &dossier.View{We: dossier.We{ID: dossier.WeID, Name: "The group"}}
	for range 4 {
		s := &dossier.Source{ID: g.id()}
		g.fill(s)
		s.ID, s.Audience = g.id(), g.audiences()
		v.Sources = append(v.Sources, s)
	}
	g.fill(&v.Context)
	v.Context.ID = dossier.ContextID
	for range dossiers {
		d := &dossier.Dossier{}
		g.fill(d)
		d.ID, d.Audience, d.Made, d.Cases = g.id(), g.audiences(), false, nil
		if !g.chance(5) {
			d.Consent = []dossier.Consent{{Item: dossier.Item{ID: g.id()}, Basis: dossier.ConsentPerson, How: g.text(), For: rapid.SampledFrom([]dossier.Audiences{
				dossier.To(dossier.Public), dossier.To(dossier.Public), dossier.To(dossier.Donor), dossier.To(dossier.Diplomatic),
			}).Draw(g.t, "consent")}}
		}
		for i := range d.Events {
			d.Events[i].Sources = []dossier.ID{rapid.SampledFrom(v.Sources).Draw(g.t, "cites").ID}
		}
		d.Attachments = append(d.Attachments, g.photograph(), g.photograph())
		v.Dossiers = append(v.Dossiers, d)
	}
	return v
}

// faces are drawn once: drawing takes longer than all the rest.
var faces [][]byte

func drawFaces(t *testing.T) {
	t.Helper()
	for i := len(faces); i < 4; i++ {
		faces = append(faces, smaller(t, placeholder(t, fmt.Sprint(i), i), 60))
	}
}

func (g *generator) photograph() dossier.Attachment {
	data := faces[rapid.IntRange(0, len(faces)-1).Draw(g.t, "face")]
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	g.pictures[hash] = data
	return dossier.Attachment{
		Item: dossier.Item{ID: g.id(), Mark: dossier.Mark{Audience: g.audiences()}}, Kind: dossier.AttachPhotograph, FileName: g.text() + ".jpg", Caption: g.text(), Credit: g.text(),
		SHA256: hash, Print: hash, Portrait: g.chance(2), Cleared: g.chance(2), Width: 60, Height: 80,
	}
}

// packet makes a packet for an audience and looks at it, and tells how many texts
// were held back and how many letters could be read.
func (g *generator) packet(t *testing.T, v *dossier.View, audience dossier.Audience) (held, letters int) {
	day := dossier.NewDay(2018, time.September, 12)
	lang := g.pick("en", "en", "fr", "km")
	kind := export.Kind(g.pick("packet", "packet", "packet", "list", "cards"))
	shown, h := disclosure.Disclose(v, v.IDs(), disclosure.Options{Audience: audience, AsOf: day, Now: day, Lang: lang})
	made, err := export.Make(t.Context(), export.Briefing{
		Disclosed: shown, Kind: kind, Lang: lang, MadeOn: time.Unix(0, 0), Pictures: func(hash string) ([]byte, error) {
			if data, ok := g.pictures[hash]; ok {
				return data, nil
			}
			return nil, errors.New("no such picture")
		},
	})
	if err != nil {
		g.t.Fatal(err)
	}
	read, err := preview.Read(t.Context(), made.PDF)
	if err != nil {
		g.t.Fatal(err)
	}
	plain := onlyLetters(strings.Join(read.All(), "\n"))
	for _, it := range h.Items {
		for _, text := range it.Texts {
			held++
			if at := strings.Index(text, "zq"); at >= 0 {
				end := strings.IndexFunc(text[at:], func(r rune) bool { return !unicode.IsLetter(r) })
				token := text[at:][:max(end, 0)]
				if end < 0 {
					token = text[at:]
				}
				if strings.Contains(plain, token) {
					g.t.Fatalf("%s: %q of %s is held back (%s) and can be read", audience, text, it.Part, it.Why)
				}
			}
		}
	}
	for _, l := range disclosure.Leaks(read.All(), h, shown, append(desk.Formal, made.Fixed...)) {
		g.t.Fatalf("%s: a false alarm: %q of %s", audience, l.Text, l.Part)
	}
	return held, len(plain)
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
