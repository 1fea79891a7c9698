package vault_test

// The independent reader's third way in, by a passphrase and a key file together:
// written from docs/vault-format.md too.

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"

	"habeas/dossier/vault"
	"habeas/dossier/vault/keyfile"
)

const keyFileVector = "testdata/vector-3.habeas"

// keyOfFile gives the 32 bytes that a file stands for.
func keyOfFile(file []byte) ([]byte, error) {
	if !bytes.HasPrefix(file, []byte("Habeas key file 1\n")) {
		sum := sha256.Sum256(file)
		return sum[:], nil
	}
	field := func(name string) []byte {
		_, after, _ := strings.Cut(string(file), "\n"+name+":")
		line, _, _ := strings.Cut(after, "\n")
		b, _ := hex.DecodeString(strings.ReplaceAll(line, " ", ""))
		return b
	}
	key := field("key")
	if sum := sha256.Sum256(append([]byte("habeas key file 1 "), key...)); !bytes.Equal(sum[:4], field("check")) {
		return nil, errors.New("the key file is damaged")
	}
	return key, nil
}

// readWithKeyFile opens a vault with a passphrase that is in NFC and a key file.
func readWithKeyFile(file, passphrase, keyFile []byte) (r *reader, slot map[uint64]any, stretched, kek []byte, err error) {
	key, err := keyOfFile(keyFile)
	if err != nil {
		return nil, nil, nil, nil, err
	}
	r, _ = readVault(file, passphrase)
	head := r.buckets["head"]["head"]
	body, _ := decode(head[12:])
	for _, s := range body.(map[uint64]any)[3].([]any) {
		s := s.(map[uint64]any)
		if s[1].(uint64) != 3 {
			continue
		}
		salt, m, t, p := s[2].([]byte), s[3].(uint64), s[4].(uint64), s[5].(uint64)
		stretched = argon2.IDKey(passphrase, salt, uint32(t), uint32(m), uint8(p), 32)
		kek, _ = hkdf.Key(sha256.New, append(bytes.Clone(stretched), key...), salt, "habeas key file 1", 32)
		aead, _ := chacha20poly1305.NewX(kek)
		bound := append([]byte{0x86, 0x50}, r.id...) // an array of six; 16 bytes
		bound = number(append(append(number(bound, 3), 0x50), salt...), m)
		bound = number(number(bound, t), p)
		if r.data, err = aead.Open(nil, s[6].([]byte), s[7].([]byte), bound); err == nil {
			return r, s, stretched, kek, nil
		}
	}
	return nil, nil, nil, nil, errors.New("no slot opens")
}

// vectorKeyFile is the key file of the vector, as it is written.
func vectorKeyFile(t *testing.T) []byte {
	t.Helper()
	k, err := keyfile.New(&steady{0xa0})
	must(t, err)
	return k.Encode()
}

func makeKeyFileVector(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "v")
	k, err := keyfile.Parse(vectorKeyFile(t))
	must(t, err)
	o := vault.Options{Random: &steady{}, Cost: vault.Cost{Memory: 64 << 10, Time: 1, Lanes: 1}, KeyFile: k}
	v, err := vault.Create(t.Context(), path, []byte(vectorPass), o)
	must(t, err)
	must(t, v.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(keyFileVector, b, 0o644))
}

var keyFileBlock = regexp.MustCompile("(?s)```keyfile\n(.*?)```")

// TestKeyFileVector: the document, the file, the independent reader and the
// package say the same of a key file.
func TestKeyFileVector(t *testing.T) {
	if *update {
		makeKeyFileVector(t)
	}
	b, err := os.ReadFile(keyFileVector)
	must(t, err)
	text := vectorKeyFile(t)
	r, slot, stretched, kek, err := readWithKeyFile(b, []byte(vectorPass), text)
	must(t, err)
	want := string(text) + "\n"
	for _, v := range []struct {
		name string
		b    []byte
	}{
		{"vault id", r.id}, {"salt", slot[2].([]byte)}, {"stretched", stretched}, {"KEK", kek},
		{"nonce", slot[6].([]byte)}, {"wrapped", slot[7].([]byte)}, {"data key", r.data},
	} {
		want += v.name + ": " + hex.EncodeToString(v.b) + "\n"
	}
	doc, err := os.ReadFile(formatDoc)
	must(t, err)
	if *update {
		doc = keyFileBlock.ReplaceAllLiteral(doc, []byte("```keyfile\n"+want+"```"))
		must(t, os.WriteFile(formatDoc, doc, 0o644))
	}
	block := keyFileBlock.FindSubmatch(doc)
	if block == nil || string(block[1]) != want {
		t.Errorf("the document says\n%s, want\n%s", block, want)
	}
	if content, err := r.open("root", "root"); err != nil || len(content) == 0 {
		t.Errorf("with that data key the root is %x, %v", content, err)
	}
	path := filepath.Join(t.TempDir(), "v")
	must(t, os.WriteFile(path, b, 0o600))
	k, err := keyfile.Parse(text)
	must(t, err)
	v, err := vault.Open(t.Context(), path, vault.Passphrase([]byte(vectorPass)).With(k), vault.Options{ReadOnly: true})
	must(t, err)
	must(t, v.Close())
	if _, _, _, _, err := readWithKeyFile(b, []byte(vectorPass), []byte("another file, such as a photograph")); err == nil {
		t.Error("another file opens it")
	}
}
