// Package keyfile reads and makes key files: what opens a vault together with
// its passphrase, so that neither does alone.
//
// # Model
//
// One that is made here is a few lines of text with 32 random bytes and a check,
// so that who finds it in ten years knows what it is, and a copy that went bad is
// told from a wrong one. Any other file will do as well, a photograph or the key
// file of another program: it stands for its SHA-256. People who come from
// KeePassXC know both, and a file that looks like nothing draws no questions.
//
// # Caveats
//
// A file that others have too adds nothing, and one that changes by a single byte
// opens nothing any more.
package keyfile

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// Size is that of a key, in bytes.
const Size = 32

// A file of another program has to have as many bytes at least, as so few are
// soon guessed, and at most, as it is read whole at each opening.
const (
	least = 32
	most  = 64 << 20
)

// Key is what a key file says.
type Key [Size]byte

// Format keeps a key out of logs and errors, whatever the verb.
func (Key) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, "(a key file)") }

// New draws a key.
func New(random io.Reader) (*Key, error) {
	k := new(Key)
	if _, err := io.ReadFull(random, k[:]); err != nil {
		return nil, fmt.Errorf("failed to draw a key: %w", err)
	}
	return k, nil
}

// The lines of a file that was made here.
const (
	begin = "Habeas key file"
	title = begin + " 1"
	about = "This file opens a vault together with its passphrase, and neither does alone.\n" +
		"Keep a copy, away from the vault. Do not edit it."
)

// Encode gives the text of a key's file:
//
//	Habeas key file 1
//	(what it is for, in any words)
//	key: 64 hexadecimal digits in groups of 8
//	check: the first 4 bytes of SHA-256("habeas key file 1 " ‖ key), hexadecimal
func (k *Key) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(title + "\n" + about + "\nkey:")
	for i := 0; i < Size; i += 4 {
		fmt.Fprintf(&b, " %x", k[i:i+4])
	}
	fmt.Fprintf(&b, "\ncheck: %x\n", k.check())
	return b.Bytes()
}

func (k *Key) check() []byte {
	sum := sha256.Sum256(append([]byte("habeas key file 1 "), k[:]...))
	return sum[:4]
}

// DamagedError says that a file which was made here is not as it was. Its text
// has nothing of the key.
type DamagedError struct{ What string }

func (e *DamagedError) Error() string {
	return "the key file is damaged: " + e.What + "; take a copy of it, or the recovery key"
}

var (
	errShort = fmt.Errorf("invalid key file: it has less than %d bytes, which are soon guessed", least)
	errLong  = fmt.Errorf("invalid key file: it has more than %d MiB", most>>20)
)

// Parse gives the key that a file stands for: what it says, if it was made here,
// and else its SHA-256. It fails with a *[DamagedError] where one that was made
// here does not check. Line ends do not matter, as mail and editors change them.
func Parse(file []byte) (*Key, error) {
	text := bytes.TrimLeft(bytes.TrimPrefix(file, []byte("\ufeff")), " \t\r\n")
	if bytes.HasPrefix(text, []byte(begin)) && len(text) < 1<<16 {
		return parseOwn(text)
	}
	switch {
	case len(file) < least:
		return nil, errShort
	case len(file) > most:
		return nil, errLong
	}
	k := Key(sha256.Sum256(file))
	return &k, nil
}

func parseOwn(text []byte) (*Key, error) {
	if line, _, _ := bytes.Cut(text, []byte("\n")); string(bytes.TrimSpace(line)) != title {
		return nil, &DamagedError{"its first line is not " + title}
	}
	fields := map[string]string{}
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok {
			fields[strings.TrimSpace(name)] = strings.Join(strings.Fields(value), "")
		}
	}
	k := new(Key)
	switch b, err := hex.DecodeString(fields["key"]); {
	case err != nil || len(b) != Size:
		return nil, &DamagedError{"its key is not 64 digits"}
	default:
		copy(k[:], b)
		clear(b)
	}
	if check, err := hex.DecodeString(fields["check"]); err != nil || !bytes.Equal(check, k.check()) {
		return nil, &DamagedError{"its check is that of another key"}
	}
	return k, nil
}

// UnreadableError says that the file could not be read at all.
type UnreadableError struct{ Err error }

func (e *UnreadableError) Error() string { return "failed to read the key file: " + e.Err.Error() }

func (e *UnreadableError) Unwrap() error { return e.Err }

// Read gives the key of a file. Besides the errors of [Parse] there is an
// *[UnreadableError].
func Read(path string) (*Key, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &UnreadableError{err}
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, &UnreadableError{err}
	case !info.Mode().IsRegular(): // a pipe or a device gives something else each time
		return nil, &UnreadableError{errors.New(path + " is no regular file")}
	case info.Size() > most:
		return nil, errLong
	}
	b := make([]byte, info.Size()+1) // one more shows a file that grew
	defer clear(b)
	n, err := io.ReadFull(f, b)
	if err == nil || !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, &UnreadableError{cmp.Or(err, errors.New(path+" is being written to"))}
	}
	return Parse(b[:n])
}
