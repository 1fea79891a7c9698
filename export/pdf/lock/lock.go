// Package lock encrypts a finished PDF file for a password: with AES-256, as PDF
// 2.0 has it (ISO 32000-2, 7.6.4, revision 6). A packet that goes by mail then is
// as safe as its password; the vault's own encryption is another and stronger one.
//
// A locked file is no PDF/A, which knows no encryption, and does not claim to be.
// Its bytes are others each time, as they must.
package lock

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"golang.org/x/text/unicode/norm"
)

// Passwords of more bytes are cut by readers (ISO 32000-2, 7.6.4.3.3), and
// nobody types shorter ones than this for safety.
const (
	MaxPassword = 127
	MinPassword = 8
)

// ErrPassword marks a password that cannot be taken.
var ErrPassword = errors.New("invalid password")

// Check says whether a password can be taken, with an [ErrPassword] if not.
func Check(password []byte) error {
	switch {
	case len(password) > MaxPassword:
		return fmt.Errorf("%w: it has more than %d bytes", ErrPassword, MaxPassword)
	case utf8.RuneCount(password) < MinPassword:
		return fmt.Errorf("%w: it has fewer than %d characters", ErrPassword, MinPassword)
	case !utf8.Valid(password):
		return fmt.Errorf("%w: it is no text", ErrPassword)
	}
	return nil
}

// Lock encrypts a file of package pdf. Whoever has the password may do all with
// it; without, nothing of it can be read but how many pages and objects it has.
func Lock(file, password []byte) (locked []byte, err error) {
	if err := Check(password); err != nil {
		return nil, err
	}
	password = norm.NFKC.Bytes(password) // as RFC 4013 has it, which readers keep to
	plain, err := unclaimed(file)
	if err != nil {
		return nil, fmt.Errorf("failed to lock the file: %w", err)
	}
	defer func() {
		if r := recover(); r != nil {
			locked, err = nil, fmt.Errorf("failed to lock the file: %v", r)
		}
	}()
	offline()
	conf := model.NewAESConfiguration(string(password), string(password), 256)
	conf.Permissions = model.PermissionsAll
	conf.Offline = true
	conf.Optimize, conf.OptimizeBeforeWriting, conf.OptimizeResourceDicts = false, false, false
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(plain), &out, conf); err != nil {
		return nil, fmt.Errorf("failed to lock the file: %w", err)
	}
	return out.Bytes(), nil
}

// offline keeps the library from making a folder of its own.
var offline = sync.OnceFunc(api.DisableConfigDir)

// claims are those of an archive file, and what takes their place: as many blanks, so
// that nothing in the file moves.
var claims = [][]byte{
	[]byte("<pdfaid:part>2</pdfaid:part>"),
	[]byte("<pdfaid:conformance>U</pdfaid:conformance>"),
}

// unclaimed is the file without the claim to be PDF/A, and as one of PDF 2.0:
// of older ones the library would write the information anew, with the time of
// day and its own name.
func unclaimed(file []byte) ([]byte, error) {
	const old, new = "%PDF-1.7", "%PDF-2.0"
	if !bytes.HasPrefix(file, []byte(old)) {
		return nil, errors.New("it is no finished PDF")
	}
	plain := bytes.Clone(file)
	copy(plain, new)
	for _, claim := range claims {
		at := bytes.Index(plain, claim)
		if at < 0 {
			return nil, errors.New("it has no metadata of ours")
		}
		copy(plain[at:], bytes.Repeat([]byte(" "), len(claim)))
	}
	return plain, nil
}
