package vault

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// secrets are words of all kinds of things that a vault is told.
var secrets = []string{
	"Sokunthea Chanthavy", "សុខុន្ធា ចាន់ថាវី", "Prey Sar prison, block B", "telephone 012 345 678",
	"draft of a narrative about the trial", "known_as", "birthplace", "Battambang laptop",
}

// TestNoPlaintext looks for every six letters of what was stored, in UTF-8 and
// both byte orders of UTF-16, also in pages that saves left behind.
func TestNoPlaintext(t *testing.T) {
	v := fresh(t, Options{})
	for i, secret := range secrets {
		c := write(1+i, "birthplace", "known_as", secret)
		c.Device = "Battambang laptop"
		appendAll(t, v, c)
	}
	must(t, v.Update(func(tx *Tx) error {
		if err := tx.SetState("draft/"+secrets[0], []byte(secrets[4])); err != nil {
			return err
		}
		_, err := tx.PutBlob([]byte(strings.Repeat(secrets[3], 30)))
		return err
	}))
	must(t, v.Update(func(tx *Tx) error { return tx.SetState("draft/"+secrets[0], nil) }))
	file := bytes.ToLower(fileOf(t, v))
	looked := 0
	for _, secret := range append(secrets, string(subject(1)), "draft/", passphrase) {
		runes := []rune(strings.ToLower(secret))
		for i := 0; i+6 <= len(runes); i++ {
			piece := string(runes[i : i+6])
			u := utf16.Encode([]rune(piece))
			le, _ := binary.Append(nil, binary.LittleEndian, u)
			be, _ := binary.Append(nil, binary.BigEndian, u)
			for form, b := range map[string][]byte{"UTF-8": []byte(piece), "UTF-16LE": le, "UTF-16BE": be} {
				looked++
				if bytes.Contains(file, b) {
					t.Errorf("%q stands in the file in %s", piece, form)
				}
			}
		}
	}
	if looked < 300 {
		t.Errorf("only %d pieces were looked for", looked)
	}
}

// TestNothingBeside: the vault is one file; no journal, no lock file.
func TestNothingBeside(t *testing.T) {
	v := fresh(t, Options{})
	appendAll(t, v, write(1, "", "known_as", "the singer"))
	names, err := os.ReadDir(filepath.Dir(v.Path()))
	must(t, err)
	if len(names) != 1 {
		t.Errorf("beside the vault: %v", names)
	}
}

// TestKeysSayNothing: the same names in two vaults have different keys.
func TestKeysSayNothing(t *testing.T) {
	a, b := fresh(t, Options{}), fresh(t, Options{})
	if bytes.Equal(a.keys.place(bucketNow, []byte(subject(1))), b.keys.place(bucketNow, []byte(subject(1)))) {
		t.Error("two vaults have the same key for a dossier")
	}
}
