//go:build unix

package vault

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"testing"
	"time"

	"habeas/dossier/vault/keyfile"
)

// Acts of the test binary as a second process: change the passphrase until
// killed, and say "ok N" after each.
const (
	rekeyVault  = "VAULT_TEST_REKEY"
	rotateVault = "VAULT_TEST_ROTATE"
)

func init() {
	secondProcesses[rekeyVault] = func(path string) error { return changeForEver(path, (*Vault).SetPassphrase) }
	secondProcesses[rotateVault] = func(path string) error { return changeForEver(path, (*Vault).Rotate) }
}

// turn is the passphrase after n changes.
func turn(n int) []byte {
	if n == 0 {
		return []byte(passphrase)
	}
	return fmt.Append(nil, another, n)
}

// turnSecret is that passphrase and, after every other change, a key file.
func turnSecret(n int) Secret {
	s := Passphrase(turn(n))
	if n%2 == 1 {
		s = s.With(&keyfile.Key{byte(n)})
	}
	return s
}

// openTurn opens a vault whose passphrase is that after least changes, or a
// later one.
func openTurn(path string, least int) (v *Vault, n int, err error) {
	for n = least; n < least+2000; n++ {
		if v, err = Open(context.Background(), path, turnSecret(n), Options{}); !errors.Is(err, ErrWrongPassphrase) {
			break
		}
	}
	return v, n, err
}

func changeForEver(path string, change func(*Vault, context.Context, Secret, Secret, Cost) error) error {
	v, n, err := openTurn(path, 0)
	if err != nil {
		return err
	}
	for ; ; n++ {
		if err := change(v, context.Background(), turnSecret(n), turnSecret(n+1), cheap); err != nil {
			return err
		}
		fmt.Println("ok", n+1)
	}
}

// TestKilledWhileRekeying kills a process that changes the passphrase, and sets
// and removes a key file, at some moment, again and again over one vault: it opens
// with what was acknowledged last or what comes after it, all of the vault is there,
// and no old header is left.
func TestKilledWhileRekeying(t *testing.T) { killWhile(t, rekeyVault) }

// TestKilledWhileRotating is the same of the data key: the file with the vault's
// name is the old one or the new.
func TestKilledWhileRotating(t *testing.T) { killWhile(t, rotateVault) }

func killWhile(t *testing.T, act string) {
	v, before := written(t)
	must(t, v.Close())
	random := rand.New(rand.NewPCG(7, 8))
	last, made := 0, 0
	for range times(20, 300) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), act+"="+v.Path())
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		lines := bufio.NewScanner(out)
		var timer *time.Timer
		for lines.Scan() {
			if _, err := fmt.Sscanf(lines.Text(), "ok %d", &last); err != nil {
				t.Fatal(lines.Text())
			}
			made++
			if timer == nil {
				timer = time.AfterFunc(time.Duration(random.IntN(20_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
			}
		}
		_ = cmd.Wait()
		w, n, err := openTurn(v.Path(), last)
		must(t, err)
		if n > last+1 {
			t.Errorf("change %d was acknowledged last, the passphrase is that of %d", last, n)
		}
		last = n
		if got, err := contentOf(w); err != nil || !reflect.DeepEqual(got, before) {
			t.Errorf("it says something else: %v", err)
		}
		clean(t, w)
		must(t, w.Close())
		b, err := os.ReadFile(v.Path())
		must(t, err)
		if n := bytes.Count(b, []byte(magic)); n != 1 {
			t.Errorf("a header stands in %d places", n)
		}
	}
	if made < times(20, 300) {
		t.Errorf("only %d changes were made", made)
	}
}
