package vault

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"habeas/dossier"
	"habeas/dossier/change"
)

// cheap is a cost for tests that do not ask about the cost.
var cheap = Cost{Memory: 64, Time: 1, Lanes: 1}

const passphrase = "correct horse battery staple"

var fully = flag.Bool("full", false, "run the fault tests in full (CONTRIBUTING.md says how long they take)")

// times is how often a fault test does something: in its short form, and in full.
func times(short, full int) int {
	if *fully {
		return full
	}
	return short
}

// secondProcesses are what the test binary does instead of testing, where the
// environment names one with the path of a vault.
var secondProcesses = map[string]func(path string) error{
	holdVault: func(path string) error { return hold(path, Options{}) },
	readVault: func(path string) error { return hold(path, Options{ReadOnly: true}) },
}

// Open a vault, say so, and keep it open until the input ends.
const (
	holdVault = "VAULT_TEST_HOLD"
	readVault = "VAULT_TEST_READ"
)

func TestMain(m *testing.M) {
	testOnlyMinMemory = 64
	for name, run := range secondProcesses {
		if path := os.Getenv(name); path != "" {
			if err := run(path); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	status := m.Run()
	removeProgram()
	os.Exit(status)
}

func hold(path string, o Options) error {
	v, err := Open(context.Background(), path, Typed([]byte(passphrase)), o)
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	return v.Close()
}

// fresh makes a vault in a folder of its own.
func fresh(t testing.TB, o Options) *Vault {
	t.Helper()
	if o.Cost == (Cost{}) {
		o.Cost = cheap
	}
	v, err := Create(context.Background(), filepath.Join(t.TempDir(), "test.habeas"), []byte(passphrase), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

// reopen closes a vault and opens its file again.
func reopen(t testing.TB, v *Vault, o Options) *Vault {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	w, err := Open(context.Background(), v.Path(), Typed([]byte(passphrase)), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// clean fails the test if Verify finds something.
func clean(t testing.TB, v *Vault) Report {
	t.Helper()
	r, err := v.Verify(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Damaged {
		t.Errorf("damaged: %+v", d)
	}
	// bbolt's own check, as a second opinion on the walk.
	must(t, v.view(func(tx *bolt.Tx) error {
		for err := range tx.Check() {
			t.Errorf("bbolt finds: %v", err)
		}
		return nil
	}))
	return r
}

// counter is a source of bytes that are all different and the same in every
// run.
type counter struct{ n uint64 }

func (c *counter) Read(b []byte) (int, error) {
	for i := range b {
		c.n = c.n*6364136223846793005 + 1442695040888963407
		b[i] = byte(c.n >> 56)
	}
	return len(b), nil
}

func subject(n int) dossier.ID { return dossier.ID(fmt.Sprintf("01J%023d", n)) }

// write is a change that sets one field of a dossier.
func write(n int, part, field, value string, replaces ...change.Ref) *change.Change {
	raw, err := cbor.Marshal(value)
	if err != nil {
		panic(err)
	}
	return &change.Change{
		Version: change.Version, Device: "test", At: int64(n),
		Writes: []change.Write{{
			Place: change.Place{Kind: change.Dossier, Subject: subject(n), Part: part, Field: field},
			Value: raw, Replaces: replaces,
		}},
	}
}

// appendAll saves changes in one transaction and gives their names.
func appendAll(t testing.TB, v *Vault, changes ...*change.Change) []change.Hash {
	t.Helper()
	var names []change.Hash
	err := v.Update(func(tx *Tx) error {
		names = nil
		for _, c := range changes {
			name, err := tx.Append(c)
			if err != nil {
				return err
			}
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// content is everything that a vault says, to compare by.
type content struct {
	records map[dossier.ID]string
	log     []change.Hash
	states  map[string]string
}

func contentOf(v *Vault) (c content, err error) {
	c = content{records: map[dossier.ID]string{}, states: map[string]string{}}
	records, err := v.AllRecords()
	if err != nil {
		return c, err
	}
	for id, r := range records {
		b, err := r.Encode()
		if err != nil {
			return c, err
		}
		c.records[id] = string(b)
	}
	err = v.Log(func(_ uint64, ch change.NamedChange) error {
		c.log = append(c.log, ch.Name)
		return nil
	})
	if err != nil {
		return c, err
	}
	states, err := v.States("")
	for name, data := range states {
		c.states[name] = string(data)
	}
	return c, err
}

// fileOf reads the bytes of a closed vault.
func fileOf(t testing.TB, v *Vault) []byte {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(v.Path())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// copyOf copies the file of a vault that may be open.
func copyOf(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	path = filepath.Join(t.TempDir(), "copy.habeas")
	must(t, os.WriteFile(path, b, 0o600))
	return path
}

// picture is bytes that do not compress.
func picture(n int) []byte {
	var b bytes.Buffer
	_, _ = io.CopyN(&b, &counter{uint64(n)}, int64(n))
	return b.Bytes()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// day is some day.
var day = time.Date(2018, 9, 12, 0, 0, 0, 0, time.UTC)
