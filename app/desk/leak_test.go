package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/export"
	"habeas/export/preview"
)

// A short note is not taken for a leak because the file's format says the same.
func TestLeaksAreNotOfTheFormat(t *testing.T) {
	d := fresh(t)
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	x := written(d, "Tep Vanny")
	x.Names = append(x.Names, dossier.Name{Item: item(), Text: "ទេព វន្នី", Script: "Khmr", Role: dossier.NameLegal})
	x.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
	x.Narrative = []dossier.Paragraph{{Item: item(), Text: "She was taken from her house."}}
	notes := map[dossier.ID]string{}
	for _, text := range []string{
		"PDF", "EOF", "Adobe", "Identity", "Noto Sans", "Noto Sans Khmer", "NotoSans-Bold", "Noto Serif", "Regular", "Bold", "Italic",
		"sRGB", "Integer", "internal", "part", "Figure", "Table", "Note", "Reference", "Caption", "Column", "Row", "List", "Decimal", "Pagination", "Habeas",
		"Page", "A4", "2018", "Sources", "Font", "Image", "Link", "stream", "Title", "Held", "public",
	} {
		n := dossier.InternalNote{Item: item(), Text: text}
		notes[n.ID] = text
		x.Notes = append(x.Notes, n)
	}
	save(t, d, nil, x)
	for _, kind := range []export.Kind{export.KindPacket, export.KindProfile, export.KindList, export.KindCards} {
		b, err := d.Brief(t.Context(), desk.Order{Kind: kind, Audience: dossier.Public, AsOf: d.Today(), Lang: "en", Paper: export.A4})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Stopped() {
			t.Errorf("%s: a note %q stops: %s", kind, notes[f.Item], f.Text)
		}
		b.Close()
	}
}

// A page for a web site is read back as a PDF is: what is held back stops it, wherever
// it stands, and what the file's own markup says is no leak.
func TestLeaksOfASite(t *testing.T) {
	d := fresh(t)
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	x := written(d, "Tep Vanny")
	x.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
	x.Events = []dossier.Event{{Item: item(), Kind: dossier.Arrested, Date: dossier.DateOf(d.Today() - 100)}}
	notes := map[dossier.ID]string{}
	for _, text := range []string{
		"html", "head", "meta", "style", "table", "section", "svg", "viewBox", "path", "line", "evenodd", "rel", "external", "noreferrer", "img", "data",
		"utf-8", "charset", "width", "held", "accent", "paper", "font", "serif", "print", "dark", "main", "cited", "back", "true", "false", "en", "role",
		"a safe house", "call 012 345 678",
	} {
		n := dossier.InternalNote{Item: item(), Text: text}
		notes[n.ID] = text
		x.Notes = append(x.Notes, n)
	}
	save(t, d, nil, x)
	order := desk.Order{Kind: export.KindWeb, Audience: dossier.Public, AsOf: d.Today(), Lang: "en"}
	b, err := d.Brief(t.Context(), order)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range b.Stopped() {
		t.Errorf("a note %q stops: %s", notes[f.Item], f.Text)
	}
	if b.PDF != nil || b.Pages != 0 || len(b.File) == 0 || b.Number == "" {
		t.Errorf("a site of %d pages, %d bytes, number %q", b.Pages, len(b.File), b.Number)
	}

	path := filepath.Join(t.TempDir(), "site.html")
	for _, title := range []string{"From a safe house", "Ask at (012) 345-678"} {
		order.Title = title // which passes no gate
		var stopped *desk.StoppedError
		if _, err := d.Export(t.Context(), order, path, false); !errors.As(err, &stopped) || stopped.By[0].Code != desk.CodeLeak {
			t.Errorf("%q: %v", title, err)
		}
		if _, err := os.Stat(path); err == nil {
			t.Fatalf("%q was written", title)
		}
	}

	order.Title, order.Password = "", []byte("a word for the mail")
	if _, err := d.Brief(t.Context(), order); !errors.Is(err, desk.ErrNoPassword) {
		t.Errorf("with a password: %v", err)
	}
}

// The questionnaire tells on whose word somebody is spoken of, and no other kind does.
func TestConsentIsToldToTheWorkingGroup(t *testing.T) {
	d := fresh(t)
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	x := written(d, "Tep Vanny")
	x.Consent = []dossier.Consent{{Item: item(), Basis: dossier.ConsentCounsel, How: "by telephone", For: dossier.To(dossier.Public)}}
	save(t, d, nil, x)
	for _, kind := range []export.Kind{export.KindWGAD, export.KindPacket} {
		b, err := d.Brief(t.Context(), desk.Order{Kind: kind, Audience: dossier.Public, AsOf: d.Today(), Lang: "en", Paper: export.A4})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Stopped() {
			t.Errorf("%s: %s", kind, f.Text)
		}
		read, err := preview.Read(t.Context(), b.PDF)
		if err != nil {
			t.Fatal(err)
		}
		all := strings.Join(read.Pages, "\n")
		if told := strings.Contains(all, "Counsel"); told != (kind == export.KindWGAD) {
			t.Errorf("%s: whose word it is: told %t", kind, told)
		}
		if strings.Contains(all, "by telephone") {
			t.Errorf("%s tells how the consent was given", kind)
		}
		b.Close()
	}
}
