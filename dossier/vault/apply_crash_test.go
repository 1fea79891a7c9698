//go:build unix

package vault

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// victimOfKills is one vault that the program works on and is killed over,
// again and again.
type victimOfKills struct {
	t          *testing.T
	random     *rand.Rand
	program    string
	path       string
	passphrase string // a file
	twin       *Vault

	fed          int            // lines so far; each has its number
	acknowledged map[int]bool   // lines that were said to be on the disk
	known        []string       // subjects that were made
	changes      int            // in the vault
	killed       map[string]int // how often, in which act
	halves       int            // files that were being made beside
}

// TestKilled kills the program at some moment, a thousand times over one vault
// in the full form: as it opens the vault, as it applies lines, as it gives back
// room when it closes, as it makes a backup. After each the vault opens, it is
// whole, and every change that was acknowledged is there.
func TestKilled(t *testing.T) {
	k := &victimOfKills{
		t: t, random: rand.New(rand.NewPCG(3, 4)), program: program(t),
		acknowledged: map[int]bool{}, killed: map[string]int{},
	}
	k.path, k.passphrase, k.twin = programVault(t)
	acts := []struct {
		name string
		do   func() (killed bool)
	}{
		{"opening", func() bool { return k.apply(10, k.random.IntN(80), false) }},
		{"saving", func() bool { return k.apply(60, k.random.IntN(40), true) }},
		{"saving", func() bool { return k.apply(60, k.random.IntN(120), true) }},
		{"closing", k.close},
		{"backing up", k.backup},
	}
	enough := func() bool { return total(k.killed) >= times(15, 1000) && len(k.killed) == 4 } // each of the acts
	for n := 0; !enough() && n < times(150, 2000); n++ {
		act := acts[n%len(acts)]
		if act.do() {
			k.killed[act.name]++
		}
		k.check()
		if t.Failed() {
			t.Fatalf("after round %d, %s", n, act.name)
		}
	}
	t.Logf("killed %v; %d changes were acknowledged, %d are there; %d files were half made", k.killed, len(k.acknowledged), k.changes, k.halves)
	for _, act := range acts {
		if k.killed[act.name] == 0 {
			t.Errorf("it was never killed while %s", act.name)
		}
	}
	if len(k.acknowledged) < total(k.killed) {
		t.Errorf("only %d changes were acknowledged", len(k.acknowledged))
	}
}

func total(of map[string]int) (n int) {
	for _, m := range of {
		n += m
	}
	return n
}

// line is one change: a dossier that is new, or another tag of one that is there.
func (k *victimOfKills) line() []byte {
	id := ""
	if len(k.known) > 0 && k.random.IntN(3) > 0 {
		id = k.known[k.random.IntN(len(k.known))]
	}
	k.fed++
	return applyLine(k.t, k.fed-1, id, k.random.IntN(900))
}

// apply feeds lines, and kills the program so many milliseconds after it began,
// or after it acknowledged the first.
func (k *victimOfKills) apply(lines, after int, sinceFirst bool) (killed bool) {
	return k.run(lines, sinceFirst, time.Duration(after)*time.Millisecond, true)
}

// run feeds lines to the program and notes what it acknowledges. Where held,
// the input stays open, as while somebody goes on writing.
func (k *victimOfKills) run(lines int, sinceFirst bool, after time.Duration, held bool) (killed bool) {
	k.t.Helper()
	from := k.fed
	var input bytes.Buffer
	for range lines {
		input.Write(k.line())
	}
	cmd := exec.Command(k.program, "apply", "--vault", k.path, "--passphrase-file", k.passphrase)
	in, err := cmd.StdinPipe()
	must(k.t, err)
	out, err := cmd.StdoutPipe()
	must(k.t, err)
	var said bytes.Buffer
	cmd.Stderr = &said
	must(k.t, cmd.Start())
	var timer *time.Timer
	kill := func() { timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) }
	if !sinceFirst {
		kill()
	}
	go func() {
		_, _ = io.Copy(in, &input) // fails where it was killed meanwhile
		if !held {
			in.Close()
		}
	}()
	for ok := bufio.NewScanner(out); ok.Scan(); {
		var n int
		var id string
		if _, err := fmt.Sscanf(ok.Text(), "ok %d %s", &n, &id); err != nil {
			k.t.Fatalf("it says %q", ok.Text())
		}
		k.acknowledged[from+n-1] = true
		if !slices.Contains(k.known, id) && len(k.known) < 200 {
			k.known = append(k.known, id)
		}
		last := n == lines
		if timer == nil && (held || last) {
			kill()
		}
	}
	return k.ended(cmd, &said)
}

// ended waits for the program: it was killed, or did all it had to.
func (k *victimOfKills) ended(cmd *exec.Cmd, said *bytes.Buffer) (killed bool) {
	k.t.Helper()
	err := cmd.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
		return true
	}
	if err != nil {
		k.t.Fatalf("%v: %v: %s", cmd.Args[1], err, said)
	}
	return false
}

// close has the program give back room, as it does when it closes a file of
// which most holds nothing, and kills it after its last save.
func (k *victimOfKills) close() (killed bool) {
	v, err := Open(k.t.Context(), k.path, Typed([]byte(passphrase)), Options{})
	must(k.t, err)
	for _, size := range []int{18 << 20, -1} {
		must(k.t, v.Update(func(tx *Tx) error {
			if size < 0 {
				return tx.SetState("room", nil)
			}
			return tx.SetState("room", picture(size))
		}))
	}
	must(k.t, v.Close())
	return k.run(2, true, time.Duration(k.random.IntN(25))*time.Millisecond, false)
}

// backup kills the program as it makes a backup. What has a backup's name is
// one.
func (k *victimOfKills) backup() (killed bool) {
	copied := k.path + ".copy"
	cmd := exec.Command(k.program, "backup", k.path, "-o", copied, "--passphrase-file", k.passphrase)
	var said bytes.Buffer
	cmd.Stderr = &said
	must(k.t, cmd.Start())
	timer := time.AfterFunc(time.Duration(30+k.random.IntN(120))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	killed = k.ended(cmd, &said)
	if w, err := k.twin.Sibling(copied); err == nil {
		if r := clean(k.t, w); r.Changes != k.changes {
			k.t.Errorf("the backup has %d of %d changes", r.Changes, k.changes)
		}
		must(k.t, w.Close())
		must(k.t, os.Remove(copied))
	} else if !errors.Is(err, os.ErrNotExist) {
		k.t.Errorf("the backup: %v", err)
	}
	return killed
}

// check opens the vault and looks for every change that was ever acknowledged.
func (k *victimOfKills) check() {
	k.t.Helper()
	w, err := k.twin.Sibling(k.path)
	must(k.t, err)
	defer w.Close()
	if w.FellBack() {
		k.t.Error("a meta page is damaged")
	}
	clean(k.t, w)
	there := linesIn(k.t, w)
	for n := range k.acknowledged {
		if !there[n] {
			k.t.Errorf("line %d was acknowledged, and is not there", n)
		}
	}
	if most := slices.Max(append(slices.Collect(maps.Keys(there)), -1)); most >= k.fed {
		k.t.Errorf("line %d is there, %d were fed", most, k.fed)
	}
	k.changes = w.Length()
	// What was being made beside when it was killed is in nobody's way, and may
	// lie there; a later session sweeps it away.
	left, err := filepath.Glob(filepath.Join(filepath.Dir(k.path), ".habeas-*.new"))
	must(k.t, err)
	for _, path := range left {
		k.halves++
		must(k.t, os.Remove(path))
	}
}
