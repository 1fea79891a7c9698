//go:build judges && !headless

package app_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

var (
	monkeyTime = flag.Duration("windowmonkey", 20*time.Second, "how long somebody presses anything in the real window")
	monkeySeed = flag.Uint64("windowmonkeyseed", 1, "what the monkey of the real window does follows from it")
)

// monkeyRound is after how long the monkey's program is ended and looked at: a
// dialog may hold it, and it locks.
const monkeyRound = time.Minute

// pressed are the keys of the monkey, as xdotool calls them; all but those that end
// the program, lock the vault and hide the window, which would leave it little to do.
var pressed = strings.Fields(`a b e k m 1 2 7 comma period question minus Return Return Escape Tab Tab Tab shift+Tab Up Down Down Left Right
	Delete BackSpace space space Page_Up Page_Down Home End F1 F2 Menu shift+F10 ctrl+1 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+comma ctrl+n
	ctrl+e ctrl+z ctrl+z ctrl+y ctrl+a ctrl+c ctrl+x ctrl+v ctrl+shift+v ctrl+f ctrl+k ctrl+d ctrl+h ctrl+p ctrl+shift+e ctrl+shift+d
	ctrl+shift+a ctrl+Page_Down ctrl+Page_Up ctrl+equal ctrl+minus ctrl+0 alt+a alt+s alt+Up alt+Down shift+Down`)

// TestWindow_Monkey presses random keys and clicks anywhere in the real window. The
// program lives on, takes what a person then types in a new dossier, ends well when it is
// told to or is killed, and leaves a vault that is whole and has it.
func TestWindow_Monkey(t *testing.T) {
	d := newDisplay(t)
	for _, other := range []string{"lp", "lpstat", "xdg-open", "gio"} {
		d.install(other, "exit 1") // nothing leaves the display
	}
	secret := filepath.Join(d.dir, "pp")
	if err := os.WriteFile(secret, []byte(phrase), 0o600); err != nil {
		t.Fatal(err)
	}
	vault := filepath.Join(d.dir, "mine.habeas")
	d.run(d.exe, "sample", "--passphrase-file", secret, vault)
	random := rand.New(rand.NewPCG(*monkeySeed, 2))
	steps, quits, wrote := 0, 0, 0
	rounds := 0
	for over := time.Now().Add(*monkeyTime); time.Now().Before(over); {
		p := d.start("Habeas", vault)
		p.unlock(phrase, "mine.habeas")
		var did []string
		ended := false
		for round := time.Now().Add(monkeyRound); !ended && time.Now().Before(round) && time.Now().Before(over); {
			const batch = 12
			var args []string
			for range batch {
				args = append(args, monkeyStep(random)...)
				args = append(args, "sleep", "0.02")
			}
			did = append(did, strings.Join(args, " "))
			p.run("xdotool", args...)
			steps += batch
			select {
			case err := <-p.ended:
				if ended = true; err != nil {
					t.Fatalf("after %d steps it ended with %v\n%s\nand before that:\n%s", steps, err, p.out.String(), strings.Join(did[max(0, len(did)-8):], "\n"))
				}
				p.ended <- nil // by the menu, or the button of the window
				quits++
			default:
			}
		}
		rounds++
		before := strings.Join(did[max(0, len(did)-8):], "\n")
		name := ""
		if !ended {
			name = p.writesAName(rounds)
			if name != "" && rounds%2 == 0 {
				time.Sleep(time.Second) // what was typed longer ago is never lost
				p.kill()
			} else {
				if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
					t.Fatal(err)
				}
				p.end()
			}
		} else {
			p.end()
		}
		if t.Failed() {
			t.Fatalf("it did before that:\n%s", before)
		}
		d.run(d.exe, "verify", "--passphrase-file", secret, vault)
		if name == "" {
			continue
		}
		wrote++
		if list := d.run(d.exe, "list", "--vault", vault, "--passphrase-file", secret); !strings.Contains(list, name) {
			t.Fatalf("%q was typed into a new dossier and is lost (killed: %v)\n%s\nbefore that:\n%s", name, rounds%2 == 0, list, before)
		}
	}
	t.Logf("%d steps in %d rounds, %d times it was quit, %d names were typed and found", steps, rounds, quits, wrote)
}

// writesAName leaves whatever the monkey has opened and types the name of a new dossier;
// it gives "" where the vault is locked or hidden.
func (p *program) writesAName(round int) string {
	p.t.Helper()
	p.run("xdotool", "windowfocus", "--sync", p.window) // it may have opened another, and closed that
	for range 2 {                                       // what is under way may open another dialog
		p.still()
		for range 8 {
			p.keys("Escape")
		}
	}
	p.keys("ctrl+1")
	p.still()
	title, err := p.command("xdotool", "getwindowname", p.window).Output()
	if err != nil || !strings.Contains(string(title), "mine.habeas") {
		p.t.Logf("nothing is typed: the window is called %q", strings.TrimSpace(string(title)))
		p.shot("monkey-away")
		return ""
	}
	name := fmt.Sprintf("Zqx%dq", round)
	p.changed(func() { p.keys("ctrl+n") })
	p.still()
	p.changed(func() { p.write(name) }) // it has arrived
	p.shot("monkey-typed")
	return name
}

// kill ends the program as the loss of power would.
func (p *program) kill() {
	p.t.Helper()
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatal(err)
	}
	<-p.ended
}

func monkeyStep(r *rand.Rand) []string {
	switch n := r.IntN(10); {
	case n < 6:
		return []string{"key", "--clearmodifiers", pressed[r.IntN(len(pressed))]}
	case n < 9:
		button := []string{"1", "1", "1", "3", "4", "5"}[r.IntN(6)] // 4 and 5 are the wheel
		return []string{"mousemove", fmt.Sprint(r.IntN(1280)), fmt.Sprint(r.IntN(800)), "click", button}
	default:
		return []string{"mousemove", fmt.Sprint(r.IntN(1280)), fmt.Sprint(r.IntN(800)), "mousedown", "1",
			"mousemove", fmt.Sprint(r.IntN(1280)), fmt.Sprint(r.IntN(800)), "mouseup", "1"}
	}
}
