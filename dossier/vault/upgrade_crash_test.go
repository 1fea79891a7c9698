//go:build unix

package vault

import (
	"bufio"
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// TestKilledWhileUpgrading kills a process that brings a vault up to date, at some
// moment: the vault is the old one, byte for byte, or the new one with all that
// was in it; where it is the new one, the old one is kept.
func TestKilledWhileUpgrading(t *testing.T) {
	learn(t)
	first, says := older(t)
	old, err := os.ReadFile(first)
	must(t, err)
	random := rand.New(rand.NewPCG(11, 12))
	upgraded, begun := 0, 0
	for range times(25, 300) {
		path := filepath.Join(t.TempDir(), "test.habeas")
		must(t, os.WriteFile(path, old, 0o600))
		killUpgrading(t, path, time.Duration(random.IntN(25_000))*time.Microsecond)

		kept, err := filepath.Glob(strings.TrimSuffix(path, ".habeas") + ".before-upgrade-*.habeas")
		must(t, err)
		for _, k := range kept {
			if b, err := os.ReadFile(k); err != nil || !bytes.Equal(b, old) {
				t.Errorf("what is kept is not what was there: %v", err)
			}
		}
		begun += len(kept)
		v, err := Open(t.Context(), path, Typed([]byte(passphrase)), Options{})
		var o *OlderError
		if errors.As(err, &o) {
			if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, old) {
				t.Errorf("the old vault was changed: %v", err)
			}
			// The next attempt goes through, and keeps one copy, not two.
			v, _, err = Upgrade(t.Context(), path, Passphrase([]byte(passphrase)), Options{}, day)
		} else {
			upgraded++
		}
		must(t, err)
		if kept, _ = filepath.Glob(strings.TrimSuffix(path, ".habeas") + ".before-upgrade-*.habeas"); len(kept) != 1 {
			t.Errorf("kept are %v", kept)
		}
		if got, err := contentOf(v); err != nil || !reflect.DeepEqual(got, says) {
			t.Errorf("it says something else: %v", err)
		}
		clean(t, v)
		must(t, v.Close())
	}
	t.Logf("%d killed: %d had kept the old vault, %d had the new one", times(25, 300), begun, upgraded)
	if begun == 0 {
		t.Error("none was killed late enough to have done anything")
	}
}

// killUpgrading runs it, and kills it some time after it began.
func killUpgrading(t *testing.T, path string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), upgradeVault+"="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "begin" {
		t.Fatal("it did not begin")
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	for lines.Scan() {
	}
	_ = cmd.Wait()
	timer.Stop()
}
