package vault_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"habeas/dossier"
	"habeas/dossier/change"
	"habeas/dossier/vault"
)

var update = flag.Bool("update", false, "make the test vectors of docs/vault-format.md anew")

const (
	formatDoc  = "../../docs/vault-format.md"
	vectorFile = "testdata/vector-1.habeas"
	vectorPass = "correct horse battery staple"
)

// steady is a source of bytes that is the same in every run, so that the
// vector can be made again.
type steady struct{ n byte }

func (s *steady) Read(b []byte) (int, error) {
	for i := range b {
		s.n++
		b[i] = s.n
	}
	return len(b), nil
}

// vectorChange is the one change of the vector.
func vectorChange() *change.Change {
	return &change.Change{
		Version: 1, Device: "laptop", At: 1536710400000, Origin: "test vector",
		Writes: []change.Write{{
			Place: change.Place{Kind: change.Dossier, Subject: "01J00000000000000000000001", Field: "known_as"},
			Value: append([]byte{0x6a}, "the singer"...),
		}},
	}
}

func makeVector(t *testing.T) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "v")
	o := vault.Options{Random: &steady{}, Cost: vault.Cost{Memory: 64 << 10, Time: 1, Lanes: 1}}
	v, err := vault.Create(context.Background(), path, []byte(vectorPass), o)
	must(t, err)
	must(t, v.Update(func(tx *vault.Tx) error {
		if _, err := tx.Append(vectorChange()); err != nil {
			return err
		}
		if _, err := tx.PutBlob([]byte("a photograph")); err != nil {
			return err
		}
		return tx.SetState("draft", []byte("half a sentence"))
	}))
	must(t, v.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.MkdirAll("testdata", 0o755))
	must(t, os.WriteFile(vectorFile, b, 0o644))
}

// vectors are what docs/vault-format.md says of the file, as the independent
// reader finds it.
func vectors(t *testing.T, r *reader) (names []string, values map[string]string) {
	t.Helper()
	values = map[string]string{}
	say := func(name string, b []byte) {
		names = append(names, name)
		values[name] = hex.EncodeToString(b)
	}
	open := func(bucket, key string) []byte {
		content, err := r.open(bucket, key)
		must(t, err)
		return content
	}
	say("vault id", r.id)
	say("data key", r.data)
	for _, purpose := range []string{"head", "name", "sum", "seal now", "seal log", "seal blob", "seal state", "seal root"} {
		say("key "+purpose, r.key(purpose))
	}
	raw, err := vectorChange().Encode()
	must(t, err)
	name := sha256.Sum256(raw)
	blob := sha256.Sum256([]byte("a photograph"))
	for _, v := range []struct {
		bucket string
		name   []byte
	}{
		{"now", []byte("01J00000000000000000000001")}, {"log", name[:]},
		{"blob", append(blob[:], 0, 0, 0, 0)}, {"state", []byte("draft")},
	} {
		key := r.place(v.bucket, v.name)
		say(v.bucket+" name", v.name)
		say(v.bucket+" place", []byte(key))
		say(v.bucket+" content", open(v.bucket, key))
		say(v.bucket+" sum", r.sum(v.bucket))
	}
	say("root content", open("root", "root"))
	return names, values
}

var vectorBlock = regexp.MustCompile("(?s)```vector\n(.*?)```")

func TestVectors(t *testing.T) {
	if *update {
		makeVector(t)
	}
	b, err := os.ReadFile(vectorFile)
	must(t, err)
	r, err := readVault(b, []byte(vectorPass))
	must(t, err)
	names, values := vectors(t, r)
	doc, err := os.ReadFile(formatDoc)
	must(t, err)
	if *update {
		var block strings.Builder
		for _, name := range names {
			fmt.Fprintf(&block, "%s: %s\n", name, values[name])
		}
		doc = vectorBlock.ReplaceAllLiteral(doc, []byte("```vector\n"+block.String()+"```"))
		must(t, os.WriteFile(formatDoc, doc, 0o644))
	}
	block := vectorBlock.FindSubmatch(doc)
	if block == nil {
		t.Fatal("the document has no vectors")
	}
	said := map[string]string{}
	for line := range strings.Lines(string(block[1])) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		said[name] = value
	}
	if len(said) != len(names) {
		t.Errorf("the document has %d vectors, want %d", len(said), len(names))
	}
	for _, name := range names {
		if said[name] != values[name] {
			t.Errorf("%s: the document says %s, the file %s", name, said[name], values[name])
		}
	}
}

// TestVectorOpens: this and every later version of the program reads it.
func TestVectorOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vector")
	b, err := os.ReadFile(vectorFile)
	must(t, err)
	must(t, os.WriteFile(path, b, 0o600))
	v, err := vault.Open(t.Context(), path, vault.Typed([]byte(vectorPass)), vault.Options{ReadOnly: true})
	must(t, err)
	defer v.Close()
	report, err := v.Verify(t.Context(), nil)
	must(t, err)
	if len(report.Damaged) > 0 || report.Dossiers != 1 || report.Changes != 1 || report.Attachments != 1 {
		t.Errorf("Verify = %+v", report)
	}
	name, err := vectorChange().Sum()
	must(t, err)
	if c, err := v.Change(name); err != nil || c.Device != "laptop" {
		t.Errorf("Change = %v, %v", c, err)
	}
	if s, err := v.State("draft"); err != nil || string(s) != "half a sentence" {
		t.Errorf("State = %q, %v", s, err)
	}
}

// TestStrangerReads has the independent reader read a larger vault, with
// branches and a blob of several pieces, and say the same as the package.
func TestStrangerReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v")
	o := vault.Options{Cost: vault.Cost{Memory: 64 << 10, Time: 2, Lanes: 2}}
	v, err := vault.Create(t.Context(), path, []byte(vectorPass), o)
	must(t, err)
	photo := bytes.Repeat([]byte("0123456789"), 70_000)
	var blob string
	must(t, v.Update(func(tx *vault.Tx) (err error) {
		for i := range 200 {
			c := vectorChange()
			c.Writes[0].Place.Subject = dossier.ID(fmt.Sprintf("01J%023d", i))
			if _, err := tx.Append(c); err != nil {
				return err
			}
		}
		blob, err = tx.PutBlob(photo)
		return err
	}))
	records, err := v.AllRecords()
	must(t, err)
	must(t, v.Close())

	file, err := os.ReadFile(path)
	must(t, err)
	if _, err := readVault(file, []byte("another")); err == nil {
		t.Error("another passphrase opens it")
	}
	r, err := readVault(file, []byte(vectorPass))
	must(t, err)
	if len(r.buckets["now"]) != 200 || len(r.buckets["log"]) != 200 {
		t.Errorf("%d records, %d changes", len(r.buckets["now"]), len(r.buckets["log"]))
	}
	for id, record := range records {
		want, err := record.Encode()
		must(t, err)
		got, err := r.open("now", r.place("now", []byte(id)))
		must(t, err)
		if !bytes.Equal(got, want) {
			t.Fatalf("record %s: %x, want %x", id, got, want)
		}
	}
	for key := range r.buckets["log"] {
		content, err := r.open("log", key)
		must(t, err)
		value, _ := decode(content)
		name := sha256.Sum256(value.([]any)[1].([]byte))
		if r.place("log", name[:]) != key {
			t.Fatal("a change stands where its name does not lead")
		}
	}
	whole, err := hex.DecodeString(blob)
	must(t, err)
	var data []byte
	for i := range byte(3) {
		piece, err := r.open("blob", r.place("blob", append(bytes.Clone(whole), 0, 0, 0, i)))
		must(t, err)
		data = append(data, piece[44:]...)
	}
	if !bytes.Equal(data, photo) {
		t.Errorf("the blob has %d bytes, want %d", len(data), len(photo))
	}
	content, err := r.open("root", "root")
	must(t, err)
	value, _ := decode(content)
	for _, b := range value.(map[uint64]any)[4].([]any) {
		b := b.([]any)
		name := b[0].(string)
		if b[1].(uint64) != uint64(len(r.buckets[name])) || !bytes.Equal(b[2].([]byte), r.sum(name)) {
			t.Errorf("the root says %v of %s, the file has %d and %x", b, name, len(r.buckets[name]), r.sum(name))
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
