//go:build unix

package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
)

// fullVault is an act of the test binary as a second process, named in the
// environment: save into a file that may not grow.
const fullVault = "VAULT_TEST_FULL"

func init() { secondProcesses[fullVault] = saveOnFullDisk }

func saveOnFullDisk(path string) error {
	v, err := Open(context.Background(), path, []byte(passphrase), Options{})
	if err != nil {
		return err
	}
	before, err := contentOf(v)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	save := func(n int) error {
		return v.Update(func(tx *Tx) error {
			if _, err := tx.PutBlob(picture(n)); err != nil {
				return err
			}
			_, err := tx.Append(write(n, "", "known_as", "after"))
			return err
		})
	}
	full := syscall.Rlimit{Cur: uint64(info.Size()), Max: 1 << 40}
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	full.Max = was.Max
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &full); err != nil {
		return err
	}
	for range 3 {
		if err := save(200_000); err == nil {
			return errors.New("a save went into a file that may not grow")
		} else if !strings.Contains(err.Error(), "failed to save, the vault is as it was before") {
			return fmt.Errorf("the error says %w", err)
		}
		after, err := contentOf(v)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(before, after) {
			return errors.New("the failed save left something")
		}
	}
	// What fits is saved all the same; and everything, once there is room.
	if err := v.Update(func(tx *Tx) error { return tx.SetState("draft", []byte("small")) }); err != nil {
		return err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return err
	}
	if err := save(200_000); err != nil {
		return err
	}
	return v.Close()
}

func TestFullDisk(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "before"))
	must(t, v.Close())
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fullVault+"="+v.Path())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	w, err := Open(t.Context(), v.Path(), []byte(passphrase), Options{})
	must(t, err)
	defer w.Close()
	if r := clean(t, w); r.Changes != 2 || r.Attachments != 1 {
		t.Errorf("Verify = %+v", r)
	}
}

// TestFullDiskAtCreation: no half of a vault is left.
func TestFullDiskAtCreation(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command("/bin/sh", "-c", `ulimit -f 16 && exec "$0"`, os.Args[0])
	cmd.Env = append(os.Environ(), createVault+"="+filepath.Join(dir, "v.habeas"))
	if out, err := cmd.CombinedOutput(); err == nil {
		t.Fatalf("it was made: %s", out)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

const createVault = "VAULT_TEST_CREATE" // make a vault

func init() {
	secondProcesses[createVault] = func(path string) error {
		_, err := Create(context.Background(), path, []byte(passphrase), Options{Cost: cheap})
		return err
	}
}

// TestFellBack damages the newer of the two meta pages, which bbolt passes
// over in silence.
func TestFellBack(t *testing.T) {
	c := makeVictim(t)
	m, _, err := newestMeta(strings.NewReader(string(c.bytes)), int64(len(c.bytes)))
	must(t, err)
	path := filepath.Join(t.TempDir(), "v")
	c.write(t, path, func(b []byte) []byte { b[int(m.txid%2)*pageSize+40] ^= 1; return b })

	v, err := Open(t.Context(), path, []byte(passphrase), Options{})
	must(t, err)
	defer v.Close()
	got, err := contentOf(v)
	must(t, err)
	if !v.FellBack() || !reflect.DeepEqual(got, c.since) {
		t.Errorf("fell back %v, to %v", v.FellBack(), got)
	}
	if r, err := v.Verify(t.Context(), nil); err != nil || len(r.Damaged) != 1 || r.Damaged[0].Part != "file" {
		t.Errorf("Verify = %+v, %v", r, err)
	}
	appendAll(t, v, write(50, "", "known_as", "goes on"))
	w := reopen(t, v, Options{})
	if w.FellBack() {
		t.Error("the next save did not mend it")
	}
	clean(t, w)
}
