//go:build judges && !headless

package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These tests drive the program in a real window on a display of their own,
// with the keys that a person would press. They need Xvfb, xdotool, xclip and
// ImageMagick's import.

// display is an X server with the program's files beside it.
type display struct {
	t    *testing.T
	name string
	dir  string // the home folder
	exe  string
}

// newDisplay starts one, and builds the program.
func newDisplay(t *testing.T) *display {
	t.Helper()
	d := newServer(t)
	d.exe = filepath.Join(d.dir, "habeas")
	build := exec.Command("go", "build", "-o", d.exe, "habeas")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("failed to build the program: %v\n%s", err, out)
	}
	return d
}

func newServer(t *testing.T) *display {
	t.Helper()
	d := &display{t: t, dir: t.TempDir()}
	for _, dialog := range []string{"zenity", "kdialog"} {
		d.install(dialog, "exit 255") // our own dialogs are shown
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// -r: on a busy machine a key would be let go so late that it repeats.
	server := exec.Command("Xvfb", "-r", "-displayfd", "3", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset") // it is knocked at before it is used
	server.ExtraFiles = []*os.File{w}
	if err := server.Start(); err != nil {
		t.Fatalf("failed to start a display: %v", err)
	}
	t.Cleanup(func() { _ = server.Process.Kill(); _ = server.Wait() })
	_ = w.Close()
	var number int
	if _, err := fmt.Fscan(r, &number); err != nil {
		t.Fatalf("the display did not start: %v", err)
	}
	d.name = fmt.Sprintf(":%d", number)
	return d
}

func (d *display) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = d.dir
	c.Env = append(os.Environ(), "DISPLAY="+d.name, "HOME="+d.dir, "XDG_CONFIG_HOME="+filepath.Join(d.dir, "config"),
		"XDG_DATA_HOME="+filepath.Join(d.dir, "data"), "FYNE_THEME=light", "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1",
		"PATH="+filepath.Join(d.dir, "bin")+":"+os.Getenv("PATH"))
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == busOfTheMachine {
		c.Env = append(c.Env, "DBUS_SESSION_BUS_ADDRESS=disabled:") // its dialogs would stand on another display
	}
	return c
}

var busOfTheMachine = os.Getenv("DBUS_SESSION_BUS_ADDRESS")

// install puts a shell script before the programs of the machine.
func (d *display) install(name, script string) {
	d.t.Helper()
	bin := filepath.Join(d.dir, "bin")
	if err := os.MkdirAll(bin, 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		d.t.Fatal(err)
	}
}

func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	out, err := d.command(name, args...).CombinedOutput()
	if err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// start runs the program until a window with the title is there.
func (d *display) start(title string, args ...string) *program {
	d.t.Helper()
	p := &program{display: d, cmd: d.command(d.exe, args...), ended: make(chan error, 1)}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.out
	if err := p.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() { p.ended <- p.cmd.Wait() }()
	d.t.Cleanup(func() { _ = p.cmd.Process.Kill() })
	p.waitTitle(title)
	p.run("xdotool", "windowfocus", "--sync", p.window)
	return p
}

// program is the program while it runs.
type program struct {
	*display
	cmd    *exec.Cmd
	out    bytes.Buffer // read after it has ended
	ended  chan error
	window string
}

// waitTitle waits for a window whose title holds the text.
func (p *program) waitTitle(text string) {
	p.t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		out, err := p.command("xdotool", "search", "--onlyvisible", "--name", text).Output()
		if id := strings.TrimSpace(string(out)); err == nil && id != "" {
			p.window = strings.Fields(id)[0]
			return
		}
		select {
		case err := <-p.ended:
			p.t.Fatalf("the program ended early: %v\n%s", err, p.out.String())
		default:
		}
	}
	p.shot("no-window")
	p.t.Fatalf("no window with %q came", text)
}

// keys presses keys one after the other. The window takes them in this order;
// only what it does beside that must be waited for, with still or changed.
func (p *program) keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		p.run("xdotool", "key", "--clearmodifiers", k)
	}
}

func (p *program) write(text string) {
	p.t.Helper()
	p.run("xdotool", "type", "--delay", "10", "--", text)
}

// patience is how long anything is waited for: the machine may be busy.
const patience = 90 * time.Second

// quiet is how long nothing moves where nothing is being done: work that takes
// longer than half of a second shows a bar that moves.
const quiet = 800 * time.Millisecond

// still waits until the window has nothing more to draw.
func (p *program) still() {
	p.t.Helper()
	before, since := p.look(), time.Now()
	for deadline := time.Now().Add(patience); time.Since(since) < quiet; time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.shot("not-still")
			p.t.Fatal("the window draws on and on")
		}
		if now := p.look(); differs(before, now) {
			before, since = now, time.Now()
		}
	}
}

// changed does something, and waits until it is seen.
func (p *program) changed(do func()) {
	p.t.Helper()
	before := p.look()
	do()
	for deadline := time.Now().Add(patience); !differs(before, p.look()); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.shot("no-change")
			p.t.Fatal("the window does not follow")
		}
	}
}

// look is what the display shows.
func (p *program) look() *image.RGBA {
	p.t.Helper()
	out, err := p.command("import", "-window", "root", "png:-").Output()
	if err != nil {
		p.t.Fatalf("failed to look at the display: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		p.t.Fatal(err)
	}
	plain := image.NewRGBA(img.Bounds())
	draw.Draw(plain, plain.Bounds(), img, img.Bounds().Min, draw.Src)
	return plain
}

// differs reports whether two pictures differ by more than a cursor that blinks.
func differs(a, b *image.RGBA) bool {
	const cursor = 90 // dots
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if !bytes.Equal(a.Pix[i:i+3], b.Pix[i:i+3]) {
			n++
		}
	}
	return n > cursor
}

// unlock writes the passphrase and waits for the list.
func (p *program) unlock(passphrase, title string) {
	p.t.Helper()
	p.still()
	p.write(passphrase)
	p.keys("Return")
	p.waitTitle(title)
	p.still()
}

// paste puts a text on the clipboard and presses the keys for it: xdotool
// drops letters that the keyboard has not.
func (p *program) paste(text string) {
	p.t.Helper()
	c := p.command("xclip", "-selection", "clipboard", "-in")
	c.Stdin = strings.NewReader(text)
	if err := c.Run(); err != nil {
		p.t.Fatalf("failed to fill the clipboard: %v", err)
	}
	p.keys("ctrl+v")
}

// end waits for the program, which must end well.
func (p *program) end() {
	p.t.Helper()
	select {
	case err := <-p.ended:
		if err != nil {
			p.t.Fatalf("the program failed: %v\n%s", err, p.out.String())
		}
		for _, trouble := range []string{"Error in Fyne call thread", "panic:"} {
			if strings.Contains(p.out.String(), trouble) {
				p.t.Errorf("the program said:\n%s", p.out.String())
			}
		}
	case <-time.After(patience):
		p.shot("did-not-end")
		p.t.Fatal("the program did not end")
	}
}

// shot keeps a picture of the display, and fails on one with nothing on it. It
// goes to the folder that HABEAS_SCREENSHOTS names, else to the test's artifacts.
func (p *program) shot(name string) {
	p.t.Helper()
	folder := os.Getenv("HABEAS_SCREENSHOTS")
	if folder == "" {
		folder = p.t.ArtifactDir()
	}
	path := filepath.Join(folder, name+".png")
	p.run("import", "-window", "root", path)
	f, err := os.Open(path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		p.t.Fatal(err)
	}
	if share := largestShare(img); share > 0.97 {
		p.t.Errorf("%s is %.1f %% one colour: nothing was drawn", name, 100*share)
	}
}

// largestShare is how much of a picture its most frequent colour takes.
func largestShare(img image.Image) float64 {
	seen := map[[3]uint32]int{}
	most, all := 0, 0
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			k := [3]uint32{r, g, b}
			seen[k]++
			most = max(most, seen[k])
			all++
		}
	}
	return float64(most) / float64(all)
}

func waitFile(t *testing.T, path string) []byte {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if data, err := os.ReadFile(path); err == nil {
			return data
		}
	}
	t.Fatalf("%s was not written", path)
	return nil
}

func TestWindow_ExportsAPacketOfTheDemo(t *testing.T) {
	d := newDisplay(t)
	p := d.start("Habeas", "demo", filepath.Join(d.dir, "demo"))
	p.still()
	p.keys("Return")
	p.waitTitle("cambodia-2018.habeas")
	p.still()
	p.shot("dossiers")
	p.write("kem") // goes to the name
	p.still()
	p.shot("dossiers-khmer")
	p.changed(func() { p.keys("Home", "Return") }) // the first dossier
	p.still()
	p.shot("dossier")
	p.keys("ctrl+2", "ctrl+shift+e") // asks for a file once the pages are made
	p.still()
	p.shot("briefing")
	packet := filepath.Join(d.dir, "from-the-window.pdf")
	p.keys("ctrl+a")
	p.write(packet)
	p.keys("Return")
	data := waitFile(t, packet)
	p.still()
	p.shot("exported")
	if !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.Contains(data[max(0, len(data)-64):], []byte("%%EOF")) {
		t.Error("what was exported is no whole PDF file")
	}
	text := d.run("pdftotext", packet, "-")
	for _, want := range []string{"denied six times", "as of 12 september 2018", "កឹម សុខា"} {
		if !strings.Contains(strings.ToLower(text), want) {
			t.Errorf("the packet does not say %q", want)
		}
	}
	if strings.Contains(text, "000-000-000") {
		t.Error("the packet gives away the internal note")
	}
	p.keys("Escape", "ctrl+q")
	p.end()
}

func TestWindow_WhatIsTypedSurvivesClosingAtOnce(t *testing.T) {
	const name, passphrase = "ទេព វន្នី", "correct horse battery staple"
	d := newDisplay(t)
	secret := filepath.Join(d.dir, "pp")
	if err := os.WriteFile(secret, []byte(passphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	vault := filepath.Join(d.dir, "mine.habeas")
	d.run(d.exe, "new", "--passphrase-file", secret, vault)

	p := d.start("Habeas", vault)
	p.unlock(passphrase, "mine.habeas")
	p.changed(func() { p.keys("ctrl+n") })
	p.changed(func() { p.paste(name) })
	p.keys("ctrl+e")
	p.write("2018-09-10")
	p.keys("ctrl+q") // at once
	p.end()

	var listed struct {
		Hits []struct{ ID string }
	}
	list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret, "--json")
	if err := json.Unmarshal([]byte(list), &listed); err != nil || len(listed.Hits) != 1 {
		t.Fatalf("the vault lists %s (%v)", list, err)
	}
	var shown struct {
		Names  []struct{ Text, Script string }
		Events []struct{ Kind, Date string }
	}
	if err := json.Unmarshal([]byte(d.run(d.exe, "show", "--vault", vault, "--passphrase-file", secret, listed.Hits[0].ID)), &shown); err != nil {
		t.Fatal(err)
	}
	if len(shown.Names) != 1 || shown.Names[0].Text != name || shown.Names[0].Script != "Khmr" {
		t.Errorf("the name is %+v, want %q", shown.Names, name)
	}
	if len(shown.Events) != 1 || shown.Events[0].Kind != "arrested" || shown.Events[0].Date != "2018-09-10" {
		t.Errorf("the event is %+v", shown.Events)
	}

	p = d.start("Habeas", vault)
	p.unlock(passphrase, "mine.habeas") // and is where one was
	p.shot("reopened")
	p.changed(func() { p.keys("ctrl+1") })
	p.changed(func() { p.keys("Return") })
	p.still()

	// The end of a session, or Ctrl+C in the terminal.
	p.changed(func() { p.write("!") }) // it has arrived, and no more
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	p.end()
	if list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret); !strings.Contains(list, name+"!") {
		t.Errorf("what was typed before the signal is lost:\n%s", list)
	}
}
