package desk_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/export"
	"habeas/export/preview"
)

// days is a clock that a test moves on.
type days struct {
	mu  sync.Mutex
	now time.Time
}

func (c *days) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.AddDate(0, 0, n)
}

// next is a second later at each look.
func (c *days) next() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(time.Second)
	return c.now
}

// handing is a vault of three who may be told of, and its clock.
func handing(t *testing.T) (*desk.Desk, *days, []dossier.ID) {
	t.Helper()
	c := &days{now: time.Date(2018, 9, 12, 9, 0, 0, 0, time.UTC)}
	o := options()
	o.Now = c.next
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	var ids []dossier.ID
	for _, name := range []string{"An Bathom", "Kem Sokha", "Tep Vanny"} {
		x := written(d, name)
		x.Consent = []dossier.Consent{{Item: item(d), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public, dossier.Donor)}}
		x.Events = []dossier.Event{{Item: item(d), Kind: dossier.Arrested, Date: parsed(t, "2018-08-01"), Place: "Phnom Penh"}}
		x.Notes = []dossier.InternalNote{{Item: item(d), Text: "a word for the desk alone"}}
		save(t, d, nil, x)
		ids = append(ids, x.ID)
	}
	return d, c, ids
}

func item(d *desk.Desk) dossier.Item { return dossier.Item{ID: d.NewID()} }

func ordered(d *desk.Desk, kind export.Kind) desk.Order {
	return desk.Order{Kind: kind, Audience: dossier.Donor, AsOf: d.Today(), Lang: "en"}
}

// record makes a packet and puts it into the ledger.
func record(t *testing.T, d *desk.Desk, o desk.Order) *dossier.Packet {
	t.Helper()
	b, err := d.Brief(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Record(b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// textOf is all that can be read in a finished file.
func textOf(t *testing.T, pdf []byte) string {
	t.Helper()
	read, err := preview.Read(context.Background(), pdf)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.Join(read.All(), " ")), " ")
}

// newest is the packet that was recorded last.
func newest(t *testing.T, d *desk.Desk) desk.Recorded {
	t.Helper()
	return d.Packets()[0]
}

func TestLedgerKeepsWhatWasHandedOver(t *testing.T) {
	d, _, ids := handing(t)
	o := ordered(d, export.KindPacket)
	o.Reason, o.Query = "the family agreed by telephone", "name:sokha"
	b, err := d.Brief(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Record(b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(); err != nil || len(d.View().Packets) == 0 {
		t.Error("undo takes back that a packet was handed over")
	}
	d = reopen(t, d)
	r := newest(t, d)
	if r.ID != p.ID || r.Number != b.Number || r.SHA256 != b.SHA256 || r.Audience != dossier.Donor || r.Kind != "packet" ||
		r.Reason != o.Reason || r.Made.String() != "2018-09-12" || r.AsOf.String() != "2018-09-12" || len(r.Copies) != 0 {
		t.Errorf("recorded %+v", r.Packet)
	}
	if len(r.Profiles) != 1 || r.Profiles[0].Dossier != ids[1] || len(r.Profiles[0].Hash) != 64 {
		t.Errorf("profiles %+v", r.Profiles)
	}
	if !strings.Contains(r.Options, `"query":"name:sokha"`) {
		t.Errorf("options %s", r.Options)
	}
	for _, text := range []string{r.Number, strings.ToLower(r.Number) + "/2", strings.ReplaceAll(r.Number, "-", ""), string(r.ID)} {
		if found, err := d.FindPacket(text); err != nil || found.ID != r.ID {
			t.Errorf("%q finds %v, %v", text, found, err)
		}
	}
	if err := desk.Save(d, nil, &dossier.Packet{ID: d.NewID(), Number: "WXYZ-12", Options: "of a later version"}); err != nil {
		t.Fatal(err)
	}
	for _, r := range d.Packets() {
		if r.Stale != (r.Number == "WXYZ-12") {
			t.Errorf("%s is stale: %t", r.Number, r.Stale)
		}
	}
	if _, err := d.FindPacket("ZZZZ-ZZ"); err == nil {
		t.Error("a packet was found that is not there")
	}
	if e := d.Elsewhere(ids[1]); len(e.Packets) != 1 {
		t.Errorf("the packet is not told of: %+v", e)
	}
}

func TestStale(t *testing.T) {
	for name, test := range map[string]struct {
		stale bool
		do    func(*testing.T, *desk.Desk, *days, dossier.ID)
	}{
		"nothing": {false, func(*testing.T, *desk.Desk, *days, dossier.ID) {}},
		"time":    {false, func(_ *testing.T, _ *desk.Desk, c *days, _ dossier.ID) { c.add(90) }},
		"a note": {false, func(t *testing.T, d *desk.Desk, _ *days, id dossier.ID) {
			edit(t, d, id, func(x *dossier.Dossier) {
				x.Notes = append(x.Notes, dossier.InternalNote{Item: item(d), Text: "another"})
			})
		}},
		"an item for others": {false, func(t *testing.T, d *desk.Desk, _ *days, id dossier.ID) {
			edit(t, d, id, func(x *dossier.Dossier) {
				it := item(d)
				it.Audience = dossier.To(dossier.Diplomatic)
				x.Narrative = append(x.Narrative, dossier.Paragraph{Item: it, Lang: "en", Text: "For diplomats."})
			})
		}},
		"a mended place": {true, func(t *testing.T, d *desk.Desk, _ *days, id dossier.ID) {
			edit(t, d, id, func(x *dossier.Dossier) { x.Events[0].Place = "Battambang" })
		}},
		"a release later": {true, func(t *testing.T, d *desk.Desk, c *days, id dossier.ID) {
			c.add(30)
			edit(t, d, id, func(x *dossier.Dossier) {
				x.Events = append(x.Events, dossier.Event{Item: item(d), Kind: dossier.Released, Date: parsed(t, "2018-10-01")})
			})
		}},
		"a consent withdrawn": {true, func(t *testing.T, d *desk.Desk, _ *days, id dossier.ID) {
			edit(t, d, id, func(x *dossier.Dossier) { x.Consent[0].Withdrawn = parsed(t, "2018-09-01") })
		}},
		"deleted": {true, func(t *testing.T, d *desk.Desk, _ *days, id dossier.ID) {
			if err := d.DeleteDossier(id); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d, c, ids := handing(t)
			record(t, d, ordered(d, export.KindList))
			test.do(t, d, c, ids[1])
			r := newest(t, d)
			if r.Stale != test.stale {
				t.Errorf("stale: %t", r.Stale)
			}
			if want := []dossier.ID{ids[1]}; test.stale && !slices.Equal(r.Changed, want) || !test.stale && r.Changed != nil {
				t.Errorf("changed: %v, of %v", r.Changed, ids)
			}
		})
	}
}

// TestAllKindsAreJudged records each kind, with all its options: none is stale at
// once, and each is when somebody in it changes.
func TestAllKindsAreJudged(t *testing.T) {
	for _, kind := range export.Kinds {
		d, _, ids := handing(t)
		o := ordered(d, kind)
		o.Lang, o.Paper, o.Title = "fr", export.Letter, "For a meeting"
		o.TwoSided = kind == export.KindPacket
		if kind == export.KindChanges {
			o.Since = record(t, d, ordered(d, export.KindPacket)).ID
		}
		p := record(t, d, o)
		if r := newest(t, d); r.ID != p.ID || r.Stale {
			t.Errorf("%s is stale at once: %v", kind, r.Changed)
		}
		edit(t, d, ids[0], func(x *dossier.Dossier) { x.Events[0].Place = "Battambang" })
		if r := newest(t, d); !r.Stale {
			t.Errorf("%s is not stale", kind)
		}
	}
}

func TestNewsSinceAPacket(t *testing.T) {
	d, c, ids := handing(t)
	o := ordered(d, export.KindPacket)
	o.Query = "status:held"
	p := record(t, d, o)
	c.add(60)
	edit(t, d, ids[0], func(x *dossier.Dossier) {
		x.Events = append(x.Events, dossier.Event{Item: item(d), Kind: dossier.ReleasedOnBail, Date: parsed(t, "2018-10-20"), Authority: "Appeal Court"})
	})
	edit(t, d, ids[1], func(x *dossier.Dossier) { x.Events[0].Place = "Battambang" })
	edit(t, d, ids[2], func(x *dossier.Dossier) { x.Consent[0].Withdrawn = parsed(t, "2018-10-01") })
	x := written(d, "Meach Sovannara")
	x.Consent = []dossier.Consent{{Item: item(d), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Donor)}}
	x.Events = []dossier.Event{{Item: item(d), Kind: dossier.Arrested, Date: parsed(t, "2018-11-01")}}
	save(t, d, nil, x)

	o = ordered(d, export.KindChanges)
	o.Since = p.ID
	b, err := d.Brief(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Stopped(); len(s) > 0 {
		t.Errorf("stopped by %+v", s)
	}
	for _, f := range b.Findings {
		if f.Code == desk.CodeThenUnknown || f.Code == desk.CodeLeak {
			t.Errorf("finding %+v", f)
		}
	}
	text := textOf(t, b.PDF)
	for _, want := range []string{
		"since packet " + p.Number, "An Bathom", "Was: Held", "20 October 2018: Released on bail", "Appeal Court",
		"Corrected: 1 August 2018", "Battambang", "Meach Sovannara", "New in this selection",
		"One person of that packet is not shown any more",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the news does not say %q:\n%s", want, text)
		}
	}
	for _, not := range []string{"Tep Vanny", "a word for the desk", "Phnom Penh"} {
		if strings.Contains(text, not) {
			t.Errorf("the news says %q", not)
		}
	}

	o.Audience = dossier.Public
	if _, err := d.Brief(t.Context(), o); err == nil || !strings.Contains(err.Error(), "another audience") {
		t.Errorf("news for readers who had another packet: %v", err)
	}
	o.Audience, o.Since = dossier.Donor, ""
	if _, err := d.Brief(t.Context(), o); err == nil {
		t.Error("news since nothing")
	}
}

// TestNewsDoubtsWhatItCannotWorkOut has a packet recorded that was made before the
// vault went on.
func TestNewsDoubtsWhatItCannotWorkOut(t *testing.T) {
	d, _, ids := handing(t)
	b, err := d.Brief(t.Context(), ordered(d, export.KindPacket))
	if err != nil {
		t.Fatal(err)
	}
	edit(t, d, ids[1], func(x *dossier.Dossier) { x.Events[0].Place = "Battambang" })
	p, err := d.Record(b)
	if err != nil {
		t.Fatal(err)
	}
	o := ordered(d, export.KindChanges)
	o.Since = p.ID
	if b, err = d.Brief(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(b.Warnings(), func(f disclosure.Finding) bool { return f.Code == desk.CodeThenUnknown }) {
		t.Errorf("no doubt among %+v", b.Findings)
	}
}

func TestNumberedCopies(t *testing.T) {
	d, _, _ := handing(t)
	out := filepath.Join(t.TempDir(), "p.pdf")
	holders := []string{"An embassy", "", "A ministry"}
	made, err := d.Deliver(t.Context(), ordered(d, export.KindCards), desk.Delivery{Path: out, Holders: holders, Record: true})
	if err != nil {
		t.Fatal(err)
	}
	r := newest(t, d)
	if len(r.Copies) != 3 || r.SHA256 != made.Copies[0].SHA256 {
		t.Fatalf("recorded %+v", r.Packet)
	}
	for i, c := range r.Copies {
		path := filepath.Join(filepath.Dir(out), fmt.Sprintf("p-%d.pdf", i+1))
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(file)
		if c.Number != i+1 || c.Holder != holders[i] || c.SHA256 != hex.EncodeToString(sum[:]) || made.Paths[i] != path {
			t.Errorf("copy %+v of %s", c, path)
		}
		text := textOf(t, file)
		if !strings.Contains(text, fmt.Sprintf("%s/%d", r.Number, i+1)) {
			t.Errorf("copy %d does not say its number", i+1)
		}
		for k, holder := range holders {
			if holder != "" && strings.Contains(text, holder) != (k == i) {
				t.Errorf("copy %d and %q", i+1, holder)
			}
		}
	}
	// The same packet for others gets further numbers.
	made, err = d.Deliver(t.Context(), ordered(d, export.KindCards), desk.Delivery{Path: out, Holders: []string{"A court"}, Record: true})
	if err != nil || made.Packet.Number != r.Number || made.Packet.Copies[0].Number != 4 {
		t.Errorf("a further copy: %+v, %v", made, err)
	}
}

func filesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	l, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range l {
		b, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name()+"="+string(b[:min(4, len(b))]))
	}
	return names
}

func TestDeliveryIsWholeOrNotAtAll(t *testing.T) {
	d, _, _ := handing(t)
	dir := t.TempDir()
	out := filepath.Join(dir, "p.pdf")
	if err := os.WriteFile(filepath.Join(dir, "p-2.pdf"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	to := desk.Delivery{Path: out, Holders: []string{"", "", ""}, Record: true}
	if _, err := d.Deliver(t.Context(), ordered(d, export.KindList), to); desk.TroubleOf(err) != desk.InTheWay {
		t.Errorf("a file in the way gave %v", err)
	}
	if got := filesIn(t, dir); !slices.Equal(got, []string{"p-2.pdf=mine"}) || len(d.View().Packets) != 0 {
		t.Errorf("left %v, %d packets", got, len(d.View().Packets))
	}

	// A vault that takes no record: what was there is back.
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.ReadOnly = true
	e, err := desk.Open(t.Context(), d.Path(), passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	to.Force = true
	if _, err := e.Deliver(t.Context(), ordered(e, export.KindList), to); err == nil {
		t.Error("recorded in a vault that is only read")
	}
	if got := filesIn(t, dir); !slices.Equal(got, []string{"p-2.pdf=mine"}) {
		t.Errorf("left %v", got)
	}
	to.Record = false
	if _, err := e.Deliver(t.Context(), ordered(e, export.KindList), to); err != nil {
		t.Error(err)
	}
	if got := filesIn(t, dir); !slices.Equal(got, []string{"p-1.pdf=%PDF", "p-2.pdf=%PDF", "p-3.pdf=%PDF"}) {
		t.Errorf("left %v", got)
	}
}

func TestStoppedDeliveryWritesNothing(t *testing.T) {
	d, _, ids := handing(t)
	edit(t, d, ids[0], func(x *dossier.Dossier) { x.Consent = nil })
	dir := t.TempDir()
	_, err := d.Deliver(t.Context(), ordered(d, export.KindList), desk.Delivery{Path: filepath.Join(dir, "p.pdf"), Record: true})
	var stopped *desk.StoppedError
	if !errors.As(err, &stopped) || len(filesIn(t, dir)) != 0 || len(d.View().Packets) != 0 {
		t.Errorf("%v; %v; %d packets", err, filesIn(t, dir), len(d.View().Packets))
	}
}

// BenchmarkDesk_Packets judges a ledger of twenty packets of three hundred each, and
// works out what is new since one of them.
func BenchmarkDesk_Packets(b *testing.B) {
	d := many(b, 300)
	var last *dossier.Packet
	o := desk.Order{Kind: export.KindList, Audience: dossier.Donor, AsOf: d.Today(), Lang: "en"}
	made, err := d.Brief(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	for range 20 {
		if last, err = d.Record(made); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("judge", func(b *testing.B) {
		for b.Loop() {
			if l := d.Packets(); len(l) != 20 || l[0].Stale {
				b.Fatal("the ledger is wrong")
			}
		}
	})
	b.Run("changes", func(b *testing.B) {
		o.Kind, o.Since = export.KindChanges, last.ID
		for b.Loop() {
			if _, err := d.Brief(b.Context(), o); err != nil {
				b.Fatal(err)
			}
		}
	})
}
