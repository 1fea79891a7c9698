package desk_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/export"
)

var passphrase = []byte("correct horse battery staple")

// clock goes on by a second each time it is asked.
func clock() func() time.Time {
	now := time.Date(2018, 9, 12, 9, 0, 0, 0, time.UTC)
	return func() time.Time { now = now.Add(time.Second); return now }
}

func options() desk.Options {
	seed := [32]byte{1}
	return desk.Options{Now: clock(), Cheap: true, Device: "test", Random: rand.NewChaCha8(seed)}
}

func fresh(t *testing.T) *desk.Desk {
	t.Helper()
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "v.habeas"), passphrase, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		r, err := d.Verify(context.Background(), nil)
		if err == nil && len(r.Damaged) > 0 {
			t.Errorf("after the test the vault is damaged: %v", r.Damaged)
		}
		d.Close()
	})
	return d
}

// reopen closes a desk and opens its vault again.
func reopen(t *testing.T, d *desk.Desk) *desk.Desk {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Random = nil
	e, err := desk.Open(t.Context(), d.Path(), passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func written(d *desk.Desk, name string) *dossier.Dossier {
	return &dossier.Dossier{
		ID: d.NewID(), Audience: dossier.To(dossier.Public),
		Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: name, Role: dossier.NameInPrint}},
	}
}

func save(t *testing.T, d *desk.Desk, base, now *dossier.Dossier) {
	t.Helper()
	if err := d.SaveDossier(base, now); err != nil {
		t.Fatal(err)
	}
}

func names(v *dossier.View) string {
	var l []string
	for _, x := range v.Dossiers {
		n, _ := x.PrintName()
		l = append(l, n.Text)
	}
	return strings.Join(l, ", ")
}

func TestDesk_WhatWasSavedIsThereAgain(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	save(t, d, nil, written(d, "ទេព វន្នី"))
	before := d.View().Dossiers[0]
	d = reopen(t, d)
	after := d.View().Dossiers[0]
	if fmt.Sprint(*before) != fmt.Sprint(*after) {
		t.Errorf("got  %v\nwant %v", *after, *before)
	}
}

func TestDesk_UndoAcrossRestarts(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	first := written(d, "A")
	save(t, d, nil, first)
	base := d.View().Dossiers[0]
	now := *base
	now.Names = []dossier.Name{base.Names[0]}
	now.Names[0].Text = "B"
	save(t, d, base, &now)
	d = reopen(t, d)
	for _, step := range []struct {
		do   func() (desk.Undone, error)
		want string
	}{{d.Undo, "A"}, {d.Redo, "B"}, {d.Undo, "A"}, {d.Undo, ""}, {d.Redo, "A"}, {d.Redo, "B"}} {
		if _, err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := names(d.View()); got != step.want {
			t.Fatalf("got %q, want %q", got, step.want)
		}
	}
	if _, err := d.Redo(); !errors.Is(err, desk.ErrNothingToUndo) {
		t.Errorf("redo past the end: %v", err)
	}
}

// TestDesk_UndoPassesOverWhatIsGone: a change that an import wrote over must
// not stand in the way of those before it.
func TestDesk_UndoPassesOverWhatIsGone(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	save(t, d, nil, written(d, "A"))
	named := func(name string) (base, now *dossier.Dossier) {
		base = d.View().Dossiers[0]
		x := *base
		x.Names = []dossier.Name{base.Names[0]}
		x.Names[0].Text = name
		return base, &x
	}
	base, now := named("A")
	now.Tags = []string{"tagged"}
	save(t, d, base, now)
	base, now = named("B")
	save(t, d, base, now)
	base, now = named("imported")
	if err := d.Together("import", func(b *desk.Batch) error { return desk.Add(b, base, now) }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if x := d.View().Dossiers[0]; len(x.Tags) != 0 || names(d.View()) != "imported" {
		t.Errorf("after undo: tags %v, name %s", x.Tags, names(d.View()))
	}
	if _, err := d.Redo(); err != nil || len(d.View().Dossiers[0].Tags) != 1 {
		t.Errorf("after redo: %v, %v", d.View().Dossiers[0].Tags, err)
	}
}

func TestDesk_DeleteIsUndone(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	if err := d.DeleteDossier(x.ID); err != nil {
		t.Fatal(err)
	}
	if got := names(d.View()); got != "" {
		t.Fatalf("after deleting: %q", got)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := names(d.View()); got != "A" {
		t.Errorf("after undo: %q", got)
	}
}

// TestDesk_DraftSurvives: what was typed and not settled is there after the
// file is opened again, as if the power had gone.
func TestDesk_DraftSurvives(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	base := d.View().Dossiers[0]
	now := *base
	now.Tags = []string{"typed"}
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if got := d.View().Dossiers[0].Tags; len(got) != 1 {
		t.Fatalf("the draft is not shown: %v", got)
	}
	// A copy of the file as it lies on the disk now is what a crash leaves.
	b, err := os.ReadFile(d.Path())
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(t.TempDir(), "left.habeas")
	if err := os.WriteFile(left, b, 0o600); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Random = nil
	e, err := desk.Open(t.Context(), left, passphrase, o)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if got := e.View().Dossiers[0].Tags; len(got) != 1 || got[0] != "typed" {
		t.Fatalf("the draft is lost: %v", got)
	}
	if _, err := e.Undo(); err != nil { // the draft became a change
		t.Fatal(err)
	}
	if got := e.View().Dossiers[0].Tags; len(got) != 0 {
		t.Errorf("after undo: %v", got)
	}
}

func TestDesk_AddPhotoKeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	x := written(d, "A")
	save(t, d, nil, x)
	base := d.View().Dossiers[0]
	now := *base
	now.Tags = []string{"typed"}
	if err := d.Draft(base, &now); err != nil {
		t.Fatal(err)
	}
	if _, err := d.AddPhoto(t.Context(), x.ID, "p.jpg", drawn(t)); err != nil {
		t.Fatal(err)
	}
	save(t, d, base, &now) // the editor still has its old base
	got := d.View().Dossiers[0]
	if len(got.Tags) != 1 || len(got.Attachments) != 1 {
		t.Fatalf("tags %v, attachments %v", got.Tags, got.Attachments)
	}
	if _, err := d.Picture(got.Attachments[0].Print, 40, 40); err != nil {
		t.Error(err)
	}
}

func drawn(t *testing.T) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 60, 80))
	for i := range 60 {
		img.Set(i, i, color.RGBA{uint8(i), 90, 120, 255})
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDesk_Troubles(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if _, err := desk.Open(t.Context(), d.Path(), passphrase, options()); desk.TroubleOf(err) != desk.OpenElsewhere {
		t.Errorf("a second opener got %v", err)
	}
	d.Close()
	if _, err := desk.Open(t.Context(), d.Path(), []byte("wrong"), options()); desk.TroubleOf(err) != desk.WrongPassphrase {
		t.Errorf("a wrong passphrase gave %v", err)
	}
	if _, err := desk.Create(t.Context(), d.Path(), passphrase, options()); desk.TroubleOf(err) != desk.InTheWay {
		t.Errorf("a vault in the way gave %v", err)
	}
	if _, err := desk.Open(t.Context(), filepath.Join(t.TempDir(), "none"), passphrase, options()); desk.TroubleOf(err) != desk.Missing {
		t.Errorf("no file gave %v", err)
	}
	if _, err := desk.Open(t.Context(), t.TempDir(), passphrase, options()); desk.TroubleOf(err) != desk.NotAVault {
		t.Errorf("a folder gave %v", err)
	}
}

func TestDesk_Apply(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	id, err := d.Apply([]byte(`{"audience": "public", "names": [{"text": "An Bathom"}], "events": [{"kind": "convicted"}, {"kind": "pardoned", "date": "2018-08"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	x := d.View().Dossier(id)
	if len(x.Events) != 2 || x.Events[1].Date.String() != "2018-08" {
		t.Fatalf("%+v", x.Events)
	}
	line := fmt.Sprintf(`{"id": %q, "events": [{"id": %q, "gone": true}, {"id": %q, "place": "Phnom Penh"}, {"kind": "other"}], "audience": null}`, id, x.Events[0].ID, x.Events[1].ID)
	if _, err := d.Apply([]byte(line)); err != nil {
		t.Fatal(err)
	}
	x = d.View().Dossier(id)
	if len(x.Events) != 2 || x.Events[0].Place != "Phnom Penh" || x.Events[0].Date.String() != "2018-08" || x.Audience != dossier.ByDefault {
		t.Errorf("%+v", x)
	}
	for _, bad := range []string{
		`{`, `[]`, `{} {}`, `{"kind": "vault"}`, `{"unknown": 1}`, `{"events": [{"date": "2018-13"}]}`, `{"id": "x"}`,
		`{"id": "01J7H2XM6V7C8Q4ZK5T3N9B0AD"}`, fmt.Sprintf(`{"id": %q, "events": [{"id": "01J7H2XM6V7C8Q4ZK5T3N9B0AD"}]}`, id),
	} {
		before := len(d.View().Dossiers)
		if _, err := d.Apply([]byte(bad)); err == nil || len(d.View().Dossiers) != before {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func FuzzDesk_Apply(f *testing.F) {
	d, err := desk.Create(f.Context(), filepath.Join(f.TempDir(), "v.habeas"), passphrase, options())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { d.Close() })
	f.Add([]byte(`{"audience": "public", "names": [{"text": "An Bathom"}], "person": {"age": {"years": 65}}}`))
	f.Add([]byte(`{"kind": "we", "name": "x", "id": 3}`))
	f.Add([]byte(`{"events": {"kind": []}, "names": [[]], "tags": [1]}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		d.Apply(line) // must not panic
	})
}

func TestDesk_SampleBriefing(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	if err := d.AddSample(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d.CanUndo() {
		t.Error("the sample can be undone by one key")
	}
	asOf := dossier.NewDay(2018, 9, 12)
	order := desk.Order{Kind: export.KindPacket, Audience: dossier.Donor, AsOf: asOf, Lang: "en", MadeOn: time.Unix(1e9, 0)}
	b, err := d.Brief(t.Context(), order)
	if err != nil {
		t.Fatal(err)
	}
	if s := b.Stopped(); len(s) > 0 {
		t.Errorf("stopped by %+v", s)
	}
	if b.Dossiers != 30 || b.Pages < 33 || b.Withheld < 1 {
		t.Errorf("%d dossiers, %d pages, %d withheld", b.Dossiers, b.Pages, b.Withheld)
	}
	again, err := d.Brief(t.Context(), order)
	if err != nil {
		t.Fatal(err)
	}
	if again.SHA256 != b.SHA256 {
		t.Error("the same order gave other bytes")
	}
	out := filepath.Join(t.TempDir(), "p.pdf")
	if err := b.Write(out, false); err != nil {
		t.Fatal(err)
	}
	if err := b.Write(out, false); desk.TroubleOf(err) != desk.InTheWay {
		t.Errorf("a file in the way gave %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(out))
	if err != nil || len(left) != 1 {
		t.Errorf("files left: %v, %v", left, err)
	}
}

func TestDesk_StoppedExportWritesNothing(t *testing.T) {
	t.Parallel()
	d := fresh(t)
	save(t, d, nil, written(d, "A")) // no consent
	out := filepath.Join(t.TempDir(), "p.pdf")
	_, err := d.Export(t.Context(), desk.Order{Kind: export.KindProfile, Audience: dossier.Public, AsOf: d.Today(), Lang: "en"}, out, false)
	var stopped *desk.StoppedError
	if !errors.As(err, &stopped) {
		t.Fatalf("an export without consent gave %v", err)
	}
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was written: %v", err)
	}
}

func BenchmarkDesk_Sample(b *testing.B) {
	for b.Loop() {
		d, err := desk.Create(b.Context(), filepath.Join(b.TempDir(), "v.habeas"), passphrase, options())
		if err != nil {
			b.Fatal(err)
		}
		if err := d.AddSample(b.Context()); err != nil {
			b.Fatal(err)
		}
		d.Close()
	}
}

// BenchmarkDesk_Brief is thirty profiles with photographs to PDF, read back
// and compared.
func BenchmarkDesk_Brief(b *testing.B) {
	cache, err := os.UserCacheDir()
	if err != nil {
		b.Fatal(err)
	}
	desk.SetCache(filepath.Join(cache, "habeas"))
	if err := desk.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	d, err := desk.Create(b.Context(), filepath.Join(b.TempDir(), "v.habeas"), passphrase, options())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	if err := d.AddSample(b.Context()); err != nil {
		b.Fatal(err)
	}
	order := desk.Order{Kind: export.KindPacket, Audience: dossier.Donor, AsOf: dossier.NewDay(2018, 9, 12), Lang: "en", MadeOn: time.Unix(1e9, 0)}
	for b.Loop() {
		if _, err := d.Brief(b.Context(), order); err != nil {
			b.Fatal(err)
		}
	}
}
