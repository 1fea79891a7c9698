//go:build judges && !headless

package app_test

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// TestWindow_TellsNobody watches the system calls of a session at the window: it
// asks no network for anything, and what was typed goes nowhere but, sealed, into
// the vault.
func TestWindow_TellsNobody(t *testing.T) {
	const name, passphrase = "Sokunthea Chanthavy ទេព វន្នី", "correct horse battery staple"
	d := newDisplay(t)
	secret, trace, vault := filepath.Join(d.dir, "pp"), filepath.Join(d.dir, "trace"), filepath.Join(d.dir, "mine.habeas")
	if err := os.WriteFile(secret, []byte(passphrase), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(d.exe, "new", "--passphrase-file", secret, vault)
	watched := filepath.Join(d.dir, "watched")
	script := fmt.Sprintf("#!/bin/sh\nexec strace -f --seccomp-bpf -y -xx -s 16777216 -e signal=none -o '%s' -e trace=socket,connect,bind,write,pwrite64,writev,pwritev,openat,mkdirat,renameat,linkat '%s' \"$@\"\n", trace, d.exe)
	if err := os.WriteFile(watched, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	d.exe = watched

	p := d.start("Habeas", vault)
	p.unlock(passphrase, "mine.habeas")
	p.changed(func() { p.keys("ctrl+n") })
	p.changed(func() { p.paste(name) })
	time.Sleep(1500 * time.Millisecond) // a draft is on the disk
	p.keys("ctrl+q")
	p.end()

	lines, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	var written []byte
	saves, locals := 0, 0
	for line := range strings.Lines(string(lines)) {
		m := traced.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		call, args := m[1], m[2]
		switch call {
		case "socket", "connect", "bind":
			if strings.Contains(args, "AF_UNIX") {
				locals++
			} else {
				t.Errorf("a network: %s", line)
			}
			continue
		case "write", "pwrite64", "writev", "pwritev":
			path := unhex(opened.FindString(args))
			if !strings.HasPrefix(string(path), "/") || strings.HasPrefix(string(path), "/dev/") {
				continue // the display, pipes, what wakes a thread
			}
			if string(path) == vault {
				saves++
			}
		}
		for _, text := range texts.FindAllString(args, -1) {
			written = append(written, unhex(text)...)
		}
	}
	t.Logf("%d writes to the vault; %d calls of sockets of this computer; %d bytes elsewhere and there", saves, locals, len(written))
	if saves < 3 || locals == 0 {
		t.Error("the calls were not seen by which the program writes")
	}
	written = bytes.ToLower(written)
	for _, secret := range []string{name, passphrase} {
		runes := []rune(strings.ToLower(secret))
		for i := 0; i+6 <= len(runes); i++ {
			piece := string(runes[i : i+6])
			wide, _ := binary.Append(nil, binary.LittleEndian, utf16.Encode(runes[i:i+6]))
			if bytes.Contains(written, []byte(piece)) || bytes.Contains(written, wide) {
				t.Errorf("%q was written", piece)
			}
		}
	}
}

var (
	traced = regexp.MustCompile(`^\d+ +(\w+)\((.*)`)
	opened = regexp.MustCompile(`<(?:\\x[0-9a-f]{2})*>`)
	texts  = regexp.MustCompile(`"(?:\\x[0-9a-f]{2})*"`)
)

func unhex(s string) []byte {
	b, _ := hex.DecodeString(strings.ReplaceAll(strings.Trim(s, `<>"`), `\x`, "")) // the patterns hold
	return b
}
