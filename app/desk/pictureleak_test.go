package desk_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
	"time"

	"golang.org/x/image/draw"

	"habeas/app/desk"
	"habeas/dossier"
	"habeas/dossier/disclosure"
	"habeas/dossier/sample"
	"habeas/export"
	"habeas/export/pdf"
)

func placeholder(t *testing.T, initials string, tint int) []byte {
	t.Helper()
	data, err := sample.Placeholder(initials, tint)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func smaller(t *testing.T, data []byte, width int) []byte {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, width*img.Bounds().Dy()/img.Bounds().Dx()))
	draw.CatmullRom.Scale(small, small.Bounds(), img, img.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, small, &jpeg.Options{Quality: 50}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A photograph that is held back is found in a finished file, whole or scaled; the
// one that is shown, and pictures of others, are not taken for it.
func TestHeldPicturesAreFoundInTheFile(t *testing.T) {
	d := fresh(t)
	shown, kept := written(d, "Ms. Shown"), written(d, "Mr. Kept")
	for _, x := range []*dossier.Dossier{shown, kept} {
		x.Consent = []dossier.Consent{{Item: dossier.Item{ID: d.NewID()}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}
		save(t, d, nil, x)
	}
	face, secret := placeholder(t, "A", 1), placeholder(t, "K", 2)
	for id, data := range map[dossier.ID][]byte{shown.ID: face, kept.ID: secret} {
		a, err := d.AddPhoto(t.Context(), id, "p.jpg", data)
		if err != nil {
			t.Fatal(err)
		}
		base := d.View().Dossier(id)
		now := *base
		a.Cleared = id == shown.ID // the other is not
		now.Attachments = []dossier.Attachment{a}
		save(t, d, base, &now)
	}
	o := desk.Order{Kind: export.KindPacket, Audience: dossier.Public, AsOf: d.Today(), Lang: "en", Paper: export.A4, IDs: d.View().IDs()}
	b, err := d.Brief(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, f := range b.Findings {
		if f.Code == desk.CodeLeak {
			t.Errorf("a false alarm: %s", f.Text)
		}
	}
	if !bytes.Contains(b.PDF, face[len(face)-200:]) && !bytes.Contains(b.PDF, []byte("/DCTDecode")) {
		t.Fatal("the packet has no photograph: the test says nothing")
	}

	for _, c := range []struct {
		name    string
		picture []byte
		leaks   bool
	}{
		{"the original", secret, true},
		{"a small copy", smaller(t, secret, 90), true},
		{"a large copy", smaller(t, secret, 900), true},
		{"the one that is shown, small", smaller(t, face, 90), false},
		{"of somebody else", placeholder(t, "7", 3), false},
	} {
		doc := pdf.New(pdf.Options{Title: "x", Created: time.Unix(0, 0)})
		doc.AddPage()
		if err := doc.Image("x", c.picture, 10, 10, 100, 130, "a face"); err != nil {
			t.Fatal(err)
		}
		file, err := doc.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		found, err := d.LeaksIn(t.Context(), o, file)
		if err != nil {
			t.Fatal(err)
		}
		if (len(found) > 0) != c.leaks {
			t.Errorf("%s: %+v", c.name, found)
		}
		for _, f := range found {
			if f.Severity != disclosure.Stop || f.Code != desk.CodeLeak || f.Dossier != kept.ID || f.Part != "attachments" || f.Item == "" {
				t.Errorf("%s: %+v does not say where to mend it", c.name, f)
			}
		}
	}
}
