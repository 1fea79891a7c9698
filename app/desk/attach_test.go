package desk_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"slices"
	"testing"

	"habeas/app/desk"
	"habeas/dossier"
)

func aPicture(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 50))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAttach(t *testing.T) {
	d := fresh(t)
	id := d.NewID()
	if err := d.SaveDossier(nil, &dossier.Dossier{ID: id, Names: []dossier.Name{{Item: dossier.Item{ID: d.NewID()}, Text: "Kem Sokha"}}}); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name     string
		data     []byte
		kind     string
		media    string
		portrait bool
	}{
		{"face.png", aPicture(t), dossier.AttachPhotograph, "image/png", true},
		{"cell.png", append(aPicture(t), 0), dossier.AttachPhotograph, "image/png", false}, // there is a portrait
		{"verdict.pdf", []byte("%PDF-1.7\n1 0 obj\n"), dossier.AttachCourtPaper, "application/pdf", false},
		{"article", []byte("<!DOCTYPE html><title>Arrested</title>"), dossier.AttachWebPage, "text/html", false},
		{"letter.pdf", []byte("A letter, whatever it is called."), dossier.AttachOther, "text/plain", false},
		{"cut.png", aPicture(t)[:40], dossier.AttachOther, "image/png", false}, // kept, as it is all there is
	} {
		a, err := d.Attach(t.Context(), id, tc.name, tc.data)
		if err != nil {
			t.Fatalf("%s: %v", tc.name, err)
		}
		kept := d.View().Dossier(id).Attachments
		last := kept[len(kept)-1]
		if last.ID != a.ID || last.Kind != tc.kind || last.MediaType != tc.media || last.Portrait != tc.portrait || last.FileName != tc.name || last.Bytes != int64(len(tc.data)) {
			t.Errorf("%s came in as %+v", tc.name, last)
		}
		if got, err := d.Original(last); err != nil || !bytes.Equal(got, tc.data) {
			t.Errorf("%s: the vault gives back %d bytes, %v", tc.name, len(got), err)
		}
	}
	n := len(d.View().Dossier(id).Attachments)
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := d.View().Dossier(id).Attachments; len(got) != n-1 || slices.ContainsFunc(got, func(a dossier.Attachment) bool { return a.FileName == "cut.png" }) {
		t.Errorf("after undo there are %d attachments", len(got))
	}
	if r, err := d.Verify(t.Context(), nil); err != nil || len(r.Damaged) > 0 || r.Attachments == 0 {
		t.Errorf("the check says %+v, %v", r, err)
	}
}

func TestAttachRefuses(t *testing.T) {
	d := fresh(t)
	if _, err := d.Attach(t.Context(), d.NewID(), "x", nil); !errors.Is(err, desk.ErrEmptyFile) {
		t.Errorf("an empty file gives %v", err)
	}
	if _, err := d.Attach(t.Context(), d.NewID(), "x", make([]byte, desk.MaxAttachment+1)); !errors.Is(err, desk.ErrLargeFile) {
		t.Errorf("a large file gives %v", err)
	}
	if _, err := d.Attach(t.Context(), d.NewID(), "x", []byte("text")); err == nil {
		t.Error("a file went into a dossier that is not there")
	}
}
