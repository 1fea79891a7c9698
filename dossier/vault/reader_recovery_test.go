package vault_test

// The independent reader's second way in, by a recovery key: written from
// docs/vault-format.md too, and with the published list of words.

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/sethvargo/go-diceware/diceware"
	"golang.org/x/crypto/chacha20poly1305"

	"habeas/dossier/vault"
	"habeas/dossier/vault/recovery"
)

const (
	recoveryFile  = "testdata/vector-2.habeas"
	recoveryWords = "abdomen trident greedless guidance untagged envoy famished oaf jazz napped confound resolute vixen pasted"
)

// keyOf gives the 21 bytes that words stand for.
func keyOf(words string) ([]byte, error) {
	list := map[string]int64{}
	for roll := 11111; roll <= 66666; roll++ {
		if w := diceware.WordListEffLarge().WordAt(roll); w != "" {
			list[w] = int64(len(list))
		}
	}
	typed := strings.Fields(words)
	if len(typed) != 14 {
		return nil, errors.New("not fourteen words")
	}
	n := new(big.Int)
	for _, w := range typed[:13] {
		n.Add(n.Mul(n, big.NewInt(7776)), big.NewInt(list[w]))
	}
	key := n.FillBytes(make([]byte, 21))
	sum := sha256.Sum256(append([]byte("habeas recovery 1 "), key...))
	if int64(binary.BigEndian.Uint64(sum[:])%7776) != list[typed[13]] {
		return nil, errors.New("a word is mistyped")
	}
	return key, nil
}

// readRecovered opens a vault with the words of a recovery key.
func readRecovered(file []byte, words string) (r *reader, slot map[uint64]any, kek []byte, err error) {
	key, err := keyOf(words)
	if err != nil {
		return nil, nil, nil, err
	}
	r, _ = readVault(file, []byte("not known any more"))
	head := r.buckets["head"]["head"]
	body, _ := decode(head[12:])
	for _, s := range body.(map[uint64]any)[3].([]any) {
		s := s.(map[uint64]any)
		if s[1].(uint64) != 2 {
			continue
		}
		kek, _ = hkdf.Key(sha256.New, key, s[2].([]byte), "habeas recovery 1", 32)
		aead, _ := chacha20poly1305.NewX(kek)
		bound := append([]byte{0x83, 0x50}, r.id...) // an array of three; 16 bytes
		bound = append(append(bound, 2, 0x50), s[2].([]byte)...)
		if r.data, err = aead.Open(nil, s[6].([]byte), s[7].([]byte), bound); err == nil {
			return r, s, kek, nil
		}
	}
	return nil, nil, nil, errors.New("no slot opens")
}

func makeRecoveryVector(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "v")
	o := vault.Options{Random: &steady{}, Cost: vault.Cost{Memory: 64 << 10, Time: 1, Lanes: 1}}
	v, err := vault.Create(t.Context(), path, []byte(vectorPass), o)
	must(t, err)
	var k recovery.Key
	for i := range k {
		k[i] = byte(0x10 * i)
	}
	must(t, v.SetRecovery(t.Context(), vault.Passphrase([]byte(vectorPass)), k))
	must(t, v.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(recoveryFile, b, 0o644))
}

var recoveryBlock = regexp.MustCompile("(?s)```recovery\n(.*?)```")

// TestRecoveryVector: the document, the file, the independent reader and the
// package say the same of the recovery key.
func TestRecoveryVector(t *testing.T) {
	if *update {
		makeRecoveryVector(t)
	}
	b, err := os.ReadFile(recoveryFile)
	must(t, err)
	r, slot, kek, err := readRecovered(b, recoveryWords)
	must(t, err)
	key, err := keyOf(recoveryWords)
	must(t, err)
	want := "words: " + recoveryWords + "\n"
	for _, v := range []struct {
		name string
		b    []byte
	}{
		{"key", key}, {"vault id", r.id}, {"salt", slot[2].([]byte)}, {"KEK", kek},
		{"nonce", slot[6].([]byte)}, {"wrapped", slot[7].([]byte)}, {"data key", r.data},
	} {
		want += v.name + ": " + hex.EncodeToString(v.b) + "\n"
	}
	doc, err := os.ReadFile(formatDoc)
	must(t, err)
	if *update {
		doc = recoveryBlock.ReplaceAllLiteral(doc, []byte("```recovery\n"+want+"```"))
		must(t, os.WriteFile(formatDoc, doc, 0o644))
	}
	block := recoveryBlock.FindSubmatch(doc)
	if block == nil || string(block[1]) != want {
		t.Errorf("the document says\n%s, want\n%s", block, want)
	}
	if content, err := r.open("root", "root"); err != nil || len(content) == 0 {
		t.Errorf("with that data key the root is %x, %v", content, err)
	}
	path := filepath.Join(t.TempDir(), "v")
	must(t, os.WriteFile(path, b, 0o600))
	v, err := vault.Open(t.Context(), path, vault.Typed([]byte(recoveryWords)), vault.Options{ReadOnly: true})
	must(t, err)
	must(t, v.Close())
	if _, _, _, err := readRecovered(b, strings.Replace(recoveryWords, "trident", "zoom", 1)); err == nil {
		t.Error("other words open it")
	}
}
