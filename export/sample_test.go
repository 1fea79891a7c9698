package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/sample"
)

var out = flag.String("out", "", "write the sample packet and profiles into this folder")

var madeOn = time.Date(2018, 9, 12, 9, 0, 0, 0, time.UTC)

// vault is a view with its pictures, in memory.
type vault struct {
	view     dossier.View
	pictures map[string][]byte
	next     int
}

func (v *vault) id() dossier.ID {
	v.next++
	return dossier.ID(fmt.Sprintf("01ARZ3NDEKTSV4RRFFQ%07d", v.next))
}

// sampleVault is the thirty, each with a placeholder for a photograph.
func sampleVault(t testing.TB) *vault {
	t.Helper()
	v := &vault{pictures: map[string][]byte{}}
	set := sample.Cambodia(v.id)
	for i, d := range set.Dossiers {
		initials := sample.Initials(d, i+1)
		data, err := sample.Placeholder(initials, i)
		if err != nil {
			t.Fatal(err)
		}
		v.portrait(d, data, "Drawn placeholder", "none")
	}
	v.view = dossier.View{
		Dossiers: sorted(set.Dossiers, func(d *dossier.Dossier) dossier.ID { return d.ID }),
		Cases:    sorted(set.Cases, func(c *dossier.Case) dossier.ID { return c.ID }),
		Sources:  []*dossier.Source{set.Source}, Context: *set.Context, We: *set.We,
	}
	return v
}

func sorted[T any](l []*T, id func(*T) dossier.ID) []*T {
	return slices.SortedFunc(slices.Values(l), func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
}

// portrait gives a person a cleared photograph.
func (v *vault) portrait(d *dossier.Dossier, data []byte, caption, credit string) {
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	v.pictures[hash] = data
	d.Attachments = append(d.Attachments, dossier.Attachment{
		Item: dossier.Item{ID: v.id()}, Kind: dossier.AttachPhotograph, SHA256: hash, Print: hash, Portrait: true,
		Width: 600, Height: 800, Caption: caption, Credit: credit, Cleared: true,
	})
}

func (v *vault) picture(hash string) ([]byte, error) {
	data, ok := v.pictures[hash]
	if !ok {
		return nil, fmt.Errorf("no picture %s", hash)
	}
	return data, nil
}

// briefing discloses the dossiers at these places, all if none is named.
func (v *vault) briefing(kind Kind, audience dossier.Audience, places ...int) Briefing {
	ids := v.view.IDs()
	if len(places) > 0 {
		var some []dossier.ID
		for _, i := range places {
			some = append(some, ids[i])
		}
		ids = some
	}
	day := dossier.NewDay(2018, time.September, 12)
	d, _ := disclosure.Disclose(&v.view, ids, disclosure.Options{Audience: audience, AsOf: day, Now: day})
	return Briefing{Disclosed: d, Kind: kind, Paper: A4, MadeOn: madeOn, Pictures: v.picture}
}

func make_(t testing.TB, b Briefing) *Made {
	t.Helper()
	m, err := Make(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestWrite writes what is to be looked at, when asked.
func TestWrite(t *testing.T) {
	if *out == "" {
		t.Skip("no folder named with -out")
	}
	v := sampleVault(t)
	in := func(lang string, paper Paper, twoSided bool, b Briefing) Briefing {
		b.Lang, b.Paper, b.TwoSided = lang, paper, twoSided
		return b
	}
	for name, b := range map[string]Briefing{
		"packet-fr.pdf":   in("fr", A4, false, v.briefing(KindPacket, dossier.Donor)),
		"packet-fr-2.pdf": in("fr", Letter, true, v.briefing(KindPacket, dossier.Donor, 0, 1, 2, 3, 4)),
		"packet-km.pdf":   in("km", A4, false, v.briefing(KindPacket, dossier.Donor)),
		"packet-km-2.pdf": in("km-u-nu-khmr", Letter, true, v.briefing(KindPacket, dossier.Donor, 0, 1, 2, 3, 4)),
		"rich-fr.pdf":     in("fr", A4, false, richVault().briefing(KindPacket, dossier.Public)),
		"rich-km.pdf":     in("km", A4, false, richVault().briefing(KindPacket, dossier.Public)),
		"packet-en-2.pdf": in("en", Letter, true, v.briefing(KindPacket, dossier.Donor, 0, 1, 2)),
		"packet.pdf":      v.briefing(KindPacket, dossier.Donor),
		"rich.pdf":        richVault().briefing(KindPacket, dossier.Public),
		"profile.pdf":     v.briefing(KindProfile, dossier.Public, 0),
	} {
		m := make_(t, b)
		if err := os.WriteFile(*out+"/"+name, m.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
		t.Log(name, m.Pages, len(m.PDF), m.Profiles, m.Findings, m.Number)
	}
}
