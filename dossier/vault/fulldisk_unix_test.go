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
	"testing"
)

// Acts of the test binary as a second process, where files may not grow.
const (
	fullVault   = "VAULT_TEST_FULL"     // save
	copyFull    = "VAULT_TEST_COPYFULL" // back up, compact, restore, salvage
	createVault = "VAULT_TEST_CREATE"   // make a vault
)

func init() {
	secondProcesses[fullVault] = saveOnFullDisk
	secondProcesses[copyFull] = copyOnFullDisk
	secondProcesses[createVault] = func(path string) error {
		_, err := Create(context.Background(), path, []byte(passphrase), Options{Cost: cheap})
		return err
	}
}

// fill lets no file grow beyond a size; it gives what takes the limit away.
func fill(size int64) (undo func() error, err error) {
	was, err := limitFiles(uint64(size))
	if err != nil {
		return nil, err
	}
	return func() error { _, err := limitFiles(was); return err }, nil
}

func saveOnFullDisk(path string) error {
	v, err := Open(context.Background(), path, Typed([]byte(passphrase)), Options{})
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
	undo, err := fill(info.Size())
	if err != nil {
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
	if err := undo(); err != nil {
		return err
	}
	if err := save(200_000); err != nil {
		return err
	}
	return v.Close()
}

// TestFullDiskGrowing saves where the file may not grow.
func TestFullDiskGrowing(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "before"))
	must(t, v.Close())
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fullVault+"="+v.Path())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	w, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{})
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

func copyOnFullDisk(path string) error {
	v, err := Open(context.Background(), path, Typed([]byte(passphrase)), Options{})
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
	info, err := os.Stat(other)
	if err != nil {
		return err
	}
	// Each of them is written page after page: so every write meets the limit.
	for size := int64(0); size < info.Size(); size += pageSize {
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
