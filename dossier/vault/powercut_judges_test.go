//go:build judges

package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sessionVault is an act of the test binary as a second process: a session with
// something of all that writes, which says what is on the disk as it goes on.
const sessionVault = "VAULT_TEST_SESSION"

func init() { secondProcesses[sessionVault] = session }

// What the session's backup is called, and what is kept when it is restored.
func backupOf(path string) string { return filepath.Join(filepath.Dir(path), "copied.habeas") }
func keptOf(path string) string {
	return strings.TrimSuffix(path, ".habeas") + ".before-restore-" + day.Format("2006-01-02") + ".habeas"
}

func session(path string) (err error) {
	ctx := context.Background()
	v, err := Create(ctx, path, turn(0), Options{Cost: cheap})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.Close()) }()
	passphrases := 0
	// say tells what a vault that opens with the passphrase of now says.
	say := func(what string) error {
		c, err := contentOf(v)
		if err == nil {
			_, err = fmt.Printf("%s %d %s\n", what, passphrases, c.digest())
		}
		return err
	}
	n := 0
	save := func(f func(tx *Tx) error) error {
		if err := v.Update(f); err != nil {
			return err
		}
		return say("saved")
	}
	changes := func(most int) func(tx *Tx) error {
		return func(tx *Tx) error {
			for range most {
				n++
				if _, err := tx.Append(write(n%7, "", "known_as", string(picture(200+n)))); err != nil {
					return err
				}
			}
			return nil
		}
	}
	saves := func() error {
		for _, f := range []func(tx *Tx) error{
			changes(1),
			func(tx *Tx) error { return tx.SetState("draft", []byte(strings.Repeat("half a sentence ", 100))) },
			changes(1),
			func(tx *Tx) error { return tx.SetState("draft", nil) },
			changes(20), // the file grows
			changes(1),
		} {
			if err := save(f); err != nil {
				return err
			}
		}
		return nil
	}
	rekey := func(change func(*Vault, context.Context, Secret, Secret, Cost) error) error {
		if err := change(v, ctx, Passphrase(turn(passphrases)), Passphrase(turn(passphrases+1)), cheap); err != nil {
			return err
		}
		passphrases++
		return say("rekeyed")
	}
	for _, step := range []func() error{
		func() error { return say("made") },
		saves,
		func() error {
			return save(func(tx *Tx) error { _, err := tx.PutBlob(picture(20_000)); return err })
		},
		func() error {
			if _, err := v.Backup(ctx, backupOf(path)); err != nil {
				return err
			}
			return say("copied")
		},
		saves,
		func() error { return rekey((*Vault).SetPassphrase) },
		func() error { return save(changes(1)) },
		func() error {
			if _, err := v.Forget(ctx, tombstone(subject(3)), nil); err != nil {
				return err
			}
			return say("forgot")
		},
		func() error { return save(changes(1)) },
		func() error {
			if err := v.Compact(ctx); err != nil {
				return err
			}
			return say("compacted")
		},
		saves,
		func() error { return rekey((*Vault).Rotate) },
		func() error { return save(changes(2)) },
		func() error {
			if err := v.Close(); err != nil {
				return err
			}
			c, err := Open(ctx, backupOf(path), Typed(turn(0)), Options{ReadOnly: true})
			if err != nil {
				return err
			}
			if _, err := c.Restore(ctx, path, day); err != nil {
				return err
			}
			if err := c.Close(); err != nil {
				return err
			}
			passphrases = 0
			if v, err = Open(ctx, path, Typed(turn(0)), Options{}); err != nil {
				return err
			}
			return say("restored")
		},
		saves,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (c content) digest() string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%q %q %q", c.records, c.log, c.states)))
}

// said is a line of the session: what was done, and what the vault says since.
type said struct {
	what   string
	turn   int // its passphrase
	digest string
}

// TestPowerCutOfSession records what a session writes and syncs, by its system
// calls, and makes the folder as a power cut may leave it: after each of the
// calls, with all that was written before, and with parts of what was not synced
// yet missing, torn, or in another order. What was said to be on the disk is
// there.
func TestPowerCutOfSession(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "v.habeas")
	d := newDisk(t, dir)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), sessionVault+"="+path)
	calls := strace(t, diskCalls, cmd)

	var all []said
	for _, c := range calls {
		all = append(all, sayings(t, c)...)
	}
	var copy0, beforeRestore said
	for i, s := range all {
		switch s.what {
		case "copied":
			copy0 = s
		case "restored":
			beforeRestore = all[i-1]
		}
	}
	if len(all) < 25 || copy0.what == "" || beforeRestore.what == "" {
		t.Fatalf("the session said %v", all)
	}

	random := rand.New(rand.NewPCG(11, 12))
	next, states, fellBack := 0, 0, 0
	cutAfterEach(t, d, calls, random, func(c sysCall) { next += len(sayings(t, c)) }, func(l loss) {
		t.Helper()
		states++
		fell := checkCut(t, d, l, cutCheck{
			before: at(all, next-1), after: at(all, next), copied: copy0, kept: beforeRestore,
			isCopied: index(all[:next], "copied"), isRestored: index(all[:next], "restored"),
			writing: states%5 == 0,
		})
		if fell {
			fellBack++
		}
		if t.Failed() {
			t.Fatalf("state %d, after %d lines (%+v), %s", states, next, at(all, next-1), l.name)
		}
	})
	t.Logf("%d states; %d fell back to the save before", states, fellBack)
	if next != len(all) || states < 1000 {
		t.Errorf("%d of %d lines, %d states", next, len(all), states)
	}
}

// cutAfterEach has system calls work on a disk, and cuts after each that changed
// something: with all that was written so far, and as chance may have it.
func cutAfterEach(t *testing.T, d *disk, calls []sysCall, r *rand.Rand, seen func(sysCall), cut func(loss)) {
	t.Helper()
	for _, c := range calls {
		seen(c)
		if !d.take(t, c) {
			continue
		}
		cut(everyWrite)
		if !d.unsynced() {
			continue
		}
		for range times(1, 10) {
			for _, l := range d.losses(r) {
				cut(l)
			}
		}
	}
}

// TestPowerCutOfApply is the same of the program itself, as it is fed lines: the
// vault has every line that it acknowledged, and at most the one after it.
func TestPowerCutOfApply(t *testing.T) {
	path, passphraseFile, twin := programVault(t)
	lines, fed := filepath.Join(t.TempDir(), "lines"), 60
	var b []byte
	for n := range fed {
		b = append(b, applyLine(t, n, "", 40*n)...)
	}
	must(t, os.WriteFile(lines, b, 0o600))
	must(t, os.Rename(passphraseFile, lines+".passphrase"))
	d := newDisk(t, filepath.Dir(path))
	cmd := exec.Command(program(t), "apply", "--vault", path, "--passphrase-file", lines+".passphrase", lines)
	calls := strace(t, diskCalls, cmd)
	acknowledged, states, fellBack := 0, 0, 0
	cutAfterEach(t, d, calls, rand.New(rand.NewPCG(13, 14)), func(c sysCall) {
		if fd, _ := c.fd(0); c.name == "write" && fd == "1" {
			acknowledged += bytes.Count(c.text(1), []byte("\n"))
		}
	}, func(l loss) {
		t.Helper()
		states++
		into := t.TempDir()
		defer os.RemoveAll(into)
		d.cut(t, l, into)
		v, err := twin.Sibling(filepath.Join(into, filepath.Base(path)))
		must(t, err)
		defer v.Close()
		there := linesIn(t, v)
		for n := range acknowledged {
			if !there[n] {
				t.Fatalf("state %d, %s: line %d was acknowledged and is not there", states, l.name, n)
			}
		}
		if len(there) > acknowledged+1 {
			t.Fatalf("state %d, %s: %d lines are there, %d were acknowledged", states, l.name, len(there), acknowledged)
		}
		if v.FellBack() {
			fellBack++
		} else {
			clean(t, v)
		}
	})
	t.Logf("%d states; %d fell back to the save before", states, fellBack)
	if acknowledged != fed || states < 1000 {
		t.Errorf("%d of %d lines, %d states", acknowledged, fed, states)
	}
}

// sayings are the lines that a system call prints.
func sayings(t *testing.T, c sysCall) (all []said) {
	if fd, _ := c.fd(0); c.name != "write" || fd != "1" {
		return nil
	}
	for line := range bytes.Lines(c.text(1)) {
		var s said
		if _, err := fmt.Sscanf(string(line), "%s %d %s", &s.what, &s.turn, &s.digest); err != nil {
			t.Fatalf("the session says %q", line)
		}
		all = append(all, s)
	}
	return all
}

func at(all []said, i int) said {
	if i < 0 || i >= len(all) {
		return said{}
	}
	return all[i]
}

func index(all []said, what string) bool {
	for _, s := range all {
		if s.what == what {
			return true
		}
	}
	return false
}

// cutCheck is what a folder has to say after a power cut: what was said last
// before it, or already what would have been said next.
type cutCheck struct {
	before, after        said
	copied, kept         said
	isCopied, isRestored bool // it was said
	writing              bool // save into it, too
}

func checkCut(t *testing.T, d *disk, l loss, k cutCheck) (fellBack bool) {
	t.Helper()
	into := t.TempDir()
	defer os.RemoveAll(into)
	d.cut(t, l, into)
	path := filepath.Join(into, "v.habeas")
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if k.before.what != "" {
			t.Errorf("the vault is gone")
		}
		return false
	}
	got, fellBack := afterCut(t, path, k.writing, k.before.turn, k.after.turn)
	if got != k.before.digest && got != k.after.digest {
		t.Error("it says something else")
	}
	if fellBack && l.name != "the last write torn" {
		t.Error("a meta page is damaged that was not torn")
	}
	if _, err := os.Stat(backupOf(path)); err == nil {
		if got, _ := afterCut(t, backupOf(path), false, k.copied.turn, k.copied.turn); got != k.copied.digest {
			t.Error("the backup says something else")
		}
	} else if k.isCopied {
		t.Error("the backup is gone")
	}
	if k.isRestored || k.after.what == "restored" && got == k.after.digest {
		if got, _ := afterCut(t, keptOf(path), false, k.kept.turn, k.kept.turn); got != k.kept.digest {
			t.Error("what was there before the restore says something else")
		}
	}
	return fellBack
}

// afterCut opens a vault with one of two passphrases and gives what it says.
func afterCut(t *testing.T, path string, writing bool, turns ...int) (digest string, fellBack bool) {
	t.Helper()
	open := func() (v *Vault, err error) {
		for _, n := range turns {
			if v, err = Open(t.Context(), path, Typed(turn(n)), Options{ReadOnly: !writing}); !errors.Is(err, ErrWrongPassphrase) {
				break
			}
		}
		return v, err
	}
	v, err := open()
	if err != nil {
		t.Error(err)
		return "", false
	}
	defer v.Close()
	c, err := contentOf(v)
	if err != nil {
		t.Error(err)
	}
	if fellBack = v.FellBack(); !fellBack {
		clean(t, v)
	}
	if writing {
		if err := v.Update(func(tx *Tx) error { return tx.SetState("after", []byte("the cut")) }); err != nil {
			t.Error(err)
		}
		must(t, v.Close())
		w, err := open()
		must(t, err)
		clean(t, w)
		must(t, w.Close())
	}
	return c.digest(), fellBack
}
