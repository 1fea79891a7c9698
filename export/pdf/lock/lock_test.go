package lock_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"habeas/export/pdf"
	"habeas/export/pdf/lock"
	"habeas/export/typeset"
)

// made is a file that says something.
func made(t *testing.T) []byte {
	t.Helper()
	d := pdf.New(pdf.Options{Title: "A secret title", Author: "A group", Created: time.Unix(1e9, 0)})
	d.AddPage()
	d.Text(50, 50, typeset.NewSetter().Line(typeset.Span{Text: "Kem Sokha កឹម សុខា", Style: typeset.Style{Size: 12}}))
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// open decrypts a file by its password, which must have no space for this reader.
func open(file []byte, password string) ([]byte, error) {
	api.DisableConfigDir()
	conf := model.NewAESConfiguration(password, password, 256)
	var out bytes.Buffer
	err := api.Decrypt(bytes.NewReader(file), &out, conf)
	return out.Bytes(), err
}

func TestALockedFileOpensByItsPasswordAlone(t *testing.T) {
	file := made(t)
	before := bytes.Clone(file)
	for _, password := range []string{"correct-horse", strings.Repeat("x", lock.MaxPassword), "ពាក្យសម្ងាត់"} {
		locked, err := lock.Lock(file, []byte(password))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(file, before) {
			t.Fatal("the file itself was changed")
		}
		for _, secret := range []string{"A secret title", "A group", "pdfaid:part>", "pdfcpu", "NotoSans"} {
			if bytes.Contains(locked, []byte(secret)) {
				t.Errorf("%q can be read in the locked file", secret)
			}
		}
		if !bytes.Contains(locked, []byte("/R 6")) && !bytes.Contains(locked, []byte("/R/6")) {
			t.Error("the file is not locked by revision 6")
		}
		opened, err := open(locked, password)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(opened, []byte("pdfuaid:part")) {
			t.Error("the opened file has no metadata")
		}
		if _, err := open(locked, "another-one"); err == nil {
			t.Error("another password opens the file")
		}
	}
}

func TestTwoLockedFilesDiffer(t *testing.T) {
	file := made(t)
	a, err := lock.Lock(file, []byte("correct horse"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := lock.Lock(file, []byte("correct horse"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a, b) {
		t.Error("the same key was taken twice")
	}
}

func TestBadPasswordsAndFiles(t *testing.T) {
	for name, password := range map[string]string{
		"none": "", "short": "seven 7", "long": strings.Repeat("x", 128), "no text": "\xff\xfe123456",
	} {
		if _, err := lock.Lock(made(t), []byte(password)); !errors.Is(err, lock.ErrPassword) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, file := range []string{"", "hello", "%PDF-1.7\n", "%PDF-1.7\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"} {
		if _, err := lock.Lock([]byte(file), []byte("correct horse")); err == nil {
			t.Errorf("%q was locked", file)
		}
	}
}

// TestNothingIsWritten: the library would make a folder of settings.
func TestNothingIsWritten(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", home)
	t.Setenv("TMPDIR", home)
	if _, err := lock.Lock(made(t), []byte("correct horse")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}
