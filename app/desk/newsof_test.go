package desk_test

import (
	"slices"
	"testing"

	"habeas/dossier"
	"habeas/export"
)

// What the ledger's screen asks: of whom something is new, who recorded it, what gave
// it, and whether a file is it.
func TestWhatIsNewSinceAPacket(t *testing.T) {
	d, _, ids := handing(t)
	o := ordered(d, export.KindPacket)
	o.Query, o.Lang = "name:sokha", "fr"
	p := record(t, d, o)
	if n, err := d.News(p.ID, d.Today()); err != nil || len(n.People) != 0 || n.Same != 1 {
		t.Errorf("at once there is news %+v, %v", n, err)
	}
	was := d.View().Dossier(ids[1])
	now := *was
	now.Asks = append(slices.Clone(was.Asks), dossier.Paragraph{Item: item(d), Lang: "fr", Text: "Libérez-le."})
	save(t, d, was, &now)
	n, err := d.News(p.ID, d.Today())
	if err != nil || len(n.People) != 1 || len(n.Dossiers) != 1 || n.Dossiers[0] != ids[1] || len(n.People[0].Asks) != 1 {
		t.Errorf("news %+v, %v", n, err)
	}
	if _, err := d.News("nobody", d.Today()); err == nil {
		t.Error("there is news of no packet")
	}
	if device, at, err := d.RecordedBy(p.ID); err != nil || device == "" || at.IsZero() {
		t.Errorf("recorded on %q at %v, %v", device, at, err)
	}
	day := d.Today().Add(3)
	again, found, err := d.OrderOf(p.ID, day)
	if err != nil || found == nil || *found != "name:sokha" || again.AsOf != day || again.Lang != "fr" || again.Kind != export.KindPacket || !slices.Equal(again.IDs, []dossier.ID{ids[1]}) {
		t.Errorf("the order was %+v, %v, %v", again, found, err)
	}
	if err := d.Delete(ids[1]); err != nil {
		t.Fatal(err)
	}
	if again, _, err := d.OrderOf(p.ID, day); err != nil || len(again.IDs) != 0 {
		t.Errorf("somebody who is deleted is still ordered: %v, %v", again.IDs, err)
	}
}

// The order of a note of changes names the packet since which it tells.
func TestOrderOfANoteOfChanges(t *testing.T) {
	d, c, ids := handing(t)
	p := record(t, d, ordered(d, export.KindPacket))
	was := d.View().Dossier(ids[0])
	now := *was
	now.Asks = append(slices.Clone(was.Asks), dossier.Paragraph{Item: item(d), Lang: "en", Text: "Free them."})
	save(t, d, was, &now)
	c.add(1)
	o := ordered(d, export.KindChanges)
	o.Since = p.ID
	note := record(t, d, o)
	again, _, err := d.OrderOf(note.ID, d.Today())
	if err != nil || again.Since != p.ID || again.Kind != export.KindChanges {
		t.Errorf("the order was %+v, %v", again, err)
	}
}

func TestFindFile(t *testing.T) {
	d, _, _ := handing(t)
	copies, err := d.Copies(t.Context(), ordered(d, export.KindList), []string{"An embassy", "A ministry"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Record(copies...)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range copies {
		if found, n := d.FindFile(b.SHA256); found == nil || found.ID != p.ID || n != i+1 {
			t.Errorf("copy %d is %v, copy %d", i+1, found, n)
		}
	}
	plain := record(t, d, ordered(d, export.KindCards))
	if found, n := d.FindFile(plain.SHA256); found == nil || found.ID != plain.ID || n != 0 {
		t.Errorf("a packet without copies is %v, copy %d", found, n)
	}
	if found, _ := d.FindFile("0"); found != nil {
		t.Errorf("a strange file is packet %s", found.Number)
	}
}

// What is typed of a meeting is durable before it is a change, and what is noted of a
// copy makes no packet stale.
func TestMeetingsAndCopiesAreTyped(t *testing.T) {
	d, _, _ := handing(t)
	m := &dossier.Meeting{ID: d.NewID(), Title: "Round"}
	if err := d.DraftMeeting(nil, m); err != nil || d.View().Meeting(m.ID) == nil {
		t.Fatalf("the draft is not shown: %v", err)
	}
	d = reopen(t, d)
	if got := d.View().Meeting(m.ID); got == nil || got.Title != "Round" {
		t.Errorf("after a restart it is %+v", got)
	}
	copies, err := d.Copies(t.Context(), ordered(d, export.KindList), []string{"An embassy"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := d.Record(copies...)
	if err != nil {
		t.Fatal(err)
	}
	base := d.View().Packet(p.ID)
	now := *base
	now.Copies = slices.Clone(base.Copies)
	now.Copies[0].Returned, now.Copies[0].Note = dossier.DateOf(d.Today()), "given back"
	if err := d.SavePacket(base, &now); err != nil {
		t.Fatal(err)
	}
	if r := newest(t, d); r.Stale || r.Copies[0].Note != "given back" || r.Ordered.Paper == "" && r.Ordered.Lang != "en" {
		t.Errorf("noted %+v, out of date: %v", r.Copies, r.Stale)
	}
	if _, err := d.Undo(); err != nil || d.View().Packet(p.ID).Copies[0].Note != "" {
		t.Errorf("undo leaves the note: %v", err)
	}
}
