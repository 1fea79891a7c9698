package disclosure

import (
	"errors"
	"fmt"
	"image"
	"slices"
	"testing"

	"habeas/dossier"
)

// album is a vault of pictures, by names in place of hashes.
type album map[string]image.Image

func (a album) blob(name string) (image.Image, error) {
	if img, ok := a[name]; ok {
		return img, nil
	}
	return nil, errors.New("no such picture")
}

func lies(name string, img image.Image) FoundPicture {
	return FoundPicture{name, func() (image.Image, error) { return img, nil }}
}

// photographed is one person to whom public may see one photograph, and not
// another.
func photographed() *dossier.View {
	photo := func(id string, a dossier.Audiences, portrait bool) dossier.Attachment {
		return dossier.Attachment{
			Item: dossier.Item{ID: dossier.ID(id), Mark: dossier.Mark{Audience: a}}, Kind: dossier.AttachPhotograph,
			SHA256: id + "-original", Print: id + "-print", Portrait: portrait, Cleared: true,
		}
	}
	d := &dossier.Dossier{
		ID: "d1", Names: []dossier.Name{{Item: dossier.Item{ID: "n"}, Text: "Somebody"}},
		Consent:     []dossier.Consent{{Item: dossier.Item{ID: "c"}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}},
		Attachments: []dossier.Attachment{photo("shown", dossier.ByDefault, true), photo("kept", dossier.Internal, false)},
	}
	return &dossier.View{Dossiers: []*dossier.Dossier{d}, We: dossier.We{Name: "we", Logo: "logo"}}
}

func TestPictureLeaks(t *testing.T) {
	v := photographed()
	shown, held := Disclose(v, v.IDs(), Options{Audience: dossier.Public, AsOf: day("2018-09-12"), Now: day("2018-09-12")})
	a := album{
		"shown-print": portrait(1), "shown-original": portrait(1), "kept-print": portrait(2), "kept-original": portrait(2),
		"logo": portrait(3),
	}
	broken := FoundPicture{"broken", func() (image.Image, error) {
		return nil, errors.New("its pixels are packed in a way that is not known here")
	}}
	noPicture := FoundPicture{"other", func() (image.Image, error) { return nil, fmt.Errorf("failed to decode a picture: %w", image.ErrFormat) }}
	unopened := func(name string) FoundPicture {
		return FoundPicture{name, func() (image.Image, error) { t.Errorf("%s was opened for nothing", name); return nil, image.ErrFormat }}
	}
	for _, c := range []struct {
		name  string
		found []FoundPicture
		leaks []dossier.ID
		fails bool
	}{
		{"nothing", nil, nil, false},
		{"what is shown, and the logo", []FoundPicture{unopened("shown-print"), unopened("logo")}, nil, false},
		{"the copy that is held back", []FoundPicture{unopened("kept-print")}, []dossier.ID{"kept"}, false},
		{"its original", []FoundPicture{unopened("kept-original")}, []dossier.ID{"kept"}, false},
		{"the original of what is shown, with all that stands in it", []FoundPicture{unopened("shown-original")}, []dossier.ID{"shown"}, false},
		{"scaled down", []FoundPicture{lies("x", copyAt(t, portrait(2), 80, 40))}, []dossier.ID{"kept"}, false},
		{"scaled up, in grey", []FoundPicture{lies("x", inGrey(copyAt(t, portrait(2), 500, 70)))}, []dossier.ID{"kept"}, false},
		{"mirrored and scaled", []FoundPicture{lies("x", copyAt(t, turns(portrait(2))["mirrored"], 100, 50))}, []dossier.ID{"kept"}, false},
		{"turned", []FoundPicture{lies("x", turns(portrait(2))["on its left"])}, []dossier.ID{"kept"}, false},
		{"somebody else, turned", []FoundPicture{lies("x", turns(portrait(5))["on its left"]), lies("y", turns(portrait(6))["mirrored"])}, nil, false},
		{"among others", []FoundPicture{unopened("shown-print"), lies("x", portrait(4)), lies("y", copyAt(t, portrait(2), 120, 60))}, []dossier.ID{"kept"}, false},
		{"what is shown, packed anew", []FoundPicture{lies("x", copyAt(t, portrait(1), 120, 60))}, nil, false},
		{"the logo, packed anew", []FoundPicture{lies("x", copyAt(t, portrait(3), 60, 90))}, nil, false},
		{"somebody else", []FoundPicture{lies("x", portrait(5)), lies("y", portrait(6))}, nil, false},
		{"the mask of a logo", []FoundPicture{lies("x", image.NewGray(image.Rect(0, 0, 30, 30)))}, nil, false},
		{"a file that is no picture", []FoundPicture{noPicture}, nil, false},
		{"a picture that cannot be compared", []FoundPicture{broken}, nil, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			leaks, err := PictureLeaks(c.found, held, shown, a.blob)
			if (err != nil) != c.fails {
				t.Fatalf("failed with %v", err)
			}
			var items []dossier.ID
			for _, l := range leaks {
				if l.Dossier != "d1" || l.Part != "attachments" || l.Picture == "" || l.Text != "" {
					t.Errorf("leak %+v", l)
				}
				if !slices.Contains(items, l.Item) {
					items = append(items, l.Item)
				}
			}
			if !slices.Equal(items, c.leaks) {
				t.Errorf("leaks of %v, want %v", items, c.leaks)
			}
		})
	}
}

// Of a person who is not shown at all, every picture is held back, once.
func TestPicturesOfWhoIsNotShownAreHeld(t *testing.T) {
	v := photographed()
	v.Dossiers[0].Consent = nil
	v.Dossiers[0].Audience = dossier.Internal
	for _, consent := range [][]dossier.Consent{nil, {{Item: dossier.Item{ID: "c"}, Basis: dossier.ConsentPerson, For: dossier.To(dossier.Public)}}} {
		v.Dossiers[0].Consent = consent
		_, held := Disclose(v, v.IDs(), Options{Audience: dossier.Public, AsOf: day("2018-09-12"), Now: day("2018-09-12")})
		var hashes []string
		for _, p := range held.Pictures {
			if !p.Alike {
				t.Errorf("%s is sought by its bytes alone", p.SHA256)
			}
			hashes = append(hashes, p.SHA256)
		}
		if want := []string{"shown-print", "shown-original", "kept-print", "kept-original"}; !slices.Equal(hashes, want) {
			t.Errorf("held are %v, want %v", hashes, want)
		}
	}
}

func TestAHeldPictureThatCannotBeOpenedIsSoughtByItsBytes(t *testing.T) {
	v := photographed()
	shown, held := Disclose(v, v.IDs(), Options{Audience: dossier.Public, AsOf: day("2018-09-12"), Now: day("2018-09-12")})
	found := []FoundPicture{lies("x", portrait(2)), lies("kept-original", portrait(2))}
	leaks, err := PictureLeaks(found, held, shown, album{}.blob)
	if err != nil || len(leaks) != 1 || leaks[0].Picture != "kept-original" {
		t.Errorf("%+v, %v", leaks, err)
	}
}
