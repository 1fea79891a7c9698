//go:build judges && linux && !headless

package app_test

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// roomBound is how much of the window may be in memory, in MB, with ten thousand
// dossiers. The aim is 250, of which a system without a graphics card takes 62 for
// drawing by software; beyond this bound something is wrong.
const roomBound = 300

// TestRoomOfTenThousand measures the window as a person has it: how long it takes to
// the unlock screen, and how much memory it has there, with ten thousand dossiers, and
// while a name is looked for. See with -v.
func TestRoomOfTenThousand(t *testing.T) {
	d := newDisplay(t)
	secret := filepath.Join(d.dir, "passphrase")
	if err := os.WriteFile(secret, []byte("demonstration"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(d.exe, "sample", "--count", "10000", "--passphrase-file", secret, "large.habeas")

	for _, turn := range []string{"first start", "start"} { // the first makes what is kept for others
		began := time.Now()
		p := d.start("Habeas", "large.habeas")
		t.Logf("%s: window after %.2f s", turn, time.Since(began).Seconds())
		t.Logf("at the unlock screen: %s", p.settled())
		if turn == "start" {
			p.write("demonstration")
			p.changed(func() { p.keys("Return") })
			p.waitTitle("large.habeas")
			p.still()
			open := p.settled()
			t.Logf("with ten thousand dossiers: %s", open)
			if open.resident > roomBound {
				t.Errorf("%d MB are resident, more than %d", open.resident, roomBound)
			}
			p.keys("ctrl+f")
			p.write("synthetic person 004")
			p.still()
			t.Logf("a name is looked for: %s", p.room())
		}
		p.keys("ctrl+q")
		if err := <-p.ended; err != nil {
			t.Fatalf("it ended with %v\n%s", err, p.out.String())
		}
	}
}

// room is what a process has in memory, in MB.
type room struct{ resident, private, program, drawing int }

func (r room) String() string {
	return fmt.Sprintf("%d MB resident, of which %d its own, %d the program's file and %d the drawing library's", r.resident, r.private, r.program, r.drawing)
}

// settled is the room once what is done beside the window is done, and given back.
func (p *program) settled() room {
	p.t.Helper()
	p.still()
	last, since := p.room(), time.Now()
	for deadline := time.Now().Add(patience); time.Since(since) < 6*time.Second; time.Sleep(500 * time.Millisecond) {
		if time.Now().After(deadline) {
			p.t.Fatalf("its memory changes on and on: %s", last)
		}
		if now := p.room(); now.resident < last.resident-2 || now.resident > last.resident+2 {
			last, since = now, time.Now()
		}
	}
	return p.room()
}

// room reads /proc/PID/smaps (proc(5)).
func (p *program) room() (r room) {
	p.t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps", p.cmd.Process.Pid))
	if err != nil {
		p.t.Fatal(err)
	}
	file, lines := "", bufio.NewScanner(bytes.NewReader(b))
	for lines.Scan() {
		line := lines.Text()
		f := strings.Fields(line)
		if !strings.HasSuffix(f[0], ":") { // the head of a mapping
			file = strings.Join(f[min(5, len(f)):], " ")
			continue
		}
		kB := 0
		if _, err := fmt.Sscan(f[1], &kB); err != nil {
			continue
		}
		switch f[0] {
		case "Rss:":
			r.resident += kB
			switch {
			case file == p.exe:
				r.program += kB
			case strings.Contains(file, "libLLVM"), strings.Contains(file, "/dri/"), strings.Contains(file, "libgallium"):
				r.drawing += kB
			}
		case "Anonymous:":
			r.private += kB
		}
	}
	r.resident, r.private, r.program, r.drawing = r.resident>>10, r.private>>10, r.program>>10, r.drawing>>10
	return r
}
