//go:build judges

package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// diskFails is an act of the test binary as a second process: to do something
// while the system fails. What it does stands after the path.
const diskFails = "VAULT_TEST_DISKFAILS"

func init() {
	secondProcesses[diskFails] = func(arg string) error {
		path, act, _ := strings.Cut(arg, "|")
		for _, a := range failingActs {
			if a.name == act {
				return a.while(path)
			}
		}
		return errors.New("no such act: " + act)
	}
}

// failingAct is something done to a vault that may fail at each of its system
// calls.
type failingAct struct {
	name  string
	words string // what the error has to say
	do    func(v *Vault, path string) error
	turn  int // the passphrase after it
}

var failingActs = []failingAct{
	{"save", "failed to save, the vault is as it was before", func(v *Vault, _ string) error {
		return v.Update(func(tx *Tx) error { return tx.SetState("draft", picture(5000)) })
	}, 0},
	{"save that grows the file", "failed to save, the vault is as it was before", func(v *Vault, _ string) error {
		return v.Update(func(tx *Tx) error { _, err := tx.PutBlob(picture(300_000)); return err })
	}, 0},
	{"back up", "failed to make a backup", func(v *Vault, path string) error {
		_, err := v.Backup(context.Background(), path+".copy")
		return err
	}, 0},
	{"compact", "as it was", func(v *Vault, _ string) error { return v.Compact(context.Background()) }, 0},
	{"change the passphrase", "the vault is as it was before", func(v *Vault, _ string) error {
		return v.SetPassphrase(context.Background(), Passphrase(turn(0)), Passphrase(turn(1)), cheap)
	}, 1},
	{"rotate", "as it was", func(v *Vault, _ string) error {
		return v.Rotate(context.Background(), Passphrase(turn(0)), Passphrase(turn(1)), cheap)
	}, 1},
	{"forget", "the vault is as it was before", func(v *Vault, _ string) error {
		_, err := v.Forget(context.Background(), tombstone(subject(2)), nil)
		return err
	}, 0},
	{"restore", "failed to restore", func(v *Vault, path string) error {
		if err := v.Close(); err != nil {
			return err
		}
		c, err := Open(context.Background(), path+".other", Typed(turn(0)), Options{ReadOnly: true})
		if err != nil {
			return err
		}
		defer c.Close()
		_, err = c.Restore(context.Background(), path, day)
		return err
	}, 0},
}

// while does it, in one thread, so that strace counts its calls. It says what
// became of it; that it failed is no error.
func (a failingAct) while(path string) error {
	runtime.LockOSThread()
	v, err := Open(context.Background(), path, Typed(turn(0)), Options{})
	if err != nil {
		return err
	}
	if err := a.do(v, path); err != nil {
		fmt.Println("failed:", strings.ReplaceAll(err.Error(), "\n", " "))
	} else {
		fmt.Println("done")
	}
	return v.Close()
}

// TestDiskFailsAtEachCall has one system call after the other fail that writes,
// grows, syncs, links or renames, for want of room: once, and from there on. What
// is done fails with a clear word and leaves nothing half made, or it is done; the
// vault is as before, and works once there is room.
func TestDiskFailsAtEachCall(t *testing.T) {
	tried := map[string]int{}
	for _, a := range failingActs {
		t.Run(a.name, func(t *testing.T) {
			path, _ := victimOfActs(t)
			v, err := Open(t.Context(), path, Typed(turn(0)), Options{})
			must(t, err)
			must(t, a.do(v, path))
			must(t, v.Close())
			after, err := contentOf(openAny(t, path, a.turn))
			must(t, err)
			for _, call := range mayFail { // strace counts each of them apart
				for n := 1; a.fails(t, after, call, fmt.Sprint(n)); n++ {
					a.fails(t, after, call, fmt.Sprintf("%d+", n))
					tried[call]++
					if t.Failed() {
						t.Fatalf("where %s number %d fails", call, n)
					}
				}
			}
		})
	}
	t.Logf("calls that were made to fail: %v", tried)
	for _, call := range []string{"pwrite64", "ftruncate", "fsync", "fdatasync", "renameat", "linkat"} {
		if tried[call] == 0 {
			t.Errorf("no %s was made to fail", call)
		}
	}
}

// victimOfActs makes a vault, and a backup of it from before its last save.
func victimOfActs(t *testing.T) (path string, says content) {
	t.Helper()
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "before"), write(2, "", "known_as", string(picture(3000))))
	_, err := v.Backup(t.Context(), v.Path()+".other")
	must(t, err)
	appendAll(t, v, write(3, "", "known_as", "since"))
	says, err = contentOf(v)
	must(t, err)
	must(t, v.Close())
	return v.Path(), says
}

// openAny opens a vault with its first passphrase or that of a turn.
func openAny(t *testing.T, path string, n int) (v *Vault) {
	t.Helper()
	v, err := Open(t.Context(), path, Typed(turn(0)), Options{})
	if errors.Is(err, ErrWrongPassphrase) {
		v, err = Open(t.Context(), path, Typed(turn(n)), Options{})
	}
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

// mayFail are the system calls that a full disk may have fail.
var mayFail = []string{"pwrite64", "ftruncate", "fallocate", "fsync", "fdatasync", "renameat", "linkat"}

// fails does it while one system call fails, so many times, and reports whether
// any did.
func (a failingAct) fails(t *testing.T, after content, call, when string) bool {
	t.Helper()
	path, before := victimOfActs(t)
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := exec.Command("strace", "-f", "-o", trace, "-e", "trace="+call, "-e", "inject="+call+":error=ENOSPC:when="+when, os.Args[0])
	cmd.Env = append(os.Environ(), diskFails+"="+path+"|"+a.name)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(trace)
	must(t, err)
	if !bytes.Contains(b, []byte("(INJECTED)")) {
		if strings.TrimSpace(string(out)) != "done" {
			t.Errorf("nothing was in its way, and it says %s", out)
		}
		return false
	}
	failed := strings.HasPrefix(string(out), "failed: ")
	unsure := strings.Contains(string(out), "saved, but the disk did not confirm it") || strings.Contains(string(out), "perhaps not yet on the disk")
	if failed && !unsure && !strings.Contains(string(out), a.words) {
		t.Errorf("it says %s", out)
	}
	// One thing or the other, and nothing between.
	w := openAny(t, path, a.turn)
	got, err := contentOf(w)
	must(t, err)
	isBefore, isAfter := reflect.DeepEqual(got, before), reflect.DeepEqual(got, after)
	if failed && !unsure && !isBefore || !failed && !isAfter || !isBefore && !isAfter {
		t.Errorf("it says something else; it said %s", out)
	}
	clean(t, w)
	appendAll(t, w, write(4, "", "known_as", "later"))
	clean(t, w)
	must(t, w.Close())
	for _, name := range names(t, filepath.Dir(path)) {
		if strings.HasPrefix(name, ".habeas-") {
			t.Errorf("left behind: %s", name)
		}
	}
	if _, err := os.Stat(path + ".copy"); err == nil {
		if !reflect.DeepEqual(opened(t, path+".copy"), before) {
			t.Error("the backup says something else")
		}
	} else if a.name == "back up" && !failed {
		t.Error("there is no backup")
	}
	return true
}
