package disclosure

import (
	"slices"
	"testing"

	"habeas/dossier"
)

func TestWithheldNameTakesKnownAsAndPhotographAlong(t *testing.T) {
	v := three()
	d1 := v.Dossiers[0]
	d1.Names[0].Audience, d1.Names[1].Audience = dossier.Internal, dossier.Internal
	d1.Names = append(d1.Names, dossier.Name{Item: item("n9"), Text: "the president", Role: dossier.NameKnownAs})
	d1.Attachments = []dossier.Attachment{{Item: item("a1"), Kind: dossier.AttachPhotograph, Portrait: true, Print: "abc", Cleared: true, FileName: "kem-sokha.jpg"}}
	d, h := Disclose(v, []dossier.ID{"d1"}, donors())
	p := d.Profiles()[0]
	if _, photo := p.Photo(); photo || p.Naming() != Withheld || len(p.KnownAs()) != 0 {
		t.Errorf("photo %v, naming %v, known as %+v", photo, p.Naming(), p.KnownAs())
	}
	for _, id := range []dossier.ID{"n9", "a1"} {
		if it, ok := heldOf(h, id); !ok || it.Why != WhyName {
			t.Errorf("%s: %+v, %v", id, it, ok)
		}
	}
	d1.Names[2].Audience, d1.Attachments[0].Audience = dossier.To(dossier.Donor), dossier.To(dossier.Donor)
	d, _ = Disclose(v, []dossier.ID{"d1"}, donors())
	p = d.Profiles()[0]
	if _, photo := p.Photo(); !photo || p.Naming() != Withheld || len(p.KnownAs()) != 1 {
		t.Errorf("marked: photo %v, naming %v, known as %+v", photo, p.Naming(), p.KnownAs())
	}
}

func TestPhotographMustBeCleared(t *testing.T) {
	v := three()
	a := dossier.Attachment{Item: item("a1"), Kind: dossier.AttachPhotograph, Portrait: true, Print: "abc", Width: 6, Height: 8, Credit: "a friend", FileName: "IMG_2031.jpg"}
	v.Dossiers[0].Attachments = []dossier.Attachment{a}
	d, h := Disclose(v, []dossier.ID{"d1"}, donors())
	wantCodes(t, "errors", h.Errors(), CodePhotoNotCleared)
	if _, ok := d.Profiles()[0].Photo(); ok {
		t.Error("it prints")
	}
	v.Dossiers[0].Attachments[0].Cleared = true
	d, h = Disclose(v, []dossier.ID{"d1"}, donors())
	wantCodes(t, "errors", h.Errors())
	if ph, ok := d.Profiles()[0].Photo(); !ok || ph != (Photo{Print: "abc", Width: 6, Height: 8, Credit: "a friend"}) {
		t.Errorf("photo %+v, %v", ph, ok)
	}
	if it, ok := heldOf(h, "a1"); !ok || it.Why != WhyNever || !slices.Equal(it.Texts, []string{"IMG_2031.jpg"}) {
		t.Errorf("the file name is not held back: %+v, %v", it, ok)
	}
}

func TestWarnsWhereAShownTextSaysWhatIsHeldBack(t *testing.T) {
	v := three()
	v.Dossiers[1].Names[0].Audience = dossier.Internal
	v.Dossiers[1].Names[1].Audience = dossier.Internal
	_, h := Disclose(v, v.IDs(), donors())
	if slices.Contains(codes(h.Warnings()), CodeSaidElsewhere) {
		t.Error("a warning without a reason")
	}
	v.Dossiers[1].Narrative[0].Text = "Tep Vanny was freed."
	d, h := Disclose(v, v.IDs(), donors())
	if !slices.ContainsFunc(h.Findings, func(f Finding) bool { return f.Code == CodeSaidElsewhere && f.Item == "n3" && f.Dossier == "d2" }) {
		t.Errorf("no warning: %+v", h.Findings)
	}
	if l := Leaks(d.texts(), h, d, nil); len(l) > 0 {
		t.Errorf("what a disclosed item says is no leak: %+v", l)
	}
}

// A name that is held back is often said by the dossier of somebody else.
func TestWarnsWhereAnotherProfileOrTheContextSaysAHeldName(t *testing.T) {
	for name, say := range map[string]func(*dossier.View){
		"another profile": func(v *dossier.View) { v.Dossiers[0].Events[0].Text = "Arrested with Tep Vanny" },
		"the context":     func(v *dossier.View) { v.Context.Paragraphs[0].Text = "Among them is tep vanny." },
		"a source":        func(v *dossier.View) { v.Sources[0].Title = "Tep Vanny speaks" },
	} {
		for _, shown := range []bool{true, false} {
			v := three()
			v.Dossiers[1].Names[0].Audience, v.Dossiers[1].Names[1].Audience = dossier.Internal, dossier.Internal
			if !shown {
				v.Dossiers[1].Audience, v.Dossiers[1].Narrative = dossier.Internal, nil
			}
			say(v)
			_, h := Disclose(v, v.IDs(), donors())
			if !slices.ContainsFunc(h.Findings, func(f Finding) bool { return f.Code == CodeSaidElsewhere && f.Item == "n3" && f.Dossier == "d2" }) {
				t.Errorf("%s, shown %v: no warning", name, shown)
			}
		}
	}
}

func TestNameThatShowsNothingIsNone(t *testing.T) {
	v := three()
	v.Dossiers[0].Names = []dossier.Name{
		{Item: item("n1"), Text: "\u200b\u200d", Script: "Latn", Role: dossier.NameInPrint},
		{Item: item("n2"), Text: " \ufeff", Role: dossier.NameKnownAs},
	}
	d, _ := Disclose(v, []dossier.ID{"d1"}, donors())
	if p := d.Profiles()[0]; p.Naming() != NotNamed || len(p.KnownAs()) != 0 {
		t.Errorf("naming %v, known as %+v", p.Naming(), p.KnownAs())
	}
	v.Dossiers[0].Names[0].Audience = dossier.Internal
	d, _ = Disclose(v, []dossier.ID{"d1"}, donors())
	if p := d.Profiles()[0]; p.Naming() != NotNamed {
		t.Errorf("held back: naming %v", p.Naming())
	}
}
