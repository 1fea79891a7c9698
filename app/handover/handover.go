// Package handover lets a second start of the program on a vault that is open
// in a window show that window, in place of one that could not open the vault.
//
// The window listens on a Unix socket in a folder that only the person can
// enter; Windows has them too, since 10. What goes through it is the vault's
// path and an answer: never a passphrase. There is one socket for each vault,
// named by the hash of its path.
package handover

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	greeting = "habeas 1 " // and the path
	shown    = "shown\n"
	refused  = "no\n"

	// longest is that of a path, in bytes; Linux allows no longer one.
	longest = 4096
	// patience is how long either side waits for the other, which is on the
	// same computer. A window that draws nothing for longer is of no use.
	patience = 2 * time.Second
)

// ErrTaken says that another window listens for the vault.
var ErrTaken = errors.New("another window has this vault")

// Listener is the window's side.
type Listener struct {
	vault  string
	path   string
	socket net.Listener
}

// Listen has show called, on a goroutine of its own, each time the program is
// started on the vault again, until Close. It fails with [ErrTaken] where
// another window does so already, and takes the place of one that was killed.
func Listen(vault string, show func()) (*Listener, error) {
	dir, err := folder()
	if err != nil {
		return nil, err
	}
	path, err := socketOf(dir, vault)
	if err != nil {
		return nil, err
	}
	if c, err := net.DialTimeout("unix", path, patience); err == nil {
		_ = c.Close() // nothing was asked
		return nil, ErrTaken
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("failed to listen for a second start: %w", err)
	}
	socket, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("failed to listen for a second start: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		_ = socket.Close()
		return nil, fmt.Errorf("failed to listen for a second start: %w", err)
	}
	l := &Listener{vault: vault, path: path, socket: socket}
	go l.serve(show)
	return l, nil
}

// Close ends the listening. It may be called on nil.
func (l *Listener) Close() {
	if l != nil {
		_ = l.socket.Close() // it removes the socket's file
	}
}

func (l *Listener) serve(show func()) {
	for {
		c, err := l.socket.Accept()
		if err != nil {
			return
		}
		go l.answer(c, show)
	}
}

// answer takes one request. Nothing is believed of it but that a path is meant.
func (l *Listener) answer(c net.Conn, show func()) {
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(patience))
	answer := refused
	if path, ok := request(c); ok && own(c) && l.same(path) {
		show()
		answer = shown
	}
	_, _ = io.WriteString(c, answer)
}

// request reads the path that is asked for.
func request(r io.Reader) (path string, ok bool) {
	line, err := bufio.NewReader(io.LimitReader(r, longest+int64(len(greeting))+1)).ReadString('\n')
	if err != nil {
		return "", false
	}
	path, ok = strings.CutPrefix(strings.TrimSuffix(line, "\n"), greeting)
	return path, ok && filepath.IsAbs(path) && !strings.ContainsRune(path, 0)
}

// same reports whether a path is that of the vault.
func (l *Listener) same(path string) bool {
	asked, err := os.Stat(path)
	if err != nil || !asked.Mode().IsRegular() {
		return false
	}
	mine, err := os.Stat(l.vault)
	return err == nil && os.SameFile(asked, mine)
}

// Offer asks the window that has a vault open, if there is one, to show itself,
// and reports whether it did.
func Offer(vault string) bool {
	whole, err := filepath.Abs(vault)
	if err != nil || len(whole) > longest || strings.ContainsAny(whole, "\n\x00") {
		return false
	}
	dir, err := folder()
	if err != nil {
		return false
	}
	path, err := socketOf(dir, whole)
	if err != nil {
		return false
	}
	c, err := net.DialTimeout("unix", path, patience)
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	if !own(c) {
		return false
	}
	_ = c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, greeting+whole+"\n"); err != nil {
		return false
	}
	answer, err := bufio.NewReader(io.LimitReader(c, int64(len(shown)))).ReadString('\n')
	return err == nil && answer == shown
}

// socketOf is the socket for a vault, whichever way leads to it.
func socketOf(dir, vault string) (string, error) {
	whole, err := filepath.Abs(vault)
	if err != nil {
		return "", fmt.Errorf("failed to find %s: %w", vault, err)
	}
	if real, err := filepath.EvalSymlinks(whole); err == nil {
		whole = real
	}
	sum := sha256.Sum256([]byte(whole))
	return filepath.Join(dir, hex.EncodeToString(sum[:8])), nil
}
