package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestNoDumps starts the program and asks the kernel whether it would leave a
// dump of it. What is started here has the limits of this process, so those are
// raised first.
func TestNoDumps(t *testing.T) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CORE, &limit); err != nil {
		t.Fatal(err)
	}
	raised := unix.Rlimit{Cur: limit.Max, Max: limit.Max}
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &raised); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Setrlimit(unix.RLIMIT_CORE, &limit) })

	program := filepath.Join(t.TempDir(), "habeas")
	if out, err := exec.Command("go", "build", "-tags", "headless", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	cmd := exec.Command(program, "new", "--passphrase-file", "-", filepath.Join(t.TempDir(), "v.habeas"))
	in, err := cmd.StdinPipe() // it waits for what never comes
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = in.Close()
		_ = cmd.Wait()
	}()
	of := func(name string) string {
		b, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(cmd.Process.Pid), name))
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(b))
	}
	none := regexp.MustCompile(`(?m)^Max core file size +0 +0 `)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		limits, filter := of("limits"), of("coredump_filter")
		if none.MatchString(limits) && strings.Trim(filter, "0") == "" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("a dump would be left, of %s:\n%s", filter, limits)
		}
	}
}
