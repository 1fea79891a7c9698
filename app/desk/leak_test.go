package desk_test

import (
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/export"
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
