//go:build unix

package vault

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// copyVault is an act of the test binary as a second process: save, back up,
// compact, until killed.
const copyVault = "VAULT_TEST_COPY"

func init() { secondProcesses[copyVault] = copyForEver }

func copyForEver(path string) error {
	v, err := Open(context.Background(), path, Typed([]byte(passphrase)), Options{})
	if err != nil {
		return err
	}
	for n := v.Length(); ; n++ {
		if err := v.Update(func(tx *Tx) error {
			_, err := tx.Append(write(n, "", "known_as", strings.Repeat("x", n%900)))
			return err
		}); err != nil {
			return err
		}
		fmt.Println("ok", n)
		if _, err := v.Backup(context.Background(), fmt.Sprintf("%s.%d.copy", path, n)); err != nil {
			return err
		}
		if err := v.Compact(context.Background()); err != nil {
			return err
		}
	}
}

// killedAt runs the test binary as a second process and kills it a random
// moment after its first word; it gives the last number that was acknowledged.
func killedAt(t *testing.T, random *rand.Rand, act, path string) (last int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), act+"="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	last = -1
	var timer *time.Timer
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, err := fmt.Sscanf(lines.Text(), "ok %d", &last); err != nil {
			t.Fatal(lines.Text())
		}
		if timer == nil {
			timer = time.AfterFunc(time.Duration(random.IntN(30_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := cmd.Wait(); err == nil || timer == nil {
		t.Fatalf("it ended by itself: %v", err)
	}
	return last
}

// TestKilledCopying kills a process that backs up and compacts: the vault is
// whole and has what was acknowledged, and what is called a copy is one.
func TestKilledCopying(t *testing.T) {
	v, _ := full(t)
	v.Close()
	random := rand.New(rand.NewPCG(7, 8))
	for range times(20, 300) {
		last := killedAt(t, random, copyVault, v.Path())
		w, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
		must(t, err)
		if n := w.Length(); n <= last {
			t.Errorf("change %d was acknowledged, %d are there", last, n)
		}
		clean(t, w)
		must(t, w.Close())
		copies, err := filepath.Glob(v.Path() + ".*.copy")
		must(t, err)
		for _, path := range copies {
			opened(t, path)
			must(t, os.Remove(path))
		}
	}
}

// restoreVault is an act of the second process: to put the copy beside in the
// vault's place until it is killed.
const restoreVault = "VAULT_TEST_RESTORE"

func init() {
	secondProcesses[restoreVault] = func(path string) error {
		v, err := Open(context.Background(), path+".copy", Typed([]byte(passphrase)), Options{ReadOnly: true})
		if err != nil {
			return err
		}
		for n := 0; ; n++ {
			fmt.Println("ok", n)
			if _, err := v.Restore(context.Background(), path, day); err != nil {
				return err
			}
		}
	}
}

// TestKilledRestoring: the path is the one or the other, and both are there.
func TestKilledRestoring(t *testing.T) {
	v, _ := full(t)
	path := v.Path()
	_, err := v.Backup(t.Context(), path+".copy")
	must(t, err)
	copied, err := contentOf(v)
	must(t, err)
	appendAll(t, v, write(70, "", "known_as", "only here"))
	own, err := contentOf(v)
	must(t, err)
	b := fileOf(t, v)
	random := rand.New(rand.NewPCG(9, 10))
	restored := 0
	for range times(20, 300) {
		killedAt(t, random, restoreVault, path)
		got := opened(t, path)
		kept, err := filepath.Glob(strings.TrimSuffix(path, ".habeas") + ".before-restore-*")
		must(t, err)
		switch {
		case reflect.DeepEqual(got, own):
		case reflect.DeepEqual(got, copied):
			restored++
			first := strings.TrimSuffix(path, ".habeas") + ".before-restore-" + day.Format("2006-01-02") + ".habeas"
			if !reflect.DeepEqual(opened(t, first), own) {
				t.Error("what was there is not kept")
			}
		default:
			t.Fatal("it says something else")
		}
		for _, k := range kept {
			must(t, os.Remove(k))
		}
		must(t, os.WriteFile(path, b, 0o600))
	}
	if restored == 0 {
		t.Error("it was killed before each restore")
	}
}
