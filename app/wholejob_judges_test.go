//go:build judges && !headless

package app_test

import (
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// tongue is what somebody types who works in a language of the window, and what
// that person reads in the packet.
type tongue struct {
	tag       string
	choose    string // in the palette; "" where it is spoken already
	sources   string // parts of a dossier, as the palette finds them
	consent   string
	identity  string
	days      [3]string // of the events
	published string
	agreed    string
	says      []string // the packet, in small letters
}

var english = tongue{
	tag: "en", sources: "sources", consent: "consent", identity: "identity",
	days: [3]string{"3 Sep 2017", "15 January 2018", "September 2018"}, published: "12 Sep 2018", agreed: "1 Sep 2018",
	says: []string{"for donors", "3 september 2017", "arrested", "15 january 2018", "bail denied", "september 2018", "sentenced", "report of a newspaper"},
}

var french = tongue{
	tag: "fr", choose: "Francais", sources: "sources", consent: "consentement", identity: "identite",
	days: [3]string{"3 sept. 2017", "15 janvier 2018", "septembre 2018"}, published: "12 sept. 2018", agreed: "1 sept. 2018",
	says: []string{"pour les bailleurs", "3 septembre 2017", "arrestation", "15 janvier 2018", "mise en liberté sous caution refusée", "septembre 2018", "peine prononcée", "report of a newspaper"},
}

// TestWindow_WholeJobByKeys: with the keyboard alone a person makes a vault and a
// dossier in it, exports the packet for donors, locks, unlocks and undoes.
func TestWindow_WholeJobByKeys(t *testing.T) {
	for _, speaks := range []tongue{english, french} {
		t.Run(speaks.tag, func(t *testing.T) { wholeJob(t, speaks) })
	}
}

const (
	topVanny = "ទេព វន្នី"
	phrase   = "correct horse battery staple"
)

func wholeJob(t *testing.T, in tongue) {
	d := newDisplay(t)
	work := filepath.Join(d.dir, "work")
	if err := os.Mkdir(work, 0o700); err != nil {
		t.Fatal(err)
	}
	writePhoto(t, filepath.Join(work, "photo.jpg"))
	vault := filepath.Join(work, "mine.habeas")
	p := d.start("Habeas")
	p.still()
	if in.choose != "" {
		p.palette(in.choose)
	}

	p.changed(func() { p.keys("Return") }) // New vault
	p.still()
	p.keys("ctrl+a")
	p.write(vault)
	p.changed(func() { p.keys("Return") })
	p.still()
	p.write(phrase)
	p.keys("Tab")
	p.write(phrase)
	p.keys("Return")
	p.waitTitle("mine.habeas")
	p.still()
	p.shot("keys-empty-" + in.tag)

	p.changed(func() { p.keys("ctrl+n") })
	p.changed(func() { p.paste(topVanny) })
	p.palette(in.sources)
	p.changed(func() { p.keys("Return") }) // adds one
	p.write("Report of a newspaper")
	p.keys("Tab", "Tab", "Tab")
	p.write("A radio")
	p.keys("Tab")
	p.write(in.published)
	for i, day := range in.days {
		p.changed(func() { p.keys("ctrl+e") })
		p.still()
		p.write(day)
		if down := []int{0, 7, 11}[i]; down > 0 { // arrested, bail denied, sentenced
			p.keys("Tab")
			p.changed(func() { p.keys("space") })
			for range down {
				p.keys("Down")
			}
			p.changed(func() { p.keys("Return") })
		}
		p.changed(func() { p.keys("alt+s") }) // who says so
		p.still()
		p.keys("Tab", "space")
		p.changed(func() { p.keys("Escape") })
	}
	p.still()
	p.shot("keys-custody-" + in.tag)

	p.palette(in.consent)
	p.changed(func() { p.keys("Return") })
	p.write(in.agreed)
	p.changed(func() { p.keys("alt+a") })
	p.keys("Down", "Down", "Down", "Return") // donors
	p.still()
	p.shot("keys-consent-" + in.tag)

	p.palette(in.identity)
	p.keys("shift+Tab")
	p.changed(func() { p.keys("space") }) // asks for the photograph
	p.still()
	p.keys("Tab", "Tab") // to the files
	for range 6 {
		p.keys("Right") // to the last
	}
	p.keys("space")
	p.still() // until it can be opened
	p.keys("shift+Tab", "shift+Tab")
	p.changed(func() { p.keys("Return") }) // opens it
	p.still()
	p.palette(in.identity)
	for range 7 {
		p.keys("shift+Tab")
	}
	p.changed(func() { p.keys("space") }) // clears it for print
	p.still()
	p.shot("keys-identity-" + in.tag)

	p.changed(func() { p.keys("ctrl+2") })
	p.still()
	p.shot("keys-briefing-" + in.tag)
	p.changed(func() { p.keys("ctrl+shift+e") })
	p.still()
	packet := filepath.Join(work, "packet.pdf")
	p.keys("ctrl+a")
	p.write(packet)
	p.keys("Return")
	waitFile(t, packet)
	p.still()
	p.shot("keys-exported-" + in.tag)
	p.keys("Escape")
	p.still()

	p.changed(func() { p.keys("ctrl+l") })
	p.waitTitle("^Habeas$")
	p.unlock(phrase, "mine.habeas")
	p.keys("ctrl+1") // where one may be already
	p.still()
	p.changed(func() { p.keys("Return") }) // opens the dossier
	p.still()
	p.changed(func() { p.keys("ctrl+z") }) // that the photograph may be printed
	p.still()
	p.shot("keys-undone-" + in.tag)
	p.keys("ctrl+q")
	p.end()

	text := d.run("pdftotext", "-layout", packet, "-")
	for _, want := range append(in.says, topVanny) {
		if !strings.Contains(strings.ToLower(text), want) {
			t.Errorf("the packet does not say %q", want)
		}
	}
	if !regexp.MustCompile(`\b[0-9A-Z]{4}-[0-9A-Z]{2}\b`).MatchString(text) {
		t.Error("the packet has no number")
	}
	if t.Failed() {
		t.Logf("the packet says\n%s", text)
	}
	if images := d.run("pdfimages", "-list", packet); !strings.Contains(images, "image") {
		t.Errorf("no photograph is in the packet:\n%s", images)
	}
	d.isInVault(vault)
}

// isInVault fails where the vault has not what was typed.
func (d *display) isInVault(vault string) {
	d.t.Helper()
	secret := filepath.Join(d.dir, "pp")
	if err := os.WriteFile(secret, []byte(phrase), 0o600); err != nil {
		d.t.Fatal(err)
	}
	var listed struct{ Hits []struct{ ID string } }
	list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret, "--json")
	if err := json.Unmarshal([]byte(list), &listed); err != nil || len(listed.Hits) != 1 {
		d.t.Fatalf("the vault lists %s (%v)", list, err)
	}
	var shown struct {
		Names  []struct{ Text string }
		Events []struct {
			Kind, Date string
			Sources    []any
		}
		Consents    []struct{ Given string } `json:"consent"`
		Attachments []struct {
			Cleared bool
		}
	}
	show := d.run(d.exe, "show", "--vault", vault, "--passphrase-file", secret, listed.Hits[0].ID)
	if err := json.Unmarshal([]byte(show), &shown); err != nil {
		d.t.Fatal(err)
	}
	if len(shown.Names) != 1 || shown.Names[0].Text != topVanny {
		d.t.Errorf("the name is %+v", shown.Names)
	}
	want := []struct{ kind, date string }{{"arrested", "2017-09-03"}, {"bail denied", "2018-01-15"}, {"sentenced", "2018-09"}}
	if len(shown.Events) != len(want) {
		d.t.Fatalf("the events are %+v", shown.Events)
	}
	for i, e := range shown.Events {
		if e.Kind != want[i].kind || e.Date != want[i].date || len(e.Sources) != 1 {
			d.t.Errorf("event %d is %+v, want %+v with one source", i, e, want[i])
		}
	}
	if len(shown.Consents) != 1 || shown.Consents[0].Given != "2018-09-01" {
		d.t.Errorf("the consents are %+v", shown.Consents)
	}
	if len(shown.Attachments) != 1 || shown.Attachments[0].Cleared { // which was undone
		d.t.Errorf("the attachments are %+v", shown.Attachments)
	}
	if d.t.Failed() {
		d.t.Logf("the dossier is\n%s", show)
	}
	d.run(d.exe, "verify", "--passphrase-file", secret, vault)
}

// palette goes to what has the name, or does it.
func (p *program) palette(name string) {
	p.t.Helper()
	p.changed(func() { p.keys("ctrl+k") })
	p.write(name)
	p.still()
	p.changed(func() { p.keys("Return") })
	p.still()
}

func writePhoto(t *testing.T, path string) {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 600, 800))
	for y := range 800 {
		for x := range 600 {
			img.SetGray(x, y, color.Gray{Y: uint8((x + y) / 6)})
		}
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(f, img, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestWindow_KilledWhileTyping: what stood on the screen a second before the
// program was killed is in the vault.
func TestWindow_KilledWhileTyping(t *testing.T) {
	const letters = "WAKEMOQUBGHD"
	d := newDisplay(t)
	secret := filepath.Join(d.dir, "pp")
	if err := os.WriteFile(secret, []byte(phrase), 0o600); err != nil {
		t.Fatal(err)
	}
	vault := filepath.Join(d.dir, "mine.habeas")
	d.run(d.exe, "new", "--passphrase-file", secret, vault)
	p := d.start("Habeas", vault)
	p.unlock(phrase, "mine.habeas")
	p.changed(func() { p.keys("ctrl+n") })
	var seen []time.Time
	for _, l := range letters {
		p.changed(func() { p.write(string(l)) })
		seen = append(seen, time.Now())
	}
	killed := time.Now()
	if err := p.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-p.ended
	sure := 0
	for sure < len(seen) && killed.Sub(seen[sure]) > time.Second {
		sure++
	}
	if sure == 0 {
		t.Fatal("it was killed too early to say anything")
	}

	p = d.start("Habeas", vault)
	p.unlock(phrase, "mine.habeas")
	p.shot("after-the-kill")
	p.keys("ctrl+q")
	p.end()
	list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret)
	if !strings.Contains(list, letters[:sure]) {
		t.Errorf("of %q, which stood there for a second, the vault has\n%s", letters[:sure], list)
	}
	d.run(d.exe, "verify", "--passphrase-file", secret, vault)
}
