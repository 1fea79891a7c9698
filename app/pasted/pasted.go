// Package pasted gives the picture that lies on the system's clipboard. The
// window's own toolkit knows texts alone.
//
// Nothing is written to a disk: what the system's helper gives comes through a
// pipe, or out of shared memory.
package pasted

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// MaxBytes is what a picture may have; a larger one is not read to its end.
const MaxBytes = 64 << 20

// The errors of [Picture].
var (
	ErrNoPicture = errors.New("there is no picture on the clipboard")
	ErrNoWay     = errors.New("this desktop gives no pictures from its clipboard here: save the picture as a file and drop that onto the window")
	ErrTooLarge  = fmt.Errorf("the picture on the clipboard is larger than %d MiB: it was not taken in", MaxBytes>>20)
)

// patience is how long the program that owns the clipboard may take.
const patience = 10 * time.Second

// Picture gives the picture on the clipboard, in one of the formats of package
// picture. It fails with one of the errors above. It may take a moment.
func Picture(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	data, err := read(ctx)
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxBytes:
		return nil, ErrTooLarge
	case !isPicture(data):
		return nil, ErrNoPicture // helpers give the text where there is no picture
	}
	return data, nil
}

// isPicture knows the formats that clipboards give. "BM" alone may begin a word.
func isPicture(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(data, []byte("\xff\xd8\xff")) {
		return true
	}
	return bytes.HasPrefix(data, []byte("BM")) && len(data) > 14 && int64(binary.LittleEndian.Uint32(data[2:])) == int64(len(data))
}

// output is what a helper writes, and no more of it than is wanted. A helper
// that is not there gives exec.ErrNotFound.
func output(ctx context.Context, name string, args ...string) ([]byte, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, exec.ErrNotFound
	}
	most := limited{left: MaxBytes + 1}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdout = &most
	cmd.WaitDelay = time.Second // it may leave a child behind that holds the pipe
	if err := cmd.Run(); most.left == 0 {
		return nil, ErrTooLarge
	} else if err != nil {
		return nil, ErrNoPicture
	}
	return most.got.Bytes(), nil
}

// limited takes so many bytes, and then fails its writer.
type limited struct {
	got  bytes.Buffer // not embedded: its ReadFrom knows no limit
	left int
}

func (l *limited) Write(p []byte) (int, error) {
	n := min(len(p), l.left)
	l.left -= n
	l.got.Write(p[:n])
	if n < len(p) {
		return n, ErrTooLarge
	}
	return n, nil
}
