//go:build judges

package vault

import (
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sysCall is one system call as strace saw it.
type sysCall struct {
	at     string   // when it began: seconds.nanoseconds since 1970
	name   string   // of the call
	args   []string // as strace writes them
	result int64
}

// strace runs a program to its end and gives the system calls of a set (in
// strace's own words) in the order in which they began, with all their data.
func strace(t testing.TB, calls string, cmd *exec.Cmd) []sysCall {
	t.Helper()
	path, err := exec.LookPath("strace")
	must(t, err)
	dir := t.TempDir()
	// One file for each thread, so that no call stands in two lines; all strings
	// in hexadecimal, so that nothing in them looks like syntax.
	cmd.Args = append([]string{"strace", "-ff", "--absolute-timestamps=format:unix,precision:ns", "-y", "-xx",
		"--seccomp-bpf", "-s", strconv.Itoa(64 << 20), "-e", "signal=none", "-e", "trace=" + calls, "-o", filepath.Join(dir, "of"), cmd.Path}, cmd.Args[1:]...)
	cmd.Path = path
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v: %s", cmd.Args, err, said.String())
	}
	traces, err := filepath.Glob(filepath.Join(dir, "of.*"))
	must(t, err)
	var all []sysCall
	for _, trace := range traces {
		b, err := os.ReadFile(trace)
		must(t, err)
		for line := range strings.Lines(string(b)) {
			if c, ok := parseCall(line); ok {
				all = append(all, c)
			}
		}
		must(t, os.Remove(trace))
	}
	if len(all) == 0 {
		t.Fatal("strace saw nothing")
	}
	slices.SortStableFunc(all, func(a, b sysCall) int { return strings.Compare(a.at, b.at) })
	return all
}

var callLine = regexp.MustCompile(`^(\d+\.\d+) (\w+)\((.*)\)\s+= (-?\d+)`)

// parseCall reads a line of strace. What is no call, or one that never
// returned, is none.
func parseCall(line string) (sysCall, bool) {
	m := callLine.FindStringSubmatch(line)
	if m == nil {
		return sysCall{}, false
	}
	result, err := strconv.ParseInt(m[4], 10, 64)
	return sysCall{at: m[1], name: m[2], args: strings.Split(m[3], ", "), result: result}, err == nil
}

var quoted = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)

// text gives the bytes of an argument that is a string.
func (c sysCall) text(n int) []byte {
	m := quoted.FindStringSubmatch(c.args[n])
	if m == nil {
		return nil
	}
	return unhex(m[1])
}

// data gives the bytes of all strings in the arguments, such as those that
// writev writes.
func (c sysCall) data() (all []byte) {
	for _, m := range quoted.FindAllStringSubmatch(strings.Join(c.args, ", "), -1) {
		all = append(all, unhex(m[1])...)
	}
	return all
}

func unhex(s string) []byte {
	b, _ := hex.DecodeString(strings.ReplaceAll(s, `\x`, "")) // the pattern holds
	return b
}

var descriptor = regexp.MustCompile(`^(-?\w+)(?:<((?:\\x[0-9a-f]{2}|[^>])*)>)?`)

// fd gives a file descriptor among the arguments, and the path that it is of.
func (c sysCall) fd(n int) (fd, path string) {
	m := descriptor.FindStringSubmatch(c.args[n])
	if m == nil {
		return "", ""
	}
	return m[1], string(unhex(m[2]))
}

// number gives an argument that is a number.
func (c sysCall) number(t testing.TB, n int) int64 {
	t.Helper()
	i, err := strconv.ParseInt(c.args[n], 0, 64)
	must(t, err)
	return i
}
