package keyfile

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func made(t testing.TB) *Key {
	t.Helper()
	k, err := New(strings.NewReader("thirty-two bytes that look random"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// TestEncodedParses: what is written is read, whatever mail or an editor does to
// its line ends, its spaces, and the case of its digits.
func TestEncodedParses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := Key(rapid.SliceOfN(rapid.Byte(), Size, Size).Draw(t, "key"))
		text := string(k.Encode())
		for name, changed := range map[string]string{
			"as it is":       text,
			"CRLF":           strings.ReplaceAll(text, "\n", "\r\n"),
			"a mark":         "\ufeff" + text,
			"lines before":   "\n\n" + text,
			"no space":       strings.Replace(text, "key: ", "key:", 1),
			"no line end":    strings.TrimSpace(text),
			"a line after":   text + "\nfound on the white stick\n",
			"another remark": strings.Replace(text, "Keep a copy", "Keep two copies", 1),
		} {
			got, err := Parse([]byte(changed))
			if err != nil || *got != k {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// TestEveryDigitIsChecked: a digit of the key or its check that changes is found.
func TestEveryDigitIsChecked(t *testing.T) {
	text := made(t).Encode()
	at := bytes.Index(text, []byte("key:")) + len("key:")
	looked := 0
	for i := at; i < len(text); i++ {
		if !strings.ContainsRune("0123456789abcdef", rune(text[i])) || bytes.HasPrefix(text[i:], []byte("check")) {
			continue
		}
		if line := text[bytes.LastIndexByte(text[:i], '\n')+1 : i]; !bytes.ContainsRune(line, ':') {
			continue // a letter of "check"
		}
		looked++
		changed := bytes.Clone(text)
		if changed[i]++; changed[i] == ':' || changed[i] == 'g' {
			changed[i] = '0'
		}
		var damaged *DamagedError
		if _, err := Parse(changed); !errors.As(err, &damaged) {
			t.Errorf("digit %d: %v", i, err)
		}
	}
	if looked != 2*Size+8 {
		t.Errorf("%d digits were looked at", looked)
	}
	for _, cut := range []int{len(title), at, at + 10, len(text) - 5} {
		var damaged *DamagedError
		if _, err := Parse(text[:cut]); !errors.As(err, &damaged) {
			t.Errorf("cut to %d: %v", cut, err)
		}
	}
	newer := bytes.Replace(text, []byte(title), []byte(begin+" 2"), 1)
	var damaged *DamagedError
	if _, err := Parse(newer); !errors.As(err, &damaged) {
		t.Errorf("of a later version: %v", err)
	}
}

func TestAnyOtherFile(t *testing.T) {
	photo := bytes.Repeat([]byte{0xff, 0xd8, 0xff, 0xe0}, 1000)
	k, err := Parse(photo)
	if err != nil || *k != Key(sha256.Sum256(photo)) {
		t.Errorf("a photograph: %v", err)
	}
	for n, want := range map[int]error{0: errShort, least - 1: errShort, least: nil, most: nil, most + 1: errLong} {
		if _, err := Parse(make([]byte, n)); !errors.Is(err, want) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	k := made(t)
	path := filepath.Join(dir, "key")
	if err := os.WriteFile(path, k.Encode(), 0o600); err != nil {
		t.Fatal(err)
	}
	if got, err := Read(path); err != nil || *got != *k {
		t.Errorf("Read: %v", err)
	}
	var unread *UnreadableError
	if _, err := Read(filepath.Join(dir, "none")); !errors.As(err, &unread) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("none there: %v", err)
	}
	if _, err := Read(dir); !errors.As(err, &unread) {
		t.Errorf("a folder: %v", err)
	}
	big := filepath.Join(dir, "big")
	if err := errors.Join(os.WriteFile(big, nil, 0o600), os.Truncate(big, most+1)); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(big); !errors.Is(err, errLong) {
		t.Errorf("too long: %v", err)
	}
	if err := os.Truncate(big, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(big); !errors.Is(err, errShort) {
		t.Errorf("empty: %v", err)
	}
}

// TestKeyIsUnprintable: no verb of fmt says a key.
func TestKeyIsUnprintable(t *testing.T) {
	k := made(t)
	for _, s := range []string{fmt.Sprintf("%v %+v %#v %x %s %q", k, *k, *k, *k, *k, k), fmt.Sprint(struct{ K Key }{*k})} {
		if strings.Contains(s, "74686972") || strings.Contains(s, "thirty") || strings.Contains(s, "116 104") {
			t.Errorf("it says %s", s)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(nil))
	f.Add(made(f).Encode())
	f.Add([]byte(title + "\nkey: 00\ncheck: 00\n"))
	f.Add([]byte("<?xml version=\"1.0\"?><KeyFile><Meta><Version>2.0</Version></Meta></KeyFile>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		k, err := Parse(file)
		if err != nil {
			return
		}
		again, err := Parse(file)
		if err != nil || *again != *k {
			t.Fatal("it says another key the second time")
		}
		if got, err := Parse(k.Encode()); err != nil || *got != *k {
			t.Fatalf("what was read cannot be written: %v", err)
		}
	})
}
