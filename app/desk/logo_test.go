package desk_test

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/picture"
	"habeas/export"
	"habeas/export/pdf/rules"
)

// TestALogoIsPrinted: one that is clear in part, on a cover that stays sound and says what
// it shows.
func TestALogoIsPrinted(t *testing.T) {
	d := fresh(t)
	x := written(d, "Ms. Shown")
	x.Consent = []dossier.Consent{{Item: dossier.Item{ID: d.NewID()}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
	save(t, d, nil, x)
	sign := image.NewNRGBA(image.Rect(0, 0, 1000, 250))
	draw.Draw(sign, image.Rect(0, 0, 500, 250), image.NewUniform(color.NRGBA{B: 160, A: 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, sign); err != nil {
		t.Fatal(err)
	}
	if _, err := d.TakeLogo(t.Context(), "sign.png", []byte("no picture")); !errors.Is(err, picture.ErrUnsupported) {
		t.Errorf("what is no picture: %v", err)
	}
	hash, err := d.TakeLogo(t.Context(), "sign.png", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d.CanUndo() && len(d.View().We.Logo) > 0 {
		t.Error("to take it in names it already")
	}
	base := d.View().We
	we := base
	we.Name, we.Logo = "The desk", hash
	if err := d.SaveWe(&base, &we); err != nil {
		t.Fatal(err)
	}
	brief, err := d.Brief(t.Context(), desk.Order{Kind: export.KindPacket, Audience: dossier.Public, AsOf: d.Today(), Lang: "en", Paper: export.A4, IDs: d.View().IDs()})
	if err != nil {
		t.Fatal(err)
	}
	defer brief.Close()
	for _, f := range brief.Findings {
		if f.Code == export.CodeLogoBroken || f.Code == desk.CodeLeak {
			t.Errorf("%s: %s", f.Code, f.Text)
		}
	}
	if broken, err := rules.Check(brief.PDF); err != nil || len(broken) > 0 {
		t.Errorf("the file breaks %v, %v", broken, err)
	}
	page, err := brief.Page(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	blue := 0
	for y := range page.Bounds().Dy() {
		for x := range page.Bounds().Dx() {
			if r, g, b, _ := page.At(x, y).RGBA(); r>>8 < 40 && g>>8 < 40 && b>>8 > 130 {
				blue++
			}
		}
	}
	if blue < 200 {
		t.Errorf("of the logo %d dots are on the cover", blue)
	}
}
