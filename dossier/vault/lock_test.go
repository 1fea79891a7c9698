package vault

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestLockEndsWithItsHolder kills a program that has a vault open: the lock goes
// with it, whatever it left behind, and the next one opens the vault.
func TestLockEndsWithItsHolder(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"))
	must(t, v.Close())
	for _, act := range []string{holdVault, readVault} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), act+"="+v.Path())
		_, err := cmd.StdinPipe() // it stays until it is killed
		must(t, err)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		if line, err := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
			t.Fatalf("the other process says %q, %v", line, err)
		}
		var locked *LockedError
		if _, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{}); !errors.As(err, &locked) {
			t.Errorf("beside it: %v", err)
		}
		must(t, cmd.Process.Kill())
		_ = cmd.Wait()
		// Windows may take a moment to let go.
		w, err := Open(t.Context(), v.Path(), Typed([]byte(passphrase)), Options{Wait: time.Second})
		if err != nil {
			t.Fatalf("after it was killed: %v", err)
		}
		clean(t, w)
		must(t, w.Close())
	}
}
