package export

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"habeas/dossier"
	"habeas/dossier/words"
	"habeas/export/preview"
)

// goldenScale is 60 dots an inch.
const goldenScale = 60.0 / 72

// greys are the sixteen levels in which golden pages are kept.
var greys = func() (p color.Palette) {
	for i := range 16 {
		p = append(p, color.Gray{uint8(i * 17)})
	}
	return p
}()

// most is how many pages of a long file are kept: the first ones, and the last.
const most = 8

// contactSheet is the pages of a file side by side, as a photocopier sees them.
func contactSheet(t *testing.T, file []byte) *image.Paletted {
	t.Helper()
	doc, err := preview.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer doc.Close()
	var pages []image.Image
	var size image.Point
	for i := range doc.Pages() {
		if i >= most-1 && i < doc.Pages()-1 {
			continue
		}
		img, err := doc.Image(t.Context(), i, goldenScale)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, img)
		size = image.Pt(size.X+img.Bounds().Dx(), max(size.Y, img.Bounds().Dy()))
	}
	sheet := image.NewPaletted(image.Rectangle{Max: size}, greys)
	x := 0
	for _, img := range pages {
		draw.Draw(sheet, image.Rectangle{Min: image.Pt(x, 0), Max: size}, img, img.Bounds().Min, draw.Src)
		x += img.Bounds().Dx()
	}
	return sheet
}

// differ is the part of the pixels of two sheets that are more than three levels
// apart: the edges of letters may be a little lighter or darker.
func differ(a, b *image.Paletted) float64 {
	if a.Bounds() != b.Bounds() {
		return 1
	}
	n := 0
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 3 || d < -3 {
			n++
		}
	}
	return float64(n) / float64(len(a.Pix))
}

// TestPagesLookAsTheyShould compares pages with those that somebody has looked at.
func TestPagesLookAsTheyShould(t *testing.T) {
	const tolerance = 0.0005
	for kind, b := range map[Kind]Briefing{
		KindList:    sampleVault(t).briefing(KindList, dossier.Donor),
		KindCards:   sampleVault(t).briefing(KindCards, dossier.Donor, 0, 1, 5, 7),
		KindChanges: sampleVault(t).later(KindChanges, dossier.Donor),
		KindPacket:  sampleVault(t).briefing(KindPacket, dossier.Donor),
		KindProfile: richVault().briefing(KindProfile, dossier.Public),
		KindWGAD:    sampleVault(t).briefing(KindWGAD, dossier.Diplomatic, 0),
	} {
		for _, w := range []*words.Words{words.English, words.French, words.Khmer} {
			for _, paper := range Papers {
				b.Lang, b.Paper = w.Tag, paper
				name := string(kind) + "-" + w.Tag + "-" + paper.Name
				got := contactSheet(t, make_(t, b).PDF)
				file := filepath.Join("testdata", "look", name+".png")
				if *update {
					writePNG(t, file, got)
					continue
				}
				if d := differ(got, readPNG(t, file)); d > tolerance {
					bad := filepath.Join(t.ArtifactDir(), name+".png")
					writePNG(t, bad, got)
					t.Errorf("%s looks otherwise than %s (%.2f %% of it): look at %s with -artifacts, and run with -update", name, file, 100*d, bad)
				}
			}
		}
	}
}

func writePNG(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readPNG(t *testing.T, file string) *image.Paletted {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	p, ok := img.(*image.Paletted)
	if !ok {
		t.Fatalf("%s is a %T", file, img)
	}
	return p
}
