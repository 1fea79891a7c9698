//go:build unix

package vault

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Acts of the test binary as a second process.
const (
	copyVault = "VAULT_TEST_COPY"     // save, back up, compact, until killed
	copyFull  = "VAULT_TEST_COPYFULL" // back up and compact where files may not grow
)

func init() {
	secondProcesses[copyVault] = copyForEver
	secondProcesses[copyFull] = copyOnFullDisk
}

func copyForEver(path string) error {
	v, err := Open(context.Background(), path, []byte(passphrase), Options{})
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
		w, err := Open(t.Context(), v.Path(), []byte(passphrase), Options{})
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

// fill lets no file grow beyond a size; it gives what takes the limit away.
func fill(size int64) (undo func() error, err error) {
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		return nil, err
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(size), Max: was.Max}); err != nil {
		return nil, err
	}
	return func() error { return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was) }, nil
}

func copyOnFullDisk(path string) error {
	v, err := Open(context.Background(), path, []byte(passphrase), Options{})
	if err != nil {
		return err
	}
	before, err := contentOf(v)
	if err != nil {
		return err
	}
	other := path + ".other"
	if _, err := v.Backup(context.Background(), other); err != nil {
		return err
	}
	for _, size := range []int64{0, 3000, 40_000, 200_000} {
		undo, err := fill(size)
		if err != nil {
			return err
		}
		if _, err := v.Backup(context.Background(), path+".copy"); err == nil {
			return fmt.Errorf("a backup was made in %d bytes", size)
		}
		if err := v.Compact(context.Background()); err == nil {
			return fmt.Errorf("it was compacted into %d bytes", size)
		} else if !strings.Contains(err.Error(), "which is as it was") {
			return fmt.Errorf("the error says %w", err)
		}
		if _, err := v.Restore(context.Background(), other, day); err == nil {
			return fmt.Errorf("it was restored in %d bytes", size)
		}
		if _, err := Salvage(context.Background(), other, path+".saved", Passphrase([]byte(passphrase)), salvageOptions()); err == nil {
			return fmt.Errorf("it was salvaged into %d bytes", size)
		}
		if err := undo(); err != nil {
			return err
		}
		left, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			return err
		}
		if len(left) != 2 { // the two vaults
			return fmt.Errorf("left behind: %v", left)
		}
	}
	after, err := contentOf(v)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(before, after) {
		return errors.New("it says something else")
	}
	if _, err := v.Backup(context.Background(), path+".copy"); err != nil {
		return err
	}
	if err := v.Compact(context.Background()); err != nil {
		return err
	}
	return v.Close()
}

func TestFullDiskCopying(t *testing.T) {
	v, _ := full(t)
	must(t, v.Close())
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), copyFull+"="+v.Path())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, copied := range []string{".copy", ".other"} {
		if !reflect.DeepEqual(opened(t, v.Path()), opened(t, v.Path()+copied)) {
			t.Errorf("%s says something else", copied)
		}
	}
}

// restoreVault is an act of the second process: to put the copy beside in the
// vault's place until it is killed.
const restoreVault = "VAULT_TEST_RESTORE"

func init() {
	secondProcesses[restoreVault] = func(path string) error {
		v, err := Open(context.Background(), path+".copy", []byte(passphrase), Options{ReadOnly: true})
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
