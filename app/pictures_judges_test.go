//go:build judges && !headless

package app

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/lang"

	"habeas/app/desk"
	"habeas/app/say"
	"habeas/app/screens/person"
	"habeas/app/theme"
	"habeas/dossier"
	"habeas/export"
)

// Where the pictures go, and of what they are. The manual's own are made by
//
//	go test -tags judges ./app -run TestPictures -manual
//
// and all of them by
//
//	go test -tags judges -timeout 2h ./app -run TestPictures -out DIR -lang en,fr,km -theme light,dark -scale 1,2
var (
	picturesOut    = flag.String("out", "", "folder for the pictures of the screens; none keeps them not")
	pictureLangs   = flag.String("lang", "en", "languages of the pictures")
	pictureThemes  = flag.String("theme", "light", "themes of the pictures: light, dark")
	pictureScales  = flag.String("scale", "1", "dots to a unit in the pictures")
	picturesOnly   = flag.String("only", "", "a pattern of the names of the pictures that are wanted")
	manualPictures = flag.Bool("manual", false, "writes the pictures of the manual anew")
)

// pictureSize is that of the window in the pictures.
var pictureSize = fyne.NewSize(1280, 800)

// TestPictures draws every screen in each language, theme and scale that is asked
// for. No two screens look the same, and those that the manual shows are among them.
func TestPictures(t *testing.T) {
	speaking(t)
	vault, empty := picturedVault(t), emptyVault(t)
	for _, lang := range strings.Split(*pictureLangs, ",") {
		for _, look := range strings.Split(*pictureThemes, ",") {
			for _, scale := range strings.Split(*pictureScales, ",") {
				t.Run(lang+" "+look+" "+scale, func(t *testing.T) {
					n, err := strconv.ParseFloat(scale, 32)
					if err != nil {
						t.Fatal(err)
					}
					drawn := map[string]image.Image{}
					eachPicture(t, lang, theme.Choice(look), float32(n), vault, empty, func(name string, img image.Image) {
						if drawn[name] != nil {
							t.Errorf("two screens are called %s", name)
						}
						drawn[name] = img
						if *picturesOut != "" {
							keepPicture(t, img, filepath.Join(*picturesOut, fmt.Sprintf("%s-%s-%s-%s.png", name, lang, look, scale)))
						}
					})
					telltale(t, drawn)
					inManual := lang == "en" && look == "light" && n == 1
					for _, name := range shownInManual(t) {
						if drawn[name] == nil && *picturesOnly == "" {
							t.Errorf("the manual shows %s, of which there is no picture", name)
						} else if drawn[name] != nil && *manualPictures && inManual {
							keepPicture(t, drawn[name], filepath.Join("..", "docs", "manual", "images", name+"-light.png"))
						}
					}
				})
			}
		}
	}
}

// telltale fails where nothing was drawn, or one screen is shown in another's place.
func telltale(t *testing.T, drawn map[string]image.Image) {
	seen := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(drawn)) {
		var b bytes.Buffer
		if err := png.Encode(&b, drawn[name]); err != nil {
			t.Fatal(err)
		}
		if b.Len() < 2000 {
			t.Errorf("%s is empty", name)
		}
		if other := seen[b.String()]; other != "" {
			t.Errorf("%s looks like %s", name, other)
		}
		seen[b.String()] = name
	}
}

// keepPicture writes one with a palette of its own, which makes it small.
func keepPicture(t *testing.T, img image.Image, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	c := exec.Command("convert", "png:-", "-strip", "+dither", "-colors", "250", path)
	c.Stdin = &b
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("failed to make %s small: %v\n%s", path, err, out)
	}
}

var picturesShown = regexp.MustCompile(`\(images/(.+)-light\.png\)`)

// shownInManual are the screens of which the manual has a picture.
func shownInManual(t *testing.T) (names []string) {
	t.Helper()
	pages, err := filepath.Glob(filepath.Join("..", "docs", "manual", "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatal("there is no manual", err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range picturesShown.FindAllSubmatch(text, -1) {
			names = append(names, string(m[1]))
		}
	}
	if len(names) == 0 {
		t.Fatal("the manual shows nothing")
	}
	return names
}

// speakTest makes a language that of the window and of the toolkit, as [speak] does.
func speakTest(tag string) {
	say.Use(tag)
	speakToolkit(lang.SystemLocale())
}

// eachPicture goes to each screen and gives what it looks like.
func eachPicture(t *testing.T, lang string, look theme.Choice, scale float32, vault, empty string, visit func(name string, img image.Image)) {
	say.Use("en")
	var parts []string // as files are called
	for _, name := range person.PartNames() {
		parts = append(parts, strings.ReplaceAll(strings.ToLower(name), " ", "-"))
	}
	speakTest(lang)
	w := newTestWindow(t, Options{Version: "0.1.0", Sample: func(context.Context, string) error { return nil }})
	w.make = (*desk.Desk).Brief
	w.setTheme(look)
	w.kept.addRecent(vault)
	canvas := w.win.Canvas().(software.WindowlessCanvas)
	canvas.SetScale(scale)
	w.win.Resize(pictureSize)
	wanted := regexp.MustCompile(*picturesOnly)
	picture := func(name string) {
		if !wanted.MatchString(name) {
			return
		}
		for range 3 { // each may need another of what is around it
			layOut(w.win.Content())
			for _, o := range canvas.Overlays().List() {
				layOut(o)
			}
		}
		visit(name, paint(canvas))
	}

	w.showWelcome("")
	picture("welcome")
	w.showUnlock(vault, "")
	picture("unlock")
	w.showNew(filepath.Join(filepath.Dir(vault), "dossiers.habeas"))
	picture("new-vault")
	beforeTheVault(t, w, vault, picture)

	enter(t, w, vault)
	w.showDossiers()
	picture("dossiers")
	kem := w.list.Current()
	w.askAsOf()
	picture("as-of")
	w.dismiss()
	w.showPerson(kem)
	for i, name := range parts {
		w.person.ShowPart(i)
		picture("dossier-" + name)
	}
	w.compare(kem, w.desk.Named("Tep Vanny", 1, w.day())[0].ID)
	picture("compare")
	for _, s := range []struct {
		name string
		show func()
	}{
		{"briefing", w.showBriefing}, {"overview", w.showOverview}, {"meetings", w.showMeetings}, {"packets", w.showPackets},
		{"sources", w.showSources}, {"backups", w.showBackups}, {"check", w.showCheck}, {"help", func() { w.showHelpAt("start") }}, {"about", w.about},
	} {
		s.show()
		picture(s.name)
	}
	w.showSettings()
	for i, item := range partsOf(w) {
		item()
		if i == 0 {
			picture("settings")
		} else {
			picture(fmt.Sprint("settings-", i+1))
		}
	}
	w.showDossiers()
	w.showPalette()
	picture("palette")
	canvas.Overlays().Remove(canvas.Overlays().Top())
	w.showDeleted()
	picture("deleted")
	w.dismiss()
	w.showForget(kem, "Kem Sokha")
	picture("forget")
	w.hide()
	picture("hidden")
	w.unveil()
	inTheVault(t, w, kem, picture)
	canvas.SetScale(2 * scale)
	w.win.Resize(fyne.NewSize(pictureSize.Width/2, pictureSize.Height/2))
	inLargeText(w, kem, picture)
	canvas.SetScale(scale)
	w.win.Resize(pictureSize)

	shut(t, w)
	enter(t, w, empty)
	picture("empty-vault")
	w.newDossier()
	picture("empty-dossier")
	shut(t, w)
}

// partsOf are the ways to the parts of the screen that is shown.
func partsOf(w *window) (l []func()) {
	for i := range parts(w) {
		l = append(l, func() { parts(w)[i].Tapped(nil) })
	}
	return l
}

// picturedVault is the sample with what a group that works with it has besides.
func picturedVault(t *testing.T) string {
	t.Helper()
	path := filepath.Join(advocate(t), "cambodia-2018.habeas")
	d, err := desk.Create(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true, Backups: true})
	if err != nil {
		t.Fatal(err)
	}
	do := func(what string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	do("the sample", d.AddSample(t.Context()))
	day := func(text string) dossier.Date {
		d, err := dossier.ParseDate(text)
		do("a date", err)
		return d
	}
	item := func() dossier.Item { return dossier.Item{ID: d.NewID()} }
	m := &dossier.Meeting{
		ID: d.NewID(), Title: "At the foreign ministry", Date: day("2018-09-20"), Place: "Berlin", Organisation: "Desk for human rights", For: dossier.Donor,
		Asks:     []dossier.Paragraph{{Item: item(), Lang: "en", Text: "Raise each of the nine who are held, by name."}},
		Promises: []dossier.Promise{{Item: item(), Text: "raise the case with the ambassador", By: "the head of the desk", Due: day("2018-09-05")}},
	}
	do("a meeting", d.SaveMeeting(nil, m))
	ids := d.View().IDs()
	for i, o := range []desk.Order{
		{Kind: export.KindPacket, Audience: dossier.Donor, IDs: ids, AsOf: d.Today(), Lang: "en", Meeting: m.ID},
		{Kind: export.KindList, Audience: dossier.Public, IDs: ids, AsOf: dossier.NewDay(2018, 8, 31), Lang: "en"},
	} {
		var holders []string
		if i == 0 {
			holders = []string{"Foreign ministry", "An embassy"}
		}
		_, err := d.Deliver(t.Context(), o, desk.Delivery{Path: filepath.Join(t.TempDir(), "packet.pdf"), Holders: holders, Record: true})
		do("a packet", err)
	}
	do("a deletion", d.DeleteDossier(d.Named("land-protest campaigner 3", 1, d.Today())[0].ID))
	do("a backup", d.BackupNow(context.WithoutCancel(t.Context())))
	do("closing", d.Close())
	return path
}

// advocate is a folder that is called the same whenever the pictures are made.
func advocate(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(os.TempDir(), "advocate")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatalf("the folder that the pictures show must not be there yet: %v", err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

func emptyVault(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "dossiers.habeas")
	d, err := desk.Create(t.Context(), path, []byte(passphrase), desk.Options{Now: now, Cheap: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
